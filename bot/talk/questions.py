"""The questions the coach puts, each with its buttons.

Law: an open question is said last, whatever else is said in the turn; put again, it is shorter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.zones import zone_named
from bot.language.hearing import Expect
from bot.talk import searching
from bot.talk.clearing import open_cases
from bot.talk.say import Choice, Say
from bot.talk.state import (
    Absence,
    AskingDay,
    AskingProfile,
    AskingReading,
    FindingLoad,
    Idle,
    Journey,
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
    Expect.LEVEL: ("level_light", "level_moderate", "level_heavy", "level_unknown"),
    Expect.SPOT: ("yes", "no", "dont_know"),
    Expect.WORSE_RUN: ("yes", "no", "dont_know"),
    Expect.NEXT_MORNING: ("yes", "no", "dont_know"),
    Expect.HOP_WALK: ("yes", "no", "dont_know"),
    Expect.CHANGE: ("pain_better", "pain_same", "pain_worse"),
    Expect.PRESSURE: ("skip",),
    Expect.ACTIVE: ("yes", "no", "skip"),
    Expect.WEEKS: ("skip",),
    Expect.BIRTH: ("skip",),
    Expect.BIRTH_CHECK: ("yes", "no", "skip"),
    Expect.SUPERVISED: ("yes", "no", "skip"),
    Expect.PINS: ("yes", "no", "skip"),
}
_OF_SITE = (Expect.SPOT, Expect.WORSE_RUN, Expect.NEXT_MORNING, Expect.HOP_WALK, Expect.CHANGE)
"""Questions on a pain."""
_NO_HOPS = frozenset({"hip", "groin", "thigh", "pelvis", "sacrum", "back"})
"""Sites at which no hop is tried. Source: coaching rules 2.4."""
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
        case Screening() | AskingProfile():
            return _asked(state, scene)
        case RatingPain(site=site):
            scores = tuple(Choice("pain_score", {"score": score}) for score in (0, 2, 4, 6, 8))
            return Say("ask.pain_score", {"site": site_words(site, scene)}, scores)
        case FindingLoad():
            return searching.question(state, scene)
        case AskingReading() | AskingDay():
            return _reading(state) if isinstance(state, AskingReading) else _day(state)


def _day(state: AskingDay) -> Say:
    if isinstance(state.about, Journey):
        lengths = (Choice("trip_days", {"days": days}) for days in (3, 7, 14))
        return Say("travel.until_when", {"place": state.about.place}, (*lengths, Choice("skip")))
    if isinstance(state.about, Absence):
        choices = (Choice("pause_week"), Choice("pause_fortnight"), Choice("skip"))
        return Say("away.until_when", {}, choices)
    return Say(f"race.when.{state.about.distance or 'unknown'}", {}, (Choice("skip"),))


def _asked(state: Screening | AskingProfile, scene: Scene) -> Say:
    """Return a question by what is asked."""
    asked = state.question
    if asked is Expect.CLOCK:
        return Say("ask.clock", {}, (*_clocks(scene), Choice("skip")))
    if asked in _OF_SITE:
        return _of_site(asked, scene)
    cases = open_cases(scene.health, scene.today)
    if asked is Expect.CLEARANCE and len(cases) > 1:
        return Say("ask.clearance_for", {"what": case_words(cases[0], scene)}, _choices(asked))
    return _plain(asked, state.asked)


def _plain(asked: Expect, times: int) -> Say:
    return Say(f"ask.{asked}" if times == 1 else f"again.{asked}", {}, _choices(asked))


def _of_site(asked: Expect, scene: Scene) -> Say:
    """Return a question on the pain that was told last, or on those that were followed up."""
    pains = scene.health.pains
    site = pains[-1].site if pains else "unknown"
    key = "ask.walk" if asked is Expect.HOP_WALK and site in _NO_HOPS else f"ask.{asked}"
    return Say(key, {"site": site_words(site, scene)}, _choices(asked))


def case_words(case: str, scene: Scene) -> str:
    """Return what waits for a clinician, as a runner says it."""
    name, _, site = case.partition(":")
    if site:
        return site_words(site, scene)
    texts = scene.book.phrases.texts
    return texts.get(f"word.case.{name}", texts["word.case.other"])[0]


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
    return f"{moment.astimezone(zone_named(zone)):%H:%M}"


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
