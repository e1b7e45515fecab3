"""Whether a piece belongs to the run before it.

Law: what stands in one line or breath tells of one run until it names a second one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.running import PartRole, RunType
from bot.language.log.runs.measures import METRES, MOST_EFFORT

if TYPE_CHECKING:
    from bot.language.log.drafting.drafts import RunDraft
    from bot.language.log.runs.features import Features
    from bot.language.log.signs.pieces import Piece

_PROSE = frozenset({".", "!"})
"""Behind these one may still speak of the same run: "Did 4 miles. Ran it in 31:00." """
_IN_ONE_BREATH = frozenset({",", "+", "then", "(", "/", "-", "|", ":"})


def is_beside(last: RunDraft, found: Features, piece: Piece, *, same: bool) -> bool:
    """Whether it only comments on the run: splits, a distance in brackets, a comparison."""
    told = last.found.size is not None or last.found.is_timed or bool(last.found.parts)
    if told and "splits" in found.hints:
        last.splits = piece.sentence
    if told and (last.splits == piece.sentence or piece.signs[0].get("hint") == "comment"):
        return True
    if told and "told" in found.hints and found.role is PartRole.WORK and not found.parts:
        return True
    if piece.cut == "/" and last.found.rpe is not None and found.bare == MOST_EFFORT:
        return True
    silent = found.is_empty and found.rest is None and found.run_type is None
    if found.aside and silent and found.rpe is None:
        return told or same
    by_time = bool(last.found.parts) and last.found.parts[-1].seconds() is not None
    lone = found.size is None and not found.parts and found.role is PartRole.WORK
    if piece.aside and by_time and found.clocks and lone:
        return True
    sized = found.size is not None and not found.parts and found.role is PartRole.WORK
    sizes_it = last.found.size is None and found.distance_m is not None and not last.found.parts
    return piece.aside and same and sized and told and not (found.total or sizes_it)


def may_join(last: RunDraft, found: Features, piece: Piece, *, same: bool) -> bool:
    """Whether a piece may tell more of the run; `same`: it stands in the same sentence."""
    if found.role is not PartRole.WORK and not found.is_empty:
        return same or found.role is PartRole.COOLDOWN or _is_begun(last) or _is_prose(piece)
    if found.hints & {"again", "daytime"}:
        return False
    if found.is_empty and found.rest is None:
        return same and (found.run_type is not None or found.rpe is not None)
    raced = last.found.run_type is RunType.RACE and found.repeats
    if same or found.rest is not None:
        named_twice = found.runs and last.found.runs and not last.found.is_empty
        return not raced and not (named_twice and found.size is not None)
    return not raced and _goes_on_later(last, found, piece)


def _goes_on_later(last: RunDraft, found: Features, piece: Piece) -> bool:
    """Whether a new line or sentence tells more of the last run."""
    if "next" in found.hints and piece.line == last.pieces[-1].line + 1:
        return True
    if _is_begun(last) or found.only_pace or found.total or _completes(last.found, found):
        return True
    if _follows_warmup(last, piece) and not found.runs:
        return True
    retold = found.repeats and last.found.repeats
    retold = retold or (found.is_timed and last.found.is_timed)
    return _is_prose(piece) and found.size is None and not retold


def _follows_warmup(last: RunDraft, piece: Piece) -> bool:
    """Whether it is the next line of a session that began with a warm-up and has not ended."""
    roles = [part.role for part in last.found.parts]
    begun = bool(roles) and roles[0] is PartRole.WARMUP and PartRole.COOLDOWN not in roles
    return begun and 0 <= piece.line - last.pieces[-1].line <= 1 and not piece.dated


def _completes(one: Features, two: Features) -> bool:
    """Whether a time was told before and now the distance of the same run, or the other way."""
    if two.runs or two.parts or (one.run_type and two.run_type not in {None, one.run_type}):
        return False
    if one.parts:
        untold = one.size is None and all(part.distance_m is None for part in one.parts)
        return untold and two.size is not None
    if one.bare is not None and two.unit in METRES:
        return one.bare * METRES[two.unit] == two.size
    timed = one.is_timed and one.size is None and two.size is not None and not two.is_timed
    return timed or (one.size is not None and not one.is_timed and two.is_timed)


def _is_begun(last: RunDraft) -> bool:
    """Whether only a warm-up or the word for a run was told so far."""
    return last.found.is_empty or last.found.role is not PartRole.WORK or _only_sides(last.found)


def _only_sides(found: Features) -> bool:
    told = found.size is not None or found.is_timed
    return not told and all(part.role is PartRole.WARMUP for part in found.parts)


def _is_prose(piece: Piece) -> bool:
    return piece.after in _PROSE


def in_parts(last: RunDraft, piece: Piece, *, same: bool) -> bool:
    """Whether a second distance may be a part of the same run."""
    if piece.dated:
        return False
    if not same:
        said_next = any(sign.get("hint") == "next" for sign in piece.signs)
        return said_next or _follows_warmup(last, piece)
    told_in_parts = sum(part.role is PartRole.WORK for part in last.found.parts) > 1
    return piece.cut in _IN_ONE_BREATH or told_in_parts
