"""Text to reply on Telegram, beside an echo on the same library: the limit of the stack.

    python benchmarks/throughput.py [--chats 200] [--messages 4000] [--rounds 3]

A bare Bot API server (a process of its own) holds all messages ready and measures from the first
poll until every message is confirmed and the last reply has come. The coach is the whole bot as
`ironstride run` builds it, every commit durable, without the limits of Telegram: 30 messages a
second would measure nothing. `--folder` names the disk. The echo answers each text
with itself: one message after the other as the library does by itself, and side by side.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from select import select
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any

from aiohttp import web
from telegram.ext import Application, ContextTypes, MessageHandler, filters

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram import Update

    from bot.app.serving import Line

ROOT = Path(__file__).resolve().parent.parent
TOKEN = "123456789:benchmark_TOKEN-0123456789-abcdefgh"  # noqa: S105 (opens nothing)
QUIET_S = 1.0
"""After so long without a reply there is none to come."""
SAID = (
    "easy {n}k 55 min",
    "squat 3x5 80kg rpe 8",
    "ran {n} km in 48:10",
    "deadlift 5,5,3 at 100",
    "pushups 3x12",
    "tempo {n}k 42 min, plank 3x45s",
    "what should I lift today?",
    "calf raise 3x15 20kg",
    "will lifting make me bulky?",
    "undo",
)


class Server:
    """As little of the Bot API as a bot needs, and Telegram's rule for offsets."""

    def __init__(self, chats: int, messages: int) -> None:
        self._pending = [_update(number, chats) for number in range(messages)]
        self._messages = messages
        self._replies = 0
        self._began_s = 0.0
        self._replied_s = 0.0
        self._news = asyncio.Event()

    async def handle(self, request: web.Request) -> web.Response:
        form = await request.post()
        result: Any = True
        match request.match_info["method"]:
            case "getMe":
                result = {"id": 99, "is_bot": True, "first_name": "C", "username": "CoachBot"}
            case "getUpdates":
                result = await self._updates(int(str(form.get("offset", 0))))
            case "sendMessage":
                result = self._reply(int(str(form["chat_id"])), str(form["text"]))
            case _:
                pass
        return web.json_response({"ok": True, "result": result})

    async def _updates(self, offset: int) -> list[Any]:
        self._began_s = self._began_s or perf_counter()
        if self._pending and offset > self._pending[0]["update_id"]:
            self._pending = [each for each in self._pending if each["update_id"] >= offset]
        if not self._pending:
            await asyncio.sleep(0.2)
        return self._pending[:100]

    def _reply(self, chat: int, text: str) -> dict[str, Any]:
        self._replies += 1
        self._replied_s = perf_counter()
        self._news.set()
        where = {"id": chat, "type": "private", "first_name": "N"}
        coach = {"id": 99, "is_bot": True, "first_name": "C", "username": "CoachBot"}
        message_id = 1_000_000 + self._replies
        return {"message_id": message_id, "date": 1, "chat": where, "from": coach, "text": text}

    async def took_s(self) -> float:
        """Return the time from the first poll to the last reply, when none comes any more."""
        quiet = False
        while self._pending or self._replies < self._messages or not quiet:
            self._news.clear()
            try:
                await asyncio.wait_for(self._news.wait(), QUIET_S)
                quiet = False
            except TimeoutError:
                quiet = True
        return self._replied_s - self._began_s


def _update(number: int, chats: int) -> dict[str, Any]:
    chat = number % chats + 1
    nth = number // chats
    text = SAID[nth % len(SAID)].format(n=5 + nth)
    return {
        "update_id": 1_000 + number,
        "message": {
            "message_id": number + 1,
            "date": 1_772_452_800,
            "chat": {"id": chat, "type": "private", "first_name": "N"},
            "from": {"id": chat, "is_bot": False, "first_name": "N"},
            "text": text,
        },
    }


