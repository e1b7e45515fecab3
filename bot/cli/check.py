"""`ironstride check`: what is wrong, and how to mend it."""

from __future__ import annotations

import os
import re
import shutil
from base64 import urlsafe_b64decode
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from bot.cli.command import command
from bot.config import DISCORD_TOKEN, TELEGRAM_TOKEN, Settings, environment, settings, unknown
from bot.errors import CoachError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from bot.cli.command import Subparsers

INVITE = "https://discord.com/oauth2/authorize"
SCOPES = "bot applications.commands"
PERMISSIONS = 1 << 10 | 1 << 11 | 1 << 16 | 1 << 38
"""View channels, send messages, read what is answered, threads too: to answer a mention.

Commands and private chats need none. Source: Discord, topics/permissions.
"""
TELEGRAM_SHAPE = re.compile(r"\d+:[A-Za-z0-9_-]{30,}")
FREE_BYTES = 50_000_000
"""Less room than this runs out within days of busy use."""


def register(subparsers: Subparsers) -> None:
    """Make the command known."""
    summary = "Say what is wrong with settings, data folder or content, and how to mend it"
    command(subparsers, "check", summary, example="  ironstride check", run=run)


def run(_: argparse.Namespace) -> int:
    """Look at everything; 1 when something is wrong."""
    found, chosen = _settings()
    findings = [("settings", found)]
    if chosen is not None:
        findings += [
            ("Telegram", tuple(telegram(chosen.telegram_token))),
            ("Discord", tuple(discord(chosen.discord_token))),
            ("data folder", tuple(data_folder(chosen.data_dir))),
        ]
    findings.append(("content", tuple(_content())))
    for title, problems in findings:
        _print(title, problems)
    _notes(chosen)
    return 1 if any(problems for _, problems in findings) else 0


def _settings() -> tuple[tuple[str, ...], Settings | None]:
    file = Path.cwd() / ".env"
    try:
        environ = environment(os.environ, file.parent)
        chosen = settings(environ)
    except CoachError as error:
        return tuple(str(error).splitlines()), None
    misspelt = (
        f"{name} is no setting: see .env.example for those there are" for name in unknown(environ)
    )
    return (*misspelt, *_open_to_all(file)), chosen


def _open_to_all(file: Path) -> Iterable[str]:
    """Tokens are as good as the account itself."""
    if file.is_file() and file.stat().st_mode & 0o077:
        yield f"{file} can be read by others: chmod 600 {file}"


def telegram(token: str | None) -> Iterable[str]:
    """Yield what is wrong with a token, as far as its shape tells."""
    if token and not TELEGRAM_SHAPE.fullmatch(token):
        yield f"{TELEGRAM_TOKEN} does not look like a token: copy it anew from @BotFather"


def discord(token: str | None) -> Iterable[str]:
    """Yield what is wrong with a token, as far as its shape tells."""
    if token and client_id(token) is None:
        yield f"{DISCORD_TOKEN} does not look like a token: copy it anew from the developer portal"


def client_id(token: str) -> str | None:
    """Return the id of the bot, which is the first part of its token, or None."""
    first, *others = token.split(".")
    try:
        found = urlsafe_b64decode(first + "=" * (-len(first) % 4)).decode("ascii")
    except ValueError:
        return None
    return found if found.isdigit() and len(others) == 2 else None  # noqa: PLR2004 (three parts)


def invite(token: str) -> str | None:
    """Return the link that brings the bot into a guild or to one's own account."""
    bot = client_id(token)
    query = {"client_id": bot, "scope": SCOPES, "permissions": PERMISSIONS}
    return f"{INVITE}?{urlencode(query)}" if bot else None


def data_folder(folder: Path) -> Iterable[str]:
    """Yield what is wrong with the data folder; it is not made."""
    if not folder.exists():
        yield from _cannot_be_made(folder)
        return
    try:
        _open(folder)
    except CoachError as error:
        yield str(error)
    if shutil.disk_usage(folder).free < FREE_BYTES:
        yield f"{folder}: the disk is nearly full: make room"
    for file in (folder / "set_aside.jsonl", *(folder / "aside").glob("*")):
        if file.is_file():
            yield f"{file} holds what could not be handled or read: look at it, then move it away"


def _cannot_be_made(folder: Path) -> Iterable[str]:
    parent = next(above for above in folder.absolute().parents if above.exists())
    if not (parent.is_dir() and os.access(parent, os.W_OK)):
        yield f"{folder} cannot be made in {parent}: choose another folder or mend the permissions"


def _open(folder: Path) -> None:
    import asyncio

    from bot.clock import SystemClock
    from bot.main import open_world, utc_now

    async def opened() -> None:
        await open_world(folder, SystemClock(utc_now)).store.close()

    asyncio.run(opened())


def _content() -> Iterable[str]:
    import content
    from bot.main import load_book

    try:
        book = load_book()
        book.lexicon.with_others()
        for voice in book.voices.values():
            voice()
        content.cities()  # read when somebody names one, otherwise
    except CoachError as error:
        yield from str(error).splitlines()
    except content.UnreadableFile as broken:
        yield f"{broken.file}: {broken.why}"


def _print(title: str, problems: tuple[str, ...]) -> None:
    print(f"{title}: {'to be mended' if problems else 'fine'}")
    for problem in problems:
        print(f"  {problem}")


def _notes(chosen: Settings | None) -> None:
    if chosen is None:
        return
    if not chosen.secrets:
        print("No chat service is set up; `ironstride chat` needs none.")
    link = invite(chosen.discord_token) if chosen.discord_token else None
    if link:
        print(f"Invite the Discord bot: {link}")
