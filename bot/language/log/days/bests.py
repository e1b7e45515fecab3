"""Lists of a runner's best times: "5k 21:30, 10k 44:50, half 1:39".

Law: several race distances, each longer than the last and each with one time, are no runs of one
day; whether they are records or the splits of one race nobody can tell.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.language.log.runs.measures import METRES
from bot.language.log.runs.named_races import HALF_RACE_M, is_half_race
from bot.language.log.signs.senses import sense_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.language.log.signs.pieces import Piece
    from bot.language.log.signs.senses import Sign

RACES_M = frozenset({1000.0, 1500.0, 3000.0, 5000.0, 10_000.0, METRES["mi"]})
LEAST = 3
"""So many distances; with a half marathon or a marathon among them one fewer."""
HALF_M = 21_000.0


def are_bests(sentence: Sequence[Piece]) -> bool:
    """Whether a sentence without days is such a list."""
    row = [sign for piece in sentence for sign in piece.signs]
    if sum(sign.token.kind == "time" for sign in row) < LEAST - 1:
        return False
    if any(sign.get("date") or sign.get("hint") in _OF_PARTS for sign in row):
        return False
    found = list(_sizes(row))
    grows = all(two > one for one, two in pairwise(found))
    return grows and len(found) >= LEAST - (bool(found) and found[-1] >= HALF_M)


_OF_PARTS = frozenset({"told", "portion", "inside", "again", "then"})


def _sizes(row: Sequence[Sign]) -> Iterator[float]:
    """Yield the race distances that have a time of their own behind them."""
    waiting = 0.0
    for place, sign in enumerate(row):
        metres = _race(row, place)
        waiting = metres or waiting
        if sign.token.kind == "time" and waiting:
            yield waiting
            waiting = 0.0


def _race(row: Sequence[Sign], place: int) -> float:
    sign, unit = row[place], sense_at(row, place + 1, "unit")
    if is_half_race(row, place):
        return HALF_RACE_M
    if named := sign.get("racing"):
        return float(named)
    metres = sign.value * METRES[unit] if sign.is_number and unit in METRES else 0.0
    return metres if metres in RACES_M else 0.0
