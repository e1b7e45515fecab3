"""From slots to exercises with sets, repetitions and loads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.coach.advice import Prescription, SessionName, WarmupSet
from bot.coach.catalogue import Catalogue
from bot.coach.decision import Decision, usable
from bot.coach.doses import Dose
from bot.coach.fitting import Item, Items, fitted, shortened
from bot.coach.ladders import top_of
from bot.coach.leaveout import left_out
from bot.coach.lifts import Lifts
from bot.coach.limits import dose as limit
from bot.coach.limits import health, progress, time
from bot.coach.loads import Effort, Weight, is_too_light, warm_up, weight
from bot.coach.plates import Plates
from bot.coach.rules.breaks import pattern_row
from bot.coach.templates import Role, Slot, is_familiar, known_only, slots, stage
from bot.domain.athlete import Experience
from bot.domain.exercise import Equipment, Exercise, ExerciseId

if TYPE_CHECKING:
    from collections.abc import Iterable

NEEDS_PINS: Final = frozenset({"back_squat", "half_squat", "pause_back_squat", "bench_press"})
SINGLE_LEG: Final = {
    "goblet_squat": "bulgarian_split_squat",
    "rdl_db": "sl_rdl",
    "kb_deadlift": "sl_rdl",
}
"""What asks more of the same weights. Source: coaching rules 2.9."""
RESTS: Final = {
    Role.MAIN: time.MAIN_REST_S,
    Role.SECOND: time.MAIN_REST_S,
    Role.CORE: time.CORE_REST_S,
}
LOADED_ROLES: Final = frozenset({Role.MAIN, Role.SECOND, Role.UPPER, Role.SINGLE, Role.CALF})


@dataclass(frozen=True, slots=True, kw_only=True)
class Gym:
    """What a session is put together from."""

    catalogue: Catalogue
    lifts: Lifts
    owned: Plates
    turn: int
    """Rotates what may alternate: the day's number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """What is asked for today, what stands there, and what is forbidden."""

    gym: Gym
    decision: Decision
    dose: Dose
    flags: tuple[str, ...]
    room: frozenset[Equipment]
    forbidden: frozenset[ExerciseId]


def compose(decision: Decision, dose: Dose, flags: tuple[str, ...], gym: Gym) -> Items:
    """Return the exercises of a session that fit into its time."""
    floor = floor_of(decision, dose, flags, gym)
    items = _filled(floor, slots(decision, dose, gym.lifts, gym.turn))
    light = decision.session is SessionName.CORE_BW and not decision.unloaded
    return (shortened if light else fitted)(items, _time(decision, flags))


def floor_of(decision: Decision, dose: Dose, flags: tuple[str, ...], gym: Gym) -> Floor:
    """Return what stands there today and what is forbidden."""
    return Floor(
        gym=gym,
        decision=decision,
        dose=dose,
        flags=flags,
        room=usable(decision.situation.lifter),
        forbidden=left_out(flags, gym.catalogue.exercises) | _unwanted(decision),
    )


def _time(decision: Decision, flags: tuple[str, ...]) -> float:
    """Return the minutes for the exercises."""
    available = decision.situation.lifter.minutes
    if "max_20_min" in flags:
        available = min(available, time.HARD_DAY_MIN)
    return min(available, time.LEARN_SHORT_MIN) if decision.is_short else available


def _filled(floor: Floor, places: Iterable[Slot]) -> Items:
    items: list[Item] = []
    for place in places:
        slot = known_only(floor.decision, place, floor.gym.lifts)
        taken = {item.lift.exercise for item in items}
        exercise = _pick(floor, slot, taken) if slot is not None else None
        if slot is not None and exercise is not None:
            items.append(Item(slot.role, _prescription(floor, slot, exercise)))
    return tuple(items)


def _pick(floor: Floor, slot: Slot, taken: set[ExerciseId]) -> Exercise | None:
    for option in _swapped(slot.options, floor):
        exercise = floor.gym.catalogue.exercises[ExerciseId(option)]
        if exercise.id not in taken and is_possible(floor, exercise):
            return _on_one_leg(floor, slot, exercise, taken) or exercise
    return None


