"""Which words press which button."""

from __future__ import annotations

import pytest

from bot.chat.terminal.screen import NoButton, Screen, Shown, plain
from bot.talk.wire import LASTING, Button, Reply

UNDO = Button("Undo", "undo", 3)
WHY = Button("Why?", "why?", 3)
DONE = Button("Done", "done 2026-03-02", LASTING)


@pytest.fixture
def screen() -> Screen:
    return Screen()


def test_buttons_are_numbered_and_pressed_by_number(screen: Screen) -> None:
    assert screen.show("m1", Reply("Logged.", (UNDO, WHY))) == ("#1 Undo", "#2 Why?")
    assert screen.read("#2") == Shown("m1", WHY)
    assert screen.read(" # 1 ") == Shown("m1", UNDO)


@pytest.mark.parametrize("typed", ["Undo", "undo", "  UNDO "])
def test_a_buttons_words_press_it(screen: Screen, typed: str) -> None:
    screen.show("m1", Reply("Logged.", (UNDO,)))
    assert screen.read(typed) == Shown("m1", UNDO)


def test_other_words_are_plain_text(screen: Screen) -> None:
    assert screen.read("undo") is None
    screen.show("m1", Reply("Logged.", (UNDO,)))
    assert screen.read("undo that") is None
    assert screen.read("") is None


@pytest.mark.parametrize("typed", ["#2", "#0", "#99"])
def test_a_number_that_no_button_has_is_told(screen: Screen, typed: str) -> None:
    screen.show("m1", Reply("Logged.", (UNDO,)))
    assert screen.read(typed) == NoButton(int(typed[1:]))


@pytest.mark.parametrize("typed", ["#", "#one", "#1 Undo", "#12345", "1"])
def test_what_is_no_number_is_plain_text(screen: Screen, typed: str) -> None:
    screen.show("m1", Reply("Logged.", (UNDO,)))
    assert screen.read(typed) is None


def test_after_another_word_the_words_are_plain_text_and_the_number_still_presses(
    screen: Screen,
) -> None:
    screen.show("m1", Reply("Logged.", (UNDO,)))
    assert screen.read("thanks") is None
    screen.show("m2", Reply("Any time."))
    assert screen.read("undo") is None
    assert screen.read("#1") == Shown("m1", UNDO)


def test_a_lasting_button_can_be_pressed_by_its_words_much_later(screen: Screen) -> None:
    screen.show("m1", Reply("Your routine.", (DONE,)))
    screen.read("hello")
    screen.show("m2", Reply("Hi.", (UNDO,)))
    assert screen.read("#1") == Shown("m2", UNDO)
    assert screen.read("done") == Shown("m1", DONE)


def test_a_message_that_is_replaced_takes_its_buttons_along(screen: Screen) -> None:
    screen.show("m1", Reply("Your routine.", (DONE,)))
    screen.read("done")
    screen.show("m2", Reply("Well done.", (UNDO,)), replaces="m1")
    assert screen.read("done") is None


def test_numbers_go_on_within_one_answer_and_begin_anew_with_the_next(screen: Screen) -> None:
    screen.show("m1", Reply("Logged.", (UNDO,)))
    assert screen.show("m2", Reply("Your routine.", (DONE,))) == ("#2 Done",)
    assert screen.read("#2") == Shown("m2", DONE)
    assert screen.show("m3", Reply("Good.", (WHY,))) == ("#1 Why?",)


def test_a_wrong_number_changes_nothing(screen: Screen) -> None:
    screen.show("m1", Reply("Logged.", (UNDO,)))
    assert screen.read("#7") == NoButton(7)
    assert screen.read("undo") == Shown("m1", UNDO)


def test_what_a_terminal_would_obey_is_taken_out() -> None:
    assert plain("a\x1b[2Jb\x00c\x9bd\r\n\te") == "a[2Jbcd\n\te"
    button = Button("\x1b[31mred", "red", 1)
    assert Screen().show("m1", Reply("x", (button,))) == ("#1 [31mred",)
