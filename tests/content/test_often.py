"""What the coach says more than once a week he can say in three ways."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from bot.talk.say import Phrases, phrases
from content import load

OFTEN = Path(__file__).parent / "often.toml"
WAYS = 3


@cache
def spoken() -> Phrases:
    return phrases(load()["phrases"])


def often() -> list[str]:
    listed = tomllib.loads(OFTEN.read_text())
    return [f"{topic}.{key}" for topic, keys in listed.items() for key in keys]


def gaps(text: str) -> frozenset[str]:
    return frozenset(gap for _, gap, _, _ in Formatter().parse(text) if gap)


@pytest.mark.parametrize("key", often())
def test_what_is_said_often_is_said_in_three_ways(key: str) -> None:
    ways = spoken().texts[key]
    assert len(set(ways)) >= WAYS


def test_every_way_of_a_reason_names_the_same_things() -> None:
    uneven = [
        key
        for key, ways in spoken().texts.items()
        if key.startswith(("reason.", "record.", "swap.")) and len(set(map(gaps, ways))) > 1
    ]
    assert not uneven
