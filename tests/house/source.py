"""The product's own source as syntax trees, for the tests that read it instead of running it."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parents[2]
PURE_ROOMS = ("bot/domain", "bot/coach", "bot/language", "bot/talk")


@dataclass(frozen=True, slots=True)
class Source:
    """One file: where it lies from the root, its text and its tree."""

    name: str
    text: str

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, filename=self.name)

    def at(self, node: ast.stmt | ast.expr) -> str:
        """`bot/talk/engine.py:12`, as an editor opens it."""
        return f"{self.name}:{node.lineno}"


def sources(*folders: str) -> tuple[Source, ...]:
    """Every Python file below the folders, which must exist: an empty law holds nothing."""
    paths = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    assert paths, f"no source in {folders}"
    return tuple(
        Source(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        for path in paths
    )


def doc_strings(tree: ast.Module) -> frozenset[ast.AST]:
    """Return strings that stand alone: docstrings, and the line below a field that explains it."""
    return frozenset(
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def hold(offenders: Iterable[str]) -> None:
    """Fail when there is one, and name them all, each on a line of its own."""
    found = sorted(offenders)
    assert not found, "\n" + "\n".join(found)
