"""What a session holds, slot by slot, and what can fill each slot. Source: coaching rules 2.6, 2.9.

Law: the first exercise of a slot that the room, the runner's level and today's flags allow is
taken; a slot that nothing can fill stays empty.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from bot.coach.advice import SessionName
from bot.coach.decision import Decision, is_light, usable
from bot.coach.hardness import hard
from bot.coach.ladders import rungs
from bot.coach.limits import calendar, health
from bot.coach.limits import dose as limit
from bot.coach.rules.running import today
from bot.coach.verdict import Rank, Reps
from bot.domain.athlete import Experience
from bot.domain.exercise import LOADABLE, Equipment, ExerciseId

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from bot.coach.doses import Dose
    from bot.coach.lifts import Lifts


class Role(Enum):
    """How a slot is dosed and what is dropped first when time is short."""

    MAIN = auto()
    SECOND = auto()
    UPPER = auto()
    SINGLE = auto()
    CALF = auto()
    CORE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One place in a session."""

    role: Role
    options: tuple[str, ...]
    """Exercises, the best first."""
    sets: int
    reps: Reps | None = None
    """None: the usual amount of the exercise."""
    rpe: float


SQUATS: Final = ("back_squat", "leg_press", "goblet_squat", "bulgarian_split_squat", "bw_squat")
HINGES: Final = (
    *("deadlift", "trap_bar_deadlift", "rdl_bb", "rdl_db", "kb_deadlift", "hip_thrust"),
    *("sl_hip_thrust", "sl_glute_bridge"),
)
LEARN_SQUATS: Final = ("back_squat", "leg_press", "goblet_squat", "box_squat_bw", "wall_sit")
FIRST_SQUATS: Final = ("goblet_squat", "leg_press", "box_squat_bw", "wall_sit")
LEARN_HINGES: Final = (
    *("rdl_bb", "rdl_db", "kb_deadlift", "hip_thrust", "hip_hinge_drill", "glute_bridge"),
    *("sl_glute_bridge",),
)
FIRST_HINGES: Final = ("rdl_db", "kb_deadlift", "hip_hinge_drill", "glute_bridge")
PUSHES: Final = ("bench_press", "db_bench", "push_up", "incline_push_up")
SPARED_PUSHES: Final = ("db_bench", "bench_press", "push_up", "incline_push_up")
SPARED_PULLS: Final = ("row_db", "row_bb", "chin_up", "inverted_row", "prone_ytw")
"""Dumbbells first: nobody needs a spotter on a day between runs. Source: coaching rules 2.15."""
LEARN_PUSHES: Final = ("db_bench", "push_up", "incline_push_up")
FIRST_PUSHES: Final = ("incline_push_up", "db_bench")
PULLS: Final = ("row_bb", "row_db", "chin_up", "inverted_row", "prone_ytw")
LEARN_PULLS: Final = ("row_db", "inverted_row", "row_bb", "prone_ytw")
SINGLES: Final = ("bulgarian_split_squat", "step_up", "reverse_lunge", "split_squat", "sl_rdl")
STRAIGHT_CALVES: Final = (
    *("calf_raise_loaded", "calf_raise_1leg", "calf_raise_2leg"),
    "seated_calf_raise",
)
BENT_CALVES: Final = ("seated_calf_raise", "soleus_raise_bent", "calf_raise_2leg")
CORES: Final = (
    ("dead_bug", "side_plank", "bird_dog", "plank"),
    ("side_plank", "dead_bug", "bird_dog", "plank"),
    ("plank", "bird_dog", "dead_bug", "side_plank"),
    ("pallof_press", "plank_tap", "bird_dog", "side_plank"),
)
FAMILIES: Final = (SQUATS, HINGES, PUSHES, PULLS, SINGLES, STRAIGHT_CALVES, BENT_CALVES)
"""What can stand in for each other."""
FIRST_CALVES: Final = ("calf_raise_2leg",)
LEG_RULES: Final = frozenset({"R04", "R07", "R08", "R10", "R11", "R14"})
"""Rules that hold back the legs and nothing else."""
HIPS: Final = ("band_walk", "side_lying_abduction", "hip_hike", "clamshell")
GENTLE: Final = ("bird_dog", "side_lying_abduction", "dead_bug", "clamshell", "cat_cow")


def slots(decision: Decision, dose: Dose, lifts: Lifts, turn: int) -> tuple[Slot, ...]:
    """Return the slots of a session. `turn` rotates what may alternate: the day's number."""
    if decision.unloaded:
        return tuple(_bodyweight(decision, dose, lifts, turn))
    template = TEMPLATES.get(decision.session)
    found = tuple(template(decision, dose, turn)) if template else ()
    if decision.session is not SessionName.LEARN:
        return found
    return tuple(_familiar_first(decision, slot, lifts) for slot in found)


