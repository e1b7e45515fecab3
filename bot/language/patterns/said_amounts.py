"""Amounts of a correction: the notation of the diary, read without knowing yet what they correct.

Law: what can be said of a lift and of a run is kept as two ways; which of them is meant is decided
by the entry that is put right.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.correction import Amounts, BareNumber, RunAmounts, SetAmounts
from bot.domain.load import WeightUnit
from bot.language.log.runs.run_features import features
from bot.language.log.runs.runs import run_of
from bot.language.log.sets.amounts import group
from bot.language.log.signs.notation import scan
from bot.language.log.signs.style import Context, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.language.log.signs.notation import Scan, Term
    from bot.language.log.signs.senses import Sign

_TELLING = frozenset(
    {
        *("set", "rep", "rpe", "rir", "each", "side", "single", "double", "triple"),
        *("warmup", "failed", "assisted", "amrap"),
    }
)
_LINKING = frozenset({"by", "at", "per", "link", "within", "harmless", "in_all"})
_QUIET = frozenset(",/@-'\"")


def _tells(sign: Sign) -> bool:
    if sign.is_number or sign.token.kind == "time":
        return True
    if any(sign.get(kind) for kind in ("unit", "type", "pace", "run")):
        return True
    return sign.get("mark") in _TELLING


def is_explained(sign: Sign) -> bool:
    if sign.get("lift") or sign.get("own"):
        return False
    return _tells(sign) or sign.get("mark") in _LINKING or sign.token.text in _QUIET


def can_end(read: Sequence[Sign], place: int) -> bool:
    """Whether amounts can end before `place`: behind what tells and before what does not."""
    goes_on = place < len(read) and (_tells(read[place]) or read[place].get("mark") == "by")
    return _tells(read[place - 1]) and not goes_on


def ways_of(read: Sequence[Sign]) -> tuple[Amounts, ...]:
    """Return what the signs can say of a lift, and of a run."""
    first = read[0]
    if first.get("mark") in {"set", "rep"} or not (_tells(first) or first.get("mark") == "at"):
        return ()  # what they count, or talk, stands before them, outside of the gap
    telling = [sign for sign in read if _tells(sign)]
    if len(telling) == 1 and telling[0].token.kind != "time" and telling[0].is_number:
        led = any(sign.get("mark") == "at" for sign in read)
        value = telling[0].value
        return (SetAmounts(load=value),) if led else (BareNumber(value),)
    if row := _row(read):
        return (SetAmounts(reps=row),)
    found: list[Amounts] = [*_of_lift(read), *_of_run(read)]
    return tuple(dict.fromkeys(found))


LEAST_ROW = 3
"""Numbers between commas or slashes are a row of repetitions from so many on: "5, 4, 4"."""


def _row(read: Sequence[Sign]) -> tuple[int, ...]:
    """Return the repetitions of a row, empty when it is none."""
    numbers = [sign.value for sign in read if sign.is_number]
    parted = all(sign.is_number or sign.token.text in {",", "/"} for sign in read)
    whole = all(value.is_integer() and value >= 1 for value in numbers)
    return tuple(map(int, numbers)) if parted and whole and len(numbers) >= LEAST_ROW else ()


def _of_lift(read: Sequence[Sign]) -> Iterator[SetAmounts]:
    found = scan(read)
    if found.rest or not (found.terms or found.flags):
        return
    doubts: list[Style] = []
    yield from _in_style(found, Style(), doubts)
    for style in tuple(doubts):
        yield from _in_style(found, style, [])


def _in_style(found: Scan, style: Style, doubts: list[Style]) -> Iterator[SetAmounts]:
    def doubt(_: str, otherwise: Style) -> None:
        doubts.append(otherwise)

    effort = [one for one in found.terms if {one.op, one.role} & {"rpe", "rir"}]
    others = [one for one in found.terms if one not in effort]
    if not others:
        yield _flagged(SetAmounts(rpe=_rpe(effort)), found.flags)
        return
    if [(one.role, one.op) for one in others] == [("", "@")]:
        load = others[0].value
        yield _flagged(SetAmounts(load=load, rpe=_rpe(effort)), found.flags)
        return
    context = Context(style, WeightUnit.KG, None, doubt, lambda _: None)
    read = group(found, context)
    if read is None or read.loads or read.bodyweight:
        return
    units = {term.unit for term in found.terms if term.role == "load"}
    said = SetAmounts(
        sets=read.count,
        reps=read.reps,
        load=read.load.amount if read.load else None,
        unit=WeightUnit(units.pop()) if len(units) == 1 and units <= {"kg", "lb"} else None,
        seconds=read.seconds,
        rpe=read.rpe,
    )
    yield _flagged(said, read.flags)


def _rpe(effort: Sequence[Term]) -> float | None:
    if not effort:
        return None
    first = effort[0]
    return 10.0 - first.value if "rir" in {first.op, first.role} else first.value


def _flagged(said: SetAmounts, flags: set[str] | frozenset[str]) -> SetAmounts:
    return replace(
        said,
        each="each" in flags,
        per_side="side" in flags,
        warmup="warmup" in flags,
        failed="failed" in flags,
        assisted="assisted" in flags,
    )


def _of_run(read: Sequence[Sign]) -> Iterator[RunAmounts]:
    weighs = any(sign.get("unit") in {"kg", "lb"} for sign in read)
    found = features(read)
    unmeasured = found.repeats and all(part.distance_m is None for part in found.parts)
    timed = any(part.duration_s is not None for part in found.parts)
    if (unmeasured and not timed) or (weighs and not _is_k(read)):
        return
    run = run_of(found, METRES_PER_KM)
    said = RunAmounts(
        distance_m=run.distance_m,
        duration_s=run.duration_s,
        pace_s_per_km=run.pace_s_per_km,
        run_type=run.run_type,
        rpe=run.rpe,
        parts=run.parts,
    )
    if said != RunAmounts():
        yield said


METRES_PER_KM = 1000.0


def _is_k(read: Sequence[Sign]) -> bool:
    return all(sign.token.text == "k" for sign in read if sign.get("unit") in {"kg", "lb"})
