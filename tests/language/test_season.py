"""Running weeks in the words of runners: a table that a coach can read and extend."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from bot.language.intents import Understood
from bot.language.season import TellUsual
from bot.language.understand import understand
from tests.language.tables import FOLDER

if TYPE_CHECKING:
    from bot.domain.athlete import UsualDay
    from bot.domain.running import Run
    from bot.language.hearing import Hearing
    from bot.language.lexicon import Lexicon


def weeks() -> list[tuple[str, str, bool]]:
    rows: list[dict[str, Any]] = tomllib.loads((FOLDER / "season.toml").read_text("utf-8"))["usual"]
    return [(said, row["week"], row.get("whole", False)) for row in rows for said in row["says"]]


def shown(day: UsualDay) -> str:
    return f"{day.weekday} {' '.join(map(run_shown, day.runs)) or '-'}"


def run_shown(run: Run) -> str:
    far = f" {run.distance_m / 1000:g}k" if run.distance_m else ""
    return f"{run.run_type}{far}"


@pytest.mark.parametrize(("said", "week", "whole"), weeks())
def test_a_running_week_is_understood(
    said: str, week: str, *, whole: bool, words: Lexicon, hearing: Hearing
) -> None:
    understood = understand(said, hearing, words)
    assert isinstance(understood, Understood), understood
    (found,) = understood.intents
    assert isinstance(found, TellUsual)
    assert (", ".join(map(shown, found.days)), found.whole) == (week, whole)
