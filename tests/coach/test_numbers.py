"""Numbers stand in `limits` with their unit; sources stand in content."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from content import load
from tests.house.source import sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.house.source import Source

SMALL = 10
"""Up to here a number counts or converts: two sides, ten minus RPE."""
UNITS = frozenset({60, 100, 1000})
TABLES = ("bot/coach/limits/", "bot/coach/ladders.py", "bot/coach/situation.py")
"""Limits, the rungs of the ladders, and what a field is when nobody told it."""
FORMULAS = frozenset({30, 36, 37})
"""Of Epley and Brzycki, in bot/coach/lifts.py."""
CITED = re.compile(r"\[([a-z]+\d{4}|[a-z]{4,})\]")
NOT_CITED = frozenset({"design"})


def numbers(source: Source) -> Iterator[tuple[str, float]]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
            yield source.at(node), float(node.value)


def docs(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield str(node.value.value)


def coach() -> list[Source]:
    return [source for source in sources("bot") if source.name.startswith("bot/coach/")]


def test_every_large_number_stands_in_limits() -> None:
    elsewhere = [source for source in coach() if not source.name.startswith(TABLES)]
    found = [
        (where, number)
        for source in elsewhere
        for where, number in numbers(source)
        if number > SMALL and number not in UNITS | FORMULAS
    ]
    assert found == []


def test_every_source_that_is_cited_is_known() -> None:
    cited = {name for source in coach() for doc in docs(source) for name in CITED.findall(doc)}
    assert len(cited) > 20
    assert cited - NOT_CITED - set(load()["shared"]["sources.toml"]) == set()
