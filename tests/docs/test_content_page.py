"""docs/content.md shows authors a card that is read, and problems as they are told."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest

from bot.errors import ContentError
from bot.language.words.section import Section
from bot.talk.cards import FIELDS, cards
from content import load
from tests.conftest import ROOT

if TYPE_CHECKING:
    from bot.talk.cards import Cards

PAGE = (ROOT / "docs" / "content.md").read_text(encoding="utf-8")


def example() -> dict[str, object]:
    (found,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    return tomllib.loads(found)


def read_with(**more: object) -> Cards:
    files = load()["cards"]
    core = {**files["en/cards/core.toml"], **example(), **more}
    return cards({**files, "en/cards/core.toml": core}, load()["shared"]["sources.toml"])


def test_the_card_that_is_shown_is_read_beside_the_others() -> None:
    (name,) = example()
    assert read_with().by_id[name].asks


def test_every_key_of_a_card_is_explained() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)) == set(FIELDS)


def test_problems_are_told_as_shown() -> None:
    (shown,) = re.findall(r"^  (en/cards/core\.toml: .*\n  .*)$", PAGE, re.MULTILINE)
    table = Section("", "", example()).within("strong-ankles").table
    with pytest.raises(ContentError) as broken:
        read_with(plank={**table, "grade": "sure"})
    assert str(broken.value) == shown.splitlines()[0]
    with pytest.raises(ContentError) as broken:
        read_with(plank={**table, "follow": ["planks"]})
    assert str(broken.value) == shown.splitlines()[1].strip()
