"""Ten thousand reminders at seven, and as many more stored ones that are not due.

    python benchmarks/rush.py [--runners 10000] [--folder FOLDER]

Runners half on a Telegram, half on a Discord that hold their limits and answer 429 to three
reminders of ten, with a wait of 1 to 30 s. The store is the real one, on disk; so is the
conversation. Each runner has ten reminders, one of them due at seven. Measured: the start, a tick
while nothing is due, then the rush: what was lost, doubled or sent too early, which limits were
broken, how far the event loop lagged, and how long runners waited who wrote in the middle of it.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import sys
import tempfile
from collections import Counter
from datetime import timedelta
from functools import partial
from importlib import import_module
from pathlib import Path
from statistics import median, quantiles
from time import monotonic, perf_counter, thread_time
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bot.app.pace import Rate
from bot.chat.discord.client import LIMITS as DISCORD
from bot.chat.telegram.channel import LIMITS as TELEGRAM
from bot.clock import TICK_S, RunningClock, Ticker
from bot.main import assemble, load_book, open_world
from tests.fakes.rush import SEVEN, Ruled, Writers, remind_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.app.ports import Channel
    from bot.talk.book import Book

NINE_MORE = tuple(f"evening-{number}" for number in range(9))
REFUSING = 0.3
BURST = Rate(5, 5.0)
"""What a chat takes; stricter than anything that Discord publishes."""
WRITERS = 200
EVERY_S = 0.5
LONGEST_S = 1800.0
"""After so long what is missing is lost."""


def wires() -> dict[str, Ruled]:
    return {
        "telegram": Ruled(TELEGRAM, (Rate(30, 1.0),), BURST, refusing=REFUSING),
        "discord": Ruled(DISCORD, (Rate(25, 1.0),), BURST, refusing=REFUSING),
    }


async def fill(folder: Path, runners: int) -> None:
    """Write the records of all runners."""
    world = open_world(folder, RunningClock(SEVEN - timedelta(hours=12), monotonic))
    for service in wires():
        users = (f"runner{number}" for number in range(runners // 2))
        await remind_all(world.store, users, ("daily",), service, later=NINE_MORE)
    await world.store.close()


async def idle(folder: Path, book: Book) -> None:
    """Print how long a start takes, and a tick with nothing due."""
    began = perf_counter()
    world = open_world(folder, RunningClock(SEVEN - timedelta(hours=1), monotonic))
    print(f"start: {perf_counter() - began:.2f} s")
    channels: dict[str, Channel] = dict(wires())
    coach = assemble(world, book, channels)
    took_ms: list[float] = []
    for _ in range(200):
        began = perf_counter()
        await coach.service.tick()
        took_ms.append(1000 * (perf_counter() - began))
    print(f"a tick with nothing due: median {median(took_ms):.3f} ms, worst {max(took_ms):.3f} ms")
    await world.store.close()


async def lags_ms(found: list[tuple[float, float]]) -> None:
    """Note by how much the event loop comes too late, until cancelled.

    Beside it what the loop itself has computed in that time: the rest was taken by others.
    """
    while True:
        began, computed = perf_counter(), thread_time()
        await asyncio.sleep(0.005)
        lag = 1000 * (perf_counter() - began) - 5
        found.append((lag, min(lag, 1000 * (thread_time() - computed))))


async def rush(folder: Path, book: Book, runners: int) -> None:
    """Send all that is due at seven, and print what came of it."""
    world = open_world(folder, RunningClock(SEVEN, monotonic))
    gc.freeze()  # as `ironstride run` does
    services = wires()
    channels: dict[str, Channel] = dict(services)
    coach = assemble(world, book, channels)
    for left in await world.store.unsent():
        world.store.sent(left)
    lags: list[tuple[float, float]] = []
    import_module("apscheduler.schedulers.asyncio")  # slow; a bot has it long before
    began = perf_counter()
    async with asyncio.TaskGroup() as group:
        sending = group.create_task(coach.outbox.run())
        beating = [
            group.create_task(lags_ms(lags)),
            group.create_task(Ticker(coach.service.tick, TICK_S).run()),
        ]
        found = await asyncio.gather(
            *(
                Writers(name, WRITERS, EVERY_S, "easy 8k 45 min").waits_s(coach.service, wire)
                for name, wire in services.items()
            )
        )
        ends = began + LONGEST_S
        while sum(map(reminders, services.values())) < runners and perf_counter() < ends:  # noqa: ASYNC110
            await asyncio.sleep(0.5)
        await coach.outbox.idle()
        took_s = perf_counter() - began
        for task in beating:
            task.cancel()
        coach.outbox.stop()
        await sending
    await world.store.close()
    told(services, took_s, lags, [wait for waits in found for wait in waits])


def reminders(wire: Ruled) -> int:
    return sum(row.unprompted for _, row in wire.heard)


def told(
    services: dict[str, Ruled],
    took_s: float,
    lags: Sequence[tuple[float, float]],
    waits_s: Sequence[float],
) -> None:
    for name, wire in services.items():
        said = Counter(row.id for _, row in wire.heard if row.unprompted)
        doubled = sum(count > 1 for count in said.values())
        print(
            f"{name}: {len(said):,} reminders, {doubled} twice, {wire.refused:,} answered 429, "
            f"{len(wire.broken)} limits broken {wire.broken[:3]}"
        )
    percentile = partial(quantiles, n=100)
    print(f"all sent after {took_s:.0f} s")
    for whose, found in zip(
        ("lag of the loop", "of it computed"), zip(*lags, strict=True), strict=True
    ):
        print(f"{whose}: p99 {percentile(found)[98]:.0f} ms, worst {max(found):.0f} ms")
    print(f"answers meanwhile: p95 {percentile(waits_s)[94]:.2f} s, worst {max(waits_s):.2f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description="Ten thousand reminders at seven.")
    parser.add_argument("--runners", type=int, default=10_000)
    parser.add_argument("--folder", help="where the records are written")
    args = parser.parse_args()
    book = load_book()
    book.lexicon.with_others()
    with tempfile.TemporaryDirectory(dir=args.folder) as name:
        folder = Path(name)
        asyncio.run(fill(folder, args.runners))
        print(f"{args.runners:,} runners with ten reminders each")
        asyncio.run(idle(folder, book))
        asyncio.run(rush(folder, book, args.runners))


if __name__ == "__main__":
    main()
