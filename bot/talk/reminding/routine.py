"""The daily routine: what it says, matched to the day. Source: coaching rules 2.10."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.coach.hardness import hard
from bot.coach.history.situation import situation
from bot.coach.routines import routine_of_day
from bot.coach.rules.running import tomorrow
from bot.coach.today import today
from bot.talk.reminding.unsaid import Unsaid
from bot.talk.safety import is_ill
from bot.talk.say import Choice, Say
from bot.talk.wording import REFUSALS, routine_text

if TYPE_CHECKING:
    from datetime import date

    from bot.talk.reminding.occasion import Occasion

NOTICEABLE = timedelta(minutes=10)
"""A delay that a runner would ask about."""
ONE_DAY = timedelta(days=1)
EVENING_FROM = 19
"""Hour of the wall clock."""


def word(there: Occasion) -> Say | Unsaid:
    """Return the routine of the day; nothing on days of STOP or REST."""
    day = there.local.date()
    if today(there.record, day, there.book.catalogue).session in REFUSALS:
        return _well_again() if _is_after_illness(there, day) else Unsaid("skipped")
    routine = routine_of_day(there.record, there.day, there.book.catalogue)
    minutes = round(sum(drill.seconds for drill in routine.drills) / 60)
    args = {"minutes": minutes, "drills": routine_text(routine, there.book)}
    return Say(_key(there), args, _choices(there))


def _is_after_illness(there: Occasion, day: date) -> bool:
    """Tell whether it is the day after those that a runner gave an illness."""
    away = there.record.athlete.away
    return away is not None and away.last == day - ONE_DAY and is_ill(there.record.athlete.health)


def _well_again() -> Say:
    choices = (Choice("well_again", lasting=True), Choice("still_ill", lasting=True))
    return Say("reminder.well_again", {}, choices)


def _key(there: Occasion) -> str:
    """Return the wordings that fit the day, the likeliest to be noticed first."""
    if there.put_off:
        return "reminder.again"
    if there.now - there.due.due_at > NOTICEABLE:
        return "reminder.routine_late"
    return _mood(there)


def _mood(there: Occasion) -> str:
    facts = situation(there.record, there.day, there.book.catalogue)
    if any(run.kind == "long" for run in facts.running.yesterday):
        return "reminder.routine_after_long"
    if hard(tomorrow(facts) or (), facts.running):
        return "reminder.routine_before_hard"
    if there.local.hour >= EVENING_FROM:
        return "reminder.routine_evening"
    free = not facts.running.today and _is_free(there)
    return "reminder.routine_rest" if free else "reminder.routine"


def _is_free(there: Occasion) -> bool:
    """Tell whether the usual week has no run on this weekday."""
    usual = there.record.athlete.usual
    return any(one.weekday == there.day.weekday() and not one.runs for one in usual)


def _choices(there: Occasion) -> tuple[Choice, ...]:
    keys = ("routine_done", "routine_later", "routine_skip", "routine_fewer", "stop_for_good")
    return tuple(Choice(key, {"day": there.day.isoformat()}, lasting=True) for key in keys)