def _on_one_leg(
    floor: Floor, slot: Slot, exercise: Exercise, taken: set[ExerciseId]
) -> Exercise | None:
    """Return the single-leg version of a main lift for which the weights at hand are too light."""
    other = floor.gym.catalogue.exercises.get(ExerciseId(SINGLE_LEG.get(exercise.id, "")))
    if other is None or other.id in taken or not is_possible(floor, other):
        return None
    light = _is_too_light(floor, slot, exercise) and not _is_too_light(floor, slot, other)
    return other if light else None


def _is_too_light(floor: Floor, slot: Slot, exercise: Exercise) -> bool:
    """Tell whether no weight at hand is heavy enough for what a main lift asks."""
    if slot.role not in (Role.MAIN, Role.SECOND) or slot.reps is None:
        return False
    asked = _effort(floor, slot, exercise, slot.reps[1])
    return is_too_light(exercise, asked, floor.gym.lifts, floor.gym.owned)


def _unwanted(decision: Decision) -> frozenset[ExerciseId]:
    return frozenset(swap.exercise for swap in decision.situation.lifter.swaps)


def _swapped(options: tuple[str, ...], floor: Floor) -> tuple[str, ...]:
    """Return the options of a slot; what stands in for an unwanted one comes first.

    Something of another name is wanted more than a kin of what is not: a leg press for squats.
    """
    known = floor.gym.catalogue.exercises
    swaps = [one for one in floor.decision.situation.lifter.swaps if one.exercise in options]
    if not swaps:
        return options
    unwanted = [known[swap.exercise] for swap in swaps]
    wanted = [swap.instead for swap in swaps if swap.instead in known]
    others = [known[ExerciseId(option)] for option in options]
    kin = [one.id for one in others if any(no.say in one.say for no in unwanted)]
    strangers = [one.id for one in others if one.id not in kin]
    near = (one for no in unwanted for one in neighbours(no, floor.gym.catalogue))
    return tuple(dict.fromkeys((*filter(None, wanted), *strangers, *kin, *near)))


def neighbours(exercise: Exercise, catalogue: Catalogue) -> tuple[ExerciseId, ...]:
    """Return what trains the same movement: the next easier and harder ones first."""
    near = [ExerciseId(one) for one in (*exercise.easier, *exercise.harder)]
    kin = [one.id for one in catalogue.exercises.values() if one.pattern == exercise.pattern]
    return tuple(one for one in dict.fromkeys((*near, *kin)) if one != exercise.id)


def is_possible(floor: Floor, exercise: Exercise) -> bool:
    """Tell whether the room, the runner's level and today's flags allow an exercise."""
    words = {*(one.value for one in floor.room), "none"}
    there = bool(words & set(exercise.equipment)) and set(exercise.also) <= words
    lifter = floor.decision.situation.lifter
    unsafe = exercise.id in NEEDS_PINS and lifter.bar_safe is False
    known = exercise.level <= _level(floor.decision)
    known = known or is_familiar(floor.decision, exercise.id, floor.gym.lifts)
    return there and known and not unsafe and exercise.id not in floor.forbidden


def _level(decision: Decision) -> int:
    """Return the highest level of an exercise for this lifter."""
    lifter = decision.situation.lifter
    if lifter.age is not None and lifter.age < health.ADULT:
        return min(2, stage(decision) + 1)
    if lifter.experience is Experience.NOVICE:
        return stage(decision) + 1
    return 2 if decision.plan is SessionName.LEARN else 3


