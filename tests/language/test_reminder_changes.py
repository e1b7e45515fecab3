"""How runners change reminders: `tests/phrases/reminder_more.toml`."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from bot.language.hearing import Hearing
from bot.language.intents import Intent, Understood
from bot.language.reminding import ChangeReminder, SetReminder, Slot
from bot.language.understand import understand
from tests.language.tables import FOLDER, MONDAY

if TYPE_CHECKING:
    from bot.language.lexicon import Lexicon

Row = dict[str, Any]


def meant() -> list[tuple[str, Row]]:
    read = tomllib.loads((FOLDER / "reminder_more.toml").read_text(encoding="utf-8"))
    rows: list[Row] = read["meant"]
    return [(said, row) for row in rows for said in row["says"]]


@pytest.mark.parametrize(("said", "row"), meant())
def test_a_change_is_understood(said: str, row: Row, words: Lexicon) -> None:
    hearing = Hearing(today=MONDAY, reminded=row.get("reminded", False))
    heard = understand(said, hearing, words)
    assert isinstance(heard, Understood), heard
    (found,) = heard.intents
    assert type(found).__name__ == row["intent"]
    assert told(found) == {key: row[key] for key in ("kind", "of", "change", "hours") if key in row}


def told(found: Intent) -> Row:
    """What an intent tells, as the table writes it; what was not said is left out."""
    if isinstance(found, SetReminder):
        slots = (Slot(found.at, found.weekdays), *found.others)
        return {"hours": [written(slot) for slot in slots]}
    if not isinstance(found, ChangeReminder):
        return {}
    to = found.to
    change: Row = {
        "slots": [written(slot, " ") for slot in to.slots],
        "adds": list(to.adds),
        "drops": list(to.drops),
        "way": to.way,
        "by_min": to.by_min,
        "part": to.part,
    }
    row: Row = {
        "kind": found.kind and str(found.kind),
        "of": found.of and str(found.of),
        "change": {key: value for key, value in change.items() if value not in (None, [])},
    }
    return {key: value for key, value in row.items() if value is not None}


def written(slot: Slot, between: str = "") -> str:
    days = between.join(str(day) for day in slot.weekdays or ())
    return " ".join(part for part in (slot.at and str(slot.at), days) if part)
