"""The morning after a pain was told: is it better, the same, or worse.

Rule 1: one question a report; it goes the way of a reminder, and is gone when the pain was rated
again before.
Rule 2: the answer changes the plan; a pain that stays two weeks belongs to a physiotherapist.
Source: coaching rules 2.4.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.coach.limits.health import PAIN_WEEKS, UNRATED_SCORE
from bot.domain.schedule import MAX_LATE
from bot.domain.zones import local_date
from bot.language.facts import PainGone, ReportPain
from bot.language.hearing import Expect
from bot.talk import safety
from bot.talk.effects import SaveAthlete, SaveReminder, after
from bot.talk.questions import site_words
from bot.talk.reminding.settling import noted
from bot.talk.say import Choice, Say, render
from bot.talk.scene import Scene, Step, stay
from bot.talk.state import Idle, Screening, State
from bot.talk.turn import Turn

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.domain.health import Pain
    from bot.domain.schedule import Outcome, Reminder
    from bot.language.clinical import TellChange
    from bot.language.facts import Pick
    from bot.talk.book import Book
    from bot.talk.snapshot import Snapshot
    from bot.talk.wire import Due

CHANGES = ("better", "same", "worse")
_STEP = 1
_LEAP = 2
_WORST = 10


# ------------------------------------------------------------------ asked


def asked_turn(known: Snapshot, reminder: Reminder, due: Due, now: datetime, book: Book) -> Turn:
    """Return the turn that asks; late, away or without a pain it says nothing."""
    health = known.record.athlete.health
    pains = tuple(pain for pain in health.pains if pain.score != 0 and pain.followed is None)
    reason = _unasked(known, due, now) if pains else "not_today"
    if reason is not None:
        return Turn(conversation=known.conversation, effects=(_over(reminder, due, reason),))
    today = local_date(now, reminder.rule.zone_at(now))
    followed = tuple(replace(pain, followed=today) for pain in health.pains)
    athlete = replace(known.record.athlete, health=replace(health, pains=followed))
    choices = tuple(Choice(f"pain_{change}", lasting=True) for change in CHANGES)
    said = Say("pain.follow", {"site": _sites(pains, book)}, choices, nth=reminder.sent)
    seed = book.seed or str(athlete.id)
    return Turn(
        conversation=replace(known.conversation, state=Screening(Expect.CHANGE), since=now),
        replies=render((said,), book.phrases, known.conversation.turn, seed),
        effects=(SaveAthlete(athlete), _over(reminder, due, "sent", now)),
    )


def _unasked(known: Snapshot, due: Due, now: datetime) -> Outcome | None:
    """Return why nothing is asked."""
    away = known.record.athlete.away
    if now - due.due_at > MAX_LATE:
        return "missed"
    return "away" if away is not None and away.covers(due.day) else None


def _over(
    reminder: Reminder, due: Due, outcome: Outcome, sent_at: datetime | None = None
) -> SaveReminder:
    """Return the question as settled: it comes once."""
    count = reminder.sent + (sent_at is not None)
    return SaveReminder(replace(noted(reminder, due.day, outcome, sent_at), on=False, sent=count))


def _sites(pains: Iterable[Pain], book: Book) -> str:
    texts = book.phrases.texts
    words = [texts.get(f"word.site.{pain.site}", (pain.site,))[0] for pain in pains]
    return texts["word.and"][0].join(words)


# ------------------------------------------------------------------ answered


def change(state: State, intent: TellChange, scene: Scene) -> Step:
    """Rate the pains that were asked about anew: down by one, as they were, or up by two."""
    pains = _meant(scene)
    if not pains:
        return stay(state, "screening.which_pain")
    step = Step(state)
    for pain in pains:
        there = replace(scene, known=after(scene.known, step.effects))
        rated = _rated(pain, intent, there)
        step = Step(rated.state, (*step.say, *rated.say), (*step.effects, *rated.effects))
    return step


def _meant(scene: Scene) -> tuple[Pain, ...]:
    pains = scene.health.pains
    latest = max((pain.followed for pain in pains if pain.followed), default=None)
    asked = tuple(pain for pain in pains if latest is not None and pain.followed == latest)
    return asked or (pains if len(pains) == 1 else ())


def _rated(pain: Pain, intent: TellChange, scene: Scene) -> Step:
    score = _score(pain, intent)
    report = ReportPain(site=pain.site, score=score, signs=pain.signs)
    step = safety.rated(Idle(), report, scene, pain.followed)
    args = {"site": site_words(pain.site, scene), "score": score}
    said = [Say(f"pain.{intent.change}", args)]
    weeks = (scene.today - (pain.first or pain.since)).days / 7
    if weeks >= PAIN_WEEKS and intent.change != "better":
        said.append(Say("pain.physio", args))
    return replace(step, say=(*said, *step.say))


def _score(pain: Pain, intent: TellChange) -> int:
    known = int(UNRATED_SCORE) if pain.score is None else pain.score
    match intent.change:
        case "better":
            return max(1, known - _STEP)
        case "same":
            return known
        case "worse":
            return min(_WORST, known + _LEAP)


def rated(state: Screening, intent: Pick, scene: Scene) -> Step:
    """Take a number as the score of the pain that was asked about."""
    pains = _meant(scene)
    if not pains or not 0 <= intent.number <= _WORST:
        return stay(state, "pain.odd_score")
    if intent.number == 0:
        return safety.pain_gone(Idle(), PainGone(pains[0].site), scene)
    report = ReportPain(site=pains[0].site, score=intent.number)
    return safety.rated(Idle(), report, scene, pains[0].followed)
