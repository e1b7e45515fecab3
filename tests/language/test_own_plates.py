"""Lists of the plates and the bar somebody owns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.load import WeightUnit
from bot.language.hearing import Hearing
from bot.language.intents import Understood
from bot.language.own_plates import TellPlates
from bot.language.understand import understand
from tests.language.tables import MONDAY

if TYPE_CHECKING:
    from bot.language.lexicon import Lexicon

LISTS = (
    (
        "my plates: 2x20, 2x10, 2x5, 2x2.5 and 2x1.25, bar 15 kg",
        "2x20 2x10 2x5 2x2.5 2x1.25 kg",
        "15",
    ),
    ("I have plates 2x20 and 2x10", "2x20 2x10 kg", ""),
    ("plates: 4 x 10 kg, 2 x 1.25 kg", "4x10 2x1.25 kg", ""),
    ("a pair of 20 kg plates and 2 pairs of 5 kg plates, 20 kg bar", "2x20 4x5 kg", "20"),
    ("plates 20, 10, 5, 2.5", "2x20 2x10 2x5 2x2.5 kg", ""),
    ("my plates are 45, 25 and 10 lb", "2x45 2x25 2x10 lb", ""),
    ("my bar weighs 15 kg", "", "15"),
    ("the barbell is 20 kg", "", "20"),
)
NO_LISTS = (
    *(
        "squat 2 plates 5x5",
        "2 plates 3x5",
        "the bar is heavy",
        "bar 15 kg",
        "squat 3x5 at the bar",
    ),
    *(
        "my plates: 2x200",
        "my plates are rusty",
        "bench press with the bar 3x8 20kg",
        "my plates: 2x",
    ),
)


def plates_of(said: str, words: Lexicon, unit: WeightUnit | None = None) -> TellPlates | None:
    meant = understand(said, Hearing(today=MONDAY, weight_unit=unit), words)
    found = meant.intents if isinstance(meant, Understood) else ()
    return next((one for one in found if isinstance(one, TellPlates)), None)


@pytest.mark.parametrize(("said", "discs", "bar"), LISTS)
def test_a_list_is_understood(said: str, discs: str, bar: str, words: Lexicon) -> None:
    told = plates_of(said, words)
    assert told is not None
    items = [f"{one.count}x{one.each.amount:g}" for one in told.discs]
    units = {one.each.unit for one in told.discs}
    assert " ".join((*items, *units)) == discs
    assert (f"{told.bar.amount:g}" if told.bar else "") == bar


@pytest.mark.parametrize("said", NO_LISTS)
def test_what_holds_other_words_is_no_list(said: str, words: Lexicon) -> None:
    assert plates_of(said, words) is None


def test_the_unit_is_the_runners_own(words: Lexicon) -> None:
    told = plates_of("my plates: 2x45, 2x25", words, WeightUnit.LB)
    assert told is not None
    assert {one.each.unit for one in told.discs} == {WeightUnit.LB}
