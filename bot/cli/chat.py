"""`ironstride chat`: converse in the terminal."""

from __future__ import annotations

import argparse
import re
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.cli.command import command

if TYPE_CHECKING:
    from bot.cli.command import Subparsers

_EXAMPLE = """  ironstride chat
  ironstride chat --as anna --zone Europe/Berlin --now "2026-03-02 07:00"
  printf 'hello\\nsquat 3x5 80kg\\n#1\\n' | ironstride chat"""
_NAME = re.compile(r"\w[\w .-]{0,39}")
_DEFAULT_NAME = "me"
_YEARS = range(1971, 2200)
"""A conversation looks years back and ahead; at the ends of the calendar there are none."""


def register(subparsers: Subparsers) -> None:
    """Make the command known."""
    summary = "Converse in the terminal; no account and no network needed"
    parser = command(subparsers, "chat", summary, example=_EXAMPLE, run=run)
    parser.add_argument(
        "--as",
        dest="name",
        metavar="NAME",
        type=_name,
        default=_DEFAULT_NAME,
        help="who speaks; each name has a record of its own (default: %(default)s)",
    )
    parser.add_argument(
        "--now",
        metavar="TIME",
        type=_time,
        help="set a running clock to this wall time, such as 2026-03-02T07:00, in a folder apart",
    )
    parser.add_argument(
        "--zone", metavar="ZONE", type=_zone, help="your time zone, such as Europe/Berlin"
    )


def run(args: argparse.Namespace) -> int:
    """Converse until the input ends."""
    import asyncio
    import sys

    from bot.logs import set_up
    from bot.main import Visit, read_settings, terminal

    settings = read_settings()
    set_up("WARNING", settings.secrets, sys.stderr)
    name: str = args.name
    zone: str | None = args.zone
    now: datetime | None = args.now
    visit = Visit(name=name, zone=zone, start=_start(now, zone))
    asyncio.run(terminal(settings.data_dir, visit))
    return 0


def _start(now: datetime | None, zone: str | None) -> datetime | None:
    """Return an aware moment: without an offset it is wall time, there or on this machine."""
    if now is None or now.tzinfo is not None:
        return now
    return now.replace(tzinfo=ZoneInfo(zone)) if zone else now.astimezone()


def _name(word: str) -> str:
    if not _NAME.fullmatch(word):
        raise argparse.ArgumentTypeError(
            f"{word!r} is no name: up to 40 letters, digits, spaces, dots and dashes"
        )
    return word


def _time(word: str) -> datetime:
    try:
        time = datetime.fromisoformat(word)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{word!r} is no time: write it like 2026-03-02T07:00"
        ) from None
    if time.year not in _YEARS:
        raise argparse.ArgumentTypeError(
            f"{word!r} is too far away: choose a year from {_YEARS[0]} to {_YEARS[-1]}"
        )
    return time


def _zone(word: str) -> str:
    try:
        ZoneInfo(word)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise argparse.ArgumentTypeError(
            f"{word!r} is no time zone: write it like Europe/Berlin"
        ) from None
    return word
