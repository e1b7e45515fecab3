"""Puts the parts together. The only place that reads the clock of the machine.

Rule 1: nothing is read or built at import; a service is imported when it is wanted.
Rule 2: every way of running goes through `assemble`: terminal, services, rehearsals and tests
differ in store, clock and channels only.
"""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.app.outbox import Outbox
from bot.app.ports import Clock, SetAside, Store
from bot.app.service import Mind, Service
from bot.clock import TICK_S, RunningClock, SystemClock, Ticker
from bot.config import DISCORD_TOKEN, TELEGRAM_TOKEN, Settings, environment, settings
from bot.errors import ConfigError, ContentError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.app.ports import Channel
    from bot.app.serving import Line, Makers
    from bot.chat.terminal.channel import Seat, Typed
    from bot.language.words.section import Files
    from bot.rehearsal.directly import Directly
    from bot.talk.book import Book
    from bot.talk.say import Phrases
    from bot.talk.wire import Chat

OUTSIDE = ("terminal.no_button", "terminal.welcome", "trouble.set_aside", "trouble.unsaved")
"""Phrases said outside of the conversation: missing, not even trouble could be told."""
REMEDY = "put one into the environment or into .env, or talk in the terminal: ironstride chat"


def utc_now() -> datetime:
    """Read the clock."""
    return datetime.now(UTC)


def read_settings() -> Settings:
    """Return the settings of this process. Raises ConfigError."""
    return settings(environment(os.environ, Path.cwd()))


def load_book(language: str = "en", seed: str = "") -> Book:
    """Return the content of a language; `seed` chooses among variants. Raises ContentError."""
    return replace(_book(language), seed=seed)


@cache
def _book(language: str) -> Book:
    gc.disable()  # it stays for good: looking through it while it is read would find nothing
    try:
        return _read_book(language)
    finally:
        gc.freeze()  # nor later: looking through it again and again would make steps stutter
        gc.enable()


def _read_book(language: str) -> Book:
    import content
    from bot.coach.catalogue import catalogue
    from bot.language.ask import questions
    from bot.language.lexicon import lexicon
    from bot.language.words.places import Cities
    from bot.talk import reading, technique
    from bot.talk.book import Book
    from bot.talk.cards import Claim, cards
    from bot.talk.say import voices

    try:
        found = content.load(language)
    except content.UnreadableFile as broken:
        raise ContentError(broken.file, "the whole file", broken.why) from broken
    shared = found["shared"]
    known, sources = catalogue(shared), reading.sources(shared)
    told = cards(found["cards"], sources, Claim)
    asked = questions(found["cards"])
    home = _phrases(found["phrases"], language)
    others = _readable(content.lexicon_readers(but=language))
    return Book(
        phrases=home,
        lexicon=lexicon(found["lexicon"], known.exercises, asked, Cities(content.cities), others),
        catalogue=known,
        cards=told,
        how_tos=technique.how_tos(found["exercises"], known.exercises),
        glossary=technique.glossary(found.get("glossary", {})),
        sources=sources,
        commands=reading.commands(found["commands"]),
        zones=reading.zones(shared),
        own=language,
        voices=voices(home, language, _readable(content.phrase_readers(but=language))),
    )


def _readable(readers: Mapping[str, Callable[[], Files]]) -> Mapping[str, Callable[[], Files]]:
    return {name: partial(_read_tables, read) for name, read in readers.items()}


def _read_tables(read: Callable[[], Files]) -> Files:
    import content

    try:
        return read()
    except content.UnreadableFile as broken:
        raise ContentError(broken.file, "the whole file", broken.why) from broken


def _phrases(found: Files, language: str) -> Phrases:
    from bot.talk.say import phrases

    read = phrases(found)
    for key in (one for one in OUTSIDE if one not in read.texts):
        raise ContentError(f"{language}/phrases", key, "is missing")
    return read


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What a coach stands in: the parts that tests and rehearsals replace."""

    store: Store
    aside: SetAside
    clock: Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Coach:
    """The parts that every way of running shares."""

    outbox: Outbox
    service: Service


def assemble(
    world: World,
    book: Book,
    channels: Mapping[str, Channel],
    only: Callable[[Chat], bool] | None = None,
) -> Coach:
    """Put a coach together.

    `channels`, by service, may still be filled in; `only` narrows down the chats that are served.
    """
    outbox = Outbox(world.store, channels, world.clock, only=only)
    service = Service(world.store, outbox, world.aside, world.clock, mind(book))
    return Coach(outbox=outbox, service=service)


def mind(book: Book) -> Mind:
    """Return the conversation over a book."""
    from bot.talk.engine import step
    from bot.talk.say import Say, words

    return Mind(
        step=partial(step, book=book),
        words=lambda key, seed: words(Say(key), book.phrases, seed),
    )


def open_world(folder: Path, clock: Clock) -> World:
    """Open the data folder. Raises Held, Unavailable or Unreadable."""
    from bot.store.aside import AsideFile
    from bot.store.tinydb.store import tiny_store

    return World(store=tiny_store(folder, clock), aside=AsideFile(folder, utc_now), clock=clock)


def rehearsal(seed: str) -> Directly:
    """Return a stage with a coach who remembers nothing of other rehearsals."""
    from bot.rehearsal.backstage import StageClock
    from bot.rehearsal.directly import Directly, Ears, NoAside
    from bot.store.memory import MemoryStore

    clock, ears = StageClock(), Ears()
    store = MemoryStore(clock)
    service = Service(store, ears, NoAside(), clock, mind(load_book(seed=seed)))
    return Directly(store, service, clock, ears)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A conversation in the terminal."""

    name: str
    zone: str | None = None
    """IANA zone to be set before the first word."""
    start: datetime | None = None
    """Aware. Given: the clock is set to it, and a folder apart is used."""
    tick_s: float = TICK_S
    """How far apart reminders are looked for."""


