"""The tables of sentences in tests/phrases."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

MONDAY = date(2026, 3, 2)
"""The day on which the runners of these tables speak."""
FOLDER = Path(__file__).resolve().parent.parent / "phrases"


def pairs(file: str, part: str) -> list[tuple[str, Any]]:
    """What was typed and what is expected, of one part of a table."""
    return list(tomllib.loads((FOLDER / file).read_text(encoding="utf-8"))[part].items())
