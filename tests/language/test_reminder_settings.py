"""How runners set, move, limit and stop reminders, and tell the days of an illness."""

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


TABLES = ("reminder_doubts.toml", "reminder_settings.toml", "sick_days.toml")


def meant() -> list[tuple[str, str, dict[str, str]]]:
    read = [tomllib.loads((FOLDER / name).read_text(encoding="utf-8")) for name in TABLES]
    tables: list[dict[str, Any]] = [row for table in read for row in table["meant"]]
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
