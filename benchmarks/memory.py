"""What one process holds in memory: both chat services, 10,000 athletes, and a city looked up.

    python benchmarks/memory.py [--athletes 10000] [--folder FOLDER]

Telegram's server runs in a process of its own and does not count. Discord's client is measured
twice: under simcord, whose whole Discord lives in the measured process, and on a gateway in the
process of the servers, as in real life. The aim is less than 120 MB, simcord included.
"""

# ruff: noqa: PLC0415  # what each import costs is what is measured

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess
    from collections.abc import AsyncGenerator, Callable

    from bot.chat.discord.client import Discord
    from bot.chat.telegram.channel import Telegram
    from bot.main import Coach
    from tests.fakes.bot_api import BotApi

ROOT = Path(__file__).resolve().parent.parent
AIM_MB = 120
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
"""The moment at which nobody's reminder is due."""
SAID = ("hello", "skip", "skip", "Auckland", "squat 3x5 80kg", "what should I lift today?")
"""Said on Telegram; the fourth answers where it is what time."""
DISCORD_TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.bench.of-no-use"  # noqa: S105 (opens nothing)


def resident_mb(pid: int | str = "self") -> float:
    pages = Path(f"/proc/{pid}/statm").read_text(encoding="utf-8").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6


class Marks:
    """Prints what each part adds."""

    def __init__(self) -> None:
        self._last = 0.0

    def __call__(self, part: str) -> None:
        now = resident_mb()
        print(f"    {part:<40} {now - self._last:+6.1f} MB", flush=True)
        self._last = now


# ── parts: each in a process of its own ──


async def prepare(folder: Path, athletes: int) -> None:
    """Store so many people, each with a reminder and some logs."""
    from benchmarks.commit import HandClock, populate
    from bot.store.tinydb.store import tiny_store

    store = tiny_store(folder, HandClock())
    await populate(store, athletes)
    await store.close()


async def serve() -> None:
    """Print addresses and token; talk with the bot on Telegram, print the answer about the city."""
    from tests.fakes.bot_api import TOKEN, BotApi
    from tests.fakes.discord_server import serving
    from tests.fakes.telegram_runner import Runner

    async with BotApi() as api, serving() as gateway:
        print(api.url, TOKEN, gateway.url, flush=True)
        runner = Runner(api, os.getpid())  # somebody new in each round
        for number, words in enumerate(SAID, 1):
            await runner.says(words)
            await api.until(partial(_answered, api, runner.id, number))
        print(api.texts(runner.id)[SAID.index("Auckland")].splitlines()[0], flush=True)
        await asyncio.sleep(60)  # whoever measures ends it


def _answered(api: BotApi, chat: int, times: int) -> bool:
    return len(api.texts(chat)) >= times


async def run(folder: Path, api: tuple[str, str], gateway: str) -> None:
    """Be the bot, as `bot.main.services` puts it together; without gateway under simcord."""
    mark = Marks()
    mark("Python")
    coach, telegram, discord = built(folder, api, mark)
    from bot.clock import Ticker

    async with asyncio.TaskGroup() as tasks, connected(discord, gateway):
        mark("Discord connected")
        tasks.create_task(coach.outbox.run())
        await coach.service.tick()
        tasks.create_task(Ticker(coach.service.tick).run())
        tasks.create_task(telegram.run())
        await asyncio.to_thread(sys.stdin.readline)
        mark("Telegram connected, talk, city, ticks")
        print(flush=True)
        await asyncio.Event().wait()


def built(
    folder: Path, api: tuple[str, str], mark: Callable[[str], None]
) -> tuple[Coach, Telegram, Discord]:
    """Put the bot together, part by part. `api`: address and token."""
    from bot.clock import SystemClock
    from bot.main import assemble, load_book, open_world

    book = load_book()
    mark("coach: code and content")
    world = open_world(folder, SystemClock(lambda: NOON))
    mark("store: code, and who is due when")
    from bot.chat.telegram.channel import Telegram
    from bot.store.moved import MovedFile

    mark("python-telegram-bot")
    from bot.chat.discord.client import Discord

    mark("discord.py")
    lines: dict[str, Telegram | Discord] = {}
    coach = assemble(world, book, lines)
    telegram = Telegram(
        api[1], coach.service, book.commands, api_url=api[0], moved=MovedFile(folder)
    )
    discord = Discord(DISCORD_TOKEN, coach.service, world.store, book.commands)
    lines |= {"telegram": telegram, "discord": discord}
    return coach, telegram, discord


@asynccontextmanager
async def connected(discord: Discord, gateway: str) -> AsyncGenerator[None]:
    if not gateway:
        import simcord

        async with simcord.run(discord.client) as env:
            await env.create_user("ann").send_dm("hello")
            yield
        return
    import yarl
    from discord.gateway import DiscordWebSocket
    from discord.http import Route

    at = yarl.URL(gateway)
    Route.BASE = str(at.with_scheme("http")).rstrip("/")
    DiscordWebSocket.DEFAULT_GATEWAY = at
    ready = asyncio.Event()

    @discord.client.event
    async def on_ready() -> None:
        ready.set()

    running = asyncio.create_task(discord.run())
    await ready.wait()
    yield
    running.cancel()


# ── the whole ──


def start(part: str, *arguments: str) -> subprocess.Popen[str]:
    import subprocess

    return subprocess.Popen(  # noqa: S603  # our own script
        [sys.executable, __file__, "--part", part, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )


def measure(folder: str, *, simcord: bool) -> float:
    """Run the servers and the bot, print where memory goes, return what the bot holds."""
    with start("servers") as servers:
        assert servers.stdout
        url, token, gateway = servers.stdout.readline().split()
        where = () if simcord else ("--gateway", gateway)
        with start("bot", "--folder", folder, "--api", url, token, *where) as bot:
            city = servers.stdout.readline()
            parts = told(bot)
            held = resident_mb(bot.pid)
            bot.kill()
        servers.kill()
    print(f"{parts}    (on the city: {city.strip()})")
    return held


def told(bot: subprocess.Popen[str]) -> str:
    """Ask for the figures of the parts."""
    assert bot.stdin
    assert bot.stdout
    bot.stdin.write("\n")
    bot.stdin.flush()
    return "".join(iter(bot.stdout.readline, "\n"))


def compare(folder: str, athletes: int) -> None:
    start("prepare", "--folder", folder, "--athletes", str(athletes)).wait()
    for name, simcord in (("Discord on a gateway elsewhere", False), ("under simcord", True)):
        print(f"{athletes:,} athletes, {name}")
        held = measure(folder, simcord=simcord)
        print(f"  {held:.0f} MB, aim {AIM_MB} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description="What one process holds in memory.")
    parser.add_argument("--athletes", type=int, default=10_000)
    parser.add_argument("--folder", help="where the records lie")
    parser.add_argument("--part", choices=("prepare", "servers", "bot"))
    parser.add_argument("--api", nargs=2, help="address and token")
    parser.add_argument("--gateway", default="")
    args = parser.parse_args()
    match args.part:
        case "prepare":
            asyncio.run(prepare(Path(args.folder), args.athletes))
        case "servers":
            asyncio.run(serve())
        case "bot":
            asyncio.run(run(Path(args.folder), tuple(args.api), args.gateway))
        case _:
            import tempfile

            with tempfile.TemporaryDirectory(dir=args.folder) as folder:
                compare(folder, args.athletes)


if __name__ == "__main__":
    main()
