"""From the draft of a run or another sport to the activity, with the doubts about it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.exercise import ExerciseId
from bot.domain.running import METRES_PER_MILE, DistanceUnit, PartRole, Run, RunType
from bot.domain.training import Activity, Mobility, OtherSport
from bot.language.log.drafting.bare_plans import names_kind
from bot.language.log.drafting.drafts import Draft, LiftDraft
from bot.language.log.plausible import is_possible
from bot.language.log.reading import words_of
from bot.language.log.runs.effort import effort_of
from bot.language.log.runs.runs import QUALITY, REST, run_of
from bot.language.log.signs.style import Doubt
from bot.language.log.unread import unread

if TYPE_CHECKING:
    from bot.language.log.drafting.drafts import RunDraft
    from bot.language.log.reading import Diary, Reading
    from bot.language.log.runs.features import Features


MOST_BARE_WORDS = 6
"""A run without any measure is kept only from so short a sentence: "did my long run"."""


def is_talk(draft: Draft) -> bool:
    """Whether nothing was measured: a word on running, or a run of which only the kind is told."""
    if isinstance(draft, LiftDraft):
        return False
    if _only_warmed_up(draft.found) or not draft.found.is_empty:
        return _only_warmed_up(draft.found) and not draft.sport
    announced = draft.pieces[0].announced
    rated = draft.found.runs and effort_of(draft.found, draft.pieces) is not None
    planned = draft.found.run_type in QUALITY or names_kind(draft.pieces[0]) or rated
    if draft.sport == REST or (announced and planned):
        return not announced
    short = sum(len(piece.signs) for piece in draft.pieces) <= MOST_BARE_WORDS
    return not (short and draft.found.runs and draft.found.run_type is not None)


def _only_warmed_up(found: Features) -> bool:
    """Whether nothing but minutes of warm-up was told, which need not have been run."""
    beside = found.role is not PartRole.WORK and not found.parts
    return beside and found.size is None and not found.runs


def run(draft: RunDraft, reading: Reading, diary: Diary) -> Activity | None:
    found, miles = draft.found, reading.style.miles
    if is_talk(draft):
        return None
    if found.only_pace and found.pace is None and found.pace_of is not None:
        return None  # "ran at 6:30 this morning" tells the hour
    if draft.sport or draft.mobility:
        return _sport(draft, METRES_PER_MILE if miles else 1000.0)
    if found.rpe is None:
        found = found._replace(rpe=effort_of(found, draft.pieces))
    likely = _likely_miles(found) if miles is None else miles
    units = (METRES_PER_MILE, 1000.0) if likely else (1000.0, METRES_PER_MILE)
    runs = [one for unit in units if is_possible(one := run_of(found, unit))]
    if _is_bare(found) and miles is None and len(runs) > 1:
        other = replace(reading.style, miles=not likely)
        diary.doubts.append(Doubt("which_number", words_of(draft.pieces, reading.text), (other,)))
    if runs and runs[0].distance_m is not None and diary.distance_unit is None:
        in_miles = found.unit == "mi" or (not found.unit and miles)
        diary.distance_unit = DistanceUnit.MI if in_miles else DistanceUnit.KM
    kept = _raced(runs[0] if runs else run_of(found, units[0]), draft)
    diary.leftovers.extend(dict.fromkeys(unread(draft, kept, reading.text)))
    return kept


def _is_bare(found: Features) -> bool:
    """Whether nothing tells in which unit a distance is."""
    bare = found.bare is not None or any(part.bare is not None for part in found.parts)
    return bare and found.distance_m is None and found.unit not in {"km", "mi"}


EASY_MILE_S = 410.0
"""A pace without a unit is rather of a mile from here on. Source: house rule; most runners keep
below 6:50 min/km."""


def _likely_miles(found: Features) -> bool:
    if found.unit in {"km", "mi"}:
        return found.unit == "mi"
    return found.pace_of is not None and found.pace_of >= EASY_MILE_S


def _raced(run: Run, draft: RunDraft) -> Run:
    """Take a marathon that is announced by its name for a race."""
    named = any(sign.get("racing") for piece in draft.pieces for sign in piece.signs)
    if not (named and draft.pieces[0].announced and run.run_type is None):
        return run
    return replace(run, run_type=RunType.RACE)


def _sport(draft: RunDraft, unit: float) -> Mobility | OtherSport | None:
    run = run_of(draft.found._replace(bare=None), unit)
    if draft.mobility:
        name = ExerciseId(draft.mobility)
        return Mobility(exercise=name, duration_s=run.duration_s) if run.duration_s else None
    if run.duration_s is None and run.distance_m is None and draft.sport != REST:
        return None
    return OtherSport(exercise=draft.sport, duration_s=run.duration_s, distance_m=run.distance_m)
