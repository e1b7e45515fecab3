"""What a runner typed is never read as markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.discord.words import length, plain

HOSTILE = st.text(st.sampled_from("*_~|`\\<>#-+.)(][:/ \n1ahtps@"), max_size=60) | st.text()


@pytest.mark.parametrize(
    ("typed", "given_to_discord"),
    [
        ("**bold** and _thin_", r"\*\*bold\*\* and \_thin\_"),
        ("# heading", r"\# heading"),
        ("-# small", r"\-# small"),
        ("> quoted", r"\> quoted"),
        ("- item\n  * item", "\\- item\n  \\* item"),
        ("3. squat\n4) bench", "3\\. squat\n4\\) bench"),
        ("3.5 km", r"3\.5 km"),
        ("<@123> @everyone", r"\<@123> @everyone"),
        ("[here](https://evil.example)", r"\[here\](https://evil.example)"),
        (r"\*", r"\\\*"),
        ("https://a.example/x_y_z", "https://a.example/x_y_z"),
        ("squat 3 × 5 at 80 kg - good", "squat 3 × 5 at 80 kg - good"),
    ],
)
def test_signs_of_markup_are_escaped(typed: str, given_to_discord: str) -> None:
    assert plain(typed) == given_to_discord


@given(HOSTILE)
def test_nothing_but_backslashes_is_added(typed: str) -> None:
    links = re.compile(r"https?://[^\s<]+[^<.,:;\"'\]\s]")
    assert links.sub("", typed) == re.sub(
        r"\\([\\*_~|`<\[\]#>+.)-])", r"\1", links.sub("", plain(typed))
    )


@given(HOSTILE)
def test_no_sign_of_emphasis_stands_alone(typed: str) -> None:
    without_links = re.sub(r"https?://\S+", "", plain(typed))
    assert not re.search(r"[*_~|`<]", re.sub(r"\\.", "", without_links, flags=re.DOTALL))


@given(HOSTILE)
def test_the_length_counts_what_is_sent(typed: str) -> None:
    assert length(typed) >= len(plain(typed))
