"""Pieces that tell of a run, another sport or mobility.

Law: what stands in one line or breath tells of one run until it names a second one; warm-up,
repetitions, recoveries and cool-down are parts of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.running import PartRole, RunType
from bot.language.log.drafting.bare_plans import names_kind, rests
from bot.language.log.drafting.belonging import in_parts, is_beside, may_join
from bot.language.log.drafting.drafts import Draft, Fold, LiftDraft, RunDraft, counts
from bot.language.log.drafting.sides import sport_at, with_sides_apart
from bot.language.log.drafting.summing import sum_up, takes_time
from bot.language.log.drafting.time_labels import take_waiting, wait
from bot.language.log.runs.features import Features
from bot.language.log.runs.joining import joined
from bot.language.log.runs.measures import METRES, Measure
from bot.language.log.runs.revising import revised
from bot.language.log.runs.run_features import features
from bot.language.log.runs.runs import QUALITY, REST, as_stretch
from bot.language.log.runs.track import is_of_track

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.log.signs.pieces import Piece
    from bot.language.log.signs.senses import Sign


LEAST_BESIDE_LIFTS_M = 200.0
"""Shorter repetitions behind a lift are its carries."""


RESTS_S = range(20, 301, 5)
"""Seconds that a number in brackets behind repetitions may be."""


def take_activity(state: Fold, piece: Piece) -> bool:
    """Add a run, another sport or mobility, or more of the last one."""
    if all(sign.get("hint") == "double" for sign in piece.signs):
        return True
    sentence, headings = state.heading
    headed = piece.cut == ":" and sentence == piece.sentence and not piece.dated
    headed = headed and not (names_kind(piece) or rests(piece))
    whole = piece._replace(signs=(*headings, *piece.signs)) if headed else piece
    taken = [_take(state, part) for part in with_sides_apart(whole)]
    return any(taken)


def _take(state: Fold, piece: Piece) -> bool:
    last = state.drafts[-1] if state.drafts else None
    running = last if isinstance(last, RunDraft) and _is_same_day(last, piece) else None
    found = features(piece.signs, repeating=running is not None and running.found.repeats)
    found = _excluding(state, found, piece)
    if running is not None and piece.cut in {"and", "/"} and found.is_empty:
        found = _as_warmed_up(running.found, found)
    sport, mobility = _sport(piece, found), _said(piece, "mobility")
    if "finish" in found.hints and running is not None and running.found.repeats:
        found = found._replace(role=PartRole.COOLDOWN)
    plain = not sport and not mobility
    if _sums_up(state, found, piece):
        return True
    if running is not None and plain and _goes_on(running, found, piece):
        return True
    if running is not None and _is_remark(running, found):
        return False
    if (sport or mobility) and (sport == REST or not found.is_empty):
        draft = RunDraft(found, piece.sentence, sport, mobility, [piece])
    elif _is_another(piece, found, last) or _is_new_run(found, piece, last):
        draft = RunDraft(found, piece.sentence, pieces=[piece])
        take_waiting(state, draft)
    else:
        return wait(state, found, piece)
    state.drafts.append(draft)
    return True


def _excluding(state: Fold, found: Features, piece: Piece) -> Features:
    """Return what is counted: "not including warm up and cool down walks I covered 3 km"."""
    if "without" in found.hints:
        state.excluded = piece.sentence
    if state.excluded != piece.sentence:
        return found
    return found._replace(role=PartRole.WORK, hints=found.hints | {"without"})


def _as_warmed_up(last: Features, found: Features) -> Features:
    """Return a bare cool-down as long as the warm-up before it: "1 mile w/u & c/d"."""
    if found.role is not PartRole.COOLDOWN:
        return found
    before = last.parts[-1] if last.parts and last.role is PartRole.WORK else as_stretch(last)
    if before.role is not PartRole.WARMUP or before.is_repeated:
        return found
    return found._replace(
        distance_m=before.distance_m,
        bare=before.bare,
        unit=before.unit,
        seconds=before.duration_s,
    )


def _sums_up(state: Fold, found: Features, piece: Piece) -> bool:
    """Take the sum of several runs, or the time of it; whether it is one."""
    if _is_summary(state, found, piece):
        sum_up(state, found, piece)
        return True
    return takes_time(state, found, piece)


def _is_summary(state: Fold, found: Features, piece: Piece) -> bool:
    """Whether it is the sum of several runs that were told before."""
    runs = [draft for draft in state.drafts if isinstance(draft, RunDraft)]
    apart = len(runs) > 1 and runs[-1].sentence != piece.sentence
    return found.total and found.size is not None and apart


def _is_remark(last: RunDraft, found: Features) -> bool:
    """Whether it only says something more about a run that was told: "it was an easy run"."""
    told = last.found.size is not None or last.found.is_timed
    return told and found.starts and not found.hints & {"again", "daytime"}


def _is_same_day(last: RunDraft, piece: Piece) -> bool:
    return last.pieces[-1].day == piece.day


def _is_new_run(found: Features, piece: Piece, last: Draft | None) -> bool:
    if (
        _weighs(piece.signs)
        or (piece.aside and isinstance(last, RunDraft))
        or piece.signs[0].get("hint") == "comment"
    ):
        return False
    if found.role is not PartRole.WORK:
        timed = not isinstance(last, LiftDraft) and (found.is_timed or bool(found.parts))
        return found.distance_m is not None or timed
    named = (piece.announced and found.run_type in QUALITY) or names_kind(piece)
    if isinstance(last, RunDraft) and found.only_pace and not found.starts:
        return named and not _is_same_day(last, piece)
    if isinstance(last, LiftDraft) and not found.runs and found.distance_m is None:
        return _is_on_foot(found) or is_of_track(piece.signs)
    if found.run_type is RunType.RACE and found.aside:
        return True
    return found.is_run or found.starts or named


def _is_another(piece: Piece, found: Features, last: Draft | None) -> bool:
    """Whether a bare number is a second run: "5 mi at dawn, another 4 after work"."""
    ran = isinstance(last, RunDraft) and not last.sport
    if not ran or found.bare is None or found.aside or len(piece.signs) < len(ANOTHER):
        return False
    first, second, *rest = piece.signs
    ends = not rest or rest[0].get("mark") in {"within", "at"} or "daytime" in found.hints
    return first.get("hint") == "again" and second.is_number and ends


ANOTHER = ("another", "4")


def is_beside_training(piece: Piece) -> bool:
    """Whether nothing but a clock time, a heart rate, degrees or the like is told."""
    found = features(piece.signs)
    return found.aside and found.is_empty and not _weighs(piece.signs)


def _weighs(signs: Sequence[Sign]) -> bool:
    """Whether a load is told; the # of "#112" is none."""
    weights = (n for n, sign in enumerate(signs) if sign.get("unit") in {"kg", "lb"})
    return any(n > 0 and signs[n - 1].is_number for n in weights)