def is_familiar(decision: Decision, exercise: ExerciseId, lifts: Lifts) -> bool:
    """Tell whether an adult has done a lift with a load: then it needs no learning."""
    age = decision.situation.lifter.age
    adult = age is not None and age >= health.ADULT
    return adult and exercise in lifts and lifts[exercise].e1rm_kg is not None


def _familiar_first(decision: Decision, slot: Slot, lifts: Lifts) -> Slot:
    """Put lifts that the runner knows before those that a beginner learns.

    After the first weeks a beginner moves on to the bar: what was learned stays in its place.
    """
    if slot.role not in (Role.MAIN, Role.SECOND, Role.UPPER):
        return slot
    kin = next((family for family in FAMILIES if slot.options[0] in family), ())
    known = [
        option
        for option in kin
        if is_familiar(decision, ExerciseId(option), lifts)
        and (stage(decision) == 0 or option not in slot.options)
    ]
    return replace(slot, options=tuple(dict.fromkeys((*known, *slot.options))))


def stage(decision: Decision) -> int:
    """Return 0 in ladder weeks 1 and 2, 1 in weeks 3 to 6, 2 later and for experienced lifters."""
    if decision.situation.lifter.experience is not Experience.NOVICE:
        fresh = decision.plan is SessionName.LEARN
        return 1 if fresh else 2
    week = decision.situation.lifting.week or 1
    return 0 if week < limit.FIRST_LOADED_WEEK else 1 if week <= len(limit.LADDER) else 2


def _main(dose: Dose, options: tuple[str, ...], role: Role = Role.MAIN, less: int = 0) -> Slot:
    sets = max(1, (dose.sets or 1) - less)
    return Slot(role=role, options=options, sets=sets, reps=dose.reps, rpe=dose.rpe)


def _calf(decision: Decision, dose: Dose, turn: int, reps: Reps | None) -> Slot:
    flagged = any("calves_rpe6" in v.flags for v in decision.verdicts)
    rpe = min(dose.rpe, health.CALF_RPE) if flagged else dose.rpe
    options: tuple[str, ...] = BENT_CALVES if turn % 2 else STRAIGHT_CALVES
    options = options if stage(decision) else FIRST_CALVES
    return Slot(role=Role.CALF, options=options, sets=2, reps=reps, rpe=rpe)


def _trunk(dose: Dose, turn: int, sets: int) -> Slot:
    options = CORES[turn % len(CORES)]
    return Slot(role=Role.CORE, options=options, sets=sets, rpe=min(dose.rpe, limit.CORE_RPE))


def _single(dose: Dose, sets: int, reps: Reps) -> Slot:
    rpe = min(dose.rpe, limit.SINGLE_LEG_RPE)
    return Slot(role=Role.SINGLE, options=SINGLES, sets=sets, reps=reps, rpe=rpe)


def _upper(decision: Decision, dose: Dose, options: tuple[str, ...], sets: int) -> Slot:
    light = is_light(decision.situation.lifter) or (dose.reps or (0, 0))[0] > limit.UPPER_REPS[0]
    reps = limit.UPPER_REPS_LIGHT if light else limit.UPPER_REPS
    return Slot(role=Role.UPPER, options=options, sets=sets, reps=reps, rpe=dose.rpe)


def _legs(decision: Decision, turn: int) -> tuple[str, ...]:
    """Squat or hinge: the one that rested longer; after a day of both, one each week in turn."""
    lifting = decision.situation.lifting
    squat, hinge = lifting.pattern_days.get("squat"), lifting.pattern_days.get("hinge")
    if squat is None or hinge is None or squat > hinge:
        return SQUATS
    both = lifting.last_class == SessionName.HEAVY_LOWER
    in_turn = both and turn // calendar.WEEK_DAYS % 2 == 1
    return HINGES if hinge > squat or in_turn else SQUATS


def _heavy_lower(decision: Decision, dose: Dose, turn: int) -> Iterator[Slot]:
    yield _main(dose, SQUATS)
    yield _main(dose, HINGES, Role.SECOND, less=1)
    yield _single(dose, 2, limit.SINGLE_REPS)
    yield _calf(decision, dose, turn, limit.CALF_REPS)
    yield _trunk(dose, turn, 2)


def _heavy_full(decision: Decision, dose: Dose, turn: int) -> Iterator[Slot]:
    yield _main(dose, _legs(decision, turn))
    yield _upper(decision, dose, PUSHES, 3)
    yield _upper(decision, dose, PULLS, 3)
    yield _single(dose, 2, limit.SINGLE_REPS)
    yield _calf(decision, dose, turn, limit.CALF_REPS)
    yield _trunk(dose, turn, 2)


def _maint(decision: Decision, dose: Dose, turn: int) -> Iterator[Slot]:
    yield _main(dose, _legs(decision, turn))
    yield _single(dose, 1, limit.SINGLE_REPS_MAINT)
    yield _calf(decision, dose, turn, limit.CALF_REPS_MAINT)
    yield _trunk(dose, turn, 1)


