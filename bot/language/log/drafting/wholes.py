"""A run that is told as a whole and then part by part.

Law: runs behind a run of the same day whose distances or times make up just that of the first are
its parts and no runs of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.running import PartRole
from bot.language.log.drafting.drafts import RunDraft
from bot.language.log.runs.features import outranks
from bot.language.log.runs.measures import METRES
from bot.language.log.runs.runs import as_stretch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.language.log.drafting.drafts import Draft
    from bot.language.log.runs.features import Features
    from bot.language.log.runs.stretches import Stretch

NEAR = 0.03
"""Parts may miss the whole by so much of it."""
MOST_PARTS = 12


def gathered(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the drafts, with parts of a whole in the whole."""
    place = 0
    while place < len(drafts):
        whole = drafts[place]
        if isinstance(whole, RunDraft):
            whole.found = _without_whole(whole.found)
        behind = _parts_behind(drafts, place) if isinstance(whole, RunDraft) else ()
        yield _with_parts(whole, behind) if behind and isinstance(whole, RunDraft) else whole
        place += 1 + len(behind)


def _without_whole(found: Features) -> Features:
    """Return a run without the part that is all the others together: "10k: 2k, 6k, 2k"."""
    works = [part for part in found.parts if part.role is PartRole.WORK and part.times == 1]
    if found.size is not None or found.is_timed or len(found.parts) <= LEAST_PARTS or not works:
        return found
    first = works[0]
    others = [part for part in found.parts if part is not first]
    far, long = first.metres(METRES["km"]), first.seconds()
    by_size = far is not None and _is_sum([one.metres(METRES["km"]) for one in others], far)
    by_time = long is not None and _is_sum([one.seconds() for one in others], long)
    if not (by_size or by_time):
        return found
    size, bare, unit, seconds = first.distance_m, first.bare, first.unit, first.duration_s
    whole = found._replace(distance_m=size, bare=bare, unit=unit, seconds=seconds, total=True)
    return whole._replace(pace=first.pace, pace_of=first.pace_of, parts=tuple(others))


LEAST_PARTS = 2
"""A whole has at least so many parts."""


def _parts_behind(drafts: Sequence[Draft], place: int) -> Sequence[RunDraft]:
    """Return the drafts behind a whole that together are as long as it."""
    whole = drafts[place]
    if not isinstance(whole, RunDraft) or not _is_whole(whole):
        return ()
    found: list[RunDraft] = []
    stretches: list[Stretch] = []
    for draft in drafts[place + 1 : place + 1 + MOST_PARTS]:
        if not isinstance(draft, RunDraft) or not _may_be_part(draft, whole):
            break
        if draft.found.distance_m is not None and _is_longer(draft, whole):
            break
        found.append(draft)
        stretches.extend(_stretches(draft, whole))
        if len(stretches) > 1 and _make_up(stretches, whole):
            return found
    return ()


def _is_whole(draft: RunDraft) -> bool:
    found = draft.found
    plain = not draft.sport and not draft.mobility and not found.parts
    return plain and (found.distance_m is not None or found.seconds is not None)


def _may_be_part(draft: RunDraft, whole: RunDraft) -> bool:
    first = draft.pieces[0]
    again = bool(draft.found.hints & {"again", "daytime"})
    same = first.day == whole.pieces[0].day and first.announced == whole.pieces[0].announced
    return same and not (draft.sport or draft.mobility or again or first.dated)


def _is_longer(draft: RunDraft, whole: RunDraft) -> bool:
    """Whether a run is as long as the whole, and so no part of it."""
    far = whole.found.distance_m
    return far is not None and (draft.found.distance_m or 0.0) > (1 - NEAR) * far


def _stretches(draft: RunDraft, whole: RunDraft) -> Sequence[Stretch]:
    found = draft.found
    found = found if found.unit else found._replace(unit=whole.found.unit)
    main = () if found.parts and found.size is None else (as_stretch(found),)
    before = [part for part in found.parts if part.role is PartRole.WARMUP]
    return (*before, *main, *(part for part in found.parts if part not in before))


def _make_up(stretches: Sequence[Stretch], whole: RunDraft) -> bool:
    far = whole.found.distance_m
    if far is not None:
        unit = METRES.get(whole.found.unit, METRES["km"])
        return _is_sum([one.metres(unit) for one in stretches], far)
    long = whole.found.seconds
    return long is not None and _is_sum([one.seconds() for one in stretches], long)


def _is_sum(sizes: Sequence[float | None], whole: float) -> bool:
    known = [size for size in sizes if size is not None]
    return len(known) == len(sizes) and abs(sum(known) - whole) <= NEAR * whole


def _with_parts(whole: RunDraft, behind: Sequence[RunDraft]) -> RunDraft:
    parts = [part for draft in behind for part in _stretches(draft, whole)]
    alike = len({(part.role, part.distance_m, part.bare, part.times) for part in parts}) == 1
    kind = whole.found.run_type
    for draft in behind:
        told = draft.found.run_type
        kind = told if told and not (kind and outranks(kind, told)) else kind
    plain = alike and all(part.role is PartRole.WORK for part in parts)
    whole.found = whole.found._replace(
        parts=() if plain else tuple(parts), run_type=kind, total=True
    )
    whole.pieces = [*whole.pieces, *(piece for draft in behind for piece in draft.pieces)]
    return whole
