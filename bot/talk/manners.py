"""Whether a reminder may be sent now. Pure decisions; what they lead to is done in `due`.

Rule 1: what has an hour of the runner's own comes at that minute, by night as well.
Rule 2: everything else keeps to the quiet hours and to four hours between two messages.
Rule 3: a race week is silent, but for the good wish on the morning of the race.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.domain.schedule import MAX_LATE, Outcome, ReminderKind, instant
from bot.domain.training import Mobility
from bot.talk.lifetimes import HOLD_FOR, ON_DUE
from bot.talk.reminding.patience import PATIENT, pace
from bot.talk.reminding.settling import SENT

if TYPE_CHECKING:
    from datetime import date

    from bot.talk.reminding.occasion import Occasion
    from bot.talk.snapshot import Snapshot

APART = timedelta(hours=4)
"""Between two messages that nobody asked for at that minute. Source: house rule; who writes more
often is muted."""
RACE_WEEK_DAYS = 6
"""Before an A or B race. Source: coaching rules 2.5."""


@dataclass(frozen=True, slots=True)
class Send:
    """Say it now; `last` when it is the last note before silence."""

    last: bool = False


@dataclass(frozen=True, slots=True)
class Hold:
    """Say it later that day."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Wait:
    """A question is open: come back with the next tick."""


@dataclass(frozen=True, slots=True)
class Settle:
    """Say nothing, and note why."""

    outcome: Outcome


Decision = Send | Hold | Wait | Settle


def decided(there: Occasion) -> Decision:
    """Return what the manners say."""
    reason = _against(there)
    if reason is not None:
        return Settle(reason)
    open_question = on_due(there.known, there.now)
    if open_question == "drop":
        return Settle("skipped")
    if open_question == "hold":
        return Wait()
    if there.kind not in PATIENT or there.put_off:
        return _timely(there)
    step = pace(there.known, there.day)
    if step == "spare":
        return Settle("spared")
    timely = _timely(there)
    return Send(last=True) if step == "last" and isinstance(timely, Send) else timely


def on_due(known: Snapshot, now: datetime) -> str:
    """Return what the open question says to a reminder: send, hold, or drop."""
    since = known.conversation.since
    manner = ON_DUE[type(known.conversation.state)]
    if manner == "hold" and (since is None or now - since > HOLD_FOR):
        return "send"
    return manner


def in_race_week(known: Snapshot, day: date) -> bool:
    """Tell whether an A or B race is on this day or in the six after it."""
    races = (race for race in known.record.athlete.races if race.priority != "C")
    return any(0 <= (race.day - day).days <= RACE_WEEK_DAYS for race in races)


def _against(there: Occasion) -> Outcome | None:
    """Return what speaks against the message, whatever the hour; None when nothing does."""
    away = there.record.athlete.away
    if there.now - there.due.due_at > MAX_LATE:
        return "missed"
    if there.kind is ReminderKind.ROUTINE and _is_done(there):
        return "done"
    if away is not None and away.covers(there.day):
        return "away"
    if there.kind is not ReminderKind.RACE and in_race_week(there.known, there.day):
        return None if there.put_off else "race_week"
    return None


def _is_done(there: Occasion) -> bool:
    return any(
        entry.day == there.day and isinstance(entry.activity, Mobility)
        for entry in there.record.entries
    )


def _timely(there: Occasion) -> Decision:
    """Return what the hour says to a message without an hour of the runner's own."""
    if there.reminder.rule.asked or there.put_off:
        return Send()
    until = max(_after_night(there), _after_last(there))
    if until <= there.now:
        return Send()
    local = until.astimezone(there.local.tzinfo)
    if local.date() != there.day or there.quiet.covers(local.time()):
        crowded = _after_last(there) > there.now
        return Settle("crowded" if crowded else "quiet")
    return Hold(until)


def _after_night(there: Occasion) -> datetime:
    """Return the end of the quiet hours, now when it is not quiet."""
    if not there.quiet.covers(there.local.time()):
        return there.now
    ends = there.quiet.end
    today = there.local.date()
    day = today if ends > there.local.time() else today + timedelta(days=1)
    return instant(day, ends, there.reminder.rule.zone_at(there.now))


def _after_last(there: Occasion) -> datetime:
    """Return when the last message that nobody asked for is long enough ago."""
    moments = [
        one.at
        for reminder in there.known.reminders
        for one in reminder.past[-2:]
        if one.at is not None and (one.outcome in SENT or one.at > there.now - APART)
    ]
    return max((at + APART for at in moments), default=there.now)
