"""When the coach asks how a pain is: the next morning, once a report.

Rule: a pain rated again before moves the question to the morning after that.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from typing import TYPE_CHECKING

from bot.domain.schedule import (
    QuietHours,
    Reminder,
    ReminderId,
    ReminderKind,
    ReminderRule,
    instant,
    occurrence,
)
from bot.talk.effects import SaveReminder

if TYPE_CHECKING:
    from bot.domain.health import Pain
    from bot.talk.effects import Effect
    from bot.talk.scene import Scene

PAIN = ReminderId("pain")
HOUR = time(8)
"""When the runner has no hour of his own."""


def asked_tomorrow(scene: Scene) -> SaveReminder:
    """Return what brings the question the next morning."""
    at, day = _hour(scene), scene.today + timedelta(days=1)
    asked = _own(scene) is not None
    pain = ReminderRule(id=PAIN, at=at, zone=scene.zone, kind=ReminderKind.PAIN, asked=asked)
    rule = scene.athlete.placed(pain)
    due_at = occurrence(rule, day) or instant(day, at, scene.zone)
    known = next((one for one in scene.known.reminders if one.rule.id == PAIN), None)
    past, sent = (known.past, known.sent) if known else ((), 0)
    return SaveReminder(Reminder(rule=rule, day=day, due_at=due_at, past=past, sent=sent))


def asked_no_more(scene: Scene, left: tuple[Pain, ...]) -> tuple[Effect, ...]:
    """Return what takes the question back when nothing is left to ask about."""
    known = next((one for one in scene.known.reminders if one.rule.id == PAIN), None)
    if known is None or not known.on or any(pain.followed is None for pain in left):
        return ()
    return (SaveReminder(replace(known, on=False)),)


def _hour(scene: Scene) -> time:
    """Return the runner's own hour, else eight; where he lives is not known: the hour of now."""
    own = _own(scene)
    if own is not None:
        return own
    if not scene.athlete.knows_clock(scene.now):
        return scene.local.time().replace(second=0, microsecond=0)
    quiet = scene.athlete.quiet or QuietHours()
    return quiet.end if quiet.covers(HOUR) else HOUR


def _own(scene: Scene) -> time | None:
    """Return the hour of the daily routine."""
    kinds = (ReminderKind.ROUTINE,)
    daily = (one for one in scene.known.reminders if one.on and one.rule.id != PAIN)
    return next((one.rule.at for one in daily if one.rule.kind in kinds), None)
