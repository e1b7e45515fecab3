"""What is set is changed: "an hour earlier", "on Mondays too", "in the evening instead".

Rule 1: it is meant of the reminder that was spoken of last; else of the routine.
Rule 2: how much earlier is asked when it was not said; which one is asked when an hour could be
that of several.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

from bot.domain.schedule import ReminderKind, ReminderRule
from bot.language.reminding import SetReminder, Slot
from bot.talk import away
from bot.talk.effects import SaveReminder
from bot.talk.reminding import setting, shelf
from bot.talk.reminding.telling import now_on
from bot.talk.say import Choice, Say
from bot.talk.scene import Scene, Step, stay

if TYPE_CHECKING:
    from bot.domain.schedule import Reminder
    from bot.language.intents import Intent
    from bot.language.reminding import ChangeReminder, Timing
    from bot.talk.state import State

MORNING = time(8)
EVENING = time(18)
"""When an hour cannot be carried over to that part of the day."""
NOON = time(12)
_HALF_DAY = 12
_HOUR = 60
_DAY_MIN = 24 * _HOUR
_STEPS_MIN = (15, 30, 60)
"""How much earlier or later is offered."""
_EARLY, _LATE = 5, 11
"""Hours of the morning that have one of the evening beside them: 7 and 19, not 4 and 16."""


def change(state: State, intent: ChangeReminder, scene: Scene) -> Step:
    """Change what is meant; nothing is on: it is set as far as it was told."""
    there = _meant(intent, scene)
    if not there:
        return _from_nothing(state, intent, scene)
    if len(there) > 1 and _is_of_one(intent.to):
        nearest = _nearest(there, intent.to)
        if nearest is None:
            return _which(state, there, intent.to)
        there = (nearest,)
    if intent.to.way is not None and intent.to.by_min is None:
        return _how_much(state, next(iter(there)), intent.to)
    return _changed(state, there, intent.to, scene)


def _meant(intent: ChangeReminder, scene: Scene) -> tuple[Reminder, ...]:
    reminders = scene.known.reminders
    if intent.of is not None:
        one = shelf.at_hour(reminders, intent.of)
        return () if one is None else (one,)
    if intent.kind is not None:
        return shelf.on(reminders, intent.kind)
    about = scene.known.conversation.about
    spoken = tuple(one for one in shelf.on(reminders) if one.rule.id in about)
    return spoken or shelf.on(reminders, ReminderKind.ROUTINE)


def _from_nothing(state: State, intent: ChangeReminder, scene: Scene) -> Step:
    """Set what is not on, when it is known when; else ask."""
    if intent.of is not None:
        return stay(state, "reminder.none_at", at=f"{intent.of:%H:%M}")
    first = next(iter(intent.to.slots), Slot(None, intent.to.adds or None))
    kind = intent.kind or ReminderKind.ROUTINE
    if first.at is not None or kind is not ReminderKind.ROUTINE:
        days = _days(first.weekdays or tuple(range(7)), intent.to)
        return setting.set_(state, SetReminder(at=first.at, weekdays=days, kind=kind), scene)
    return setting.asked_hour(first.weekdays, scene)


def _is_of_one(to: Timing) -> bool:
    """Tell whether it moves an hour: two reminders have no hour in common."""
    hour = any(slot.at is not None for slot in to.slots)
    return hour or to.way is not None or to.part is not None


def _nearest(there: tuple[Reminder, ...], to: Timing) -> Reminder | None:
    """Return the one of these whose hour is nearest to what was said."""
    at = next((slot.at for slot in to.slots), None)
    kinds = {one.rule.kind for one in there}
    if at is None or len(kinds) > 1:
        return None
    return shelf.nearest(there, at)


def _which(state: State, there: tuple[Reminder, ...], to: Timing) -> Step:
    """Ask which one; a button moves it as was said."""
    key, args = _button(to)
    choices = tuple(Choice(key, {**args, "at": f"{one.rule.at:%H:%M}"}) for one in there)
    return Step(state, (Say("reminder.which", {}, choices),))


def _button(to: Timing) -> tuple[str, dict[str, object]]:
    if to.part is not None:
        return f"one_to_{to.part}", {}
    if to.way is not None:
        return f"one_{to.way}", {"minutes": to.by_min or _HOUR}
    at = next((slot.at for slot in to.slots if slot.at), EVENING)
    return "one_to_clock", {"clock": f"{at:%H:%M}"}


def _how_much(state: State, reminder: Reminder, to: Timing) -> Step:
    """Offer three hours of that side."""
    sign = 1 if to.way == "later" else -1
    at = f"{reminder.rule.at:%H:%M}"
    hours = (_moved(reminder.rule.at, sign * step) for step in _STEPS_MIN)
    choices = tuple(Choice("one_to_clock", {"at": at, "clock": f"{one:%H:%M}"}) for one in hours)
    key = "reminder.how_late" if to.way == "later" else "reminder.how_early"
    return Step(state, (Say(key, {"at": at}, choices),))


def _changed(state: State, there: tuple[Reminder, ...], to: Timing, scene: Scene) -> Step:
    rules = tuple((one, _rule(one.rule, to, scene)) for one in there)
    step = setting.limited(state, rules, scene)
    other = _other_half(there, to)
    if other is None or not step.say:
        return step
    first, *rest = step.say
    at = f"{rules[0][1].at:%H:%M}"
    choice = Choice("one_to_clock", {"at": at, "clock": f"{other:%H:%M}"})
    return replace(step, say=(replace(first, choices=(*first.choices, choice)), *rest))


def _rule(rule: ReminderRule, to: Timing, scene: Scene) -> ReminderRule:
    slot = next(iter(to.slots), Slot())
    days = _days(slot.weekdays or rule.weekdays, to)
    at = _hour(rule, slot, to)
    asked = rule.asked or at != rule.at
    return replace(shelf.placed(rule, scene.athlete), at=at, weekdays=days, asked=asked)


def _days(days: tuple[int, ...], to: Timing) -> tuple[int, ...]:
    return tuple(sorted({*days, *to.adds} - set(to.drops)))


def _hour(rule: ReminderRule, slot: Slot, to: Timing) -> time:
    if slot.at is not None:
        return _half(rule.at, slot)
    if to.way is not None and to.by_min is not None:
        return _moved(rule.at, to.by_min if to.way == "later" else -to.by_min)
    return rule.at if to.part is None else _in_part(rule, to.part)


def _half(before: time, slot: Slot) -> time:
    """Return the hour that was said; "7" beside an evening's hour is one of the evening."""
    assert slot.at is not None
    if slot.is_loose and before >= NOON and slot.at < NOON:
        return slot.at.replace(hour=slot.at.hour + _HALF_DAY)
    return slot.at