async def serve(chats: int, messages: int) -> None:
    """Print the port, then how long it took until everything was answered, in seconds."""
    server = Server(chats, messages)
    app = web.Application()
    app.router.add_post("/bot{token}/{method}", server.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(runner.addresses[0][1], flush=True)
    print(await server.took_s(), flush=True)
    await asyncio.sleep(60)  # whoever measures ends it


def echo(url: str, *, side_by_side: bool) -> None:
    """Answer each text with itself, as the library's own examples do."""

    async def answer(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message and update.message.text:
            await update.message.reply_text(update.message.text)

    building = Application.builder().token(TOKEN).base_url(f"{url}/bot").pool_timeout(60)
    if side_by_side:
        building = building.concurrent_updates(16).connection_pool_size(16)
    application = building.build()
    application.add_handler(MessageHandler(filters.TEXT, answer))
    application.run_polling()


async def coach() -> None:
    """Run the bot that the environment names, and keep no limits, until killed."""
    from bot.app.pace import FREE  # noqa: PLC0415 (not in the echo)
    from bot.app.serving import serve  # noqa: PLC0415 (not in the echo)
    from bot.clock import SystemClock, Ticker  # noqa: PLC0415 (not in the echo)
    from bot.main import assemble, load_book, makers, open_world, read_settings, utc_now  # noqa: PLC0415 (not in the echo)

    chosen, book = read_settings(), load_book()
    world = open_world(chosen.data_dir, SystemClock(utc_now))
    lines: dict[str, Line] = {}
    parts = assemble(world, book, lines)

    def unlimited(make: Callable[[], Line]) -> Line:
        line = make()
        line.limits = FREE
        return line

    made = makers(chosen, parts, world, book)
    freed = {name: partial(unlimited, make) for name, make in made.items()}
    ticking = Ticker(parts.service.tick).run
    await serve(parts.outbox, lines, freed, asyncio.Event(), ticking)


@dataclass(frozen=True, slots=True)
class Run:
    """One bot against the server."""

    per_s: float
    cpu_ms: float
    """What one message costs the bot, start included; steadier than the speed on a busy machine."""
    rss_mb: float
    """Resident memory of the bot when all was answered."""


def measure(bot: str, args: argparse.Namespace, folder: str) -> Run:
    """Run the server and one bot to the end."""
    me = (sys.executable, __file__)
    size = ("--chats", str(args.chats), "--messages", str(args.messages))
    serving = (*me, "--part", "server", *size)
    with subprocess.Popen(serving, stdout=subprocess.PIPE) as server:  # noqa: S603 (our own)
        assert server.stdout
        url = f"http://127.0.0.1:{int(server.stdout.readline())}"
        setting = {
            "IRONSTRIDE_TELEGRAM_TOKEN": TOKEN,
            "IRONSTRIDE_TELEGRAM_API_URL": url,
            "IRONSTRIDE_DATA_DIR": f"{folder}/data",
            "PYTHONPATH": str(ROOT),
        }
        command = (*me, "--part", bot, "--url", url)
        environ = os.environ | setting
        with subprocess.Popen(command, env=environ, cwd=folder) as running:  # noqa: S603 (likewise)
            while not select([server.stdout], [], [], 0.5)[0]:
                if running.poll() is not None:
                    server.kill()
                    sys.exit(f"the {bot} has ended by itself")
            took_s = float(server.stdout.readline())
            cpu_ms, rss_mb = 1000 * cpu_s(running.pid) / args.messages, resident_mb(running.pid)
            running.kill()
        server.kill()
    return Run(args.messages / took_s, cpu_ms, rss_mb)


def cpu_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return next(int(x.split()[1]) for x in status.splitlines() if x.startswith("VmRSS")) / 1024


def compare(args: argparse.Namespace) -> None:
    """Measure all bots in turn, several rounds, and print medians."""
    found: dict[str, list[Run]] = {"echo": [], "echo-side-by-side": [], "coach": []}
    for _ in range(args.rounds):
        for bot, runs in found.items():
            with tempfile.TemporaryDirectory(dir=args.folder) as folder:
                runs.append(measure(bot, args, folder))
    speed = {bot: median(run.per_s for run in runs) for bot, runs in found.items()}
    print(f"{args.chats} chats, {args.messages:,} messages, median of {args.rounds} rounds")
    for bot, runs in found.items():
        cost = f"{median(run.cpu_ms for run in runs):5.2f} ms of CPU each"
        print(f"{bot:18} {speed[bot]:5.0f} messages/s, {cost}, {runs[-1].rss_mb:4.0f} MB")
    limit = max(speed["echo"], speed["echo-side-by-side"])
    print(f"coach / faster echo: {speed['coach'] / limit:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Text to reply on Telegram, beside an echo.")
    parser.add_argument("--chats", type=int, default=200)
    parser.add_argument("--messages", type=int, default=4000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", help="where the coach keeps records")
    parser.add_argument("--part", choices=("server", "echo", "echo-side-by-side", "coach"))
    parser.add_argument("--url", help="of the server, for an echo")
    args = parser.parse_args()
    match args.part:
        case "server":
            asyncio.run(serve(args.chats, args.messages))
        case None:
            compare(args)
        case "coach":
            asyncio.run(coach())
        case part:
            echo(args.url, side_by_side=part == "echo-side-by-side")


if __name__ == "__main__":
    main()
