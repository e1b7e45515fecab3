"""What docs/grammar.md shows is what the coach understands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.language.echo import echo
from bot.language.hearing import Hearing
from bot.language.intents import LogTraining, PlanTraining, Understood
from bot.language.understand import understand
from tests.language.english import english
from tests.language.tables import MONDAY

PAGE = Path(__file__).parents[2] / "docs" / "grammar.md"
ROWS = re.findall(r"^\| `(.+?)` \| (.+?) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)


def repeated(typed: str) -> str:
    meant = understand(typed, Hearing(today=MONDAY), english())
    said = meant.intents if isinstance(meant, Understood) else meant.others
    for intent in said:
        match intent:
            case LogTraining(entries=entries):
                return echo(entries, english(), MONDAY)
            case PlanTraining(entries=entries):
                return f"plan: {echo(entries, english(), MONDAY)}"
            case _:
                pass
    return "nothing"


def test_every_part_of_the_page_has_its_examples() -> None:
    assert len(ROWS) >= 25


@pytest.mark.parametrize(("typed", "shown"), ROWS)
def test_an_example_is_understood_as_shown(typed: str, shown: str) -> None:
    assert repeated(typed) == shown


@pytest.mark.parametrize(
    "shown", [shown for _, shown in ROWS if not shown.startswith(("plan:", "nothing"))]
)
def test_what_is_repeated_is_canonical(shown: str) -> None:
    assert repeated(shown) == shown
