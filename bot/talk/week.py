"""The week: what was run, what is planned, and where strength would fit."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.coach.advice import SessionName
from bot.coach.week import DayAhead, week
from bot.domain.training import Lift, Mobility
from bot.language.echo import echo
from bot.talk.away import now as away_now
from bot.talk.races import race_words
from bot.talk.scene import Scene, Step, stay
from bot.talk.wording import day_words, text

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.training import Entry
    from bot.language.asked import AskWeek
    from bot.talk.state import State

_FITTING = frozenset(
    {SessionName.HEAVY_LOWER, SessionName.HEAVY_FULL, SessionName.MAINT, SessionName.LEARN}
)
"""Sessions that are worth a line of the week."""
_MOST_AHEAD = timedelta(days=14)


def show(state: State, intent: AskWeek, scene: Scene) -> Step:
    """Show seven days from today, or from another day not far ahead."""
    first = scene.today
    if intent.first is not None and scene.today < intent.first <= scene.today + _MOST_AHEAD:
        first = intent.first
    days = week(scene.record, first, scene.book.catalogue)
    lines = "\n".join(_line(one, scene) for one in days)
    planned = any(entry.day >= first for entry in scene.record.plans)
    key = "week.days" if planned or away_now(scene) else "week.no_plans"
    return stay(state, key, "today", lines=lines)


def _line(one: DayAhead, scene: Scene) -> str:
    parts = (*_races(one.day, scene), *_runs(one.day, scene), *_strength(one, scene))
    said = "; ".join(parts) or text("week.free", scene.book)
    return text("week.line", scene.book, day=day_words(one.day, scene), what=said)


def _races(day: date, scene: Scene) -> tuple[str, ...]:
    races = (race for race in scene.athlete.races if race.day == day)
    return tuple(text("week.race", scene.book, race=race_words(race, scene)) for race in races)


def _runs(day: date, scene: Scene) -> tuple[str, ...]:
    """Return what was done on a day, else what is planned for it."""
    done = tuple(entry for entry in scene.record.entries if _counts(entry, day))
    if done:
        return (text("week.done", scene.book, what=echo(done, scene.book.lexicon, day)),)
    planned = tuple(entry for entry in scene.record.plans if _counts(entry, day))
    return (echo(planned, scene.book.lexicon, day),) if planned else ()


def _counts(entry: Entry, day: date) -> bool:
    return entry.day == day and not isinstance(entry.activity, Mobility)


def _strength(one: DayAhead, scene: Scene) -> tuple[str, ...]:
    away = scene.athlete.away
    if away is not None and away.covers(one.day) and away.kind != "quiet":
        return (text(f"week.away.{away.kind}", scene.book),)
    lifted = any(
        entry.day == one.day and isinstance(entry.activity, Lift) for entry in scene.record.entries
    )
    unloaded = "bw_strength" in one.advice.flags
    if lifted or not (one.advice.session in _FITTING or unloaded):
        return ()
    name = "BW_STRENGTH" if unloaded else one.advice.session
    return (text("week.fits", scene.book, session=text(f"session.name.{name}", scene.book)),)
