"""How hard a run is: by name, rating or length, the harder counts. Source: coaching rules 2.2."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from bot.coach.limits import running as limit

if TYPE_CHECKING:
    from bot.coach.situation import Outing, Outings, Running


class Hardness(IntEnum):
    """How much a run takes out of the legs."""

    NONE = 0
    EASY = 1
    MODERATE = 2
    HARD = 3


def hardness(outing: Outing, running: Running) -> Hardness:
    """Return how hard it is for this runner."""
    return max(_by_name(outing, running), _by_rating(outing), _by_length(outing, running))


def hard(outings: Outings, running: Running) -> Outings:
    """Return those that are HARD."""
    return tuple(one for one in outings if hardness(one, running) is Hardness.HARD)


def real(outings: Outings, running: Running) -> Outings:
    """Return those that are runs at all."""
    return tuple(one for one in outings if hardness(one, running) is not Hardness.NONE)


def hardest(outings: Outings, running: Running) -> Outing | None:
    """Return the hardest; of equals the longest."""
    return max(outings, key=lambda one: (hardness(one, running), one.minutes or 0), default=None)


def long_min(running: Running) -> float:
    """Return the minutes from which on a run is long for this runner."""
    if not _is_relative(running):
        return limit.LONG_MIN
    own = limit.RELATIVE_LONG * (running.median_min or 0)
    return min(limit.RELATIVE_LONG_MAX_MIN, max(limit.LONG_MIN, own))


def is_long(outing: Outing, running: Running) -> bool:
    """Tell whether a HARD outing is a long one or a race, after which only mobility is left."""
    named = outing.kind in ("long", "race", "small_race")
    return named or (outing.minutes or 0) >= long_min(running)


def is_hard_by_length_only(outing: Outing) -> bool:
    """Tell whether a HARD outing is hard for its length alone: neither fast, steep nor tiring."""
    fast = outing.kind in limit.HARD_KINDS - {"long"}
    steep = (outing.descent_m or 0) >= limit.STEEP_DESCENT_M
    return not fast and not steep and (outing.effort or 0) < limit.HARD_EFFORT


def is_unnamed(outing: Outing) -> bool:
    """Tell whether nobody knows what kind of run it is."""
    known = limit.HARD_KINDS | limit.MODERATE_KINDS | limit.EASY_KINDS
    return outing.kind not in known | limit.REST_KINDS | limit.OTHER_KINDS


def _is_relative(running: Running) -> bool:
    return running.median_min is not None and running.runs30 >= limit.RELATIVE_RUNS


def _by_name(outing: Outing, running: Running) -> Hardness:
    kind = outing.kind
    if kind in limit.HARD_KINDS:
        tame = _is_relative(running) and _is_tame(outing, running)
        return Hardness.MODERATE if tame else Hardness.HARD
    if kind in limit.MODERATE_KINDS:
        return Hardness.MODERATE
    if kind in limit.REST_KINDS:
        return Hardness.NONE
    if not is_unnamed(outing) or outing.effort is not None:
        return Hardness.EASY
    empty = kind is None and outing.minutes is None and outing.descent_m is None
    return Hardness.NONE if empty else Hardness.MODERATE


def _is_tame(outing: Outing, running: Running) -> bool:
    """Tell whether its name says more than it is, by the runner's own measure."""
    if outing.kind == "long" and outing.minutes is not None:
        return outing.minutes < limit.RELATIVE_LABEL * (running.median_min or 0)
    rated = outing.effort is not None and outing.effort <= limit.TAME_HILLS_EFFORT
    return outing.kind == "hills" and rated and (outing.descent_m or 0) < limit.STEEP_DESCENT_M


def _by_rating(outing: Outing) -> Hardness:
    effort = outing.effort or 0
    if effort >= limit.HARD_EFFORT:
        return Hardness.HARD
    return Hardness.MODERATE if effort >= limit.MODERATE_EFFORT else Hardness.NONE


def _by_length(outing: Outing, running: Running) -> Hardness:
    other = outing.kind in limit.OTHER_KINDS
    longest = limit.LONG_OTHER_MIN if other else long_min(running)
    too_long = (outing.minutes or 0) >= longest
    steep = (outing.descent_m or 0) >= limit.STEEP_DESCENT_M
    return Hardness.HARD if too_long or steep else Hardness.NONE
