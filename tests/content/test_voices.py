"""Another language: phrases laid over the coach's own, key by key."""

from __future__ import annotations

import re

import pytest

from bot.errors import ContentError
from bot.main import load_book
from bot.talk.say import Phrases, overlaid, phrases, voices
from content import phrase_readers

LOG = "xx/phrases/log.toml"
OWN = phrases(
    {
        "en/phrases/log.toml": {
            "log": {"saved": {"text": ["Logged: {what}.", "Kept."]}, "none": {"text": "No log."}},
            "button": {"undo": {"label": "Undo {what}", "says": "undo"}},
        }
    }
)
FREQUENT = (
    *("log.saved", "plan.saved", "undo.done", "session.loaded", "session.done", "session.REST"),
    *("routine.done", "routine.skipped", "hello.again", "hello.morning", "small.thanks"),
    *("small.missed", "unclear.all", "unclear.rest", "ask.which_number", "recent.week"),
    *("session.because.HEAVY_LOWER", "session.name.HEAVY_LOWER", "session.MOBILITY"),
    *("session.already", "press.stale"),
    *("reminder.routine", "reminder.routine_after_long", "reminder.routine_before_hard"),
    *("reminder.routine_rest", "reminder.routine_evening", "reminder.routine_late"),
    *("reminder.again", "reminder.set.routine", "reminder.on.routine", "reminder.later"),
    *("reminder.how_much_later", "reminder.no_time", "reminder.stopped", "reminder.off"),
    *("days.every_day", "days.workdays", "days.tomorrow", "days.short_0"),
)
"""What a runner reads most."""


def laid(table: dict[str, object]) -> Phrases:
    return overlaid(OWN, {LOG: table})


def test_what_another_language_lacks_is_said_in_the_own() -> None:
    told = laid({"log": {"saved": {"text": "Notiert: {what}."}}})
    assert told.texts["log.saved"] == ("Notiert: {what}.",)
    assert told.texts["log.none"] == ("No log.",)
    assert told.buttons == OWN.buttons


@pytest.mark.parametrize(
    ("table", "key", "why"),
    [
        ({"log": {"svaed": {"text": "Notiert."}}}, "log.svaed", "is no key"),
        ({"log": {"saved": {"text": "Notiert: {was}."}}}, "log.saved", "not filled here: was"),
        ({"button": {"undo": {"label": "Weg {damit}", "says": "undo"}}}, "undo", "damit"),
        ({"button": {"redo": {"label": "Wieder", "says": "redo"}}}, "redo", "is no key"),
    ],
)
def test_a_key_or_a_gap_that_is_not_there_is_named(
    table: dict[str, object], key: str, why: str
) -> None:
    with pytest.raises(ContentError, match=f"{re.escape(LOG)}.*{key}.*{why}"):
        laid(table)


def test_a_language_is_read_when_it_is_first_spoken() -> None:
    read = list[str]()

    def german() -> dict[str, dict[str, object]]:
        read.append("de")
        return {LOG: {"log": {"none": {"text": "Nichts."}}}}

    known = voices(OWN, "en", {"de": german})
    assert known["en"]() is OWN
    assert not read
    assert known["de"]().texts["log.none"] == ("Nichts.",)
    assert known["de"]() is known["de"]()
    assert read == ["de"]


@pytest.mark.parametrize("language", phrase_readers())
def test_every_language_that_is_spoken_has_what_is_said_most(language: str) -> None:
    book = load_book()
    told = book.spoken(language).phrases.texts
    same = [key for key in FREQUENT if told[key] == book.phrases.texts[key]]
    assert same == []


def test_an_unknown_language_is_answered_in_the_own() -> None:
    book = load_book()
    assert book.spoken("fr").phrases is book.phrases
    assert book.spoken(None) is book
    assert book.spoken("de").spoken("en").phrases is book.phrases


@pytest.mark.parametrize("language", phrase_readers())
def test_no_reminder_comes_in_the_same_words_within_ten(language: str) -> None:
    told = load_book().spoken(language).phrases.texts
    arrives = [key for key in FREQUENT if key.startswith(("reminder.routine", "reminder.again"))]
    assert min(len(told[key]) for key in arrives) > 10
