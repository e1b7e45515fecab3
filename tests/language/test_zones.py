"""Trips and the places of clocks: a table that a coach can extend."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from bot.language.facts import TellZone
from bot.language.hearing import Hearing
from bot.language.intents import Intent, Understood
from bot.language.travelling import DoubtPlace, TellHome, TellOffset, TellTrip
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


@pytest.mark.parametrize(("said", "meant"), TABLE["open"].items())
def test_a_trip_without_an_end_is_understood(
    said: str, meant: list[object], words: Lexicon
) -> None:
    trip = one(said, words)
    assert isinstance(trip, TellTrip)
    assert [trip.zone, *([trip.first] if trip.first else [])] == meant
    assert trip.last is None


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


@pytest.mark.parametrize(("said", "asked"), TABLE["doubts"].items())
def test_what_tells_no_single_clock_is_asked(said: str, asked: str, words: Lexicon) -> None:
    doubt = one(said, words)
    assert isinstance(doubt, DoubtPlace)
    assert " | ".join((doubt.why, *doubt.offers)) == asked
    for offer in doubt.offers:
        assert isinstance(one(f"I live in {offer}", words), TellZone), offer


@pytest.mark.parametrize(("said", "zone"), TABLE["sure"].items())
def test_what_no_one_would_ask_about_is_taken(said: str, zone: str, words: Lexicon) -> None:
    there = one(said, words)
    assert isinstance(there, TellZone)
    assert there.zone == zone


@pytest.mark.parametrize(("said", "minutes"), TABLE["offsets"].items())
def test_an_offset_is_understood(said: str, minutes: int, words: Lexicon) -> None:
    offset = one(said, words)
    assert isinstance(offset, TellOffset)
    assert offset.minutes == minutes


@pytest.mark.parametrize("said", TABLE["no_places"]["says"])
def test_not_everything_somebody_is_in_is_a_place(said: str, words: Lexicon) -> None:
    heard = understand(said, Hearing(today=MONDAY), words)
    found = heard.intents if isinstance(heard, Understood) else heard.others
    assert not any(isinstance(intent, TellZone | DoubtPlace | TellOffset) for intent in found)
