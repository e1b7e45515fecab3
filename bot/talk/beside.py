"""What is told beside training, in a few words: plans, races, goals, body weight, days away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language.echo import echo
from bot.talk.diary import is_off
from bot.talk.races import race_words
from bot.talk.wording import day_words, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.outlook import OutlookChange
    from bot.talk.scene import Scene


def words(change: OutlookChange, scene: Scene) -> str:
    """Return what is there after a change and was not before it, empty if nothing."""
    return "; ".join(_words(change, scene))


def _words(change: OutlookChange, scene: Scene) -> Iterator[str]:
    one, two = change.before, change.after
    plans = [entry for entry in two.plans if entry not in one.plans and not is_off(entry)]
    off = [entry for entry in two.plans if entry not in one.plans and is_off(entry)]
    yield from (text("undo.off", scene.book, day=day_words(entry.day, scene)) for entry in off)
    if plans:
        yield echo(plans, scene.book.lexicon, scene.today)
    yield from (race_words(race, scene) for race in two.races if race not in one.races)
    yield from (goal.text for goal in two.goals if goal not in one.goals)
    if two.body_kg is not None and two.body_kg != one.body_kg:
        yield text("undo.body", scene.book)
    if two.usual != one.usual and two.usual:
        yield text("undo.usual", scene.book)
    if two.away is not None and two.away != one.away:
        days = {"first": day_words(two.away.first, scene), "last": day_words(two.away.last, scene)}
        yield text(f"undo.{two.away.kind}", scene.book, **days)