def _learn(decision: Decision, dose: Dose, turn: int) -> Iterator[Slot]:
    first = stage(decision) == 0
    yield _main(dose, FIRST_SQUATS if first else LEARN_SQUATS)
    yield _main(dose, FIRST_HINGES if first else LEARN_HINGES, Role.SECOND)
    if not decision.is_short:
        yield _main(dose, FIRST_PUSHES if first else LEARN_PUSHES, Role.UPPER)
        yield _main(dose, LEARN_PULLS, Role.UPPER)
    yield _calf(decision, dose, turn, dose.reps)
    if not decision.is_short:
        yield _trunk(dose, 0, 2)


def _bodyweight(decision: Decision, dose: Dose, lifts: Lifts, turn: int) -> Iterator[Slot]:
    """Bodyweight strength, by the ladders."""
    at = stage(decision)
    roles = {"squat": Role.MAIN, "hinge": Role.SECOND, "push": Role.UPPER}
    for ladder, role in roles.items():
        yield _main(dose, rungs(ladder, at, lifts), role)
    calf = rungs("calf", at, lifts)
    yield Slot(role=Role.CALF, options=calf, sets=min(2, dose.sets or 2), rpe=dose.rpe)
    yield _trunk(dose, turn, 2 if decision.plan is not SessionName.MAINT else 1)


def _core(decision: Decision, dose: Dose, turn: int) -> Iterator[Slot]:
    """A day without legs: trunk, hips, and the upper body when there is room for it."""
    if dose.rpe <= limit.LEG_RPE_ON_CORE_DAYS:
        for options in (GENTLE, GENTLE[1:], GENTLE[2:]):
            yield Slot(role=Role.CORE, options=options, sets=2, rpe=dose.rpe)
        return
    if _may_load_arms(decision):
        yield _spared(decision, dose, SPARED_PUSHES, limit.SPARED_PUSH)
        yield _spared(decision, dose, SPARED_PULLS, limit.SPARED_PULL)
        yield _trunk(dose, turn, 2)
        yield _trunk(dose, turn + 2, 2)
        return
    yield _spared(decision, dose, ("push_up", "incline_push_up"), None)
    yield _trunk(dose, turn, 2)
    yield _spared(decision, dose, ("inverted_row", "prone_ytw"), None)
    yield _trunk(dose, turn + 1, 2)
    rpe = min(dose.rpe, limit.LEG_RPE_ON_CORE_DAYS)
    yield Slot(role=Role.CORE, options=HIPS, sets=2, rpe=rpe)


def _may_load_arms(decision: Decision) -> bool:
    """Tell whether push and pull are loaded: when the legs alone are the reason to hold back."""
    lifter, situation = decision.situation.lifter, decision.situation
    holding = {v.rule for v in decision.verdicts if v.ceiling <= Rank.CORE_BW}
    ready = decision.learn is None and decision.cap >= limit.UPPER_MAX_RPE
    time_for_it = lifter.minutes >= limit.UPPER_MIN_MINUTES
    rested = not hard(today(situation), situation.running)
    return holding <= LEG_RULES and ready and time_for_it and rested and _has_weights(decision)


def _has_weights(decision: Decision) -> bool:
    return bool(usable(decision.situation.lifter) & LOADABLE)


def _spared(decision: Decision, dose: Dose, options: tuple[str, ...], reps: Reps | None) -> Slot:
    in_hand = Equipment.DUMBBELL in usable(decision.situation.lifter)
    in_hand = in_hand or is_light(decision.situation.lifter)
    reps = limit.SPARED_REPS_LIGHT if in_hand and reps else reps
    rpe = min(dose.rpe, limit.UPPER_MAX_RPE)
    return Slot(role=Role.UPPER, options=options, sets=3 if reps else 2, reps=reps, rpe=rpe)


TEMPLATES: Final[Mapping[SessionName, Callable[[Decision, Dose, int], Iterable[Slot]]]] = {
    SessionName.CORE_BW: _core,
    SessionName.LEARN: _learn,
    SessionName.MAINT: _maint,
    SessionName.HEAVY_LOWER: _heavy_lower,
    SessionName.HEAVY_FULL: _heavy_full,
}
"""The others hold no exercises."""


def known_only(decision: Decision, slot: Slot, lifts: Lifts) -> Slot | None:
    """Keep to known lifts on days without new ones; a single-leg slot falls away without one."""
    if not any("no_new_exercises" in v.flags for v in decision.verdicts):
        return slot
    known = tuple(option for option in slot.options if ExerciseId(option) in lifts)
    if known:
        others = tuple(option for option in slot.options if option not in known)
        options = known if slot.role is Role.SINGLE else (*known, *others)
        return replace(slot, options=options)
    return None if slot.role is Role.SINGLE else slot
