"""`ironstride parse`: what the coach understands of a message."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.cli.command import command

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from bot.cli.command import Subparsers
    from bot.cli.jsonlines import Answer, Request
    from bot.domain.exercise import ExerciseId
    from bot.domain.load import WeightUnit
    from bot.domain.running import Run
    from bot.domain.training import Entry, Lift, Mobility, OtherSport, StrengthSet
    from bot.language.intents import Intent, Understanding
    from bot.talk.book import Book


def register(subparsers: Subparsers) -> None:
    """Make the command known."""
    command(
        subparsers,
        "parse",
        "Tell what the coach understands of a message, JSON lines in and out",
        example="""  echo '{"id": "a1", "text": "squat 3x5 80kg"}' | ironstride parse""",
        run=run,
    )


def run(_: argparse.Namespace) -> int:
    """Answer standard input line by line."""
    from bot.cli.jsonlines import run_lines
    from bot.main import load_book, utc_now

    return run_lines(answers(load_book(), utc_now().date()))


def answers(book: Book, today: date) -> Callable[[Request], Answer]:
    """Return what answers one line; `today` is meant by a line that names no day."""
    from bot.cli.jsonlines import text_of
    from bot.language.hearing import Hearing
    from bot.language.understand import understand

    def answered(request: Request) -> Answer:
        hearing = Hearing(today=_today(request, today), weight_unit=_units(request))
        meant = understand(text_of(request, "text"), hearing, book.lexicon)
        return _shown(meant, hearing.today, book)

    return answered


def _today(request: Request, default: date) -> date:
    from datetime import date

    from bot.cli.jsonlines import BadRequest, text_of

    said = text_of(request, "today", default.isoformat())
    try:
        return date.fromisoformat(said)
    except ValueError as wrong:
        raise BadRequest('"today" must be a date such as 2026-03-02') from wrong


def _units(request: Request) -> WeightUnit | None:
    from bot.cli.jsonlines import BadRequest, text_of
    from bot.domain.load import WeightUnit

    said = text_of(request, "units", "")
    if said not in {"", "kg", "lb"}:
        raise BadRequest('"units" must be kg or lb')
    return WeightUnit(said) if said else None


def _shown(meant: Understanding, today: date, book: Book) -> Answer:
    from bot.language.intents import LogTraining, PlanTraining

    intents = _intents(meant)
    logs = [one for one in intents if isinstance(one, LogTraining)]
    plans = [one for one in intents if isinstance(one, PlanTraining)]
    return {
        "intents": [_name(type(one).__name__) for one in intents],
        "entries": [
            _entry(e, today, book) for one in logs for e in one.entries if not _is_tried(e)
        ],
        "plans": [
            *(_entry(e, today, book) for one in plans for e in one.entries),
            *(_entry(e, today, book) for e in _races(intents)),
        ],
        "ask": _ask(meant, book),
    }


def _races(intents: Iterable[Intent]) -> Iterator[Entry]:
    """Yield a race whose day is sure as the plan of that day."""
    from bot.domain.running import Run, RunType
    from bot.domain.training import Entry
    from bot.language.ahead import TellRace

    for one in intents:
        if isinstance(one, TellRace) and len(one.days) == 1:
            yield Entry(one.days[0], Run(distance_m=one.metres, run_type=RunType.RACE))


def _intents(meant: Understanding) -> tuple[Intent, ...]:
    """Return all intents; of an unsure log the likeliest reading."""
    from bot.language.intents import Ambiguous, Understood

    if isinstance(meant, Understood):
        return meant.intents
    if isinstance(meant, Ambiguous):
        return (*meant.others, meant.readings[0].log)
    return meant.others


def _name(intent: str) -> str:
    """Return "ask_today" for AskToday; "log" and "plan" for training."""
    short = {"LogTraining": "log", "PlanTraining": "plan"}
    return short.get(intent) or re.sub(r"(?<=[a-z])(?=[A-Z])", "_", intent).lower()


def _ask(meant: Understanding, book: Book) -> str | None:
    """Return the question that the coach puts."""
    from bot.language.intents import Ambiguous, Understood
    from bot.talk.say import Say, words

    match meant:
        case Understood():
            return None
        case Ambiguous():
            say = Say(f"ask.{meant.why}", {"about": meant.about})
        case _ if not meant.text:
            say = Say("unclear.empty")
        case _:
            say = Say("unclear.rest" if meant.others else "unclear.all", {"text": meant.text})
    return words(say, book.phrases, "")


def _entry(entry: Entry, today: date, book: Book) -> Mapping[str, object]:
    from typing import assert_never

    from bot.domain.running import Run
    from bot.domain.training import Lift, Mobility, OtherSport

    day = None if entry.day == today else entry.day.isoformat()
    activity = entry.activity
    match activity:
        case Lift():
            said = _strength(activity, book)
        case Run():
            said = _run(activity)
        case Mobility():
            said = _mobility(activity, book)
        case OtherSport():
            said = _other(activity)
        case _:
            assert_never(activity)
    return {**said, "date": day}


def _strength(lift: Lift, book: Book) -> Mapping[str, object]:
    return {
        "kind": "strength",
        "exercise": _words(lift.exercise, book),
        "sets": [_set(one) for one in lift.sets if not _is_try(one)],
        "per_side": lift.per_side,
    }


def _is_try(one: StrengthSet) -> bool:
    """Whether nothing was lifted."""
    return one.failed and one.reps is None and one.seconds is None


def _is_tried(entry: Entry) -> bool:
    """Whether all of a lift failed."""
    from bot.domain.training import Lift

    sets = entry.activity.sets if isinstance(entry.activity, Lift) else ()
    return bool(sets) and all(map(_is_try, sets))


MOST_WORDS = 5
"""A longer name of the catalogue is a description; then its short word is shown."""


def _words(exercise: ExerciseId, book: Book) -> str:
    """Return the catalogue's name in words, or the runner's own words."""
    known = book.catalogue.exercises.get(exercise)
    if known is None:
        return exercise
    plain = str(known.id).replace("_", " ")
    if set(plain.split()) <= set(known.name.lower().split()):
        return plain
    return (known.name if len(known.name.split()) <= MOST_WORDS else known.say).lower()


def _set(one: StrengthSet) -> Mapping[str, object]:
    said: dict[str, object] = {
        "reps": one.reps,
        "weight": one.load.amount if one.load else None,
        "unit": one.load.unit.value if one.load else None,
        "rpe": one.rpe,
        "seconds": one.seconds,
    }
    flags = {
        "warmup": one.warmup,
        "failed": one.failed,
        "each": one.each,
        "assisted": one.assisted,
    }
    return {**said, **{flag: True for flag, is_set in flags.items() if is_set}}


def _run(run_: Run) -> Mapping[str, object]:
    return {
        "kind": "run",
        "distance_m": run_.distance_m,
        "duration_s": run_.duration_s,
        "pace_s_per_km": _pace(run_),
        "run_type": run_.run_type.value if run_.run_type else None,
        "rpe": run_.rpe,
    }


def _pace(run_: Run) -> float | None:
    """Return the pace that was said, of the run or of the only part that has one."""
    paces = {part.pace_s_per_km for part in run_.parts if part.pace_s_per_km is not None}
    return run_.pace_s_per_km if run_.pace_s_per_km or len(paces) != 1 else paces.pop()


def _mobility(mobility: Mobility, book: Book) -> Mapping[str, object]:
    return {
        "kind": "mobility",
        "exercise": _words(mobility.exercise, book),
        "duration_s": mobility.duration_s,
        "sets": [_set(one) for one in mobility.sets],
    }


def _other(other: OtherSport) -> Mapping[str, object]:
    return {
        "kind": "other",
        "exercise": other.exercise,
        "duration_s": other.duration_s,
        "distance_m": other.distance_m,
    }
