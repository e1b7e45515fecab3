"""How regularly a runner trains, told without blame: four weeks at a glance, the week behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.coach import consistency
from bot.coach.history import records
from bot.coach.limits import habit as limit
from bot.coach.review import review
from bot.talk.effects import SaveAthlete
from bot.talk.heavy import heavy_day
from bot.talk.records import distance_words, lift_name, set_said
from bot.talk.say import Choice, Say, words
from bot.talk.scene import Scene, Step, stay
from bot.talk.wording import day_words, text

if TYPE_CHECKING:
    from bot.coach.consistency import WeekKept
    from bot.coach.review import Review
    from bot.language.habit import AskConsistency, AskReview, TellTarget
    from bot.talk.state import State

_SIX_DAYS = timedelta(days=6)
_HIGH, _MIDDLE = 80, 50
_IN_A_ROW = 2
_MOST_BESTS = 2


# ------------------------------------------------------------------ four weeks


def show(state: State, _: AskConsistency, scene: Scene) -> Step:
    """Show the last four weeks, what is left of this one, and the score."""
    if records.earliest(scene.record) is None:
        return stay(state, "habit.nothing", "today")
    known = consistency.weeks(scene.record, scene.today, scene.book.catalogue)
    args = {
        "lines": "\n".join(_line(one, scene) for one in known),
        "now": _now(known[-1], scene),
        "score": _score(known, scene),
    }
    return stay(state, "habit.weeks", "today", "week", **args)


def _line(one: WeekKept, scene: Scene) -> str:
    key = "habit.week" if one.over else "habit.this_week"
    return text(key, scene.book, days=_days(one.first, scene), **_counts(one, scene))


def _counts(one: WeekKept, scene: Scene) -> dict[str, object]:
    return {"strength": _strength(one, scene), "rest": _beside(one, scene)}


def _strength(one: WeekKept, scene: Scene) -> str:
    if one.neutral and one.over:
        return text("habit.paused", scene.book, count=one.strength)
    if one.strength > one.target > 0:
        key = "habit.above_target"
    else:
        key = "habit.of_target" if one.target else "habit.no_target"
    return text(key, scene.book, count=one.strength, target=one.target)


def _beside(one: WeekKept, scene: Scene) -> str:
    far = distance_words(one.metres, scene) if one.metres else ""
    routines = text(f"habit.routines.{_number(one.routines)}", scene.book, count=one.routines)
    runs = text(f"habit.runs.{_number(one.runs)}", scene.book, count=one.runs, distance=far)
    return f"{routines}, {runs.strip()}"


def _number(count: int) -> str:
    return str(count) if count < _IN_A_ROW else "many"


def _now(week: WeekKept, scene: Scene) -> str:
    if not week.target:
        return _varied("habit.now.rest", scene)
    if week.kept:
        return _varied("habit.now.kept", scene)
    if week.paused >= limit.PAUSED_DAYS:
        return _varied("habit.now.paused", scene)
    key = "left_1" if week.left == 1 else "left_many"
    return _varied(f"habit.now.{key}", scene, left=week.left)


def _score(known: tuple[WeekKept, ...], scene: Scene) -> str:
    wanted = max(limit.USUAL_TARGET, known[-1].target, _routine_days(scene))
    score = consistency.score(scene.record, scene.today, wanted)
    level = "high" if score >= _HIGH else "middle" if score >= _MIDDLE else "low"
    said = text(
        "habit.score", scene.book, score=score, words=_varied(f"habit.words.{level}", scene)
    )
    row = consistency.run_of_weeks(known)
    if row < _IN_A_ROW:
        return said
    return f"{text('habit.in_a_row', scene.book, count=row)} {said}"


def _routine_days(scene: Scene) -> int:
    """Return on how many days a week a routine is asked for."""
    rules = (one.rule for one in scene.known.reminders if one.on)
    return len({day for rule in rules if rule.kind == "routine" for day in rule.weekdays})


def _varied(key: str, scene: Scene, **args: object) -> str:
    seed = f"{scene.book.seed or scene.athlete.id}/{scene.today}"
    return words(Say(key, args), scene.book.phrases, seed)


def _days(first: date, scene: Scene) -> str:
    """Return a week as it is said: "9 to 15 Feb"."""
    last = first + _SIX_DAYS
    month = text(f"days.month_{last.month}", scene.book)
    return text("habit.span", scene.book, first=first.day, last=last.day, month=month)


# ------------------------------------------------------------------ the week behind


def look_back(state: State, _: AskReview, scene: Scene) -> Step:
    """Say what was kept, what was best, and one suggestion."""
    return Step(state, (review_said(scene),))


def review_said(scene: Scene) -> Say:
    """Return the weekly review."""
    seen = review(scene.record, scene.today, scene.book.catalogue)
    kept = text("review.kept", scene.book, **_counts(seen.week, scene))
    lines = (kept, _bests(seen, scene), _suggested(seen, scene))
    args = {
        "head": _varied("review.head", scene, days=_days(seen.week.first, scene)),
        "lines": "\n".join(filter(None, lines)),
    }
    return Say("review.text", args, (Choice("today"), Choice("week")))


def _bests(seen: Review, scene: Scene) -> str:
    each = [
        f"{lift_name(best.exercise, scene)} {set_said(best.set)}"
        for best in seen.bests[:_MOST_BESTS]
    ]
    return text("review.best", scene.book, what=", ".join(each)) if each else ""


def _suggested(seen: Review, scene: Scene) -> str:
    day = heavy_day(scene.record, scene) if seen.suggestion == "lift" else None
    if seen.suggestion == "lift" and day is None:
        return _varied("review.suggest.keep", scene)
    args = {"day": day_words(day, scene)} if day else {}
    return _varied(f"review.suggest.{seen.suggestion}", scene, **args)


# ------------------------------------------------------------------ the target


def target(state: State, intent: TellTarget, scene: Scene) -> Step:
    """Keep how many strength sessions a week the runner wants."""
    if intent.times < 1:
        return Step(state, (Say("habit.target_none", {}, (Choice("target", {"times": 1}),)),))
    if intent.times > limit.MOST_TARGET:
        most = {"most": limit.MOST_TARGET}
        choice = Choice("target", {"times": limit.MOST_TARGET})
        return Step(state, (Say("habit.target_too_many", most, (choice,)),))
    times = text(f"habit.target_times.{intent.times}", scene.book)
    athlete = replace(scene.athlete, weekly_target=intent.times)
    said = Say("habit.target_set", {"times": times}, (Choice("week"),))
    return Step(state, (said,), (SaveAthlete(athlete),))