def _is_on_foot(found: Features) -> bool:
    """Whether repetitions are told in metres that nobody carries a load for."""
    return any(
        not part.on_track and (part.distance_m or 0.0) >= LEAST_BESIDE_LIFTS_M
        for part in found.parts
    )


def _sport(piece: Piece, found: Features) -> str:
    """Return the sport that is told; a walk between repetitions is none, nor metres of climbing."""
    for place in range(len(piece.signs)):
        sport = sport_at(piece.signs, place)
        if not sport or _is_no_sport(piece.signs, place, found):
            continue
        return sport
    return rests(piece)


def _is_no_sport(signs: tuple[Sign, ...], place: int, found: Features) -> bool:
    walked = bool(signs[place].get("rest")) and (found.repeats or found.rest is not None)
    climbed = signs[place].get("hint") == "climb" and place > 0 and signs[place - 1].get("unit")
    beside = "without" in found.hints
    return walked or bool(climbed) or beside


def _said(piece: Piece, kind: str) -> str:
    return next((sign.get(kind) for sign in piece.signs if sign.get(kind)), "")


# ------------------------------------------------------------------ more of the same run


def _goes_on(last: RunDraft, found: Features, piece: Piece) -> bool:
    """Add to the last run what the piece tells more of it."""
    if last.sport or last.mobility:
        return _more_of_sport(last, found, piece)
    same = last.sentence == piece.sentence
    found = _as_rest(last.found, found) if same and piece.aside else found
    numbered = piece.cut == ":" and same and last.pieces[-1].signs[-1].is_number
    if numbered and found.size is not None and last.found.distance_m is None:
        last.found = last.found._replace(bare=None)  # "run 1: 5 km" is the first run
    if same and _lacks_time(last.found) and found.pointed is not None and not found.parts:
        found = found._replace(bare=None, pointed=None, clocks=(found.pointed, *found.clocks))
    if "only" in found.hints and found.size is not None and not same:
        last.found = _instead(last.found, found)
        last.pieces.append(piece)
        return True
    if same and "revised" in last.found.hints | found.hints:
        return _revise(last, found, piece)
    if is_beside(last, found, piece, same=same):
        last.pieces.append(piece)
        return True
    return may_join(last, found, piece, same=same) and _join(last, found, piece, same=same)


