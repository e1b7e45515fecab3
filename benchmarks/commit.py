"""What a commit costs: for whom, among how many, and many at once. Prints its figures.

    python benchmarks/commit.py [--folder FOLDER]

Give a folder on the disk that matters; by default a temporary one is used.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import TYPE_CHECKING

from bot.domain.exercise import ExerciseId
from bot.domain.load import Load, WeightUnit
from bot.domain.running import Run, RunType
from bot.domain.schedule import Reminder, ReminderId, ReminderRule
from bot.domain.training import Entry, Lift, Log, LogId, StrengthSet
from bot.store.tinydb.store import tiny_store
from bot.talk.effects import SaveHome, SaveLog, SaveReminder
from bot.talk.state import Conversation
from bot.talk.turn import Turn
from bot.talk.wire import Chat, InboundId, Person, Reply, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.app.ports import Store

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
YEARS = 5
LIFTS = ("back_squat", "romanian_deadlift", "calf_raise", "split_squat", "pull_up")


@dataclass(slots=True)
class HandClock:
    """The years of a log pass in a moment."""

    moment: datetime = NOON

    def now(self) -> datetime:
        return self.moment


def person(number: int) -> Person:
    return Person("telegram", str(100_000_000 + number))


def message(who: Person, number: int) -> Text:
    where = Chat(service="telegram", chat=who.user, private=True)
    return Text(id=InboundId(f"telegram:{who.user}/{number}"), who=who, where=where, text="")


def run(number: int, at: datetime) -> SaveLog:
    done = Run(distance_m=8_000.0 + number, duration_s=2_700.0, run_type=RunType.EASY, rpe=4.0)
    return SaveLog(Log(id=LogId(f"run{number}"), at=at, entries=(Entry(at.date(), done),)))


def session(number: int, at: datetime) -> SaveLog:
    work = StrengthSet(reps=5, load=Load(60.0 + number % 40, WeightUnit.KG), rpe=8.0)
    entries = tuple(
        Entry(at.date(), Lift(exercise=ExerciseId(lift), sets=(work,) * 4)) for lift in LIFTS
    )
    return SaveLog(Log(id=LogId(f"lift{number}"), at=at, entries=entries))


def turn(number: int, *effects: SaveLog | SaveReminder | SaveHome) -> Turn:
    told = tuple(f"tip.{n}" for n in range(8))
    talk = Conversation(turn=number, since=NOON, told=told, greeted=True)
    said = Reply("Logged: 10 km easy in 55:00, 5:30 a kilometre.")
    return Turn(conversation=talk, replies=(said,), effects=effects)


def daily() -> SaveReminder:
    rule = ReminderRule(id=ReminderId("daily"), at=time(7, 30), zone="Europe/Berlin")
    return SaveReminder(Reminder(rule=rule, day=date(2026, 3, 3), due_at=NOON + timedelta(days=1)))


async def commit(store: Store, who: Person, number: int, done: Turn) -> float:
    """Return how long the commit took, in seconds; the reply goes out at once."""
    async with store.open(who) as unit:
        began = perf_counter()
        rows = await unit.commit(message(who, number), done)
        took = perf_counter() - began
    for row in rows:
        store.sent(row)
    return took


async def live_five_years(store: Store, clock: HandClock, who: Person) -> None:
    """Log 1,500 runs and 500 sessions over five years, a week in one commit."""
    weeks = 52 * YEARS
    runs, sessions = iter(range(1_500)), iter(range(500))
    await commit(store, who, 0, turn(0, daily()))
    for week in range(weeks):
        clock.moment = NOON - timedelta(weeks=weeks - 1 - week)
        logs = [run(n, clock.moment) for n in take(runs, 1_500, week, weeks)]
        logs += [session(n, clock.moment) for n in take(sessions, 500, week, weeks)]
        await commit(store, who, week + 1, turn(week + 1, *logs))
    clock.moment = NOON


def take(numbers: Iterator[int], total: int, week: int, weeks: int) -> list[int]:
    """Return the share of one week."""
    share = total * (week + 1) // weeks - total * week // weeks
    return [next(numbers) for _ in range(share)]


async def populate(store: Store, count: int) -> None:
    """Store `count` people, each with a reminder and some logs."""

    async def settle(number: int) -> None:
        who = person(number)
        home = SaveHome(message(who, 0).where)
        logs = [run(n, NOON - timedelta(days=n)) for n in range(3)]
        await commit(store, who, 1, turn(1, home, daily(), *logs))

    for start in range(0, count, 200):
        async with asyncio.TaskGroup() as group:
            for number in range(start, min(start + 200, count)):
                group.create_task(settle(number))


def figures(label: str, seconds: list[float]) -> None:
    p99 = quantiles(seconds, n=100)[98]
    print(
        f"{label:<52} p50 {median(seconds) * 1e3:6.2f} ms   p99 {p99 * 1e3:6.2f} ms"
        f"   max {max(seconds) * 1e3:6.2f} ms"
    )


async def commits(store: Store, who: Person, count: int = 2_000) -> list[float]:
    """Return what each of `count` commits of one person took: two of three only talk."""
    gc.collect()
    return [
        await commit(
            store, who, 10_000 + n, turn(n, *([run(10_000 + n, NOON)] if n % 30 == 0 else []))
        )
        for n in range(count)
    ]


async def one_by_one(folder: Path) -> None:
    clock = HandClock()
    store = tiny_store(folder, clock)
    veteran, newcomer = person(900_001), person(900_002)
    await live_five_years(store, clock, veteran)
    figures("a newcomer, 2,000 commits", await commits(store, newcomer))
    figures("five years of log, 2,000 commits", await commits(store, veteran))
    size = max(path.stat().st_size for path in (folder / "live").rglob("*.json"))
    print(f"{'live file of the veteran':<52} {size / 1e3:.0f} kB")
    await store.close()


async def among_others(folder: Path, few: int = 10, many: int = 10_000) -> None:
    """Commit in turns in both stores, so that whatever else the machine does meets both alike."""
    stores = {count: tiny_store(folder / str(count), HandClock()) for count in (few, many)}
    for count, store in stores.items():
        await populate(store, count)
    os.sync()
    took: dict[int, list[float]] = {few: [], many: []}
    for _ in range(20):
        for count, store in stores.items():
            took[count] += await commits(store, person(0), 100)
    for count, seconds in took.items():
        figures(f"among {count:,} others, 2,000 commits", seconds)
    print(f"{'the medians as a ratio':<52} {median(took[many]) / median(took[few]):.2f}")
    for store in stores.values():
        await store.close()


async def at_once(folder: Path, people: int = 200, each: int = 20) -> None:
    store = tiny_store(folder, HandClock())

    async def talk(number: int) -> list[float]:
        return [await commit(store, person(number), 50_000 + n, turn(n)) for n in range(each)]

    began = perf_counter()
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(talk(number)) for number in range(people)]
    took = perf_counter() - began
    figures(f"{people} people at once", [one for task in tasks for one in task.result()])
    print(f"{'commits a second':<52} {people * each / took:.0f}")
    await store.close()


START = """
import asyncio, resource, sys, time
from pathlib import Path
from benchmarks.commit import HandClock, NOON
from bot.store.tinydb.store import tiny_store
from datetime import timedelta
def rss():
    return int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize() / 1e6
