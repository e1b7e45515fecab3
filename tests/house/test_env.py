"""The settings are the same in the code, in `.env.example` and wherever the docs name them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.config import NAMES, PREFIX
from tests.house.source import hold, sources

if TYPE_CHECKING:
    from pathlib import Path

SETTING = re.compile(rf"\b{PREFIX}[A-Z_]*[A-Z]\b")


def named(text: str) -> set[str]:
    return set(SETTING.findall(text))


def test_the_example_names_exactly_what_the_code_reads(root: Path) -> None:
    example = (root / ".env.example").read_text(encoding="utf-8")
    read = {name for source in sources("bot") for name in named(source.text)}
    assert named(example) == read == set(NAMES)


def test_the_docs_name_no_setting_that_is_not_there(root: Path) -> None:
    pages = [*root.glob("*.md"), *(root / "docs").rglob("*.md")]
    hold(
        f"{page.name}: {name}"
        for page in pages
        for name in named(page.read_text(encoding="utf-8")) - set(NAMES)
    )
