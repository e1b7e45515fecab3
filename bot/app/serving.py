"""All chat services of one process, from the start to a clean end.

Rule 1: a service that the host has to mend stops with a clear line; the others go on.
Rule 2: a service that fails unforeseen is built anew after a while.
Rule 3: at the end nothing new goes out, what is on its way arrives, then everybody leaves.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from functools import partial
from typing import TYPE_CHECKING, Protocol

from bot.app.ports import Channel
from bot.app.service import account, attempt
from bot.errors import ConfigError

if TYPE_CHECKING:
    from bot.app.outbox import Outbox

log = logging.getLogger(__name__)

FIRST_PAUSE_S = 5.0
LAST_PAUSE_S = 300.0
DRAIN_S = 3.0
"""How long messages on their way may take at the end. The whole end must stay below ten seconds."""


class Line(Channel, Protocol):
    """A chat service that takes messages in as well."""

    async def run(self) -> None:
        """Take messages in until cancelled. Raises ConfigError when the host has to mend it."""
        ...

    async def close(self) -> None:
        """Let go of everything. Nothing is sent any more."""
        ...


Makers = Mapping[str, Callable[[], Line]]
"""How to build each service, by name."""
Pause = Callable[[float], Awaitable[object]]


async def serve(
    outbox: Outbox,
    lines: MutableMapping[str, Line],
    makers: Makers,
    stop: asyncio.Event,
    ticking: Callable[[], Awaitable[None]],
) -> bool:
    """Run all services until `stop`; return False when none was left before.

    `lines` is filled in here; it is what the outbox sends through.
    """
    try:
        async with asyncio.TaskGroup() as group:
            # Each line stands in `lines` before the outbox asks who is there.
            running = [group.create_task(keep_running(*maker, lines)) for maker in makers.items()]
            sending = group.create_task(outbox.run())
            ends = [group.create_task(stop.wait()), group.create_task(_all(running))]
            beating = group.create_task(_forever(ticking))
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
            outbox.stop()
            await asyncio.wait((sending,), timeout=DRAIN_S)
            for task in (*running, sending, *ends, beating):
                task.cancel()
    finally:
        for line in tuple(lines.values()):
            await _close(line)
    return stop.is_set()


async def keep_running(
    name: str,
    make: Callable[[], Line],
    lines: MutableMapping[str, Line],
    pause: Pause = asyncio.sleep,
) -> None:
    """Run one service; return when the host has to mend it."""
    pause_s = FIRST_PAUSE_S
    while True:
        error = await attempt(partial(_run, name, make, lines))
        if isinstance(error, ConfigError):
            await _close(lines.pop(name, None))
            for problem in error.problems:
                log.error("%s has stopped: %s", name, problem, extra={"action": "service_stopped"})
            return
        why = account(error) if error else "it just ended"
        log.error("%s failed and begins anew: %s", name, why, extra={"action": "service_restarts"})
        await pause(pause_s)
        pause_s = min(2 * pause_s, LAST_PAUSE_S)


async def _run(name: str, make: Callable[[], Line], lines: MutableMapping[str, Line]) -> None:
    await _close(lines.get(name))
    line = lines[name] = make()
    await line.run()


async def _close(line: Line | None) -> None:
    error = await attempt(line.close) if line else None
    if error is not None:
        log.error("not closed: %s", account(error), extra={"action": "close_failed"})


async def _all(tasks: Iterable[asyncio.Task[None]]) -> bool:
    await asyncio.wait(tuple(tasks))
    return True


async def _forever(ticking: Callable[[], Awaitable[None]]) -> None:
    await ticking()
