"""`ironstride advise`: the session of the day for a situation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cli.command import command

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping

    from bot.cli.command import Subparsers
    from bot.cli.jsonlines import Answer, Request
    from bot.coach.advice import Advice, Prescription
    from bot.coach.lifts import Lifts
    from bot.talk.book import Book


def register(subparsers: Subparsers) -> None:
    """Make the command known."""
    command(
        subparsers,
        "advise",
        "Name the session of the day for a situation, JSON lines in and out",
        example="""  echo '{"id": "s1", "situation": {"tomorrow": "long"}}' | ironstride advise""",
        run=run,
    )


def run(_: argparse.Namespace) -> int:
    """Answer standard input line by line."""
    from bot.cli.jsonlines import run_lines
    from bot.main import load_book

    return run_lines(answers(load_book()))


def answers(book: Book) -> Callable[[Request], Answer]:
    """Return what answers one line."""
    from bot.coach.today import advise
    from bot.coach.told.fields import Fields, table
    from bot.coach.told.health import unknown_conditions
    from bot.coach.told.situation import situation
    from bot.domain.athlete import Athlete, AthleteId
    from bot.talk.wording import session_text

    nobody = Athlete(id=AthleteId("nobody"))

    def answered(request: Request) -> Answer:
        told = table("situation", request.get("situation", {}))
        lifts = _lifts(Fields(request).objects("lifts"))
        advice = advise(situation(told), lifts, book.catalogue)
        ignored = unknown_conditions(told)
        return {
            **_shown(advice),
            "alternative": _shown(advice.alternative) if advice.alternative else None,
            "text": session_text(advice, book, nobody),
            **({"ignored": list(ignored)} if ignored else {}),
        }

    return answered


def _lifts(told: Mapping[str, Mapping[str, object]]) -> Lifts:
    from bot.coach.lifts import LiftState
    from bot.coach.told.fields import Fields
    from bot.domain.exercise import ExerciseId

    read = {ExerciseId(name): Fields(state) for name, state in told.items()}
    return {
        name: LiftState(e1rm_kg=state.number("e1rm_kg"), last_kg=state.number("last_kg"))
        for name, state in read.items()
    }


def _shown(advice: Advice) -> dict[str, object]:
    return {
        "session": advice.session.value,
        "rpe_cap": _plain(advice.rpe_cap),
        "sets": advice.sets,
        "reps": advice.reps,
        "pct": advice.pct,
        "load_factor": advice.load_factor,
        "reasons": [reason.key for reason in advice.reasons],
        "mods": [mod.key for mod in advice.mods],
        "flags": advice.flags,
        "exercises": [_exercise(line) for line in advice.exercises],
        "minutes": advice.minutes,
        "routine": advice.routine,
    }


def _exercise(line: Prescription) -> dict[str, object]:
    return {
        "id": line.exercise,
        "sets": line.sets,
        "reps": line.reps,
        "seconds": line.seconds,
        "load_kg": _plain(line.load_kg),
        "find_load": line.find_load,
        "each": line.each,
        "rpe": _plain(line.rpe),
        "rest_s": line.rest_s,
        "tempo": line.tempo,
        "per_side": line.per_side,
        "warmup": [{"kg": _plain(one.kg), "reps": one.reps} for one in line.warmup],
    }


def _plain(number: float | None) -> float | None:
    """Return a whole number without its fraction: 80, not 80.0."""
    return int(number) if number is not None and number == int(number) else number
