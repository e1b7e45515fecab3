"""The program with a clock that runs fast: `python -m tests.fakes.fast_coach BEGAN SPEED`.

Built as `ironstride run` builds it, of the same parts with the same settings; the store, Telegram
and the ticker are the real ones. BEGAN is the reading of the machine's monotonic clock at which it
was `EPOCH` here; all processes of a machine read the same one.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import TYPE_CHECKING

from bot.app.serving import serve
from bot.clock import RunningClock, Ticker
from bot.main import assemble, load_book, makers, open_world, read_settings

if TYPE_CHECKING:
    from bot.app.serving import Line

EPOCH = datetime(2026, 3, 2, 7, tzinfo=UTC)
TICK_S = 0.1


def running_clock(began_s: float, speed: float) -> RunningClock:
    start = EPOCH + timedelta(seconds=speed * (monotonic() - began_s))
    return RunningClock(start, lambda: speed * monotonic())


async def run(began_s: float, speed: float) -> None:
    chosen, book = read_settings(), load_book()
    world = open_world(chosen.data_dir, running_clock(began_s, speed))
    lines: dict[str, Line] = {}
    coach = assemble(world, book, lines)
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    ticking = Ticker(coach.service.tick, TICK_S).run
    try:
        await serve(coach.outbox, lines, makers(chosen, coach, world, book), stop, ticking)
    finally:
        await world.store.close()


if __name__ == "__main__":
    asyncio.run(run(float(sys.argv[1]), float(sys.argv[2])))
