"""Services start together, fall alone and end cleanly."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from bot.app.outbox import Outbox
from bot.app.service import Service
from bot.app.serving import Line, keep_running, serve
from bot.errors import ConfigError
from bot.store.memory import MemoryStore
from tests.fakes.clock import FakeClock
from tests.fakes.desk import MIND, Shelf, Wire, text

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest


class Phone(Wire):
    """A chat service that runs until it fails or is cancelled."""

    def __init__(self, *failures: Exception) -> None:
        super().__init__()
        self.running = asyncio.Event()
        self.closed = 0
        self._run_failures = list(failures)

    async def run(self) -> None:
        self.running.set()
        if self._run_failures:
            raise self._run_failures.pop(0)
        await asyncio.Event().wait()

    async def close(self) -> None:
        self.closed += 1


WRONG = ConfigError(("IRONSTRIDE_TELEGRAM_TOKEN: nobody knows this token.",))


class House:
    def __init__(self, **made: Phone) -> None:
        clock = FakeClock()
        self.lines: dict[str, Line] = {}
        self.store = MemoryStore(clock)
        self.outbox = Outbox(self.store, self.lines, clock)
        self.service = Service(self.store, self.outbox, Shelf(), clock, MIND)
        self.stop = asyncio.Event()
        self.ticking = asyncio.Event()
        self._made = made

    @property
    def makers(self) -> dict[str, Callable[[], Line]]:
        return {name: partial(self._made.__getitem__, name) for name in self._made}

    async def tick(self) -> None:
        self.ticking.set()
        await asyncio.Event().wait()

    async def serve(self) -> bool:
        async with asyncio.timeout(10):
            return await serve(self.outbox, self.lines, self.makers, self.stop, self.tick)


async def test_a_service_with_a_wrong_token_stops_with_its_line_and_the_others_go_on(
    caplog: pytest.LogCaptureFixture,
) -> None:
    wrong, right = Phone(WRONG), Phone()
    house = House(other=wrong, wire=right)
    async with asyncio.TaskGroup() as group:
        serving = group.create_task(house.serve())
        await right.running.wait()
        await house.ticking.wait()
        await house.service.receive(text(1))
        await house.outbox.idle()
        house.stop.set()
    assert serving.result()
    assert right.heard == [("anna", "1: hello")]
    assert (right.closed, wrong.closed) == (1, 1)
    (record,) = [r for r in caplog.records if r.__dict__.get("action") == "service_stopped"]
    assert "nobody knows this token" in record.getMessage()


async def test_nothing_is_left_when_every_service_has_to_be_mended() -> None:
    assert not await House(one=Phone(WRONG), two=Phone(WRONG)).serve()


async def test_what_was_not_sent_goes_out_at_the_start() -> None:
    line = Phone()
    house = House(wire=line)
    house.lines["wire"] = line
    await house.service.receive(text(1))
    del house.lines["wire"]
    again = House(wire=line)
    again.outbox = Outbox(house.store, again.lines, FakeClock())
    async with asyncio.TaskGroup() as group:
        group.create_task(again.serve())
        await again.outbox.idle()
        again.stop.set()
    assert line.heard == [("anna", "1: hello")]


async def test_a_service_that_fails_unforeseen_is_built_anew_after_longer_and_longer_pauses() -> (
    None
):
    made: list[Phone] = []
    pauses: list[float] = []
    fourth = asyncio.Event()

    def make() -> Phone:
        failures = () if len(made) == 3 else (RuntimeError("gateway"),)
        made.append(Phone(*failures))
        made[-1].running = fourth if len(made) == 4 else asyncio.Event()
        return made[-1]

    async def pause(seconds: float) -> None:
        pauses.append(seconds)

    lines: dict[str, Line] = {}
    async with asyncio.timeout(10), asyncio.TaskGroup() as group:
        running = group.create_task(keep_running("wire", make, lines, pause))
        await fourth.wait()
        running.cancel()
    assert pauses == [5.0, 10.0, 20.0]
    assert [line.closed for line in made] == [1, 1, 1, 0]
    assert lines["wire"] is made[3]


async def test_a_service_that_cannot_even_be_built_stops_none_of_the_others() -> None:
    def make() -> Line:
        raise WRONG

    lines: dict[str, Line] = {}
    async with asyncio.timeout(10):
        await keep_running("wire", make, lines)
    assert lines == {}
