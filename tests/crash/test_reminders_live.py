"""Reminders over the real store: whatever happens, none twice and none without a noted reason.

The clock jumps, the process is killed or started anew, a second one tries the same folder, and the
runner moves, travels, puts off, pauses and stops.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from bot.app.outbox import Outbox
from bot.app.profile import set_zone
from bot.app.service import Service
from bot.domain.schedule import Reminder, ReminderId, ReminderRule, next_occurrence
from bot.domain.zones import local_date
from bot.errors import Held
from bot.main import load_book, mind
from bot.store.tinydb.store import TinyStore, tiny_store
from bot.talk.effects import Effect, SaveAthlete, SaveHome, SaveReminder
from bot.talk.turn import Turn
from bot.talk.wire import Person
from tests.fakes.clock import Alarms, FakeClock
from tests.fakes.desk import Shelf, Wire, text

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from bot.app.service import Mind
    from bot.talk.snapshot import Snapshot
    from bot.talk.wire import OutboxRow

ANNA = Person("wire", "anna")
START = datetime(2026, 3, 2, 3, tzinfo=UTC)
ZONES = ("Europe/Helsinki", "America/New_York", "Pacific/Kiritimati", "Pacific/Apia", "UTC")
SENTENCES = (
    "remind me at 6:30",
    "remind me at 23:15",
    "later 30",
    "later 120",
    "skip",
    "done",
    "stop reminders",
    "turn everything back on",
    "an hour earlier",
    "in the evening instead",
    "remind me on Saturdays as well",
    "not on Wednesdays",
    "weekdays 6:30 and weekends 8",
    "no reminder tomorrow",
    "sick till Friday",
    "I'm in Tokyo until Friday",
    "weekly review on",
    "strength reminder on",
    "I'm on holiday for three days",
    "I am back",
    "easy 8k 45 min",
    "what should I lift today?",
)
SAID_SENT = frozenset({"sent", "late"})


@cache
def thoughts() -> Mind:
    return mind(load_book(seed="live"))


class Noting(Wire):
    """Keeps the ids of what came."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []

    async def send(self, row: OutboxRow) -> None:
        self.ids.append(row.id)


