"""Tips, one after the other: all of them before one comes again, and another topic each time."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.talk.runner import Runner, book

TIPS, APART = 50, 10


def repeated(texts: list[str], apart: int) -> list[str]:
    """Return what is said again within so many messages."""
    return [text for at, text in enumerate(texts) if text in texts[max(0, at - apart + 1) : at]]


@pytest.mark.parametrize("between", [(), ("will I get bulky?", "squat 3x5 80kg", "thanks")])
def test_fifty_tips_in_a_row_repeat_nothing_within_ten(between: tuple[str, ...]) -> None:
    runner, said = Runner(), list[str]()
    for _ in range(TIPS):
        said.append(runner.says("/tip"))
        for text in between:
            runner.says(text)
    assert not repeated(said, APART)
    assert all(text.partition("\n")[0] in {tip.text for tip in book().cards.tips} for text in said)


def test_every_tip_is_given_before_one_comes_again() -> None:
    runner, tips = Runner(), book().cards.tips
    said = [runner.says("another tip") for _ in tips]
    assert len(set(said)) == len(tips)
    assert runner.says("another tip") == said[0]


def test_two_tips_in_a_row_are_about_different_things() -> None:
    tips = book().cards.tips
    assert not [(one.id, two.id) for one, two in pairwise(tips) if one.topic == two.topic]


def test_a_repetition_is_found() -> None:
    assert repeated(["a", "b", "a"], 3) == ["a"]
    assert repeated(["a", "b", "a"], 2) == []
