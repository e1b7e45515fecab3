"""The week: what was run, what is planned, where strength fits, and why.

Rule: seven days on a phone screen: a few words a day.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from bot.coach.advice import SessionName
from bot.coach.history.runs import outlook
from bot.coach.week import DayAhead, is_lifting, outline
from bot.domain.training import Lift, Mobility
from bot.language.echo import echo
from bot.talk.away import now as away_now
from bot.talk.diary import is_off
from bot.talk.few_words import spared_words, why_words
from bot.talk.questions import unanswered
from bot.talk.races import race_words
from bot.talk.scene import Scene, Step, stay
from bot.talk.season import phase_on
from bot.talk.state import Idle, Screening
from bot.talk.usual import run_words
from bot.talk.wording import day_words, session_title, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from bot.coach.history.runs import Outlook
    from bot.domain.training import Entry
    from bot.language.asked import AskWeek
    from bot.talk.state import State

_MOST_AHEAD = timedelta(days=14)


def show(state: State, intent: AskWeek, scene: Scene) -> Step:
    """Show seven days from today, or from another day not far ahead."""
    first = scene.today
    if intent.first is not None and scene.today < intent.first <= scene.today + _MOST_AHEAD:
        first = intent.first
    days = tuple(outline(scene.record, first, scene.book.catalogue))
    coming = outlook(scene.record, scene.today)
    lines = _lines(days, coming, scene)
    args = {
        "phase": text(f"phase.name.{phase_on(first, scene)}", scene.book),
        "lines": "\n".join(filter(None, (*lines, _conflict(days, scene)))),
    }
    known = coming.expected(first + timedelta(days=1)) is not None
    told = known or any(entry.day >= first for entry in scene.record.plans)
    key = "week.days" if told or away_now(scene) else "week.no_plans"
    step = stay(state, key, "today", **args)
    asks = isinstance(state, Idle) and scene.health.skipped != scene.today
    missing = unanswered(scene.health, scene.today) if asks and _unscreened(scene) else ()
    return replace(step, state=Screening(missing[0], missing[1:])) if missing else step


def _lines(days: Sequence[DayAhead], coming: Outlook, scene: Scene) -> Iterator[str]:
    """Yield a line a day; days that hold the same share one."""
    said = [(one.day, _day(one, coming, scene)) for one in days]
    for what, group in groupby(said, key=lambda one: one[1]):
        first, *others = (day_words(day, scene) for day, _ in group)
        if len(others) == 1:
            yield text("week.two", scene.book, first=first, last=others[0], what=what)
        elif others:
            yield text("week.lines", scene.book, first=first, last=others[-1], what=what)
        else:
            yield text("week.line", scene.book, day=first, what=what)


def _day(one: DayAhead, coming: Outlook, scene: Scene) -> str:
    runs = _runs(one.day, coming, scene)
    parts = (*_races(one.day, scene), *runs, *_strength(one, scene))
    return "; ".join(parts) or text("week.free", scene.book)


def _races(day: date, scene: Scene) -> tuple[str, ...]:
    races = (race for race in scene.athlete.races if race.day == day)
    return tuple(text("week.race", scene.book, race=race_words(race, scene)) for race in races)


def _runs(day: date, coming: Outlook, scene: Scene) -> tuple[str, ...]:
    """Return what was done on a day, else what is planned for it or usual on it."""
    done = tuple(entry for entry in scene.record.entries if _counts(entry, day))
    if done:
        return (text("week.done", scene.book, what=echo(done, scene.book.lexicon, day)),)
    planned = [entry for entry in scene.record.plans if _counts(entry, day)]
    held = coming.expected(day)
    if held is None or held.how == "planned":
        there = tuple(entry for entry in planned if not is_off(entry))
        return (echo(there, scene.book.lexicon, day),) if there else ()
    said = run_words((one.entry.activity for one in held.outdoors), scene)
    lifts = (echo(tuple(planned), scene.book.lexicon, day),) if planned else ()
    return (*lifts, text(f"week.{held.how}", scene.book, what=said)) if said else lifts


def _counts(entry: Entry, day: date) -> bool:
    return entry.day == day and not isinstance(entry.activity, Mobility)


def _strength(one: DayAhead, scene: Scene) -> tuple[str, ...]:
    away = scene.athlete.away
    if away is not None and away.covers(one.day) and away.kind != "quiet":
        return (text(f"week.away.{away.kind}", scene.book),)
    lifted = any(
        entry.day == one.day and isinstance(entry.activity, Lift) for entry in scene.record.entries
    )
    if not is_lifting(one.advice):
        if lifted:
            return ()
        if _unscreened(scene) and one.advice.session is SessionName.CORE_BW:
            return (text("week.careful", scene.book),)
        spared = spared_words(one.advice, scene)
        return (spared,) if spared else ()
    name, why = session_title(one.advice, scene.book), why_words(one.advice, scene)
    key = "week.fits_because" if why else "week.fits"
    return (text(key, scene.book, session=name, why=why),)


def _unscreened(scene: Scene) -> bool:
    """Tell whether age, health or pain were never answered, so that nothing is loaded."""
    health = scene.health
    return None in (health.age, health.screened, health.pain_asked)


def _conflict(days: Sequence[DayAhead], scene: Scene) -> str:
    """Return which run would have to be easy for a heavy day, when there is room for none."""
    if any(one.lifts for one in days):
        return ""
    if _unscreened(scene):
        return text("week.unscreened", scene.book)
    said = (flag.split(":") for flag in days[0].advice.flags if flag.startswith("free:"))
    for _, run, opened in said:
        first = days[0].day
        named = (day_words(first + timedelta(days=int(n)), scene) for n in (run, opened))
        return text("week.conflict", scene.book, **dict(zip(("run", "day"), named, strict=True)))
    return ""
