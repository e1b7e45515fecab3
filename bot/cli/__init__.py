"""The commands: one small file each, with `register(subparsers)` and `run(args) -> int`.

Rule 1: a command's module imports at its top only what its `--help` needs; `run` imports the rest,
so that `chat` starts without Telegram and `parse` without any chat.
Rule 2: exit codes are 0 for success, 2 for wrong use, 1 for failure. An error of ours is told in
plain lines, never as a traceback.
"""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import TYPE_CHECKING

from bot import __version__
from bot.errors import CoachError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.cli.command import Subparsers

COMMANDS = ("chat", "run", "check", "parse", "advise", "ask", "cards", "rehearse")
FAILED = 1
INTERRUPTED = 130
"""What shells expect of a program that Ctrl-C ended."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    _open_closed_streams()
    for stream in _streams():
        stream.reconfigure(errors="replace")  # a poor locale shows a ? for a ×, and goes on
    try:
        args = _parser().parse_args(argv)
    except SystemExit as done:  # argparse has printed its help or what is wrong
        return done.code if isinstance(done.code, int) else FAILED
    run: Callable[[argparse.Namespace], int] = args.run
    return _guarded(run, args)


def _guarded(run: Callable[[argparse.Namespace], int], args: argparse.Namespace) -> int:
    try:
        code = run(args)
        for stream in _streams():
            stream.flush()
    except CoachError as error:
        return _failed(error)
    except ExceptionGroup as group:
        return _failed(*_ours(group))
    except BrokenPipeError:
        _close_quietly()
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _streams() -> Iterator[TextIOWrapper]:
    """Yield output and errors, as far as they are not closed."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            yield stream


def _open_closed_streams() -> None:
    """Put nothing in the place of what was closed when the program began: `ironstride run <&-`."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nothing = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, os.fdopen(nothing, mode, encoding="utf-8", closefd=False))


def _failed(*errors: Exception) -> int:
    for line in dict.fromkeys(str(error) for error in errors):
        print(f"ironstride: {line}", file=sys.stderr)
    return FAILED


def _ours(group: ExceptionGroup[Exception]) -> Iterator[Exception]:
    """Yield what went wrong in tasks side by side. Raises what is no error of ours."""
    ours, others = group.split(CoachError)
    if ours is None or others is not None:
        raise group
    for error in ours.exceptions:
        if isinstance(error, ExceptionGroup):
            yield from _ours(error)
        else:
            yield error


def _close_quietly() -> None:
    """Nobody reads any more; keep the interpreter's own last flush from complaining."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="ironstride",
        description="A strength coach for runners, in Telegram, Discord and the terminal.",
        epilog="Start with: ironstride chat",
    )
    parser.add_argument("--version", action="version", version=f"ironstride {__version__}")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in COMMANDS:
        _register(name, subparsers)
    return parser


def _register(name: str, subparsers: Subparsers) -> None:
    register: Callable[[Subparsers], None] = import_module(f"bot.cli.{name}").register
    register(subparsers)
