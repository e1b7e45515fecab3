"""Scripts are read line by line, and compared as a reader would."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.rehearsal.compare import Heard, fits
from bot.rehearsal.script import (
    At,
    Edits,
    Expects,
    Presses,
    Says,
    ScriptError,
    Who,
    script,
)

SCRIPT = """\
# a comment
= intermediate, barbell, set up
@ 2026-03-02 07:00
> squat 3x5 80kg
  bench 3x5 60
< Logged: … [Undo] [Why?]
> [Undo]
~ easy 10k
"""


def test_each_mark_is_read() -> None:
    assert script(SCRIPT) == (
        Who(2, ("intermediate", "barbell", "set up")),
        At(3, datetime.fromisoformat("2026-03-02T07:00")),
        Says(4, "squat 3x5 80kg\nbench 3x5 60"),
        Expects(6, "Logged: …", ("Undo", "Why?")),
        Presses(7, "Undo"),
        Edits(8, "easy 10k"),
    )


@pytest.mark.parametrize("text", ["squat 3x5", "@ tomorrow", "! x"])
def test_a_line_that_is_none_is_named(text: str) -> None:
    with pytest.raises(ScriptError, match="line 2"):
        script(f"# first\n{text}")


@pytest.mark.parametrize(
    ("expected", "heard", "fit"),
    [
        ("Logged.", "Logged.", True),
        ("Logged.", "Logged. More", False),
        ("Logged: …", "Logged: squat", True),
        ("… squat …", "back squat now", True),
        ("… squat …", "back now", False),
        ("a … a", "a", False),
        ("…", "anything", False),
        ("one two", "one\ntwo", True),
    ],
)
def test_an_ellipsis_stands_for_any_text_but_not_for_all(
    expected: str, heard: str, *, fit: bool
) -> None:
    assert fits(Expects(1, expected, ()), Heard(heard)) is fit


@pytest.mark.parametrize(
    ("named", "shown", "fit"),
    [
        (("Undo",), ("Undo",), True),
        ((), ("Undo",), True),
        (("Undo", "Why?"), ("Undo", "Help", "Why?"), True),
        (("Why?", "Undo"), ("Undo", "Why?"), False),
        (("Undo",), (), False),
    ],
)
def test_buttons_that_are_named_must_be_there_in_order(
    named: tuple[str, ...], shown: tuple[str, ...], *, fit: bool
) -> None:
    assert fits(Expects(1, "x", named), Heard("x", shown)) is fit
