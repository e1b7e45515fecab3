"""Running and walking by turns, told by time: "run 3 min, walk 2 min, run 5 min".

Law: it is one run of its running parts, each with the walk behind it as its recovery.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from bot.domain.running import RunType
from bot.language.log.drafting.drafts import RunDraft
from bot.language.log.runs.features import Features
from bot.language.log.runs.measures import Measure
from bot.language.log.runs.stretches import MOST_REPEATS, Stretch
from bot.language.log.signs.senses import sense_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.language.log.drafting.drafts import Draft, Fold
    from bot.language.log.signs.pieces import Piece

WALK = "walking"
LONGEST_TURN_S = 1200.0
"""Longer walks are told for themselves."""


def take_turns(state: Fold, piece: Piece) -> bool:
    """Add "x8" or "for 6 rounds" to a run and a walk that were told before."""
    counted = len(state.drafts) > 1 and _times([piece]) > 1
    if not (counted and _kind(state.drafts[-1]) == WALK and _kind(state.drafts[-2]) == "run"):
        return False
    if sum(sign.is_number for sign in piece.signs) > 1:
        return False
    last = state.drafts[-1]
    if isinstance(last, RunDraft):
        last.pieces.append(piece)
    return True


def alternated(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the drafts with runs and walks by turns as one run."""
    for by_turns, same in groupby(drafts, key=lambda draft: _kind(draft) != ""):
        row = list(same)
        runs = [draft for draft in row if isinstance(draft, RunDraft)]
        yield from _in_turns(runs) if by_turns else row


def _in_turns(row: Sequence[RunDraft]) -> Iterator[RunDraft]:
    kinds = [_kind(draft) for draft in row]
    if kinds.count("run") == 0 or WALK not in kinds:
        yield from row
        return
    times = _times([piece for draft in row for piece in draft.pieces])
    if kinds == [WALK, "run"] and times > 1:  # nobody walks once and then runs again and again
        row, kinds = [row[1], row[0]], ["run", WALK]
    start = kinds.index("run")
    turns = row[start:]
    strict = all(one != two for one, two in zip(kinds[start:], kinds[start + 1 :], strict=False))
    again = times > 1 and len(turns) == len("ab")
    if not strict or not (again or kinds.count("run") > 1) or not _is_near(turns):
        yield from row
        return
    yield from row[:start]
    parts = tuple(_parts(turns, times if again else 1))
    found = Features(run_type=RunType.INTERVALS, runs=True, parts=parts)
    pieces = [piece for draft in turns for piece in draft.pieces]
    yield RunDraft(found, turns[0].sentence, pieces=pieces)


def _parts(turns: Sequence[RunDraft], times: int) -> Iterator[Stretch]:
    for one, two in zip(turns[::2], [*turns[1::2], None], strict=False):
        part = Stretch(duration_s=_seconds(one), times=times)
        rest = 0.0 if two is None else _seconds(two)
        yield part.rested(Measure("seconds", rest, 0)) if rest else part


def _is_near(turns: Sequence[RunDraft]) -> bool:
    """Whether all is told of one day, in one line."""
    first = turns[0].pieces[0]
    rest = [draft.pieces[0] for draft in turns]
    return all(piece.day == first.day and piece.line == first.line for piece in rest)


def _kind(draft: Draft) -> str:
    """Return run or walking when nothing but a short time is told, else nothing."""
    if not isinstance(draft, RunDraft) or draft.mobility:
        return ""
    if not 0 < _seconds(draft) <= LONGEST_TURN_S:
        return ""
    found = draft.found
    counted = found.bare is None or found.bare == _times(draft.pieces)
    plain = found.distance_m is None and counted and not found.parts and not found.is_paced
    return (draft.sport or "run") if plain and draft.sport in {"", WALK} else ""


def _seconds(draft: RunDraft) -> float:
    """Return the only time that is told, 0 when it is none or not alone."""
    times = [*draft.found.clocks, *([draft.found.seconds] if draft.found.seconds else [])]
    return times[0] if len(times) == 1 else 0.0


def _times(pieces: Sequence[Piece]) -> int:
    """Return how often it is told to be done: x8, 6 times, for 6 cycles."""
    for piece in pieces:
        signs = piece.signs
        for place, sign in enumerate(signs):
            by = sense_at(signs, place - 1, "mark") == "by"
            turns = sense_at(signs, place + 1, "hint") in {"times", "turns"}
            rounds = turns or sense_at(signs, place + 1, "mark") == "round"
            if sign.is_number and (by or rounds) and 1 < sign.value <= MOST_REPEATS:
                return int(sign.value) if sign.value.is_integer() else 1
    return 1
