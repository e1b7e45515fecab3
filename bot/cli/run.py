"""`ironstride run`: every chat service that the settings name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cli.command import command

if TYPE_CHECKING:
    import argparse

    from bot.cli.command import Subparsers
    from bot.config import Settings

_EXAMPLE = "  IRONSTRIDE_TELEGRAM_TOKEN=123456:ABC ironstride run"


def register(subparsers: Subparsers) -> None:
    """Make the command known."""
    summary = "Run on every service that the settings name, with reminders"
    command(subparsers, "run", summary, example=_EXAMPLE, run=run)


def run(_: argparse.Namespace) -> int:
    """Run until SIGTERM or SIGINT; 1 when no service is left before."""
    import asyncio
    import sys

    from bot.logs import set_up
    from bot.main import read_settings

    settings = read_settings()
    set_up(settings.log_level, settings.secrets, sys.stderr)
    return 0 if asyncio.run(_served(settings)) else 1


async def _served(settings: Settings) -> bool:
    import asyncio
    import signal

    from bot.main import services

    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    return await services(settings, stop)
