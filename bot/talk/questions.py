"""The questions the coach puts, each with its buttons.

Law: an open question is said last, whatever else is said in the turn; put again, it is shorter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.language.hearing import Expect
from bot.talk import searching
from bot.talk.say import Choice, Say
from bot.talk.state import (
    Absence,
    AskingDay,
    AskingProfile,
    AskingReading,
    FindingLoad,
    Idle,
    RatingPain,
    Screening,
    State,
)

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.domain.health import Health
    from bot.talk.scene import Scene

SETUP = (Expect.EQUIPMENT, Expect.EXPERIENCE, Expect.CLOCK, Expect.REMINDER)
"""The questions of the beginning, in order; each can be skipped."""

_BUTTONS: dict[Expect, tuple[str, ...]] = {
    Expect.EQUIPMENT: ("no_weights", "dumbbells", "kettlebell", "full_gym", "skip"),
    Expect.EXPERIENCE: ("new_to_lifting", "half_a_year", "two_years", "skip"),
    Expect.REMINDER: ("at_7", "at_12", "at_18", "no_reminder"),
    Expect.AGE: ("age_18", "age_60", "age_65", "age_under_18", "skip"),
    Expect.HEALTH: ("none_of_these", "one_of_these", "skip"),
    Expect.CLEARANCE: ("cleared", "not_cleared", "skip"),
    Expect.PAIN: ("no_pain", "some_pain", "skip"),
}
ZONE_BUTTONS = 4
_HEALTH_VALID_DAYS = 91
"""Days. Source: coaching rules 2.0, "every 3 months"."""
_PAIN_VALID_DAYS = 7
"""Days. Source: coaching rules 2.1, "once a week"."""


def question(state: State, scene: Scene) -> Say | None:
    """Return the question that stands open in `state`; None when nothing is open."""
    match state:
        case Idle():
            return None
        case AskingProfile(question=Expect.CLOCK):
            return Say("ask.clock", {}, (*_clocks(scene), Choice("skip")))
        case AskingProfile(question=asked) | Screening(question=asked):
            key = f"ask.{asked}" if state.asked == 1 else f"again.{asked}"
            return Say(key, {}, _choices(asked))
        case RatingPain(site=site):
            scores = tuple(Choice("pain_score", {"score": score}) for score in (0, 2, 4, 6, 8))
            return Say("ask.pain_score", {"site": site_words(site, scene)}, scores)
        case FindingLoad():
            return searching.question(state, scene)
        case AskingReading() | AskingDay():
            return _reading(state) if isinstance(state, AskingReading) else _day(state)


def _day(state: AskingDay) -> Say:
    if isinstance(state.about, Absence):
        choices = (Choice("pause_week"), Choice("pause_fortnight"), Choice("skip"))
        return Say("away.until_when", {}, choices)
    return Say(f"race.when.{state.about.distance or 'unknown'}", {}, (Choice("skip"),))


def _choices(asked: Expect) -> tuple[Choice, ...]:
    return tuple(Choice(key) for key in _BUTTONS[asked])


def _reading(state: AskingReading) -> Say:
    readings = tuple(
        Choice("reading", {"says": reading.says, "number": number})
        for number, reading in enumerate(state.readings, 1)
    )
    return Say(f"ask.{state.why}", {"about": state.about}, (*readings[:4], Choice("none_of_them")))


def site_words(site: str, scene: Scene) -> str:
    """Return a site of pain as a runner says it: "the knee"."""
    key = f"word.site.{site}"
    return scene.book.phrases.texts.get(key, (site,))[0]


def _clocks(scene: Scene) -> tuple[Choice, ...]:
    """Return a button for each of the most likely places, with the time it is there now."""
    return tuple(
        Choice("zone", {"clock": clock(scene.now, zone), "place": place})
        for zone, place in scene.book.zones[:ZONE_BUTTONS]
    )


def clock(moment: datetime, zone: str) -> str:
    """Return the wall time of a moment in a zone: "07:30"."""
    return f"{moment.astimezone(ZoneInfo(zone)):%H:%M}"


def unanswered(health: Health, today: date) -> tuple[Expect, ...]:
    """Return what must be asked before a loaded session; health again every three months.

    Source: coaching rules 2.0.
    """
    stale = health.screened is None or (today - health.screened).days > _HEALTH_VALID_DAYS
    pain_stale = health.pain_asked is None or (today - health.pain_asked).days > _PAIN_VALID_DAYS
    asked = (
        (Expect.AGE, health.age is None),
        (Expect.HEALTH, stale),
        (Expect.PAIN, pain_stale),
    )
    return tuple(question for question, missing in asked if missing)
