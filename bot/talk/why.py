"""The answer to "why?": the inputs, the rule that decided, its source, and the tip behind it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.coach.advice import Advice, SessionName
from bot.domain.running import Run
from bot.language.echo import echo
from bot.talk.say import Say
from bot.talk.wording import equipment_words, reason_text, source_line, text

if TYPE_CHECKING:
    from bot.domain.training import Entry
    from bot.talk.scene import Scene

_CLAIM: dict[SessionName, str] = {
    SessionName.HEAVY_LOWER: "T5",
    SessionName.HEAVY_FULL: "T5",
    SessionName.LEARN: "T4",
    SessionName.MAINT: "T2",
    SessionName.CORE_BW: "T1",
    SessionName.MOBILITY: "T1",
}
"""Which tip of the article stands behind a session when no rule about runs or equipment decided."""
_CLAIM_OF_RULE = {"R07": "T3", "R08": "T3", "R09": "T3", "R10": "T3", "R20-none": "T6", "R14": "T2"}


def why_says(advice: Advice, scene: Scene, minutes: int | None) -> tuple[Say, ...]:
    """Return why today's session is what it is."""
    book = scene.book
    reasons = [*advice.reasons, *advice.mods]
    rules = list(dict.fromkeys(reason_text(reason, book) for reason in reasons))
    if not advice.reasons:
        rules.insert(0, text(f"session.because.{advice.session}", book))
    sources = source_line(dict.fromkeys(r.source for r in reasons if r.source), book)
    args = {
        "rules": " ".join(rules),
        "inputs": _inputs(scene, minutes),
        "source": text("why.source", book, sources=sources)
        if sources
        else text("why.no_source", book),
    }
    return (Say("why.answer", args), *_tip(advice, scene))


def _tip(advice: Advice, scene: Scene) -> tuple[Say, ...]:
    """Return the article's tip that the session serves, in the coach's words."""
    by_rule = (_CLAIM_OF_RULE.get(reason.key) for reason in advice.reasons)
    claim = next(filter(None, by_rule), _CLAIM.get(advice.session))
    card = next((c for c in scene.book.cards.tips if c.claim == claim), None)
    return (Say("why.tip", {"text": card.text}),) if card else ()


def _inputs(scene: Scene, minutes: int | None) -> str:
    book, athlete = scene.book, scene.athlete
    unknown = text("profile.unknown", book)
    return text(
        "why.inputs",
        book,
        yesterday=_runs(-1, scene),
        today=_runs(0, scene),
        tomorrow=_runs(1, scene),
        equipment=unknown
        if athlete.equipment is None
        else equipment_words(athlete.equipment, book),
        experience=text(f"profile.level.{athlete.experience}", book)
        if athlete.experience
        else unknown,
        minutes=minutes or athlete.minutes or unknown,
    )


def _runs(days: int, scene: Scene) -> str:
    """Return the runs of a day, done or planned, in one line."""
    day = scene.today + timedelta(days=days)
    done = [entry for entry in scene.record.entries if _is_run(entry, day)]
    planned = [entry for entry in scene.record.plans if _is_run(entry, day)]
    runs = tuple(done or planned)
    if not runs:
        return text("why.no_run", scene.book)
    return echo(runs, scene.book.lexicon, day)


def _is_run(entry: Entry, day: object) -> bool:
    return entry.day == day and isinstance(entry.activity, Run)
