"""What was trained: kept at once, taken back in one word.

Rule: a sure log is kept and repeated in one line; an unsure one is asked about and kept after the
answer.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.running import METRES_PER_MILE, DistanceUnit, Run
from bot.domain.training import Entry, Lift, Log, LogId, OtherSport, PlannedLift
from bot.language.echo import echo
from bot.language.intents import LogTraining
from bot.talk.bests import noticed
from bot.talk.completing import Entries, completed
from bot.talk.effects import DropLog, Effect, SaveAthlete, SaveLog, SavePlans
from bot.talk.heavy import with_heavy_day
from bot.talk.next_set import lighter
from bot.talk.say import Choice, Say
from bot.talk.scene import Scene, Step, stay
from bot.talk.state import AskingReading, Idle, State
from bot.talk.upcoming import next_time
from bot.talk.wire import InboundId, Text
from bot.talk.wording import day_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bot.language.facts import Pick
    from bot.language.intents import Intent, Reading, ShowRecent

_RECENT_DAYS = 7
REST = "rest"
"""What stands in the plan of a day on which the usual run does not take place."""


def keep(state: State, intent: LogTraining, scene: Scene) -> Step:
    """Keep a log under the id of its message; an edited message replaces its log."""
    inbound = scene.inbound
    message = inbound.replaces if isinstance(inbound, Text) and inbound.replaces else inbound.id
    if found := completed(intent, scene):
        rest, session = found
        told = Say("log.completed", {"what": said(session.told, scene)}, (Choice("undo"),))
        says = (told, *next_time(session.log, scene))
        done = Step(state, says, (SaveLog(session.log), *_learnt(intent, scene)))
        return _and_then(done, rest, message, scene) if rest else done
    return kept(state, intent, message, scene)


def _and_then(done: Step, rest: Entries, message: InboundId, scene: Scene) -> Step:
    more = kept(done.state, LogTraining(rest), message, scene)
    return Step(done.state, (*done.say, *more.say), (*done.effects, *more.effects))


def keep_instead(_: AskingReading, intent: LogTraining, scene: Scene) -> Step:
    """Take a new wording instead of the open readings."""
    return keep(Idle(), intent, scene)


def pick(state: AskingReading, intent: Pick, scene: Scene) -> Step:
    """Keep the reading that was chosen."""
    if not 1 <= intent.number <= len(state.readings):
        return stay(state, "ask.no_such_reading", number=intent.number)
    return _chosen(state, state.readings[intent.number - 1], scene)


def pick_first(state: AskingReading, _: Intent, scene: Scene) -> Step:
    """Take a yes for the only reading; with more of them it says too little."""
    first, *others = state.readings
    if others:
        return stay(state, "ask.which_one")
    return _chosen(state, first, scene)


def _chosen(state: AskingReading, reading: Reading, scene: Scene) -> Step:
    return kept(Idle(), reading.log, state.message, scene, reading.says)


def pick_none(state: AskingReading, _: Intent, scene: Scene) -> Step:
    """Keep nothing new; a log that was to be changed stays."""
    log = log_of(state.message, scene)
    if log is None:
        return stay(Idle(), "log.dropped")
    return stay(Idle(), "log.stays", what=said(log.entries, scene))


def log_of(message: str, scene: Scene) -> Log | None:
    """Return the log that a message made."""
    return next((log for log in scene.record.logs if log.id == LogId(message)), None)


def said(entries: Iterable[Entry], scene: Scene) -> str:
    """Return entries as the coach repeats them."""
    return echo(entries, scene.book.lexicon, scene.today)


def kept(
    state: State, intent: LogTraining, message: InboundId, scene: Scene, what: str = ""
) -> Step:
    """Keep a log; one that the message made before is replaced and keeps its moment."""
    old = log_of(message, scene)
    log = Log(
        id=LogId(message),
        at=scene.now,
        entries=intent.entries,
        planned=asked_for(intent.entries, scene),
    )
    if old is not None:
        planned = old.planned or log.planned
        log = replace(old, entries=intent.entries, planned=planned)
    args = {"what": what or said(intent.entries, scene)}
    says = Say("log.saved" if old is None else "log.changed", args, (Choice("undo"),))
    best = noticed(intent.entries, scene, instead_of=old)
    effects = (SaveLog(log), *_fulfilled(log, scene), *_learnt(intent, scene))
    onward = lighter(log, scene) or next_time(log, scene)
    step = Step(state, (says, *best, *onward), effects)
    return with_heavy_day(step, scene) if _only_ran(intent, scene) else step


def _only_ran(intent: LogTraining, scene: Scene) -> bool:
    """Whether nothing but runs of today or yesterday is told: they may move the heavy day."""
    since = scene.today - timedelta(days=1)
    return all(isinstance(one.activity, Run) and one.day >= since for one in intent.entries)


def asked_for(entries: Iterable[Entry], scene: Scene) -> tuple[PlannedLift, ...]:
    """Return the lines of the session given for that day which the entries carry out."""
    given = scene.record.given
    if given is None:
        return ()
    done = {
        entry.activity.exercise
        for entry in entries
        if isinstance(entry.activity, Lift) and entry.day == given.day
    }
    return tuple(line for line in given.lifts if line.exercise in done)


def _fulfilled(log: Log, scene: Scene) -> tuple[Effect, ...]:
    """Let go the plans that were carried out: those of the kind and day of what was done."""
    done = {(entry.day, type(entry.activity)) for entry in log.entries}
    left = tuple(p for p in scene.record.plans if (p.day, type(p.activity)) not in done)
    return (SavePlans(left, carried_out=True),) if left != scene.record.plans else ()


def _learnt(intent: LogTraining, scene: Scene) -> tuple[Effect, ...]:
    """Return what a log tells about the runner: units, and names of exercises that are his own."""
    athlete = scene.athlete
    lifts = [e.activity for e in intent.entries if isinstance(e.activity, Lift)]
    units = [s.load.unit for lift in lifts for s in lift.sets if s.load]
    own = [x.exercise for x in lifts if x.exercise not in scene.book.catalogue.exercises]
    new = replace(
        athlete,
        weight_unit=units[-1] if units else athlete.weight_unit,
        distance_unit=intent.distance_unit or athlete.distance_unit,
        own_exercises=tuple(dict.fromkeys((*athlete.own_exercises, *own))),
        day_first=athlete.day_first if intent.day_first is None else intent.day_first,
    )
    return (SaveAthlete(new),) if new != athlete else ()


def is_off(entry: Entry) -> bool:
    """Tell whether an entry only says that the usual run does not take place."""
    return entry.activity == OtherSport(exercise=REST)


def how_to_log(state: State, _: Intent, __: Scene) -> Step:
    """Show how a log looks."""
    return stay(state, "log.how")


def edited_away(state: State, message: InboundId, scene: Scene) -> Step:
    """Take back the log of a message that was edited into something else."""
    gone = log_of(message, scene)
    if gone is None:
        return Step(state)
    args = {"what": said(gone.entries, scene)}
    return Step(state, (Say("log.edited_away", args),), (DropLog(gone.id),))


def recent(state: State, intent: ShowRecent, scene: Scene) -> Step:
    """Show the last seven days, or the last time of one lift."""
    if intent.exercise is not None:
        return _last_time(state, intent, scene)
    entries = tuple(
        entry
        for entry in scene.record.entries
        if 0 <= (scene.today - entry.day).days < _RECENT_DAYS
    )
    if not entries:
        return stay(state, "recent.nothing", "how_to_log")
    lines = "\n".join(_by_day(entries, scene))
    runs = _distance(entries, scene.athlete.distance_unit or DistanceUnit.KM)
    key = "recent.week" if runs.startswith("0 ") else "recent.week_with_runs"
    return stay(state, key, runs=runs, lines=lines)


def _by_day(entries: tuple[Entry, ...], scene: Scene) -> list[str]:
    days = sorted({entry.day for entry in entries}, reverse=True)
    return [f"{day_words(day, scene)}: {_said_on(day, entries, scene)}" for day in days]


def _said_on(day: date, entries: tuple[Entry, ...], scene: Scene) -> str:
    return echo(tuple(e for e in entries if e.day == day), scene.book.lexicon, day)


def _distance(entries: tuple[Entry, ...], unit: DistanceUnit) -> str:
    """Return how far was run, in the runner's unit, with one decimal at most: "23.5 km"."""
    runs = (entry.activity for entry in entries if isinstance(entry.activity, Run))
    metres = sum(run.distance_m or 0 for run in runs)
    far = metres / (METRES_PER_MILE if unit is DistanceUnit.MI else 1000)
    return f"{far:.1f}".removesuffix(".0") + f" {unit}"


def _last_time(state: State, intent: ShowRecent, scene: Scene) -> Step:
    found = [
        entry
        for entry in scene.record.entries
        if isinstance(entry.activity, Lift) and entry.activity.exercise == intent.exercise
    ]
    if found:
        last = max(reversed(found), key=lambda entry: entry.day)
        what = echo((last,), scene.book.lexicon, last.day)
        return stay(state, "recent.lift", what=what, day=day_words(last.day, scene))
    return stay(state, "recent.no_lift")
