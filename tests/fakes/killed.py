"""A coach who is killed again and again while reminders come due, and what runners got of him."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections import defaultdict
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic
from typing import TYPE_CHECKING, Any

from bot.clock import SystemClock
from bot.domain.schedule import Reminder, ReminderId, ReminderRule
from bot.store.tinydb.store import tiny_store
from bot.talk.effects import Effect, SaveHome, SaveReminder
from bot.talk.turn import Turn
from bot.talk.wire import Person
from tests.fakes.bot_api import TOKEN, BotApi
from tests.fakes.desk import text
from tests.fakes.fast_coach import EPOCH
from tests.fakes.program import ROOT, environ

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence
    from pathlib import Path

SPEED = 30.0
"""Half a minute passes in a second: what waits for four minutes is two hours late."""
START_S = 3.0
"""What one life of the coach is reckoned to take, so that reminders come due to the last."""
A_SECOND = 2
"""Reminders that come due in a second of the machine."""
NOTED_S = 0.1
"""A message that was sent so long before a kill may come again."""


class Watched(BotApi):
    """Notes when each message came."""

    def __init__(self) -> None:
        super().__init__()
        self.moments: defaultdict[int, list[float]] = defaultdict(list)
        """By chat, in seconds."""

    async def until_sent(self, count: int) -> None:
        await self.until(lambda: len(self.sent) >= count)

    def _send(self, values: dict[str, Any]) -> dict[str, Any]:
        self.moments[int(values["chat_id"])].append(monotonic())
        return super()._send(values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What became of the reminders."""

    kills: int
    reminders: int
    lost: int
    """Neither sent nor noted."""
    missed: int
    """Noted as more than two hours late: the machine was too slow to be started so often."""
    repeated: int
    """Sent again, having been sent at most `NOTED_S` before a kill."""
    unexcused: tuple[float, ...]
    """Of all others that came twice: how long before the next kill they had come, in s."""


async def killed(folder: Path, kills: int) -> Found:
    """Start and kill the coach so many times, then let him finish."""
    runners = range(1, 1 + round(A_SECOND * START_S * (kills + 1)))
    await _remind(folder, runners)
    began_s = monotonic()
    moments: list[float] = []
    async with Watched() as api:
        for number in range(kills):
            async with _living(folder, api, began_s) as process:
                before, wanted = len(api.sent), 1 + number * 7 % 5
                await api.until_sent(before + wanted)
                await asyncio.sleep(0.013 * (number * 11 % 8))
                process.kill()
                moments.append(monotonic())
        async with _living(folder, api, began_s) as process:
            with suppress(TimeoutError):  # a silence: there is no more to come
                while len(api.moments) < len(runners):
                    await api.until_sent(len(api.sent) + 1)
            process.send_signal(signal.SIGTERM)
            await process.wait()
    silent = [user for user in runners if user not in api.moments]
    return _found(api, moments, len(runners), await _notes(folder, silent))


def _found(api: Watched, kills: list[float], reminders: int, notes: Sequence[str]) -> Found:
    twice = [moments[0] for moments in api.moments.values() if len(moments) > 1]
    after = [min((kill - at for kill in kills if kill >= at), default=1e9) for at in twice]
    return Found(
        kills=len(kills),
        reminders=reminders,
        lost=sum(note != "missed" for note in notes),
        missed=notes.count("missed"),
        repeated=sum(span <= NOTED_S for span in after),
        unexcused=tuple(span for span in after if span > NOTED_S),
    )


async def _notes(folder: Path, users: Sequence[int]) -> list[str]:
    """Return what the store says of those who heard nothing."""
    found: list[str] = []
    store = tiny_store(folder / "data", SystemClock(lambda: EPOCH))
    for user in users:
        async with store.open(Person("telegram", str(user))) as unit:
            (reminder,) = unit.snapshot.reminders
            found.append(reminder.past[0].outcome if reminder.past else "")
    await store.close()
    return found


async def _remind(folder: Path, runners: range) -> None:
    store = tiny_store(folder / "data", SystemClock(lambda: EPOCH))
    for user in runners:
        inbound = text(0, user=str(user), service="telegram")
        at = EPOCH + timedelta(seconds=60 + SPEED * user / A_SECOND)
        rule = ReminderRule(id=ReminderId("daily"), at=at.time(), zone="UTC")
        reminder = Reminder(rule=rule, day=at.date(), due_at=at)
        effects: tuple[Effect, ...] = (SaveHome(inbound.where), SaveReminder(reminder))
        async with store.open(inbound.who) as unit:
            turn = Turn(conversation=unit.snapshot.conversation, effects=effects)
            await unit.commit(inbound, turn)
    for row in await store.unsent():
        store.sent(row)
    await store.close()


@asynccontextmanager
async def _living(
    folder: Path, api: BotApi, began_s: float
) -> AsyncGenerator[asyncio.subprocess.Process]:
    settings = {
        "IRONSTRIDE_TELEGRAM_TOKEN": TOKEN,
        "IRONSTRIDE_TELEGRAM_API_URL": api.url,
        "IRONSTRIDE_DATA_DIR": str(folder / "data"),
    }
    with (folder / "log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.fakes.fast_coach", str(began_s), str(SPEED)),
            env=environ(**settings),
            cwd=ROOT,
            stdout=log,
            stderr=log,
        )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