class Days(RuleBasedStateMachine):
    """Anna, with a reminder in the morning and one in the evening."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.root = Path(tempfile.mkdtemp())
        self.clock = FakeClock(START)
        self.wire = Noting()
        self.lives = 0
        self.texts = 0
        self.excused: Counter[str] = Counter()
        self.life: list[str] = []
        """What was sent since the last start."""
        self.do(self._begin())

    def do(self, deed: Coroutine[Any, Any, Any]) -> Any:
        return self.runner.run(deed)

    # ── what happens ──

    @rule(minutes=st.sampled_from((1, 20, 45, 180, 420, 1440)))
    def time_passes(self, minutes: int) -> None:
        self.clock.move(timedelta(minutes=minutes))
        self.tick()

    @rule(hours=st.sampled_from((-72, -1, 1, 8, 72)))
    def the_clock_jumps(self, hours: int) -> None:
        self.clock.move(timedelta(hours=hours))
        self.tick()

    @rule()
    def killed_before_anything_was_sent(self) -> None:
        self.do(self._ticked())
        self.do(self._killed())

    @rule()
    def killed_after_sending(self) -> None:
        self.tick()
        self.do(self._killed())

    @rule()
    def ended_and_started(self) -> None:
        async def again() -> None:
            await self.store.close()
            self._open()

        self.do(again())
        self.tick()

    @rule()
    def a_second_process(self) -> None:
        with pytest.raises(Held):
            tiny_store(self.folder, self.clock)

    @rule(zone=st.sampled_from(ZONES))
    def moves_to(self, zone: str) -> None:
        self.tick()
        self.do(set_zone(self.store, ANNA, zone, self.clock.now()))

    @rule(words=st.sampled_from(SENTENCES))
    def says(self, words: str) -> None:
        self.tick()
        self.texts += 1
        self.do(self.service.receive(text(self.texts, words)))
        self.do(self._sent())

    @rule()
    def two_ticks_at_once(self) -> None:
        async def both() -> None:
            await asyncio.gather(self.service.tick(), self.service.tick())

        self.do(both())
        self.do(self._sent())

    # ── what holds ──

    def tick(self) -> None:
        """Tick and send; nothing is due then that was not noted, held back or said."""
        before = self.do(self._known())
        self.do(self._ticked())
        after = self.do(self._known())
        self._nothing_is_passed_over(before, after)
        self.do(self._sent())

    def _nothing_is_passed_over(self, before: Snapshot, after: Snapshot) -> None:
        now, known = self.clock.now(), {one.rule.id: one for one in after.reminders}
        for was in before.reminders:
            if not was.on or was.due_at > now or was.waits:
                continue
            then = known[was.rule.id]
            noted = {one.day for one in then.past}
            if then.due_at == was.due_at:  # a question is open
                continue
            missing = [day for day in _days(was, then.day) if day not in noted][-28:]
            assert not missing or len(then.past) == 28, f"no note for {missing}"

    def teardown(self) -> None:
        try:
            self.do(self._sent())
            known: Snapshot = self.do(self._known())
            sent = Counter(self.wire.ids)
            doubled = {name for name, count in sent.items() if count > 1 + self.excused[name]}
            assert not doubled
            for reminder in known.reminders:
                for one in reminder.past:
                    name = f"{ANNA.athlete}/{reminder.rule.id}/{one.day}"
                    came = any(each.startswith(name) for each in sent)
                    assert came or one.outcome not in SAID_SENT, f"{name} was never sent"
        finally:
            self.do(self.store.close())
            self.runner.close()
            shutil.rmtree(self.root)

    # ── behind it ──

    async def _begin(self) -> None:
        self._open()
        async with self.store.open(ANNA) as unit:
            known = unit.snapshot
            athlete = replace(known.record.athlete, zone="UTC", equipment=(), set_up=True)
            home = SaveHome(text(0).where)
            effects: tuple[Effect, ...] = (
                SaveAthlete(athlete),
                home,
                _at("daily", 7),
                _at("daily-2", 21),
            )
            turn = Turn(conversation=replace(known.conversation, greeted=True), effects=effects)
            await unit.commit(text(0), turn)

    @property
    def folder(self) -> Path:
        return self.root / f"life{self.lives}"

    def _open(self) -> None:
        self.store: TinyStore = tiny_store(self.folder, self.clock)
        self.life = []
        self.outbox = Outbox(self.store, {"wire": self.wire}, self.clock, timer=Alarms())
        self.service = Service(self.store, self.outbox, Shelf(), self.clock, thoughts())

    async def _killed(self) -> None:
        """Go on with the disk as it is at this moment."""
        self.excused.update(set(self.life))  # what has just gone may come again
        old, dead = self.folder, self.store
        self.lives += 1
        shutil.copytree(old, self.folder)
        self._open()
        await dead.close()

    async def _ticked(self) -> None:
        await self.service.tick()

    async def _sent(self) -> None:
        begun = len(self.wire.ids)
        async with asyncio.timeout(20), asyncio.TaskGroup() as group:
            group.create_task(self.outbox.run())
            await self.outbox.idle()
            self.outbox.stop()
        self.life += self.wire.ids[begun:]

    async def _known(self) -> Snapshot:
        async with self.store.open(ANNA) as unit:
            return unit.snapshot


def _at(name: str, hour: int) -> SaveReminder:
    made = ReminderRule(id=ReminderId(name), at=time(hour), zone="UTC")
    day, due_at = next_occurrence(made, START)
    return SaveReminder(Reminder(rule=made, day=day, due_at=due_at))


def _days(was: Reminder, until: date) -> list[date]:
    """Return the days of a reminder from its next one to the day before `until`."""
    days = [was.day + timedelta(days=number) for number in range((until - was.day).days)]
    return [day for day in days if day.weekday() in was.rule.weekdays and _is_real(day, was.rule)]


def _is_real(day: date, made: ReminderRule) -> bool:
    noon = datetime.combine(day, time(12), tzinfo=UTC)
    return day in {local_date(noon + timedelta(hours=h), made.zone) for h in (-14, 0, 14)}


TestDays = Days.TestCase
TestDays.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)
