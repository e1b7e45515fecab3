"""Texts are cut where a reader would, and nothing but white space is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.fit import pieces, shortened, utf16

TEXTS = st.text(st.sampled_from("ab. \n\U0001f3c3\u0301é!"), max_size=200) | st.text(max_size=80)


@given(TEXTS, st.integers(2, 40), st.sampled_from([len, utf16]))
def test_every_piece_fits_and_no_word_is_lost(text: str, limit: int, measure: object) -> None:
    how = utf16 if measure is utf16 else len
    found = pieces(text, limit, how)
    assert all(0 < how(piece) <= limit for piece in found)
    assert "".join("".join(found).split()) == "".join(text.split())


@given(TEXTS, st.integers(1, 40), st.sampled_from([len, utf16]))
def test_a_shortened_text_fits_and_is_the_beginning(text: str, limit: int, measure: object) -> None:
    how = utf16 if measure is utf16 else len
    short = shortened(text, limit, how)
    assert how(short) <= limit
    assert short == text or text.startswith(short.removesuffix("…"))


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("", 5, ()),
        (" \n ", 5, ()),
        ("squat", 5, ("squat",)),
        ("one\n\ntwo. three four", 12, ("one", "two. three", "four")),
        ("warm up first\n\nthen squat", 20, ("warm up first", "then squat")),
        ("squat 3x5\nbench 3x5 row", 18, ("squat 3x5", "bench 3x5 row")),
        ("Run easy. Then lift a bit", 20, ("Run easy.", "Then lift a bit")),
        ("lift heavy twice", 12, ("lift heavy", "twice")),
        ("abcdefghij", 4, ("abcd", "efgh", "ij")),
        ("aaae\u0301b", 4, ("aaa", "e\u0301b")),
        ("aa\U0001f469\u200d\U0001f680b", 3, ("aa", "\U0001f469\u200d\U0001f680", "b")),
        ("aa\U0001f44d\U0001f3fd", 3, ("aa", "\U0001f44d\U0001f3fd")),
    ],
)
def test_the_cut_is_at_the_best_place(text: str, limit: int, expected: tuple[str, ...]) -> None:
    assert pieces(text, limit) == expected


def test_an_emoji_takes_two_of_telegrams_units() -> None:
    assert pieces("\U0001f3c3" * 3, 5, utf16) == ("\U0001f3c3" * 2, "\U0001f3c3")


def test_a_shortened_text_ends_at_a_word() -> None:
    assert shortened("Squat, then bench and row", 14) == "Squat, then…"
    assert shortened("Squat", 5) == "Squat"
    assert shortened("Squats", 1) == "…"


def test_a_first_character_too_wide_for_the_room_is_left_out() -> None:
    assert shortened("\U0001f3c3a", 2, utf16) == "…"


def test_an_endless_pile_of_accents_is_cut_all_the_same() -> None:
    assert all(len(piece) <= 10 for piece in pieces("e" + "\u0301" * 50, 10))
