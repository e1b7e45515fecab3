"""What the code says by key is there to be said, and nothing is there that nobody says."""

from __future__ import annotations

import ast
import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from bot.talk.say import Phrases, phrases
from content import load
from tests.house.source import Source, doc_strings, hold, sources

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = re.compile(r"[a-z_]+(\.[A-Za-z0-9_-]+)+")
SPEAKERS = {"Say": 0, "stay": 1, "text": 0}
"""Functions that take the key of a phrase, and as which argument."""


@cache
def spoken() -> Phrases:
    return phrases(load()["phrases"])


def roots() -> frozenset[str]:
    return frozenset(key.partition(".")[0] for key in spoken().texts)


def literals(source: Source) -> Iterator[tuple[str, str]]:
    """Each string of a file and where; what is filled in later is shown as `*`."""
    tree = source.tree
    ignored = doc_strings(tree)
    inside = {part for node in ast.walk(tree) for part in parts(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if node not in ignored and node not in inside:
                yield node.value, source.at(node)
        elif isinstance(node, ast.JoinedStr):
            yield shape(node), source.at(node)


def parts(node: ast.AST) -> tuple[ast.expr, ...]:
    return tuple(node.values) if isinstance(node, ast.JoinedStr) else ()


def shape(node: ast.JoinedStr) -> str:
    return "".join(str(p.value) if isinstance(p, ast.Constant) else "*" for p in node.values)


def said(source: Source) -> Iterator[tuple[str, str]]:
    """The literal keys that the file hands to a speaker."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            place = SPEAKERS.get(node.func.id)
            if place is not None and place < len(node.args):
                key = node.args[place]
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    yield key.value, source.at(node)


def pressed(source: Source) -> Iterator[tuple[str, str]]:
    """The literal keys of buttons."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            at = {"Choice": slice(0, 1), "stay": slice(2, None)}.get(node.func.id, slice(0, 0))
            for key in node.args[at]:
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    yield key.value, source.at(node)


@cache
def strings() -> tuple[tuple[str, str], ...]:
    return tuple(found for source in sources("bot") for found in literals(source))


def means(shaped: str, key: str) -> bool:
    return re.fullmatch(re.escape(shaped).replace(r"\*", r".+"), key) is not None


def test_what_is_said_is_there() -> None:
    hold(
        f"{place}: {key}"
        for source in sources("bot/talk")
        for key, place in said(source)
        if key not in spoken().texts
    )


def test_every_key_that_the_code_names_is_there() -> None:
    named = ((k, p) for k, p in strings() if "*" not in k and KEY.fullmatch(k))
    ours = ((key, place) for key, place in named if key.partition(".")[0] in roots())
    hold(f"{place}: {key}" for key, place in ours if key not in spoken().texts)


def test_every_shape_of_a_key_has_a_phrase() -> None:
    shaped = ((s, p) for s, p in strings() if "*" in s and s.partition(".")[0] in roots())
    hold(
        f"{place}: {shape}"
        for shape, place in shaped
        if " " not in shape and not any(means(shape, key) for key in spoken().texts)
    )


def test_every_phrase_is_said_somewhere() -> None:
    named = frozenset(key for key, _ in strings())
    shapes = [s for s in named if "*" in s and s.partition(".")[0] in roots()]
    hold(
        key
        for key in spoken().texts
        if key not in named and not any(means(shape, key) for shape in shapes)
    )


def test_every_button_is_there() -> None:
    hold(
        f"{place}: {key}"
        for source in sources("bot/talk")
        for key, place in pressed(source)
        if key not in spoken().buttons
    )


def test_every_button_is_shown_somewhere() -> None:
    named = frozenset(key for key, _ in strings())
    shapes = [shape for shape in named if re.fullmatch(r"[a-z_]+\*|\*[a-z_]+", shape)]
    hold(
        key
        for key in spoken().buttons
        if key not in named and not any(means(shape, key) for shape in shapes)
    )


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("Say('log.saved', {})", ["log.saved"]),
        ("stay(state, 'log.saved', 'undo')", ["log.saved"]),
        ("Say(key)", []),
    ],
)
def test_a_key_in_the_code_is_found(code: str, found: list[str]) -> None:
    assert [key for key, _ in said(Source("bot/x.py", code))] == found


def test_a_shape_in_the_code_is_found() -> None:
    source = Source("bot/x.py", "Say(f'hello.{part}')")
    assert [shape for shape, _ in literals(source)] == ["hello.*"]
    assert means("hello.*", "hello.morning")
