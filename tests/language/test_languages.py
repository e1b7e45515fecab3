"""Messages in German and Spanish, and the overlay that reads a language beside the coach's own."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any, cast

import pytest

import content
from bot.errors import ContentError
from bot.language.echo import echo
from bot.language.facts import PainGone, RedFlag, ReportPain
from bot.language.intents import LogTraining, PlanTraining, Understood
from bot.language.understand import understand
from bot.language.words.overlay import checked, overlaid, spelled
from bot.language.words.telling import telling
from bot.language.words.tokens import tokens
from tests.language.english import with_others
from tests.language.tables import FOLDER, pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.language.hearing import Hearing
    from bot.language.lexicon import Lexicon

FILE = "languages.toml"
HOME = content.load("en")["lexicon"]
OTHERS = content.lexicons(but="en")
OWN = {"de": "german.toml", "es": "spanish.toml"}
"""The tables of one language alone."""
LOGS = [
    *((language, *pair) for language in OTHERS for pair in pairs(FILE, language)),
    *((language, *pair) for language, file in OWN.items() for pair in pairs(file, "logs")),
]


def told(part: str) -> list[tuple[str, Any]]:
    """What was typed and what is expected, of one part of all tables that have it."""
    shared = tomllib.loads((FOLDER / FILE).read_text(encoding="utf-8"))
    return [
        *shared.get(part, {}).items(),
        *(row for file in OWN.values() for row in pairs(file, part)),
    ]


@pytest.mark.parametrize(("language", "typed", "repeated"), LOGS)
def test_a_log_is_understood_in_its_own_language(
    language: str, typed: str, repeated: str, words: Lexicon, hearing: Hearing
) -> None:
    meant = understand(typed, hearing, words)
    assert isinstance(meant, Understood), meant
    (log,) = meant.intents
    assert isinstance(log, LogTraining)
    assert echo(log.entries, words, hearing.today) == repeated
    assert words.of(words_of(typed)) is words.others[language]()


@pytest.mark.parametrize(("typed", "day"), told("planned"))
def test_a_plan_is_understood(typed: str, day: str, words: Lexicon, hearing: Hearing) -> None:
    meant = understand(typed, hearing, words)
    assert isinstance(meant, Understood), meant
    (plan,) = meant.intents
    assert isinstance(plan, PlanTraining)
    assert [str(entry.day) for entry in plan.entries] == [day]


@pytest.mark.parametrize(("typed", "site"), told("pains"))
def test_pain_comes_first(typed: str, site: str, words: Lexicon, hearing: Hearing) -> None:
    meant = understand(typed, hearing, words)
    first = meant.intents[0] if isinstance(meant, Understood) else meant.others[0]
    assert isinstance(first, ReportPain)
    assert first.site == site


@pytest.mark.parametrize(("typed", "site"), told("gone"))
def test_a_pain_that_is_gone(typed: str, site: str, words: Lexicon, hearing: Hearing) -> None:
    meant = understand(typed, hearing, words)
    assert isinstance(meant, Understood), meant
    assert meant.intents[0] == PainGone(site)


@pytest.mark.parametrize(("typed", "group"), told("flags"))
def test_an_emergency_comes_first(typed: str, group: str, words: Lexicon, hearing: Hearing) -> None:
    meant = understand(typed, hearing, words)
    assert isinstance(meant, Understood), meant
    assert meant.intents[0] == RedFlag(group)


@pytest.mark.parametrize(("typed", "name"), told("said"))
def test_what_else_is_said(typed: str, name: str, words: Lexicon, hearing: Hearing) -> None:
    meant = understand(typed, hearing, words)
    assert isinstance(meant, Understood), meant
    assert [type(intent).__name__ for intent in meant.intents] == [name]


@pytest.mark.parametrize("typed", [typed for typed, _ in told("nothing")])
def test_talk_logs_nothing(typed: str, words: Lexicon, hearing: Hearing) -> None:
    meant = understand(typed, hearing, words)
    said = meant.intents if isinstance(meant, Understood) else meant.others
    assert not any(isinstance(intent, LogTraining | PlanTraining) for intent in said)


@pytest.mark.parametrize(("typed", "repeated"), pairs(FILE, "english"))
def test_a_stray_word_leaves_english_english(
    typed: str, repeated: str, words: Lexicon, hearing: Hearing
) -> None:
    assert words.of(typed.lower().replace(",", "").split()) is words
    meant = understand(typed, hearing, words)
    assert isinstance(meant, Understood), meant
    (log,) = meant.intents
    assert isinstance(log, LogTraining)
    assert echo(log.entries, words, hearing.today) == repeated


def words_of(typed: str) -> list[str]:
    return [token.text for token in tokens(typed) if token.kind not in {"mark", "line"}]


def english_sentences() -> Iterator[str]:
    """Yield every sentence of the other tables."""
    for file in sorted(FOLDER.glob("*.toml")):
        if file.name not in {FILE, *OWN.values()} and not file.stem.endswith("_abroad"):
            yield from _typed(tomllib.loads(file.read_text(encoding="utf-8")))


def _typed(table: dict[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        match value:
            case dict():
                yield from _typed(cast("dict[str, Any]", value))  # as all tables of TOML
            case [dict(), *_]:
                yield from (said for row in value for said in row.get("says", ()))
            case [*others]:
                yield from (key, *(one for one in others if isinstance(one, str)))
            case _:
                yield key


def test_english_sentences_are_read_as_english(words: Lexicon) -> None:
    elsewhere = [
        said for said in english_sentences() if words.of(said.lower().split()) is not words
    ]
    assert elsewhere == []


# ------------------------------------------------------------------ broken tables


@pytest.mark.parametrize(
    ("own", "key"),
    [
        ({"unit": {"kg": ["kilo"]}}, "unit"),
        ({"units": ["kilo"]}, "units"),
        ({"units": {"kgs": ["kilo"]}}, "units.kgs"),
        ({"units": {"kg": "kilo"}}, "units.kg"),
        ({"units": {"kg": [3]}}, "units.kg"),
        ({"clashes": {"words": [1]}}, "clashes.words"),
        ({"spelling": ["ö"]}, "spelling"),
        ({"dates": {"weekdays": {"munday": ["montag"]}}}, "dates.weekdays.munday"),
        ({"dates": {"weekdays": ["montag"]}}, "dates.weekdays"),
        ({"by_equipment": {"squat": {"barbell": ["x"]}}}, "by_equipment.squat.barbell"),
    ],
)
def test_a_broken_table_is_named(own: dict[str, Any], key: str) -> None:
    with pytest.raises(ContentError) as wrong:
        checked(HOME, {"xx/lexicon/a.toml": own})
    assert wrong.value.file == "xx/lexicon/a.toml"
    assert wrong.value.key.endswith(key)


def test_a_table_that_stands_twice_is_named() -> None:
    own = {"units": {"kg": ["kilo"]}}
    with pytest.raises(ContentError, match="xx/lexicon/a"):
        checked(HOME, {"xx/lexicon/a.toml": own, "xx/lexicon/b.toml": own})


@pytest.mark.parametrize(
    ("own", "key"),
    [
        ({"aliases": {"no_such_lift": ["x"]}}, "no_such_lift"),
        ({"patterns": {"undo": ["(a"]}}, "undo"),
        ({"patterns": {"fly": ["a"]}}, "fly"),
        ({"signs": {"flying": ["a"]}}, "flying"),
        ({"endings": {"order": ["s"]}}, "order"),
    ],
)
def test_what_only_building_finds_is_named(own: dict[str, Any], key: str) -> None:
    others = {"xx": {"xx/lexicon/a.toml": own}}
    with pytest.raises(ContentError) as wrong:
        with_others(others).with_others()
    assert wrong.value.file == "xx/lexicon/a.toml"
    assert key in wrong.value.key


# ------------------------------------------------------------------ the overlay itself

LITTLE = {
    "en/lexicon/a.toml": {
        "units": {"km": ["km", "k"], "mi": ["mile"]},
        "marks": {"at": ["at", "@"], "per": ["per", "a"]},
        "endings": {"order": ["ss>ss", "s>"]},
        "answers": {"age": {"tell_age": ["{number}"]}},
    }
}


def laid(own: dict[str, Any]) -> dict[str, Any]:
    own = {"xx/lexicon/b.toml": own}
    found = overlaid(LITTLE, spelled(checked(LITTLE, own)))
    return {name: table for tables in found.values() for name, table in tables.items()}


def test_a_language_adds_its_words() -> None:
    assert laid({"units": {"km": ["kilometro"]}})["units"]["km"] == ["km", "k", "kilometro"]


def test_a_phrase_means_what_the_language_says() -> None:
    assert laid({"marks": {"at": ["a"]}})["marks"] == {"at": ["at", "@", "a"], "per": ["per"]}


def test_a_word_that_clashes_means_nothing() -> None:
    assert laid({"clashes": {"words": ["a"]}})["marks"]["per"] == ["per"]


def test_own_endings_come_first() -> None:
    assert laid({"endings": {"order": ["es>"]}})["endings"]["order"] == ["es>", "ss>ss", "s>"]


def test_a_phrase_is_known_in_all_its_spellings() -> None:
    own = {"spelling": {"ö": ["oe", "o"]}, "units": {"mi": ["möle"]}}
    assert laid(own)["units"]["mi"] == ["mile", "möle", "moele", "mole"]


def test_one_word_of_a_phrase_may_be_typed_otherwise() -> None:
    own = {"spelling": {"á": ["a"]}, "units": {"mi": ["más allá"]}}
    assert set(laid(own)["units"]["mi"]) == {"mile", "más allá", "mas alla", "mas allá", "más alla"}


def test_patterns_of_the_language_stand_alone() -> None:
    assert laid({})["answers"] == {"age": {}}
    own = {"answers": {"age": {"tell_age": ["{number} jahre"]}}}
    assert laid(own)["answers"] == own["answers"]


def test_the_language_is_told_by_words() -> None:
    own = {
        "xx/lexicon/b.toml": {
            "units": {"km": ["kilometro"], "m": ["curls"]},
            "endings": {"order": ["s>"]},
        }
    }
    home = {
        "en/lexicon/a.toml": {
            "tense": {"past": ["went", "then"]},
            "units": {"km": ["km"], "m": ["curl"]},
            "endings": {"order": ["s>"]},
        }
    }
    spoken = telling(home, {"xx": lambda: own}, ())
    assert spoken.language(["5", "km"]) == ""
    assert spoken.language(["5", "kilometros"]) == "xx"
    assert spoken.language(["went", "5", "kilometros"]) == "xx"
    assert spoken.language(["5", "curls"]) == ""
    assert spoken.language(["then", "went", "5", "kilometros"]) == ""
