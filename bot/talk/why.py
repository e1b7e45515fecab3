"""The answer to "why?": the inputs, the rule that decided, its source, and the tip behind it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.coach.advice import Advice, SessionName
from bot.coach.history.runs import expected
from bot.coach.history.sessions import sessions
from bot.coach.history.situation import past_of
from bot.coach.history.weights import at_hand
from bot.domain.athlete import Experience
from bot.domain.running import Run
from bot.language.echo import echo
from bot.talk.say import Say
from bot.talk.season import phase_on
from bot.talk.wording import day_words, equipment_words, reason_text, source_line, text

if TYPE_CHECKING:
    from bot.domain.exercise import Equipment
    from bot.domain.training import Entry
    from bot.talk.scene import Scene

_CLAIM: dict[SessionName, str] = {
    SessionName.HEAVY_LOWER: "T5",
    SessionName.HEAVY_FULL: "T5",
    SessionName.CORE_BW: "T1",
    SessionName.MOBILITY: "T1",
}
"""Which tip of the article stands behind a session when no rule about runs or equipment decided."""
_NO_TIP = ("R01", "R02", "R03", "R04", "R06", "R12", "R14", "R17", "R19", "R22")
"""Rules of the body and of the calendar: no tip of the article stands behind them."""
_CLAIM_OF_RULE = {"R07": "T3", "R08": "T3", "R09": "T3", "R10": "T3", "R20-none": "T6"}


def why_says(
    advice: Advice,
    scene: Scene,
    loads: tuple[Say, ...],
    minutes: int | None,
    equipment: tuple[Equipment, ...] | None = None,
) -> tuple[Say, ...]:
    """Return why today's session is what it is; the tip only where no loads are explained."""
    book = scene.book
    reasons = [*advice.reasons, *advice.mods]
    rules = list(dict.fromkeys(reason_text(reason, book) for reason in reasons))
    if not advice.reasons:
        rules.insert(0, text(f"session.because.{advice.session}", book))
    sources = source_line(dict.fromkeys(r.source for r in reasons if r.source), book)
    args = {
        "rules": " ".join(rules),
        "inputs": _inputs(scene, minutes, equipment),
        "source": text("why.source", book, sources=sources)
        if sources
        else text("why.no_source", book),
    }
    return (Say("why.answer", args), *(loads or _tip(advice, scene)))


def _tip(advice: Advice, scene: Scene) -> tuple[Say, ...]:
    """Return the article's tip that the session serves, in the coach's words."""
    if any(reason.key in _NO_TIP for reason in advice.reasons):
        return ()
    by_rule = (_CLAIM_OF_RULE.get(reason.key) for reason in advice.reasons)
    claim = next(filter(None, by_rule), _CLAIM.get(advice.session))
    if claim is None:
        return ()
    card = next((c for c in scene.book.cards.tips if c.claim == claim), None)
    return (Say("why.tip", {"text": card.text}),) if card else ()


def _inputs(scene: Scene, minutes: int | None, equipment: tuple[Equipment, ...] | None) -> str:
    book, athlete = scene.book, scene.athlete
    unknown = text("profile.unknown", book)
    return text(
        "why.inputs",
        book,
        yesterday=_runs(-1, scene),
        today=_runs(0, scene),
        tomorrow=_runs(1, scene),
        equipment=_weights(scene, athlete.equipment if equipment is None else equipment),
        experience=_experience(scene),
        minutes=minutes or athlete.minutes or unknown,
        phase=text(f"phase.name.{phase_on(scene.today, scene)}", book),
        last=_last_session(scene),
    )


def _experience(scene: Scene) -> str:
    """Return the experience that was told, else what the logs show."""
    told, book = scene.athlete.experience, scene.book
    if told is not None:
        return text(f"profile.level.{told}", book)
    seen = past_of(scene.record, scene.today, book.catalogue.exercises).experience
    if seen is Experience.NOVICE:
        return text("profile.unknown", book)
    return text("why.weights_lifted", book, items=text(f"profile.level.{seen}", book))


def _weights(scene: Scene, told: tuple[Equipment, ...] | None) -> str:
    """Return the weights that were told, else those that the logs show."""
    if told is not None:
        return equipment_words(told, scene.book)
    shown = sorted(at_hand(scene.record, scene.today, scene.book.catalogue.exercises))
    key = "why.weights_lifted" if shown else "profile.unknown"
    return text(key, scene.book, items=equipment_words(shown, scene.book))


def _last_session(scene: Scene) -> str:
    """Return when a session of the heavy class was last, in words."""
    done = sessions(scene.record.logs, scene.today, scene.book.catalogue.exercises)
    return day_words(done[-1].day, scene) if done else text("why.no_session", scene.book)


def _runs(days: int, scene: Scene) -> str:
    """Return the runs of a day, done or planned, in one line."""
    day = scene.today + timedelta(days=days)
    done = tuple(entry for entry in scene.record.entries if _is_run(entry, day))
    if done or days < 0:
        return echo(done, scene.book.lexicon, day) if done else text("why.no_run", scene.book)
    held = expected(scene.record, day, scene.today)
    if held is None and days > 0:
        return text("why.unknown_run", scene.book)
    if held is None or not held.outdoors:
        return text("why.no_run", scene.book)
    what = echo(tuple(one.entry for one in held.outdoors), scene.book.lexicon, day)
    return what if held.how == "planned" else text(f"week.{held.how}", scene.book, what=what)


def _is_run(entry: Entry, day: object) -> bool:
    return entry.day == day and isinstance(entry.activity, Run)