before = rss()
began = time.perf_counter()
store = tiny_store(Path(sys.argv[1]), HandClock())
took = time.perf_counter() - began
after = rss()
async def look():
    began = time.perf_counter()
    due = await store.due(NOON + timedelta(days=2), 100)
    took = time.perf_counter() - began
    await store.close()
    return len(due), took
due, looked = asyncio.run(look())
print(f"start {took:.2f} s, memory {before:.0f} -> {after:.0f} MB", end=", ")
print(f"{due} due found in {looked * 1e3:.1f} ms")
"""


def start_up(folder: Path) -> None:
    """Measure in a process of its own, for the memory's sake."""
    files = sum(1 for _ in (folder / "live").rglob("*.json"))
    done = subprocess.run(  # noqa: S603  # our own script above
        [sys.executable, "-c", START, str(folder)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parent.parent)},
    )
    print(f"{f'{files} people stored':<52} {done.stdout.strip()}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--folder", type=Path, help="where to measure; must not exist")
    parent = options.parse_args().folder
    with tempfile.TemporaryDirectory(dir=parent) as folder:
        asyncio.run(one_by_one(Path(folder) / "one"))
        asyncio.run(among_others(Path(folder) / "many"))
        asyncio.run(at_once(Path(folder) / "many" / "10000"))
        start_up(Path(folder) / "many" / "10000")


if __name__ == "__main__":
    main()
