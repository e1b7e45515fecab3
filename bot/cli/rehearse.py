"""`ironstride rehearse`: hold scripted conversations and print them with the real answers."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.command import command

if TYPE_CHECKING:
    import argparse

    from bot.cli.command import Subparsers
    from bot.rehearsal.stage import Performance

_EXAMPLE = "  ironstride rehearse tests/talks/undo.talk"


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    summary = "Hold scripted conversations and print the transcript with the real answers"
    parser = command(subparsers, "rehearse", summary, example=_EXAMPLE, run=run)
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path, help="a .talk script")


def run(args: argparse.Namespace) -> int:
    """Hold every script; 1 when one of them fails."""
    files: list[Path] = args.files
    return max([_rehearsed(file) for file in files])


def _rehearsed(file: Path) -> int:
    from bot.rehearsal.script import ScriptError

    try:
        performance = asyncio.run(_held(file.read_text(encoding="utf-8"), file.stem))
    except (OSError, UnicodeDecodeError, ScriptError) as error:
        print(f"{file}: {error}", file=sys.stderr)
        return 1
    _show(file, performance)
    return 1 if performance.failures else 0


async def _held(text: str, seed: str) -> Performance:
    from bot.main import rehearsal
    from bot.rehearsal.script import script
    from bot.rehearsal.stage import hold

    return await hold(script(text), rehearsal(seed))


def _show(file: Path, performance: Performance) -> None:
    print(f"# {file}")
    print("\n".join(performance.transcript))
    for failure in performance.failures:
        print(f"FAILED {file}:{failure.line}: expected {failure.expected}")
        print(f"       heard    {failure.heard}")
    print()
