"""The tables of sentences in tests/phrases."""

from __future__ import annotations

import tomllib
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "phrases"


def pairs(file: str) -> list[tuple[str, str]]:
    """What was typed and what is expected, of all parts of a table."""
    tables = tomllib.loads((FOLDER / file).read_text(encoding="utf-8"))
    return [pair for part in tables.values() for pair in part.items()]
