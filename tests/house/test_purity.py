"""What the linter of imports cannot see: pure rooms do not wait, and know no chat service."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from tests.house.source import PURE_ROOMS, doc_strings, hold, sources

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCES = sources(*PURE_ROOMS)
IMPURE = (
    ast.AsyncFor,
    ast.AsyncFunctionDef,
    ast.AsyncWith,
    ast.Await,
    ast.Global,
    ast.Nonlocal,
)
SERVICES = ("telegram", "discord")


def words(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and text of every identifier and string but the docstrings."""
    documented = doc_strings(tree)
    for node in ast.walk(tree):
        if node not in documented:
            line: int = getattr(node, "lineno", 0)
            yield from ((line, word) for word in words_of(node))


def words_of(node: ast.AST) -> Iterator[str]:
    fields: list[object] = [value for _, value in ast.iter_fields(node)]
    yield from (value for value in fields if isinstance(value, str))


def test_nothing_waits_and_nothing_is_global() -> None:
    hold(
        f"{source.at(node)} {type(node).__name__}"
        for source in SOURCES
        for node in ast.walk(source.tree)
        if isinstance(node, IMPURE)
    )


def test_no_chat_service_is_named() -> None:
    hold(
        f"{source.name}:{line} {word}"
        for source in SOURCES
        for line, word in words(source.tree)
        if any(service in word.lower() for service in SERVICES)
    )
