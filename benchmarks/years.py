"""How long "what should I lift today?" takes after five years of log, and after one month.

    python benchmarks/years.py [--rounds 20]

A runner of six runs and two sessions a week is kept as the store keeps everybody: sealed day by
day, sixteen weeks at hand and the rest summed up. He asks on each morning of the last four weeks,
through `step`. The aims: a 99th percentile under 10 ms after five years, and a median at most twice
that of somebody who began a month ago, both in processor time.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from statistics import median, quantiles
from time import process_time
from typing import TYPE_CHECKING, Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bot.domain.athlete import Experience
from bot.domain.exercise import Equipment, ExerciseId
from bot.domain.health import Health
from bot.domain.load import Load, WeightUnit
from bot.domain.running import Run, RunType
from bot.domain.training import Entry, Lift, Log, LogId, PlannedLift, StrengthSet
from bot.main import load_book
from bot.store.keeping import seal
from bot.talk.engine import step
from bot.talk.snapshot import Snapshot, newcomer
from bot.talk.state import Conversation
from bot.talk.wire import Chat, InboundId, Person, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.talk.book import Book

AIM_MS: Final = 10.0
AIM_RATIO: Final = 2.0
LAST: Final = date(2026, 3, 29)
"""A Sunday."""
MORNINGS: Final = 28
FIVE_YEARS, ONE_MONTH = 5 * 365, 30
RUNS: Final = {
    0: (RunType.EASY, 45),
    1: (RunType.INTERVALS, 60),
    2: (RunType.EASY, 50),
    3: (RunType.TEMPO, 55),
    5: (RunType.EASY, 40),
    6: (RunType.LONG, 100),
}
"""Kind and minutes, by weekday."""
SESSIONS: Final = {2: "HEAVY_LOWER", 4: "HEAVY_FULL"}
LIFTS: Final = (
    *(("back_squat", 90.0), ("bench_press", 55.0), ("row_bb", 50.0)),
    *(("bulgarian_split_squat", 16.0), ("calf_raise_loaded", 24.0), ("rdl_bb", 80.0)),
)
"""Exercise and load (kg) of the last day; it grew a tenth in a year."""
WHO: Final = Person("years", "runner")
WHERE: Final = Chat(service="years", chat="runner", private=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    rounds: int = parser.parse_args().rounds
    book = load_book(seed="years")
    month, years = (mornings(days) for days in (ONE_MONTH, FIVE_YEARS))
    times = {"a month": list[float](), "five years": list[float]()}
    for _ in range(rounds):
        for number in range(MORNINGS):  # in turns: a machine that slows down slows both
            times["a month"].append(asked_ms(*month[number], book))
            times["five years"].append(asked_ms(*years[number], book))
    for name, found in times.items():
        print(f"{name}: median {median(found):.2f} ms, p99 {quantiles(found, n=100)[98]:.2f} ms")
    older = years[0][1].record.older
    sealed = max(lift.days for lift in older.lifts.values())
    print(f"five years: {older.runs.count:,} runs and {sealed:,} sessions summed up,", end=" ")
    print(f"{len(years[0][1].record.logs):,} logs at hand; aim p99 {AIM_MS:g} ms")
    ratio = median(times["five years"]) / median(times["a month"])
    print(f"five years take {ratio:.2f} times as long as a month, aim {AIM_RATIO:g}")


def mornings(days: int) -> tuple[tuple[date, Snapshot], ...]:
    """Return what is known on each of the last mornings of somebody who began so long before."""
    last = (LAST - timedelta(days=ago) for ago in range(MORNINGS))
    return tuple((day, _trained(day, days)) for day in last)


def _trained(until: date, days: int) -> Snapshot:
    known = _known()
    for day in (until - timedelta(days=ago) for ago in range(days, 0, -1)):
        logs = (*known.record.logs, *_logs(day))
        known = replace(known, record=replace(known.record, logs=logs))
        known, _ = seal(known, datetime.combine(day, time(20), UTC))
    return known


def asked_ms(day: date, known: Snapshot, book: Book) -> float:
    """Return how long the answer of a morning takes."""
    text = Text(id=InboundId("years/1"), who=WHO, where=WHERE, text="what should I lift today?")
    now = datetime.combine(day, time(7), UTC)
    began = process_time()
    turn = step(known, text, now, book)
    took_ms = 1000 * (process_time() - began)
    if not turn.replies or not turn.effects:
        raise RuntimeError(f"no session was given on {day}")
    return took_ms


def _known() -> Snapshot:
    snapshot, began = newcomer(WHO), LAST - timedelta(days=FIVE_YEARS)
    health = Health(age=40, screened=LAST, pain_asked=LAST, bar_safe=True)
    athlete = replace(
        snapshot.record.athlete,
        zone="Europe/Berlin",
        equipment=(Equipment.BARBELL, Equipment.DUMBBELL, Equipment.BENCH),
        experience=Experience.INTERMEDIATE,
        health=health,
        set_up=True,
    )
    since = datetime.combine(began, time(), UTC)
    return replace(
        snapshot,
        record=replace(snapshot.record, athlete=athlete),
        conversation=Conversation(greeted=True, since=since),
        home=WHERE,
    )


def _logs(day: date) -> Iterator[Log]:
    evening = datetime.combine(day, time(19), UTC)
    if run := RUNS.get(day.weekday()):
        kind, minutes = run
        done = Run(run_type=kind, duration_s=60.0 * minutes, distance_m=minutes * 180.0)
        yield Log(id=LogId(f"run/{day}"), at=evening, entries=(Entry(day, done),))
    if session := SESSIONS.get(day.weekday()):
        share = 1 - 0.1 * (LAST - day).days / 365 / 5
        yield _session(day, session, share, evening)


def _session(day: date, name: str, share: float, at: datetime) -> Log:
    lines = tuple(
        PlannedLift(
            exercise=ExerciseId(exercise),
            sets=3,
            reps=5,
            low=4,
            top=6,
            load_kg=2.5 * (kg * share // 2.5),
            rpe=8.0,
        )
        for exercise, kg in LIFTS
    )
    entries = tuple(Entry(day, _done(line)) for line in lines)
    return Log(id=LogId(f"session/{day}"), at=at, entries=entries, session=name, planned=lines)


def _done(line: PlannedLift) -> Lift:
    load = Load(line.load_kg or 0, WeightUnit.KG)
    return Lift(exercise=line.exercise, sets=(StrengthSet(reps=5, load=load, rpe=8.0),) * line.sets)


if __name__ == "__main__":
    main()
