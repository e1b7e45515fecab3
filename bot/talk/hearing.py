"""From what came in to what was meant, given what stands open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, assert_never

from bot.coach.history.maxima import maximum
from bot.language.hearing import Expect, Hearing
from bot.language.understand import understand
from bot.talk.state import AskingProfile, AskingReading, Idle, RatingPain, Screening, State
from bot.talk.wire import LASTING, Press, Text

if TYPE_CHECKING:
    from bot.language.intents import Understanding
    from bot.talk.scene import Scene

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
    hearing = Hearing(
        today=scene.today,
        expects=expected(scene.known.conversation.state),
        weight_unit=athlete.weight_unit,
        distance_unit=athlete.distance_unit,
        equipment=athlete.equipment,
        own_exercises=athlete.own_exercises,
        best_kg=partial(maximum, scene.record),
    )
    said = inbound.text if isinstance(inbound, Text) else inbound.says
    return understand(said[:_HEARD_MOST], hearing, scene.book.lexicon)


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
        case _:
            assert_never(state)
