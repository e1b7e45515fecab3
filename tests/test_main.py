"""The composition that everybody uses, with a clock of the test and no disk."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

import content
from bot.errors import ContentError, Unavailable
from bot.main import Visit, World, converse, load_book
from bot.rehearsal.directly import NoAside
from tests.fakes.clock import FakeClock
from tests.fakes.desk import FullDisk
from tests.fakes.terminal_driver import TerminalDriver

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator


class Room:
    """A runner at the terminal, and the world around."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.store = FullDisk(self.clock)
        self.world = World(store=self.store, aside=NoAside(), clock=self.clock)
        self.session = 0

    @asynccontextmanager
    async def open(
        self, *, name: str = "anna", zone: str | None = None
    ) -> AsyncGenerator[TerminalDriver]:
        self.session += 1
        driver = TerminalDriver(name, self.session)
        visit = Visit(name=name, zone=zone, tick_s=0.01)
        async with asyncio.timeout(20), asyncio.TaskGroup() as group:
            group.create_task(converse(self.world, load_book(), visit, driver.seat))
            yield driver
            driver.leave()


@pytest.fixture
def room() -> Room:
    return Room()


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "😀😀😀",
        "nul \x00 and \x1b[2J",
        "\u202e\u200f3x5",
        "<b>*bold*</b> `x` [y](z) {squat} %s",
        "squat 3x5 1e9kg",
        "squat 0x0 80",
        "run 99:99",
        "#1",
        "#99",
        "x" * 4096,
        "squat " * 600,
        "/nonsense",
        "half a pair \ud83d",
    ],
)
async def test_bad_input_gets_an_answer(room: Room, typed: str) -> None:
    async with room.open() as runner:
        await runner.say("hello")
        runner.heard()
        await runner.say(typed)
        (answer, *_) = runner.heard()
        assert answer.text.strip()
        assert "\x1b" not in answer.text
        await runner.say("squat 3x5 80kg")
        assert "80 kg" in runner.heard()[0].text


async def test_a_reminder_comes_while_the_terminal_is_open(room: Room) -> None:
    async with room.open(zone="UTC") as runner:
        await runner.say("remind me at 7:30")
        runner.heard()
        room.clock.move(timedelta(minutes=31))
        came = await runner.hears("Done")
        assert "Later" in came.buttons
        await runner.press("Done")
        assert runner.heard()


async def test_a_reminder_of_somebody_else_waits_for_them(room: Room) -> None:
    async with room.open(zone="UTC") as anna:
        await anna.say("remind me at 7:30")
    room.clock.move(timedelta(minutes=31))
    async with room.open(name="bo", zone="UTC") as bo:
        await bo.say("hello")
        assert not any("Done" in heard.buttons for heard in bo.heard())
    async with room.open(zone="UTC") as anna:
        await anna.hears("Done")


async def test_when_nothing_can_be_kept_the_runner_is_told_and_the_conversation_ends(
    room: Room,
) -> None:
    heard: list[str] = []

    async def hold() -> None:
        async with room.open() as runner:
            await runner.say("hello")
            room.store.full = True
            try:
                await runner.say("squat 3x5 80kg")
            finally:
                heard.extend(said.text for said in runner.heard())

    with pytest.raises(ExceptionGroup) as failed:
        await hold()
    assert failed.group_contains(Unavailable, match="no space left")
    assert heard[-1] == load_book().phrases.texts["trouble.unsaved"][0]


async def test_the_zone_moves_the_reminders_along(room: Room) -> None:
    async with room.open(zone="UTC") as runner:
        await runner.say("remind me at 9:00")
    async with room.open(zone="Europe/Berlin"):
        pass
    async with room.world.store.open(TerminalDriver("anna").seat.who) as unit:
        (reminder,) = unit.snapshot.reminders
        assert unit.snapshot.record.athlete.zone == "Europe/Berlin"
    assert reminder.rule.zone == "Europe/Berlin"
    assert (reminder.due_at - room.clock.now()) == timedelta(hours=1)


def test_the_seed_chooses_among_variants_and_nothing_else() -> None:
    one, two = load_book(seed="one"), load_book(seed="two")
    assert (one.seed, two.seed) == ("one", "two")
    assert one.lexicon is two.lexicon


def test_content_that_cannot_be_read_names_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(language: str) -> object:
        raise content.UnreadableFile("en/phrases/log.toml", "line 3: no value")

    monkeypatch.setattr(content, "load", load)
    with pytest.raises(ContentError, match=r"en/phrases/log\.toml: .*line 3") as broken:
        load_book("xx")
    assert broken.value.file == "en/phrases/log.toml"


def test_words_that_tell_of_trouble_cannot_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = content.load("en")

    def load(_: str) -> object:
        kept = {file: table for file, table in whole["phrases"].items() if "trouble" not in file}
        return {**whole, "phrases": kept}

    monkeypatch.setattr(content, "load", load)
    with pytest.raises(ContentError, match=r"cut/phrases: trouble\.\w+: is missing"):
        load_book("cut")