def _other_half(there: tuple[Reminder, ...], to: Timing) -> time | None:
    """Return the other hour that may have been meant."""
    slot = next(iter(to.slots), Slot())
    if slot.at is None or all(_half(one.rule.at, slot) == slot.at for one in there):
        return None
    return slot.at


def _in_part(rule: ReminderRule, part: str) -> time:
    """Return 19:00 for 7:00 and back; what has no such hour of the runner's gets a usual one."""
    before = rule.at
    if not rule.asked:
        return MORNING if part == "morning" else EVENING
    if part == "evening" and _EARLY <= before.hour <= _LATE:
        return before.replace(hour=before.hour + _HALF_DAY)
    if part == "morning" and _EARLY <= before.hour - _HALF_DAY <= _LATE:
        return before.replace(hour=before.hour - _HALF_DAY)
    if (before < NOON) == (part == "morning"):
        return before
    return MORNING if part == "morning" else EVENING


def _moved(at: time, minutes: int) -> time:
    of_day = (at.hour * _HOUR + at.minute + minutes) % _DAY_MIN
    return time(of_day // _HOUR, of_day % _HOUR)


# ------------------------------------------------------------------ on again


def restore(state: State, intent: Intent, scene: Scene) -> Step:
    """Switch on again what was stopped together last; a pause ends."""
    if away.now(scene) is not None:
        return away.back(state, intent, scene)
    stopped = shelf.stopped_last(scene.known.reminders)
    if stopped:
        up = tuple(_up(one, scene) for one in stopped)
        return Step(
            state,
            tuple(now_on(one, scene) for one in up),
            tuple(SaveReminder(one) for one in up),
        )
    there = shelf.on(scene.known.reminders)
    if there:
        return stay(state, "reminder.all_on", "reminders")
    return stay(state, "reminder.off", "at_7", "at_12", "at_18")


def _up(reminder: Reminder, scene: Scene) -> Reminder:
    return shelf.renewed(shelf.placed(reminder.rule, scene.athlete), reminder, scene.now)
