"""From what came in to what was meant, given what stands open."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, assert_never

from bot.coach.history.maxima import maximum
from bot.domain.date_order import writes_day_first
from bot.domain.journal import latest
from bot.domain.training import LogId
from bot.domain.zones import local_date
from bot.language.facts import Pick
from bot.language.hearing import Expect, Hearing
from bot.language.intents import Unclear, Understood
from bot.language.understand import understand
from bot.talk.state import (
    AskingDay,
    AskingProfile,
    AskingReading,
    FindingLoad,
    Idle,
    RatingPain,
    Screening,
    State,
)
from bot.talk.wire import LASTING, Press, Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.domain.training import Entry
    from bot.language.intents import Reading, Understanding
    from bot.talk.scene import Scene

_LATE_UNTIL = 4
"""Hour of the night up to which tonight is still the evening before."""
SHORTLY = timedelta(hours=18)
"""After a night "the squat was 85" tells of another squat. Source: house rule."""
_HEARD_MOST = 4096
"""Characters that are read; what is beyond is cut. Source: Bot API, the longest message of all
services."""


def is_stale(scene: Scene) -> bool:
    """Tell whether a button of an older turn was pressed."""
    inbound = scene.inbound
    return isinstance(inbound, Press) and inbound.turn not in {
        LASTING,
        scene.known.conversation.turn,
    }


def heard(scene: Scene) -> Understanding:
    """Return what the message means to this runner now."""
    inbound, athlete = scene.inbound, scene.athlete
    last, recent = _lately(scene)
    hearing = Hearing(
        today=_told_on(scene),
        expects=expected(scene.known.conversation.state),
        weight_unit=athlete.weight_unit,
        distance_unit=athlete.distance_unit,
        equipment=athlete.equipment,
        own_exercises=athlete.own_exercises,
        day_first=writes_day_first(athlete),
        is_late=athlete.knows_clock(scene.now) and scene.local.hour < _LATE_UNTIL,
        last=last,
        recent=recent,
        reminded=bool(scene.known.conversation.about),
        best_kg=partial(maximum, scene.record),
    )
    said = inbound.text if isinstance(inbound, Text) else inbound.says
    meant = understand(said[:_HEARD_MOST], hearing, scene.book.lexicon)
    state = scene.known.conversation.state
    if isinstance(state, AskingReading) and isinstance(meant, Unclear) and not meant.others:
        return _picked(said, state.readings) or meant
    return meant


_FEW_WORDS = 4
"""Words of an answer that names one of the readings."""


def _picked(said: str, readings: Sequence[Reading]) -> Understood | None:
    """Return the reading that is named by words only it has: "the squat"."""
    words = [word.strip(".,!?").lower().removesuffix("s") for word in said.split()]
    if len(words) > _FEW_WORDS:
        return None
    offered = [frozenset(reading.says.lower().split()) for reading in readings]
    hits = [
        number
        for number, words_of in enumerate(offered, start=1)
        if any(word in words_of and sum(word in one for one in offered) == 1 for word in words)
    ]
    return Understood((Pick(hits[0]),)) if len(hits) == 1 else None


def _told_on(scene: Scene) -> date:
    """Return the day that is meant by "today": of an edited message the day it was sent."""
    inbound = scene.inbound
    message = LogId(inbound.replaces or "") if isinstance(inbound, Text) else None
    old = next((log for log in scene.record.logs if log.id == message), None)
    return scene.today if old is None else local_date(old.at, scene.athlete.zone_at(old.at))


def _lately(scene: Scene) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Return what was logged last, and what was logged shortly before it."""
    last = latest(scene.record.diary)
    if last is None:
        return (), ()
    since = scene.now - SHORTLY
    others = (log for log in scene.record.logs if log.id != last.id and log.at >= since)
    return last.entries, tuple(entry for log in others for entry in log.entries)


def expected(state: State) -> Expect | None:
    """Return which question stands open."""
    match state:
        case Idle():
            return None
        case AskingProfile() | Screening():
            return state.question
        case AskingReading():
            return Expect.READING
        case RatingPain():
            return Expect.PAIN
        case AskingDay():
            return Expect.DAY
        case FindingLoad():
            return Expect.LEFT
        case _:
            assert_never(state)
