"""Numbers that were told of a run and are not in what was read of it.

Law: they are named to the runner; splits and what is told of a part in passing are let go.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.running import METRES_PER_MILE, PartRole, Run
from bot.language.log.runs.measures import METRES, MOST_EFFORT, Measure, measure_at
from bot.language.log.runs.stretches import stretches_at
from bot.language.log.signs.senses import text_at
from bot.language.words.pointed import pointed_clock

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.language.log.drafting.drafts import RunDraft
    from bot.language.log.signs.pieces import Piece
    from bot.language.log.signs.senses import Sign

_PASSING = frozenset({"splits", "comment", "portion", "told", "inside", "without", "lap"})
"""What is told in a piece with one of these is of a part, or of several."""
_TOLD_ANEW = frozenset({"revised", "only", "next", "no"})
"""With one of these a run was put right, or told stretch by stretch."""
NEAR = 0.03
"""Two amounts that differ by less are one, rounded or said in two units."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read of a run."""

    metres: tuple[float, ...]
    seconds: tuple[float, ...]
    paces: tuple[float, ...]
    """Seconds per kilometre."""
    counts: tuple[float, ...]
    in_parts: bool
    rpe: float | None


def unread(draft: RunDraft, run: Run, text: str) -> Iterator[str]:
    """Yield the amounts in the words of the runner that the run does not have."""
    hints = {sign.get("hint") for piece in draft.pieces for sign in piece.signs}
    if hints & _TOLD_ANEW or draft.found.total:
        return
    known = _known(run)
    missed = [one for piece in draft.pieces for one in _missed(piece, draft, known)]
    times = [one.value for one in missed if one.kind == "clock"]
    for one in missed:
        if not (one.kind == "clock" and _are_splits(times)):
            yield text[one.start : one.end]


@dataclass(frozen=True, slots=True)
class _Missed:
    """An amount that was not read, and its place in the text."""

    kind: str
    value: float
    start: int
    end: int


def _missed(piece: Piece, draft: RunDraft, known: _Known) -> Iterator[_Missed]:
    signs = piece.signs
    if draft.splits == piece.sentence or any(s.get("hint") in _PASSING for s in signs):
        return
    if piece.aside and len(signs) == 1 and signs[0].is_number and not known.in_parts:
        return  # the sum of the day
    for start, one in _amounts(signs):
        if not (_has(known, one, signs[start]) or _is_label(signs, start)):
            yield _Missed(one.kind, one.value, signs[start].token.start, signs[one.end - 1].end)


def _amounts(signs: Sequence[Sign]) -> Iterator[tuple[int, Measure]]:
    place = 0
    while place < len(signs):
        read = stretches_at(signs, place)
        one = None if read else measure_at(signs, place)
        if one is not None and not _is_row(signs, place, one):
            yield place, one
        place = read[1] if read else one.end if one is not None else place + 1


def _is_row(signs: Sequence[Sign], place: int, one: Measure) -> bool:
    """Whether it stands in a row such as 5:10-5:12-5:09, or in brackets of a tracker: [3]."""
    return text_at(signs, place - 1) in _ROWS or text_at(signs, one.end) in _ROWS


_ROWS = frozenset({"-", "/", "[", ">"})
ALIKE = 0.3
"""Times of single kilometres or repetitions differ by less."""


def _are_splits(times: Sequence[float]) -> bool:
    return len(times) > 1 and max(times) <= (1 + ALIKE) * min(times)


def _is_label(signs: Sequence[Sign], place: int) -> bool:
    """Whether it is a time of day, a heart rate or the number of a run: "out at 05:30"."""
    before, text = signs[place - 1] if place else None, text_at(signs, place)
    if before is None:
        return False
    hour = before.get("mark") == "at" and text.startswith("0")
    numbered = before.get("run") == "run" and place + 1 == len(signs)
    return hour or before.get("hint") == "both" or numbered


def _known(run: Run) -> _Known:
    parts = run.parts
    metres = [run.distance_m, *(part.distance_m for part in parts), *(p.rest_m for p in parts)]
    metres += [part.distance_m and part.distance_m * part.times for part in parts]
    seconds = [run.duration_s, *(part.duration_s for part in parts), *(p.rest_s for p in parts)]
    seconds += [part.duration_s and part.duration_s * part.times for part in parts]
    return _Known(
        metres=tuple(value for value in metres if value),
        seconds=tuple(value for value in seconds if value),
        paces=tuple(
            value for value in (run.pace_s_per_km, *(part.pace_s_per_km for part in parts)) if value
        ),
        counts=tuple(float(part.times) for part in parts),
        in_parts=any(part.role is not PartRole.STRIDES for part in parts),
        rpe=run.rpe,
    )


def _has(known: _Known, one: Measure, sign: Sign) -> bool:
    match one.kind:
        case "distance":
            return _is_in(one.value, known.metres)
        case "laps" | "aside" | "rpe" | "pause":
            return True
        case "pace":
            return bool(known.paces)
        case "seconds" | "clock":
            return _is_time(one.value, known)
        case _:
            return _is_count(one.value, sign, known)


def _is_time(value: float, known: _Known) -> bool:
    """Whether a time is a duration, in minutes or hours, or a pace of either unit."""
    paces = (value, value * METRES["km"] / METRES_PER_MILE)
    timed = any(_is_in(time, known.seconds) for time in (value, value * 60))
    return timed or any(_is_in(pace, known.paces) for pace in paces)


def _is_count(value: float, sign: Sign, known: _Known) -> bool:
    sizes = (value, value * METRES["km"], value * METRES_PER_MILE)
    clock = pointed_clock(sign.token.text)
    counted = (
        value in known.counts
        or _is_effort(value, known)
        or any(_is_in(size, known.metres) for size in sizes)
    )
    timed = _is_time(value, known) or _is_time(value * 60, known)
    return counted or timed or (clock is not None and _is_time(clock, known))


def _is_effort(value: float, known: _Known) -> bool:
    return known.rpe is not None and value in {known.rpe, MOST_EFFORT}


def _is_in(value: float, known: Sequence[float]) -> bool:
    return any(abs(value - one) <= NEAR * one for one in known)
