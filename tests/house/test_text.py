"""What the coach says stands in content/, not in code: no sentence is left in bot/.

Sentences for the host and the developer may stay: docstrings, log lines, exceptions, printed lines,
and the help of the commands.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from tests.house.source import Source, hold, sources

if TYPE_CHECKING:
    from collections.abc import Iterator

FOR_THE_HOST = ("bot/cli/", "bot/config.py", "bot/errors.py")
CALLS_FOR_THE_HOST = {
    *("debug", "info", "warning", "error", "exception", "critical", "log"),
    *("ArgumentParser", "add_argument", "add_parser", "add_subparsers"),
    "print",
}
PATTERN = re.compile(r"\\|\||\(\?")


def called(node: ast.Call) -> str:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def is_for_the_host(node: ast.AST, errors: frozenset[str]) -> bool:
    match node:
        case ast.Raise() | ast.Assert() | ast.Expr(value=ast.Constant()):
            return True
        case ast.Call():
            return called(node) in CALLS_FOR_THE_HOST | errors
        case _:
            return False


def literals(node: ast.AST, errors: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Line and text of each string below the node, what is filled in shown as `…`."""
    if is_for_the_host(node, errors):
        return
    match node:
        case ast.Constant(value=str(text)):
            yield node.lineno, text
        case ast.JoinedStr():
            parts = (part.value if isinstance(part, ast.Constant) else "…" for part in node.values)
            yield node.lineno, "".join(str(part) for part in parts)
        case _:
            for child in ast.iter_child_nodes(node):
                yield from literals(child, errors)


def is_sentence(text: str) -> bool:
    ends = text.rstrip().endswith((".", "?", "!", "…"))
    return ends and len(re.findall(r"[A-Za-z'’]+", text)) >= 4 and not PATTERN.search(text)


def sentences(source: Source, errors: frozenset[str]) -> tuple[str, ...]:
    return tuple(
        f"{source.name}:{line} {text!r}"
        for line, text in literals(source.tree, errors)
        if is_sentence(text)
    )


def errors() -> frozenset[str]:
    """Return the names of our own exceptions, whose messages are for the host."""
    (source,) = (source for source in sources("bot") if source.name == "bot/errors.py")
    return frozenset(node.name for node in source.tree.body if isinstance(node, ast.ClassDef))


def test_no_sentence_of_the_coach_stands_in_code() -> None:
    spoken = (source for source in sources("bot") if not source.name.startswith(FOR_THE_HOST))
    hold(line for source in spoken for line in sentences(source, errors()))


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("say('Well done, that was hard.')", 1),
        ("say(f'Kept: {what} at {load} in all.')", 1),
        ("say('log.kept')", 0),
        ("raise ValueError('this is not a load.')", 0),
        ("log.info('the store was opened again.')", 0),
        ("problem = Gone('the chat was closed today.')", 0),
        ("x = 1\n'''What x is to the reader.'''", 0),
    ],
)
def test_a_sentence_is_told_from_other_strings(code: str, count: int) -> None:
    assert len(sentences(Source("bot/x.py", code), frozenset({"Gone"}))) == count
