"""Phrases are read from tables, and a broken one is named with its file and key."""

from __future__ import annotations

import pytest

from bot.errors import ContentError
from bot.talk.say import Label, Phrases, phrases

FILE = "en/phrases/x.toml"


def read(**table: object) -> Phrases:
    return phrases({FILE: table})


def test_texts_and_buttons_are_found_however_deep() -> None:
    found = read(
        log={"saved": {"text": ["Kept.", " Noted. "]}, "text": {"text": "One"}},
        button={"undo": {"label": "Undo", "says": "undo"}},
    )
    assert found.texts == {"log.saved": ("Kept.", "Noted."), "log.text": ("One",)}
    assert found.buttons == {"undo": Label("Undo", "undo")}


def test_what_stands_below_a_text_is_not_lost() -> None:
    found = read(day={"text": "Day", "short": {"text": "D"}})
    assert found.texts == {"day": ("Day",), "day.short": ("D",)}


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ({"log": "Kept."}, "log"),
        ({"log": {"saved": "Kept."}}, "log.saved"),
        ({"log": {"text": []}}, "log.text"),
        ({"log": {"text": ["Kept.", "  "]}}, "log.text"),
        ({"log": {"text": "  "}}, "log.text"),
        ({"log": {"text": ["Kept.", 3]}}, "log.text"),
        ({"button": {"undo": {"label": "Undo"}}}, "button.undo.says"),
    ],
)
def test_what_is_broken_is_named(table: dict[str, object], key: str) -> None:
    with pytest.raises(ContentError) as broken:
        read(**table)
    assert (broken.value.file, broken.value.key) == (FILE, key)


def test_a_key_stands_in_one_place() -> None:
    leaf = {"log": {"text": "Kept."}}
    with pytest.raises(ContentError, match="two places"):
        phrases({"a.toml": leaf, "b.toml": leaf})


def test_a_file_that_was_emptied_is_named() -> None:
    with pytest.raises(ContentError, match=r"log\.toml.*says nothing"):
        phrases({"en/phrases/log.toml": {}})
