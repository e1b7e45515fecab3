"""Names of exercises, as runners write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.exercise import Equipment, ExerciseId
from bot.domain.training import Lift
from bot.language.echo import echo, name
from bot.language.hearing import Hearing
from bot.language.intents import Ambiguous, LogTraining, Understanding, Understood
from bot.language.understand import understand
from tests.language.tables import MONDAY, pairs

if TYPE_CHECKING:
    from bot.language.lexicon import Lexicon


def logged(meant: Understanding) -> LogTraining:
    assert isinstance(meant, Understood), meant
    (log,) = meant.intents
    assert isinstance(log, LogTraining)
    return log


def called(meant: Understanding, words: Lexicon) -> str:
    (entry,) = logged(meant).entries
    assert isinstance(entry.activity, Lift)
    return name(entry.activity.exercise, words).strip('"')


@pytest.mark.parametrize(
    ("typed", "expected"), [*pairs("names.toml", "slips"), *pairs("names.toml", "own_lifts")]
)
def test_a_name_is_read(typed: str, expected: str, words: Lexicon, hearing: Hearing) -> None:
    assert called(understand(f"{typed} 3x8", hearing, words), words) == expected


HANDS = ((Equipment.BARBELL,), (Equipment.DUMBBELL,), (Equipment.KETTLEBELL,), ())


@pytest.mark.parametrize(("typed", "lifts"), pairs("names.toml", "by_equipment"))
def test_a_word_means_the_lift_that_the_equipment_allows(
    typed: str, lifts: list[str], words: Lexicon
) -> None:
    heard = [
        called(understand(f"{typed} 3x8", Hearing(today=MONDAY, equipment=has), words), words)
        for has in HANDS
    ]
    assert heard == lifts


@pytest.mark.parametrize(("typed", "repeated"), pairs("names.toml", "said_equipment"))
@pytest.mark.parametrize("has", HANDS)
def test_equipment_that_is_said_decides(
    typed: str, repeated: str, has: tuple[Equipment, ...], words: Lexicon
) -> None:
    log = logged(understand(typed, Hearing(today=MONDAY, equipment=has), words))
    assert echo(log.entries, words, MONDAY) == repeated


@pytest.mark.parametrize(("typed", "repeated"), pairs("names.toml", "variations"))
def test_a_variation_is_kept_without_a_question(
    typed: str, repeated: str, words: Lexicon, hearing: Hearing
) -> None:
    log = logged(understand(typed, hearing, words))
    assert echo(log.entries, words, MONDAY) == repeated


@pytest.mark.parametrize(("typed", "offered"), pairs("names.toml", "unknown"))
def test_an_unknown_name_is_asked_about_once(
    typed: str, offered: list[str], words: Lexicon, hearing: Hearing
) -> None:
    meant = understand(f"{typed} 3x8", hearing, words)
    assert isinstance(meant, Ambiguous)
    assert [reading.says for reading in meant.readings] == [f"{one} 3 × 8" for one in offered]
    own = Hearing(today=MONDAY, own_exercises=(ExerciseId(typed),))
    for again in (typed, typed if typed.endswith("s") else f"{typed}s"):
        assert called(understand(f"{again} 3x8", own, words), words) == typed


def test_there_are_many_names(words: Lexicon) -> None:
    lifts = [exercise for exercise in words.log.names.phrases if not exercise.startswith("?")]
    assert len(lifts) >= 250
