"""What was done to the diary lately, so that it can be taken back and done again.

Rule 1: a step is one change of one or more logs (kept, put right, or dropped), or of what was told
beside training, or of both.
Rule 2: a step is taken back only while what it changed is as it left it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from bot.domain.outlook import Outlook, OutlookChange, taken_over
from bot.domain.training import Log, LogId

MOST_STEPS = 10
"""Remembered; what lies before them can only be taken back log by log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogChange:
    """One log before and after."""

    id: LogId
    before: Log | None = None
    """None: there was none."""
    after: Log | None = None
    """None: it was dropped."""


@dataclass(frozen=True, slots=True)
class DiaryStep:
    """Changes that belong together."""

    changes: tuple[LogChange, ...]
    beside: OutlookChange | None = None
    """What was told beside training; None: nothing."""


@dataclass(frozen=True, slots=True)
class Journal:
    """Steps, the newest last."""

    done: tuple[DiaryStep, ...] = ()
    undone: tuple[DiaryStep, ...] = ()
    """Taken back and not followed by anything new."""


Logs = tuple[Log, ...]


@dataclass(frozen=True, slots=True)
class Diary:
    """Logs, in the order said, with what was done to them."""

    logs: Logs
    journal: Journal = field(default_factory=Journal)
    ahead: Outlook = field(default_factory=Outlook)


def changed(diary: Diary, keep: Logs = (), drop: tuple[LogId, ...] = ()) -> Diary:
    """Return the diary with logs kept (in the place of those of the same id) and dropped."""
    known = {log.id: log for log in diary.logs}
    kept = (LogChange(id=log.id, before=known.get(log.id), after=log) for log in keep)
    dropped = (LogChange(id=gone, before=known.get(gone)) for gone in drop if gone in known)
    step = DiaryStep(tuple(one for one in (*kept, *dropped) if one.before != one.after))
    if not step.changes:
        return diary
    done = (*diary.journal.done, step)[-MOST_STEPS:]
    return replace(diary, logs=_forward(diary.logs, step), journal=Journal(done))


def told(diary: Diary, ahead: Outlook, *, joins: bool = False) -> Diary:
    """Return the diary with another outlook; one that `joins` belongs to the last step."""
    change = OutlookChange(diary.ahead, ahead)
    if not any(change.parts):
        return diary
    *done, last = diary.journal.done or (DiaryStep(()),)
    if joins and last.changes and last.beside is None:
        steps = (*done, replace(last, beside=change))
    else:
        steps = (*diary.journal.done, DiaryStep((), change))[-MOST_STEPS:]
    return replace(diary, journal=Journal(steps), ahead=ahead)


def taken_back(diary: Diary) -> tuple[Diary, DiaryStep] | None:
    """Return the diary before its last step, and that step; without any the last log goes."""
    done = diary.journal.done
    while done and not _stands(diary, done[-1]):
        done = done[:-1]
    step = done[-1] if done else _as_step(diary.logs)
    if step is None:
        return None
    undone = (*diary.journal.undone, step)[-MOST_STEPS:]
    return _backward(diary, step, Journal(done[:-1], undone)), step


def done_again(diary: Diary) -> tuple[Diary, DiaryStep] | None:
    """Return the diary with the step that was taken back last, and that step."""
    if not diary.journal.undone:
        return None
    *undone, step = diary.journal.undone
    done = (*diary.journal.done, step)[-MOST_STEPS:]
    ahead = diary.ahead
    if step.beside is not None:
        ahead = taken_over(ahead, step.beside, step.beside.after)
    return Diary(_forward(diary.logs, step), Journal(done, tuple(undone)), ahead), step


def latest(diary: Diary) -> Log | None:
    """Return the log that was changed last, or else said last."""
    known = {log.id: log for log in diary.logs}
    steps = reversed(diary.journal.done)
    touched = (one.id for step in steps for one in step.changes if one.id in known)
    last = next(touched, None)
    if last is not None:
        return known[last]
    return max(diary.logs, key=lambda log: log.at, default=None)


def _as_step(logs: Logs) -> DiaryStep | None:
    """Return the step that the last log would have been."""
    last = max(logs, key=lambda log: log.at, default=None)
    return None if last is None else DiaryStep((LogChange(id=last.id, after=last),))


def _stands(diary: Diary, step: DiaryStep) -> bool:
    known = {log.id: log for log in diary.logs}
    beside = step.beside
    if beside is not None and taken_over(diary.ahead, beside, beside.after) != diary.ahead:
        return False
    return all(known.get(one.id) == one.after for one in step.changes)


def _forward(logs: Logs, step: DiaryStep) -> Logs:
    for one in step.changes:
        logs = _with(logs, one.id, one.after)
    return logs


def _backward(diary: Diary, step: DiaryStep, journal: Journal) -> Diary:
    logs, ahead = diary.logs, diary.ahead
    for one in step.changes:
        logs = _with(logs, one.id, one.before)
    if step.beside is not None:
        ahead = taken_over(ahead, step.beside, step.beside.before)
    return Diary(logs, journal, ahead)


def _with(logs: Logs, id: LogId, then: Log | None) -> Logs:
    """Return the logs with `then` under that id; one that was gone stands by its moment."""
    if then is None:
        return tuple(log for log in logs if log.id != id)
    if any(log.id == id for log in logs):
        return tuple(then if log.id == id else log for log in logs)
    place = next((n for n, log in enumerate(logs) if log.at > then.at), len(logs))
    return (*logs[:place], then, *logs[place:])
