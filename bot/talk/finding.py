"""A first load is found set by set: the coach names it, the runner tells how many more were left.

Rule 1: every set is in the diary as soon as it is told; the search can stop anywhere.
Rule 2: a load that was found stands in today's session from then on, and "done" logs it.
Source: coaching rules 2.7.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.coach.ramp import after_set
from bot.domain.load import Load, WeightUnit, shown
from bot.domain.training import Entry, Lift, Log, LogId, StrengthSet
from bot.talk import advice, diary, done
from bot.talk.effects import Effect, SaveLog, SaveSession, after
from bot.talk.say import Choice, Say
from bot.talk.scene import Scene, Step, stay
from bot.talk.searching import count_words, line_of, load_words, search_of
from bot.talk.state import FindingLoad, Idle, State
from bot.talk.wire import InboundId

if TYPE_CHECKING:
    from bot.coach.ramp import Found
    from bot.domain.exercise import ExerciseId
    from bot.domain.training import PlannedLift
    from bot.language.finding import TellSet
    from bot.language.intents import AskToday, Intent, LogTraining, SessionDone

MOST_LEFT_RATED = 4
"""Repetitions left up to which a set has an RPE: 6 is the lowest that means anything."""
FULL_RPE = 10


def begin(state: State, _: Intent, scene: Scene) -> Step:
    """Look for the loads of today's session that nobody knows yet."""
    if isinstance(state, FindingLoad) and line_of(state.exercise, scene) is not None:
        return Step(state)
    given = scene.record.given
    lines = given.lifts if given is not None and given.day == scene.today else ()
    open_ = tuple(line.exercise for line in lines if line.find_load)
    if not open_:
        return stay(Idle(), "find.nothing", "today")
    return Step(_next(open_, scene), (Say("find.begin"),))


def _next(left: tuple[ExerciseId, ...], scene: Scene) -> State:
    for place, exercise in enumerate(left, 1):
        line = line_of(exercise, scene)
        if line is not None:
            return FindingLoad(exercise=exercise, kg=line.start_kg, left=left[place:])
    return Idle()


def told_set(state: FindingLoad, intent: TellSet, scene: Scene) -> Step:
    """Take a set: keep it, and name the next load or the one that was found."""
    line, unit = line_of(state.exercise, scene), scene.athlete.weight_unit or WeightUnit.KG
    if line is None:
        return stay(Idle(), "find.nothing", "today")
    kg = state.kg
    if intent.weight is not None:
        kg = Load(intent.weight[0], intent.weight[1] or unit).kg
    if not kg:
        return stay(state, "find.which_weight")
    reps = state.reps if intent.reps is None else intent.reps
    here = replace(state, kg=kg, reps=reps, asked=1)
    if intent.left is None:
        return Step(here)
    built = _built(line, scene)
    found = after_set(search_of(line, scene), kg, intent.left, len(built) + 1)
    fits = found.how in ("fits", "most")
    effort = float(FULL_RPE - intent.left) if fits and intent.left <= MOST_LEFT_RATED else None
    one = StrengthSet(
        reps=line.reps if reps is None else reps,
        load=shown(kg, unit),
        rpe=effort,
        warmup=not fits,
        each=line.each,
    )
    return _on(here, found, line, (_kept(line, (*built, one), scene),), scene)


def _built(line: PlannedLift, scene: Scene) -> tuple[StrengthSet, ...]:
    """Return the sets of the search so far."""
    log = diary.log_of(_id(line, scene), scene)
    lifts = () if log is None else tuple(entry.activity for entry in log.entries)
    return tuple(one for lift in lifts if isinstance(lift, Lift) for one in lift.sets)


def _id(line: PlannedLift, scene: Scene) -> InboundId:
    return InboundId(f"session/{scene.today}/{line.exercise}")


def _kept(line: PlannedLift, sets: tuple[StrengthSet, ...], scene: Scene) -> Effect:
    lift = Lift(exercise=line.exercise, sets=sets, per_side=line.per_side)
    log = Log(
        id=LogId(_id(line, scene)),
        at=scene.now,
        entries=(Entry(scene.today, lift),),
        planned=(line,),
    )
    return SaveLog(log)


def _on(
    state: FindingLoad, found: Found, line: PlannedLift, effects: tuple[Effect, ...], scene: Scene
) -> Step:
    """Go on with the next set, or with the next lift when the load was found."""
    load = load_words(found.kg, line, scene)
    if found.how == "up":
        up = replace(state, kg=found.kg, reps=None)
        return Step(up, (Say("find.up", {"load": load}),), effects)
    args = {"load": load, "sets": line.sets, "count": count_words(line, scene)}
    step = _found(state, Say(f"find.{found.how}", args), line, found.kg, scene)
    return replace(step, effects=(*effects, *step.effects))


def _found(state: FindingLoad, say: Say, line: PlannedLift, kg: float, scene: Scene) -> Step:
    """Put a load into today's session and go on."""
    given = scene.record.given
    effects: tuple[Effect, ...] = ()
    if given is not None:
        known = replace(line, load_kg=kg, find_load=False)
        lifts = tuple(known if one == line else one for one in given.lifts)
        effects = (SaveSession(replace(given, lifts=lifts)),)
    return _go_on(state, (say,), effects, scene)


def _go_on(
    state: FindingLoad, says: tuple[Say, ...], effects: tuple[Effect, ...], scene: Scene
) -> Step:
    following = _next(state.left, scene)
    if isinstance(following, Idle):
        says = (*says, Say("find.over", {}, (Choice("session_done"), Choice("undo"))))
    return Step(following, says, effects)


def logged(state: FindingLoad, intent: LogTraining, scene: Scene) -> Step:
    """Keep a log; one of the lift that is looked for tells its load."""
    step, line = diary.keep(state, intent, scene), line_of(state.exercise, scene)
    lifts = [one.activity for one in intent.entries if isinstance(one.activity, Lift)]
    kilograms = [
        one.load.kg
        for lift in lifts
        if lift.exercise == state.exercise
        for one in lift.sets
        if one.load is not None
    ]
    if line is None or not kilograms:
        return step
    known = replace(scene, known=after(scene.known, step.effects))
    kg = max(kilograms)
    name = scene.book.catalogue.exercises[line.exercise].say
    say = Say("find.logged", {"load": load_words(kg, line, scene), "name": name})
    more = _found(state, say, line, kg, known)
    return Step(more.state, (*step.say, *more.say), (*step.effects, *more.effects))


def skip(state: FindingLoad, _: Intent, scene: Scene) -> Step:
    """Leave one lift and go on with the next."""
    name = scene.book.catalogue.exercises[state.exercise].say
    return _go_on(state, (Say("find.skipped", {"name": name}),), (), scene)


def finished(_: FindingLoad, intent: SessionDone, scene: Scene) -> Step:
    """End the search with the session; what was found stands in it."""
    return done.done(Idle(), intent, scene)


def other(_: FindingLoad, intent: AskToday, scene: Scene) -> Step:
    """Leave the search for another session."""
    return advice.today(Idle(), intent, scene)


def nothing_open(state: State, _: Intent, __: Scene) -> Step:
    """Say that no load is looked for."""
    return stay(state, "find.nothing", "today")
