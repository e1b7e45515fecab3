"""From the dose to kilograms, and the warm-up sets before them.

Law: a load is rounded down to what the runner can put together, and never rises above the last one
by more than one step of its kind. Source: coaching rules 2.7.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.coach.advice import WarmupSet
from bot.coach.lifts import Target
from bot.coach.limits import load as limit
from bot.coach.limits import progress
from bot.coach.percent import per_cent
from bot.coach.plates import Plates, made
from bot.coach.progression import Steps, carried, following, is_missed
from bot.domain.exercise import LOADABLE, Equipment, Exercise, ExerciseId

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.coach.lifts import Bout, Lifts, LiftState

PAIRS: Final = frozenset(
    {
        *("rdl_db", "db_bench", "overhead_press", "bulgarian_split_squat", "split_squat"),
        *("reverse_lunge", "walking_lunge", "step_up"),
    }
)
"""Done with a dumbbell in each hand where there are dumbbells."""
UPPER: Final = frozenset({"push", "pull"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """What is asked of a lift."""

    reps: int
    rpe: float
    factor: float = 1.0
    """Of the load, after a break or in a lighter week."""
    pct_max: float = 100.0
    body_kg: float | None = None
    """Body weight of the lifter, which a first load never exceeds by far."""
    low: int | None = None
    """Bottom of the range that `reps` is the top of; None: there is no range."""
    weekly: float = progress.WEEKLY_RISE["novice"]
    """Most by which a lift rises in a week, as a share."""
    held: bool = False
    """Nothing rises today."""

    @property
    def target(self) -> Target:
        """What is asked for, as it is compared with what was done."""
        return Target(
            reps=self.reps,
            low=self.low or self.reps,
            top=self.reps,
            rpe=self.rpe,
            light=self.factor < 1,
        )


@dataclass(frozen=True, slots=True)
class Weight:
    """What to lift."""

    kg: float | None = None
    find: bool = False
    """It is only where the search begins."""
    each: bool = False
    rpe: float | None = None
    """Lower than asked when the lift is met for the first time."""
    reps: int | None = None
    """Other than the top of the range where repetitions come before load."""


def weight(
    exercise: Exercise, effort: Effort, lifts: Lifts, room: frozenset[Equipment], owned: Plates
) -> Weight:
    """Return the load for a lift: from its own maximum, from a related lift, or where to begin."""
    if not _is_loaded(exercise, room):
        return Weight()
    known = lifts.get(exercise.id)
    if known is not None and (told := _from_history(exercise, known, effort, owned)):
        return told
    each = exercise.id in PAIRS and Equipment.DUMBBELL in room
    related = _related(exercise.id, lifts)
    if related is not None:
        rpe = min(effort.rpe, limit.RAMP_RPE)
        share = min(per_cent(effort.reps, rpe) * effort.factor, effort.pct_max) / 100
        kg = related * share / (2 if each else 1)
        return Weight(made(exercise, kg, owned), find=True, each=each, rpe=rpe)
    start = limit.START_KG.get(exercise.id)
    if start is None or start > _most_at_first(exercise.id, effort.body_kg):
        return Weight(find=BODYWEIGHT.isdisjoint(exercise.equipment))
    return Weight(made(exercise, start, owned), find=True, each=each)


def _most_at_first(exercise: ExerciseId, body_kg: float | None) -> float:
    """Return the most that is lifted on the first day. Source: coaching rules 2.7 [design]."""
    share = limit.FIRST_DAY_SHARE.get(exercise)
    return math.inf if share is None or body_kg is None else share * body_kg


BODYWEIGHT = frozenset({"none", Equipment.PULL_UP_BAR.value})
"""What can be done with one of these carries no load, though a barbell in a rack may do as well."""


def _is_loaded(exercise: Exercise, room: frozenset[Equipment]) -> bool:
    """Tell whether it is done with a load here: two-handed lifts want dumbbells, or nothing."""
    there = {word.value for word in room & LOADABLE} & set(exercise.equipment)
    free_hands = exercise.id in PAIRS and "none" in exercise.equipment
    return bool(there) and (Equipment.DUMBBELL in room or not free_hands)


def _from_history(
    exercise: Exercise, known: LiftState, effort: Effort, owned: Plates
) -> Weight | None:
    """Return what follows the last session of the same dose, else what the maximum tells."""
    steps = steps_of(exercise, effort, owned, known.bouts[-1].kg if known.bouts else 0.0)
    after = following(known.bouts, effort.target, steps)
    if after is None and not known.e1rm_kg:
        return None
    kg = after.kg if after is not None else _at_new_dose(known, effort, steps)
    if known.e1rm_kg:
        kg = min(kg, known.e1rm_kg * effort.pct_max / 100)
    kg = min(kg, _most(known, steps))
    reps = None if after is None or after.reps == effort.reps else after.reps
    return Weight(made(exercise, kg, owned), each=known.each, reps=reps)


def following_load(
    exercise: Exercise, known: LiftState, effort: Effort, owned: Plates
) -> float | None:
    """Return the load that the last session of this very dose leads to, None without one."""
    last = known.bouts[-1].target if known.bouts else None
    if last is None or not last.is_like(effort.target):
        return None
    told = _from_history(exercise, known, effort, owned)
    return None if told is None else told.kg


def is_too_light(exercise: Exercise, effort: Effort, lifts: Lifts, owned: Plates) -> bool:
    """Tell whether the heaviest weight that is there is lighter than what is asked for."""
    known = lifts.get(exercise.id)
    most, step = owned.heaviest(exercise.id), owned.step(exercise.id)
    if known is None or not known.e1rm_kg or most is None:
        return False
    return _from_maximum(known, effort) >= most + step


def steps_of(exercise: Exercise, effort: Effort, owned: Plates, last_kg: float = 0.0) -> Steps:
    """Return how a lift may rise from the load done last. Source: [twofortwo]."""
    step = owned.step(exercise.id, last_kg)
    most = limit.UPPER_STEP_KG if exercise.pattern in UPPER else limit.LOWER_STEP_KG
    return Steps(step_kg=step, most_kg=max(step, most), weekly=effort.weekly, held=effort.held)


def _from_maximum(known: LiftState, effort: Effort) -> float:
    share = min(round(per_cent(effort.reps, effort.rpe) * effort.factor, 1), effort.pct_max) / 100
    missed = bool(known.bouts) and is_missed(known.bouts[-1])
    return (known.e1rm_kg or 0) * share * _trust(known) * (progress.MISSED if missed else 1)


def _at_new_dose(known: LiftState, effort: Effort, steps: Steps) -> float:
    """Return what the maximum tells, or more where the last sessions lead further."""
    told = _from_maximum(known, effort)
    last = carried(known.bouts, steps)
    if last is None or is_missed(known.bouts[-1]):
        return told
    onward, before = last
    share = per_cent(effort.reps, effort.rpe) / per_cent(onward.reps, before.rpe)
    return max(told, onward.kg * share * effort.factor)


def _most(known: LiftState, steps: Steps) -> float:
    """Return the most that is lifted today: little more than the best load lately."""
    best = _best_lately(known.bouts) or known.last_kg
    if best is None:
        return math.inf
    return best if steps.held else best + steps.most_kg


def _best_lately(bouts: Sequence[Bout]) -> float | None:
    """Return the heaviest load of the last weeks; lighter weeks count if there are no others."""
    late = [one for one in bouts if one.days_ago <= bouts[-1].days_ago + progress.REFERENCE_DAYS]
    full = [one for one in late if one.target is None or not one.target.light]
    return max((one.kg for one in full or late if not one.failed), default=None)


def _trust(known: LiftState) -> float:
    new = known.sessions is not None and known.sessions < limit.LOW_CONFIDENCE_SESSIONS
    return limit.LOW_CONFIDENCE if new else 1.0


def _related(exercise: ExerciseId, lifts: Lifts) -> float | None:
    """Return the careful maximum (kg in total) that a related lift tells."""
    base, share = limit.TRANSFER.get(exercise, ("", 0.0))
    known = lifts.get(ExerciseId(base))
    if known is None or not known.e1rm_kg:
        return None
    return known.e1rm_kg * share * limit.TRANSFER_CAUTION


# ---------------------------------------------------------------- warm-up


def warm_up(
    exercise: Exercise, kg: float, reps: int, owned: Plates, *, second: bool
) -> tuple[WarmupSet, ...]:
    """Return the sets before the first working set. Source: [ribeiro2020]."""
    sets: dict[float, WarmupSet] = {}
    for share, count in _steps(kg, reps, second=second):
        load = made(exercise, kg * share, owned)
        if load < kg:
            sets.setdefault(load, WarmupSet(load, count))
    return tuple(sets.values())


def _steps(kg: float, reps: int, *, second: bool) -> Iterator[tuple[float, int]]:
    if second:
        yield from limit.WARMUP_SECOND
    elif kg < limit.WARMUP_BORDER_KG:
        yield from limit.WARMUP_LIGHT
    else:
        yield from limit.WARMUP_HEAVY
        if reps <= limit.WARMUP_SINGLE_REPS:
            yield limit.WARMUP_SINGLE
