"""Reminders are set: switched on, moved, limited to weekdays, several at once.

Rule: what was asked for is set whole or not at all, and every reminder that changed is named.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.schedule import EVERY_DAY, Reminder, ReminderKind, ReminderRule
from bot.language.hearing import Expect
from bot.language.reminding import Slot
from bot.talk.effects import SaveReminder, after
from bot.talk.reminding import shelf
from bot.talk.reminding.telling import now_on
from bot.talk.scene import Scene, Step, stay
from bot.talk.state import AskingProfile, State

if TYPE_CHECKING:
    from datetime import time

    from bot.language.reminding import SetReminder


def set_(state: State, intent: SetReminder, scene: Scene) -> Step:
    """Switch a reminder on, move it or limit its days; ask for what is missing."""
    if intent.drops or (intent.at is None and intent.weekdays is not None):
        limited = _limited(state, intent, scene)
        if limited is not None:
            return limited
    if intent.kind is ReminderKind.ROUTINE and intent.at is None:
        return asked_hour(intent.weekdays, scene)
    return _where(hours(state, intent, scene), state, scene)


def asked_hour(weekdays: tuple[int, ...] | None, scene: Scene) -> Step:
    """Ask at what hour the routine shall come on these weekdays."""
    left = () if scene.athlete.knows_clock(scene.now) else (Expect.CLOCK,)
    return Step(AskingProfile(Expect.REMINDER, left, weekdays=weekdays))


def _where(step: Step, state: State, scene: Scene) -> Step:
    """Ask for the zone after the first reminder."""
    is_new = bool(step.effects) and not scene.athlete.knows_clock(scene.now)
    if is_new and not isinstance(state, AskingProfile):
        return replace(step, state=AskingProfile(Expect.CLOCK))
    return step


def hours(state: State, intent: SetReminder, scene: Scene) -> Step:
    """Set one hour or several; more than are sent in a day are not begun with."""
    others = intent.others
    if intent.second is not None:
        others = (Slot(intent.second, intent.weekdays), *others)
    if len(others) >= shelf.MOST_ROUTINES:
        return stay(state, "reminder.too_many", most=shelf.MOST_ROUTINES)
    if others and intent.kind is not ReminderKind.ROUTINE:
        return stay(state, "reminder.one_hour")
    step = _first(state, intent, scene)
    taken = _names(step)
    for slot in others:
        there = replace(scene, known=after(scene.known, step.effects))
        more = _further(state, slot, taken, there)
        taken = {*taken, *_names(more)}
        step = Step(state, (*step.say, *more.say), (*step.effects, *more.effects))
    return step


def _first(state: State, intent: SetReminder, scene: Scene) -> Step:
    if intent.kind is ReminderKind.ROUTINE and intent.at is not None:
        if intent.also:
            return one_more(state, intent.at, intent.weekdays, scene)
        return keep(state, intent.at, intent.weekdays, scene)
    fresh = shelf.fresh(intent.kind, scene)
    before = shelf.known(scene.known.reminders, fresh.id)
    rule = before.rule if before is not None and before.on else fresh
    return _kept(state, _told(rule, intent.at, intent.weekdays, scene), before, scene)


def _names(step: Step) -> set[str]:
    return {str(one.reminder.rule.id) for one in step.effects if isinstance(one, SaveReminder)}


def _further(state: State, slot: Slot, taken: set[str], scene: Scene) -> Step:
    """Set a further hour: a routine that comes on no other weekdays is moved, else one is added."""
    assert slot.at is not None
    there = shelf.on(scene.known.reminders, ReminderKind.ROUTINE)
    days = frozenset(slot.weekdays or ())
    own = tuple(one for one in there if one.rule.id not in taken)
    alike = tuple(one for one in own if days >= frozenset(one.rule.weekdays))
    moved_one = shelf.nearest(alike, slot.at)
    if moved_one is None:
        return one_more(state, slot.at, slot.weekdays, scene)
    return _kept(state, _told(moved_one.rule, slot.at, slot.weekdays, scene), moved_one, scene)


def keep(state: State, at: time, weekdays: tuple[int, ...] | None, scene: Scene) -> Step:
    """Keep the routine at a wall time: the one whose hour is nearest is moved."""
    there = shelf.on(scene.known.reminders, ReminderKind.ROUTINE)
    moved_one = shelf.nearest(there, at)
    before = moved_one or shelf.known(scene.known.reminders, shelf.DAILY)
    rule = moved_one.rule if moved_one is not None else shelf.fresh(ReminderKind.ROUTINE, scene)
    return _kept(state, _told(rule, at, weekdays, scene), before, scene)


def one_more(state: State, at: time, weekdays: tuple[int, ...] | None, scene: Scene) -> Step:
    """Add a routine; one of the same hour takes the weekdays as well."""
    there = shelf.on(scene.known.reminders, ReminderKind.ROUTINE)
    same = next((one for one in there if one.rule.at == at), None)
    if same is not None:
        both = tuple(sorted({*same.rule.weekdays, *(weekdays or EVERY_DAY)}))
        if both == same.rule.weekdays:
            return stay(state, "reminder.there_already", at=f"{at:%H:%M}")
        return _kept(state, replace(same.rule, weekdays=both), same, scene)
    if len(there) >= shelf.MOST_ROUTINES:
        return stay(state, "reminder.enough", most=shelf.MOST_ROUTINES)
    name = shelf.free_id(scene.known.reminders)
    fresh = replace(shelf.fresh(ReminderKind.ROUTINE, scene), id=name)
    before = shelf.known(scene.known.reminders, fresh.id)
    return _kept(state, _told(fresh, at, weekdays, scene), before, scene)


def _told(
    rule: ReminderRule, at: time | None, weekdays: tuple[int, ...] | None, scene: Scene
) -> ReminderRule:
    """Return a rule with what was said; the rest stays as it was."""
    days = rule.weekdays if weekdays is None else weekdays
    rule = replace(shelf.placed(rule, scene.athlete), weekdays=days)
    return rule if at is None else replace(rule, at=at, asked=True)


def _kept(state: State, rule: ReminderRule, before: Reminder | None, scene: Scene) -> Step:
    reminder = shelf.renewed(rule, before, scene.now)
    return Step(state, (now_on(reminder, scene),), (SaveReminder(reminder),))


def _limited(state: State, intent: SetReminder, scene: Scene) -> Step | None:
    """Keep other weekdays of a kind that is on; None when it is off."""
    there = shelf.on(scene.known.reminders, intent.kind)
    if not there:
        return stay(state, "reminder.already_off") if intent.drops else None
    rules = [replace(one.rule, weekdays=_days(one, intent)) for one in there]
    return limited(state, tuple(zip(there, rules, strict=True)), scene)


def limited(state: State, changes: tuple[tuple[Reminder, ReminderRule], ...], scene: Scene) -> Step:
    """Keep rules that were changed; those that have no weekday left are switched off."""
    over = tuple(one for one, rule in changes if not rule.weekdays)
    kept = [shelf.renewed(rule, one, scene.now) for one, rule in changes if rule.weekdays]
    says = tuple(now_on(one, scene) for one in kept)
    gone = shelf.switched_off(over, scene.now)
    if over:
        key = "reminder.stopped_one" if kept else "reminder.stopped"
        step = stay(state, key, at=f"{over[0].rule.at:%H:%M}")
        says = (*says, *step.say)
    return Step(state, says, (*(SaveReminder(one) for one in kept), *gone))


def _days(reminder: Reminder, intent: SetReminder) -> tuple[int, ...]:
    said = intent.weekdays or EVERY_DAY
    if not intent.drops:
        return said
    return tuple(day for day in reminder.rule.weekdays if day not in said)
