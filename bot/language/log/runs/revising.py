"""Amounts of a run that are put right in the same breath: "8k, no wait, 9k", "5k no 6k".

Law: what follows takes the place of the amount of the same kind that was told before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.log.runs.features import Features
    from bot.language.log.runs.measures import Measure
    from bot.language.log.signs.senses import Sign


def is_put_right(signs: Sequence[Sign], place: int) -> bool:
    """Whether an amount stands on both sides: "ran 5k no 6k"."""
    before = any(_counts(sign) for sign in signs[max(0, place - 2) : place])
    return before and place + 1 < len(signs) and _counts(signs[place + 1])


def revised(found: Features, *, size: bool, timed: bool) -> Features:
    """Return a run without what is told anew: "8k, no wait, 9k"."""
    if size:
        found = found._replace(distance_m=None, bare=None)
    if timed:
        found = found._replace(seconds=None, clocks=())
    return found._replace(hints=found.hints - {"revised"}) if size or timed else found


def put_right(found: Features, measure: Measure) -> tuple[Features, Measure]:
    """Return a run without what the measure takes the place of, and the measure as it is meant."""
    told = found.distance_m is not None and found.seconds is not None
    if measure.kind == "bare" and told:
        measure = measure._replace(kind="seconds", value=measure.value * 60)
    size, timed = measure.kind in {"distance", "bare"}, measure.kind in {"seconds", "clock"}
    if (found.size is not None and size) or (found.is_timed and timed):
        found = revised(found, size=size, timed=timed)
    return found, measure


def _counts(sign: Sign) -> bool:
    return sign.is_number or sign.token.kind == "time"
