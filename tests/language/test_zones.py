"""Trips and the places of clocks: a table that a coach can extend."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from bot.language.facts import TellZone
from bot.language.hearing import Hearing
from bot.language.intents import Intent, Understood
from bot.language.travelling import TellHome, TellTrip
from bot.language.understand import understand
from tests.language.tables import FOLDER, MONDAY

if TYPE_CHECKING:
    from datetime import date

    from bot.language.lexicon import Lexicon

TABLE = tomllib.loads((FOLDER / "zones.toml").read_text(encoding="utf-8"))


def one(said: str, words: Lexicon) -> Intent:
    heard = understand(said, Hearing(today=MONDAY), words)
    assert isinstance(heard, Understood)
    (intent,) = heard.intents
    return intent


@pytest.mark.parametrize("kind", ["trips", "holidays"])
def test_a_trip_is_understood(kind: str, words: Lexicon) -> None:
    for said, (zone, first, last) in TABLE[kind].items():
        meant = one(said, words)
        assert isinstance(meant, TellTrip), said
        expected = (zone, first, last, kind == "holidays")
        assert (meant.zone, meant.first or MONDAY, meant.last, meant.holiday) == expected, said


@pytest.mark.parametrize(("said", "day"), TABLE["home"].items())
def test_the_day_of_coming_home_is_understood(said: str, day: date, words: Lexicon) -> None:
    assert one(said, words) == TellHome(day)


@pytest.mark.parametrize(("said", "kind"), TABLE["other"].items())
def test_what_is_near_a_trip_is_what_it_was(said: str, kind: str, words: Lexicon) -> None:
    assert type(one(said, words)).__name__ == kind


@pytest.mark.parametrize(("said", "meant"), TABLE["for_good"].items())
def test_home_and_a_stay_are_told_apart(said: str, meant: list[object], words: Lexicon) -> None:
    there = one(said, words)
    assert isinstance(there, TellZone)
    assert [there.zone, there.for_good] == meant