def _as_rest(one: Features, two: Features) -> Features:
    """Return the seconds in brackets behind repetitions as their recovery: "8x400 (60)"."""
    last = one.parts[-1] if one.parts else None
    if last is None or not last.is_repeated or last.distance_m is None or last.rest_s is not None:
        return two
    if two.bare is None or two != Features(bare=two.bare) or two.bare not in RESTS_S:
        return two
    return Features(rest=Measure("seconds", two.bare, 0))


def _lacks_time(found: Features) -> bool:
    return found.distance_m is not None and not found.is_timed and not found.parts


def _join(last: RunDraft, found: Features, piece: Piece, *, same: bool) -> bool:
    both = joined(last.found, found, in_parts=in_parts(last, piece, same=same))
    if both is None:
        return False
    last.found = both
    last.sentence = piece.sentence if found.parts or last.found.parts else last.sentence
    last.pieces.append(piece)
    return True


def _revise(last: RunDraft, found: Features, piece: Piece) -> bool:
    """Put what is told now in the place of what was told before: "8k, no wait, 9k"."""
    if found.is_empty:
        last.found = last.found._replace(hints=last.found.hints | {"revised"})
    else:
        if found.distance_m is None and found.bare is not None and last.found.unit in METRES:
            metres = found.bare * METRES[last.found.unit]
            found = found._replace(distance_m=metres, bare=None, unit=last.found.unit)
        told = revised(last.found, size=found.size is not None, timed=found.is_timed)
        found = found._replace(hints=found.hints - {"revised"})
        last.found = joined(told, found, in_parts=False) or last.found
    last.pieces.append(piece)
    return True


def _instead(one: Features, two: Features) -> Features:
    """Return a run with the distance that it had in the end: "only ran 4.42"."""
    if two.distance_m is None and one.unit in METRES and two.bare is not None:
        return one._replace(distance_m=two.bare * METRES[one.unit])
    return one._replace(distance_m=two.distance_m, bare=two.bare, unit=two.unit or one.unit)


def _more_of_sport(last: RunDraft, found: Features, piece: Piece) -> bool:
    same = last.sentence == piece.sentence
    other = found.runs or found.run_type is not None
    if not same or other or found.is_empty or found.parts:
        return False
    both = joined(last.found, found, in_parts=False)
    if both is None or found.bare is not None:
        return False
    last.found = both
    last.pieces.append(piece)
    return True


def heading(piece: Piece) -> tuple[int, tuple[Sign, ...]]:
    """Return the sentence and the signs that tell what stands behind a colon: "Pace"."""
    counted = [n for n, sign in enumerate(piece.signs) if counts(sign) or sign.get("unit")]
    begin = max(counted[-1] + 1 if counted else 0, len(piece.signs) - MOST_HEADING)
    return piece.sentence, piece.signs[begin:]


MOST_HEADING = 3
"""Words of a heading before a colon."""
