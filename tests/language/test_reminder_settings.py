"""How runners set, move, limit and stop reminders: `tests/phrases/reminder_settings.toml`."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from bot.language.hearing import Hearing
from bot.language.intents import Understood
from bot.language.understand import understand
from tests.language.tables import FOLDER, MONDAY

if TYPE_CHECKING:
    from bot.language.lexicon import Lexicon


def meant() -> list[tuple[str, str, dict[str, str]]]:
    read = tomllib.loads((FOLDER / "reminder_settings.toml").read_text(encoding="utf-8"))
    tables: list[dict[str, Any]] = read["meant"]
    return [(said, row["intent"], row.get("with", {})) for row in tables for said in row["says"]]


@pytest.mark.parametrize(("said", "intent", "holds"), meant())
def test_what_is_said_of_reminders_is_understood(
    said: str, intent: str, holds: dict[str, str], words: Lexicon
) -> None:
    heard = understand(said, Hearing(today=MONDAY), words)
    assert isinstance(heard, Understood), heard
    (found,) = heard.intents
    assert type(found).__name__ == intent
    assert {name: str(getattr(found, name)) for name in holds} == holds