def _prescription(floor: Floor, slot: Slot, exercise: Exercise) -> Prescription:
    reps, held_s = _amount(floor, slot, exercise)
    asked = None if reps is None else _effort(floor, slot, exercise, reps)
    load = Weight() if asked is None else _load(floor, slot, exercise, asked)
    too_light = asked is not None and _is_too_light(floor, slot, exercise)
    reps = limit.TOO_LIGHT_REPS if too_light else reps
    low = None if reps is None or slot.reps is None else min(slot.reps[0], reps)
    return Prescription(
        exercise=exercise.id,
        sets=slot.sets,
        reps=reps if too_light else load.reps or reps,
        seconds=held_s,
        load_kg=load.kg,
        find_load=load.find,
        each=load.each,
        rpe=slot.rpe if load.rpe is None else load.rpe,
        rest_s=_rest(floor, slot.role),
        tempo=limit.TOO_LIGHT_TEMPO if too_light else exercise.tempo,
        per_side=exercise.unilateral,
        warmup=_warm_up(floor, slot, exercise, load, load.reps or reps or 0),
        low=low,
        top=None if low is None else reps,
        light=asked is not None and asked.factor < 1,
        too_light=too_light,
    )


def _warm_up(
    floor: Floor, slot: Slot, exercise: Exercise, load: Weight, reps: int
) -> tuple[WarmupSet, ...]:
    """Return the warm-up sets of a main lift whose load is known."""
    if slot.role not in (Role.MAIN, Role.SECOND) or load.find or not load.kg:
        return ()
    second = slot.role is Role.SECOND
    return warm_up(exercise, load.kg, reps, floor.gym.owned, second=second)


def _amount(floor: Floor, slot: Slot, exercise: Exercise) -> tuple[int | None, int | None]:
    """Return repetitions or seconds: those of the slot, or what is usual for the exercise."""
    usual = floor.gym.catalogue.amounts[exercise.id]
    beginning = stage(floor.decision) == 0
    most = usual.low if beginning else usual.high
    if slot.role is Role.CORE and not beginning:
        most = usual.middle
    if usual.is_hold:
        return None, most
    if slot.reps is None or _is_usual(floor, slot, exercise):
        return most, None
    top = top_of(exercise.id) if floor.decision.unloaded else slot.reps[1]
    top = min(top, usual.high) if slot.role is Role.CALF else top
    return max(slot.reps[0], min(slot.reps[1], top)), None


def _is_usual(floor: Floor, slot: Slot, exercise: Exercise) -> bool:
    """Tell whether a bodyweight accessory takes more repetitions than a loaded one would."""
    light = slot.role is Role.CALF or (
        slot.role is Role.UPPER
        and floor.decision.plan is not SessionName.LEARN
        and not floor.decision.unloaded
    )
    return light and "none" in exercise.equipment


def _load(floor: Floor, slot: Slot, exercise: Exercise, asked: Effort) -> Weight:
    """Nobody loads a trunk drill, nor anything on a day that stays below loaded work."""
    loaded = slot.role in LOADED_ROLES and slot.reps is not None
    if not loaded or floor.dose.rpe < limit.FIRST_RPE:
        return Weight()
    return weight(exercise, asked, floor.gym.lifts, floor.room, floor.gym.owned)


def _effort(floor: Floor, slot: Slot, exercise: Exercise, reps: int) -> Effort:
    """Return what is asked of a lift; one whose pattern rested longer has its own row."""
    lifter = floor.decision.situation.lifter
    row = pattern_row(exercise.pattern, floor.decision.situation.lifting)
    most = [v.pct_limit for v in floor.decision.verdicts if v.pct_limit is not None]
    return Effort(
        reps=reps,
        low=None if slot.reps is None else min(slot.reps[0], reps),
        rpe=min(slot.rpe, row.row.rpe or slot.rpe) if row else slot.rpe,
        factor=min([floor.dose.load_factor, *(row.factors[:1] if row else ())]),
        pct_max=min([limit.PCT_MAX, *most]),
        body_kg=lifter.body_kg,
        weekly=progress.WEEKLY_RISE[lifter.experience],
        held="no_increase" in floor.flags,
    )


def _rest(floor: Floor, role: Role) -> int:
    if floor.decision.unloaded and role is not Role.CORE:
        return time.ACCESSORY_REST_S
    if role in (Role.MAIN, Role.SECOND) and "long_rest" in floor.flags:
        return time.LONG_REST_S
    return RESTS.get(role, time.ACCESSORY_REST_S)
