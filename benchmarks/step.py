"""How long one step of the conversation takes, over all scripted talks.

    python benchmarks/step.py [--rounds 20]

Holds every script of tests/talks, without chat service and disk, and measures `step` alone. The aim
is a 99th percentile below 5 ms.
"""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import TYPE_CHECKING

from bot.app.service import Mind, Service
from bot.main import load_book, mind
from bot.rehearsal.backstage import StageClock
from bot.rehearsal.directly import Directly, Ears, NoAside
from bot.rehearsal.script import script
from bot.rehearsal.stage import hold
from bot.store.memory import MemoryStore

if TYPE_CHECKING:
    from datetime import datetime

    from bot.talk.snapshot import Snapshot
    from bot.talk.turn import Turn
    from bot.talk.wire import Inbound

TALKS = Path(__file__).resolve().parent.parent / "tests" / "talks"
AIM_MS = 5


class Watch:
    """A mind that is timed."""

    def __init__(self, seed: str) -> None:
        self._mind = mind(load_book(seed=seed))
        self.times_ms: list[float] = []

    def timed(self) -> Mind:
        return Mind(self._step, self._mind.words)

    def _step(self, known: Snapshot, inbound: Inbound, now: datetime) -> Turn:
        began = perf_counter()
        turn = self._mind.step(known, inbound, now)
        self.times_ms.append(1000 * (perf_counter() - began))
        return turn


def step_times_ms(file: Path) -> list[float]:
    clock, ears, watch = StageClock(), Ears(), Watch(file.stem)
    store = MemoryStore(clock)
    service = Service(store, ears, NoAside(), clock, watch.timed())
    asyncio.run(hold(script(file.read_text("utf-8")), Directly(store, service, clock, ears)))
    return watch.times_ms


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    rounds: int = parser.parse_args().rounds
    files = sorted(TALKS.glob("*.talk"))
    times = [ms for _ in range(rounds) for file in files for ms in step_times_ms(file)]
    p99 = quantiles(times, n=100)[98]
    print(f"{len(times)} steps of {len(files)} talks: median {median(times):.2f} ms,", end=" ")
    print(f"p99 {p99:.2f} ms, worst {max(times):.2f} ms, aim {AIM_MS} ms")


if __name__ == "__main__":
    main()
