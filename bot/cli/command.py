"""How a command makes itself known, so that all of them look alike."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

# argparse has no public name for it.
Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
"""What a command registers with."""


def command(
    subparsers: Subparsers,
    name: str,
    summary: str,
    *,
    example: str,
    run: Callable[[argparse.Namespace], int],
) -> argparse.ArgumentParser:
    """Add a command and return its parser, for arguments of its own.

    `summary` is a sentence without a full stop; `example` is what to type.
    """
    parser = subparsers.add_parser(
        name,
        help=summary,
        description=f"{summary}.",
        epilog=f"example:\n{example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run)
    return parser