async def terminal(folder: Path, visit: Visit) -> None:
    """Converse until the input ends. Raises StoreError, alone or in a group, or ContentError."""
    book = load_book()
    if visit.start is None:
        world = open_world(folder, SystemClock(utc_now))
    else:
        folder = folder / "other-times"
        world = open_world(folder, RunningClock(visit.start, time.monotonic))
    try:
        await converse(world, book, visit, _seat(visit.name, book, folder))
    finally:
        await world.store.close()


async def converse(world: World, book: Book, visit: Visit, seat: Seat) -> None:
    """Hold one conversation in an open world. Raises a group of StoreError."""
    from bot.app.profile import set_zone
    from bot.chat.terminal.channel import SERVICE, Terminal

    channels: dict[str, Channel] = {}
    coach = assemble(world, book, channels, lambda chat: chat == seat.where)
    channel = channels[SERVICE] = Terminal(seat, coach.service, coach.outbox.idle)
    async with asyncio.TaskGroup() as group:
        group.create_task(coach.outbox.run())
        if visit.zone:
            await set_zone(world.store, seat.who, visit.zone, world.clock.now())
        await coach.service.tick()
        await coach.outbox.idle()
        ticking = group.create_task(Ticker(coach.service.tick, visit.tick_s).run())
        await channel.run()
        ticking.cancel()
        coach.outbox.stop()


def _seat(name: str, book: Book, folder: Path) -> Seat:
    from bot.chat.terminal.channel import Seat, writer
    from bot.chat.terminal.pipe import Pipe
    from bot.talk.say import Say, words

    typed: Typed = Pipe(sys.stdin.fileno())
    write = writer(sys.stdout)
    if sys.stdin.isatty() and sys.stdout.isatty():
        from bot.chat.terminal import keyboard

        typed, write = keyboard.Keyboard(folder / "typed.history"), keyboard.write
        write(words(Say("terminal.welcome"), book.phrases, name), ())
    return Seat(
        name=name,
        session=time.time_ns() // 1_000_000,
        typed=typed,
        write=write,
        no_button=book.phrases.texts["terminal.no_button"][0],
    )


async def services(chosen: Settings, stop: asyncio.Event) -> bool:
    """Run every service that the settings name until `stop`; False: none was left before.

    Raises ConfigError when they name none, StoreError or ContentError.
    """
    from bot.app.serving import serve

    if not chosen.secrets:
        raise ConfigError((f"neither {TELEGRAM_TOKEN} nor {DISCORD_TOKEN} is set: {REMEDY}",))
    book = load_book()
    book.lexicon.with_others()  # a broken table of one of them is found now, not in a conversation
    world = open_world(chosen.data_dir, SystemClock(utc_now))
    gc.freeze()  # what was read since the book stays for good, too
    lines: dict[str, Line] = {}
    coach = assemble(world, book, lines)
    ticking = Ticker(coach.service.tick).run
    try:
        return await serve(coach.outbox, lines, makers(chosen, coach, world, book), stop, ticking)
    finally:
        await world.store.close()


def makers(chosen: Settings, coach: Coach, world: World, book: Book) -> Makers:
    """Return how to build each service that the settings name."""
    found: dict[str, Callable[[], Line]] = {}
    if chosen.telegram_token:
        from bot.chat.telegram.channel import Telegram
        from bot.store.moved import MovedFile

        cities, url = book.lexicon.cities, chosen.telegram_api_url
        moved = MovedFile(chosen.data_dir)
        on = partial(Telegram, zone_at=cities.zone_at, api_url=url, moved=moved)
        found["telegram"] = partial(on, chosen.telegram_token, coach.service, book.commands)
    if chosen.discord_token:
        from bot.chat.discord.client import Discord

        found["discord"] = partial(
            Discord, chosen.discord_token, coach.service, world.store, book.commands
        )
    return found
