"""Putting a log right in a word.

Rule 1: the last log is meant; where a lift, a run or a day is named, the last log that has it.
Rule 2: what could mean two entries is asked with what each of them would be then.
Rule 3: a correction is kept at once and can be taken back; one that looks like a slip is asked.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.coach.history.maxima import maximum
from bot.domain.correcting import corrected
from bot.domain.correction import Correction, MoreSets, NewAmounts, Raised, Which
from bot.domain.journal import latest
from bot.domain.load import WeightUnit
from bot.language.amends import RepeatLog
from bot.language.intents import LogTraining, Reading
from bot.language.log.plausible import strange
from bot.talk import again
from bot.talk.diary import kept, said
from bot.talk.effects import DropLog, SaveLog
from bot.talk.lately import lately
from bot.talk.say import Choice, Say
from bot.talk.scene import Scene, Step, stay
from bot.talk.state import AskingReading, Idle, State
from bot.talk.wire import InboundId

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.exercise import ExerciseId
    from bot.domain.record import Record
    from bot.domain.training import Entry, Log
    from bot.language.amends import CorrectLog

Entries = tuple["Entry", ...]
MOST_WAYS = 4
"""Asked with buttons."""
STILL = timedelta(hours=12)
"""A session goes on for no longer: a set said later belongs to another log. Source: house rule."""


def correct(state: State, intent: CorrectLog, scene: Scene) -> Step:
    """Put right what is meant, or ask, or say that there is nothing of the kind."""
    fix = intent.correction
    if isinstance(fix.change, Raised) and fix.which == Which():
        return _raised(state, fix, scene)
    if (step := lately(state, fix, scene)) is not None:
        return step
    found = _near(fix, scene)
    for log in (found,) if found else _candidates(fix, scene):
        ways = corrected(log.entries, fix, unit(scene))
        if ways:
            return _one_of(state, log, ways, scene)
    return _nothing(state, fix, scene)


def _near(fix: Correction, scene: Scene) -> Log | None:
    """Return the only log of this session that has an amount near the new one, if there is one.

    After squats of 80 kg and a run of 46 minutes, 85 is for the squats.
    """
    if not isinstance(fix.change, NewAmounts) or fix.which != Which():
        return None
    logs = [log for log in scene.record.logs if scene.now - log.at <= STILL]
    entries = tuple(entry for log in logs for entry in log.entries)
    ways = corrected(entries, fix, unit(scene))
    if len(ways) != 1 or ways[0] == entries:
        return None
    place = next(n for n, entry in enumerate(entries) if ways[0][n] != entry)
    return next(log for log in logs if (place := place - len(log.entries)) < 0)


def correct_open(state: AskingReading, intent: CorrectLog, scene: Scene) -> Step:
    """Put the likeliest reading right, which was not kept yet; one more set tells none apart."""
    likeliest, *others = state.readings
    if others and isinstance(intent.correction.change, Raised | MoreSets):
        return stay(state, "unclear.answer")
    first = likeliest.log
    ways = corrected(first.entries, intent.correction, unit(scene))
    if len(ways) != 1 or not ways[0] or _why(ways[0], scene.record):
        return correct(state, intent, scene)
    return kept(Idle(), replace(first, entries=ways[0]), state.message, scene)


def unit(scene: Scene) -> WeightUnit:
    """Return the unit of a load of which nothing tells it."""
    return scene.athlete.weight_unit or WeightUnit.KG


def _candidates(fix: Correction, scene: Scene) -> Iterator[Log]:
    """Yield the logs that can be meant, the likeliest first."""
    last = latest(scene.record.diary)
    if last is None or (isinstance(fix.change, MoreSets) and scene.now - last.at > STILL):
        return
    yield last
    if fix.which.exercises or fix.which.kind or fix.which.day:
        others = (log for log in scene.record.logs if log.id != last.id)
        yield from sorted(others, key=lambda log: log.at, reverse=True)


def _nothing(state: State, fix: Correction, scene: Scene) -> Step:
    last = latest(scene.record.diary)
    if last is None:
        return stay(state, "correct.nothing", "how_to_log")
    if isinstance(fix.change, MoreSets) and scene.now - last.at > STILL:
        return stay(state, "correct.no_set", "how_to_log")
    return stay(state, "correct.no_fit", what=said(last.entries, scene))


def _one_of(state: State, log: Log, ways: tuple[Entries, ...], scene: Scene) -> Step:
    then, *others = ways
    if others:
        readings = tuple(_reading(log, way, scene) for way in ways[:MOST_WAYS])
        return Step(AskingReading(readings, InboundId(log.id), "which_entry", ""))
    if then == log.entries:
        return stay(state, "correct.same", what=said(then, scene))
    logs = tuple(one for one in scene.record.logs if one.id != log.id)
    why = _why(_new(log.entries, then), replace(scene.record, logs=logs))
    if why:
        reading = _reading(log, then, scene)
        return Step(AskingReading((reading,), InboundId(log.id), why, reading.says))
    return _kept(state, log, then, scene)


def _kept(state: State, log: Log, then: Entries, scene: Scene) -> Step:
    gone = _new(then, log.entries)
    if len(then) < len(log.entries):
        says = Say("undo.done", {"what": said(gone, scene)}, (Choice("undo"),))
        effect = SaveLog(replace(log, entries=then)) if then else DropLog(log.id)
        return Step(state, (says,), (effect,))
    return kept(
        state,
        LogTraining(then),
        InboundId(log.id),
        scene,
        said(_new(log.entries, then), scene),
    )


def _reading(log: Log, then: Entries, scene: Scene) -> Reading:
    """Return a way with what is new in it, or the word for what would go."""
    new = _new(log.entries, then)
    return Reading(said(new or _new(then, log.entries), scene), LogTraining(then))


def _new(before: Entries, then: Entries) -> Entries:
    """Return the entries that were not there before."""
    left = list(before)
    found: list[Entry] = []
    for entry in then:
        if entry in left:
            left.remove(entry)
        else:
            found.append(entry)
    return tuple(found)


def _why(entries: Entries, record: Record) -> str:
    """Return why the coach asks before he keeps these, empty when he need not."""

    def best(exercise: ExerciseId) -> float | None:
        return maximum(record, exercise)

    return next((why for entry in entries if (why := strange(entry.activity, best))), "")


def _raised(state: State, fix: Correction, scene: Scene) -> Step:
    """Take "+2.5" on another day for the same again with more; on the same day ask."""
    last = latest(scene.record.diary)
    if last is None or any(entry.day != scene.today for entry in last.entries):
        return again.repeat(state, RepeatLog(but=(fix,)), scene)
    ways = corrected(last.entries, fix, unit(scene))
    if not ways:
        return _nothing(state, fix, scene)
    then, *others = ways
    if others:
        return _one_of(state, last, ways, scene)
    more = (*last.entries, *_new(last.entries, then))
    whole = Reading(said(more, scene), LogTraining(more))
    readings = (_reading(last, then, scene), whole)
    return Step(AskingReading(readings, InboundId(last.id), "instead_or_again", ""))
