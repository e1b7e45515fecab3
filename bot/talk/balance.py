"""Strength beside running: estimates, the last heavy day, sessions and kilometres week by week."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.coach.history import records
from bot.coach.history.sessions import sessions
from bot.domain.exercise import ExerciseId
from bot.talk.records import distance_words, lift_line
from bot.talk.scene import Scene, Step, stay
from bot.talk.wording import day_words, text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.coach.history.sessions import Session
    from bot.language.intents import Intent
    from bot.talk.state import State

_WEEKS = 4
_WEEK = timedelta(days=7)
_MOST_LIFTS = 4


def show(state: State, _: Intent, scene: Scene) -> Step:
    """Say what the lifts are worth, when the last heavy day was, and how the weeks were filled."""
    done = sessions(scene.record.logs, scene.today, scene.book.catalogue.exercises)
    known = (lift_line(ExerciseId(name), scene) for name in records.lifted(scene.record))
    lifts = [line for line in known if line][:_MOST_LIFTS]
    if not done and not lifts:
        return stay(state, "balance.nothing", "today")
    lines = [*lifts, _last(done, scene), *_weeks(done, scene)]
    return stay(state, "balance.all", lines="\n".join(lines))


def _last(done: Sequence[Session], scene: Scene) -> str:
    if not done:
        return text("balance.no_session", scene.book)
    days = (scene.today - done[-1].day).days
    key = f"balance.last.{min(days, 2)}"
    return text(key, scene.book, days=days, day=day_words(done[-1].day, scene))


def _weeks(done: Sequence[Session], scene: Scene) -> list[str]:
    monday = scene.today - timedelta(days=scene.today.weekday())
    first = records.earliest(scene.record) or scene.today
    starts = [monday - number * _WEEK for number in range(_WEEKS)]
    return [_week(start, done, scene) for start in starts if start + _WEEK > first]


def _week(start: date, done: Sequence[Session], scene: Scene) -> str:
    last = start + _WEEK - timedelta(days=1)
    count = sum(start <= one.day <= last for one in done)
    ran = records.total(scene.record, start, last)
    args = {"count": count, "distance": distance_words(ran.metres, scene)}
    if start <= scene.today <= last:
        return text("balance.this_week", scene.book, **args)
    return text("balance.week", scene.book, day=day_words(start, scene), **args)
