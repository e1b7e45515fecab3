"""The terminal as it is used: piped, by hand, twice at once, and at another time."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from tests.fakes.program import environ, ironstride

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FIRST = "hello\n"


def test_a_piped_conversation_is_answered_line_by_line(tmp_path: Path) -> None:
    ended = ironstride(tmp_path, "chat", typed="hello\nsquat 3x5 80kg\n#1\n")
    assert (ended.code, ended.err) == (0, "")
    hello, logged, back = re.split(r"(Logged.+\n.+)", ended.out)
    assert "Ironstride" in hello
    assert "80 kg" in logged
    assert "#1 Undo" in logged
    assert "Taken back" in back


def test_nothing_typed_is_no_trouble(tmp_path: Path) -> None:
    ended = ironstride(tmp_path, "chat")
    assert (ended.code, ended.out, ended.err) == (0, "", "")


def test_the_next_conversation_remembers(tmp_path: Path) -> None:
    ironstride(tmp_path, "chat", typed="squat 3x5 80kg\n")
    ended = ironstride(tmp_path, "chat", typed="undo\n")
    assert "Taken back" in ended.out
    assert "80 kg" in ended.out


def test_each_name_has_a_record_of_its_own(tmp_path: Path) -> None:
    ironstride(tmp_path, "chat", "--as", "anna", typed="squat 3x5 80kg\n")
    ended = ironstride(tmp_path, "chat", "--as", "bo", typed="undo\n")
    assert ended.code == 0
    assert "80 kg" not in ended.out


def test_bytes_that_are_no_text_do_not_end_the_conversation(tmp_path: Path) -> None:
    ended = ironstride(tmp_path, "chat", typed=b"half a character \xed\xa0\n\x00\x1b[2J\nhello\n")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.count("\n\n") >= 3
    assert "\x1b" not in ended.out
    assert "\x00" not in ended.out


def test_a_data_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    ended = ironstride(tmp_path, "chat", typed=FIRST)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("ironstride: the data folder data cannot be used")
    assert ended.err.count("\n") == 1


class Shown:
    """What a process has written, as far as it was looked at."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self._ahead = ""

    def sees(self, words: str) -> None:
        """Wait until the words are written; go on behind them."""
        while words not in self._ahead:
            ready, _, _ = select.select([self.descriptor], [], [], 20)
            assert ready, f"{words!r} did not come: {self._ahead!r}"
            self._ahead += os.read(self.descriptor, 65536).decode(errors="replace")
        self._ahead = self._ahead.partition(words)[2]


class Chat(Shown):
    """A program that waits for each answer."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "chat"],
            cwd=folder,
            env=environ(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert self.process.stdout
        super().__init__(self.process.stdout.fileno())

    def says(self, words: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(words.encode() + b"\n")
        self.process.stdin.flush()

    def leaves(self) -> tuple[int, str]:
        _, errors = self.process.communicate(timeout=20)
        return self.process.returncode, errors.decode()


@pytest.fixture
def chat(tmp_path: Path) -> Iterator[Chat]:
    opened = Chat(tmp_path)
    yield opened
    opened.process.kill()
    opened.process.communicate(timeout=20)


def test_whoever_waits_for_each_answer_gets_it(chat: Chat) -> None:
    chat.says("squat 3x5 80kg")
    chat.sees("#1 Undo")
    chat.says("#1")
    chat.sees("Taken back")
    assert chat.leaves() == (0, "")


def test_a_second_process_is_told_who_holds_the_data(chat: Chat, tmp_path: Path) -> None:
    chat.says("hello")
    chat.sees("Ironstride")
    second = ironstride(tmp_path, "chat", typed=FIRST)
    assert (second.code, second.out) == (1, "")
    assert f"process {chat.process.pid}" in second.err
    assert "IRONSTRIDE_DATA_DIR" in second.err
    elsewhere = {"IRONSTRIDE_DATA_DIR": str(tmp_path / "elsewhere")}
    assert ironstride(tmp_path, "chat", typed=FIRST, settings=elsewhere).code == 0


@pytest.fixture
def heard_interrupts() -> Iterator[None]:
    """A job in the background of a shell is started deaf to Ctrl-C, and so are its children."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard_interrupts")
def test_an_interrupt_ends_a_piped_conversation_without_a_traceback(chat: Chat) -> None:
    chat.says("hello")
    chat.sees("Ironstride")
    chat.process.send_signal(signal.SIGINT)
    assert chat.leaves() == (130, "")


def test_a_reminder_that_was_missed_comes_at_the_start_if_it_is_not_too_old(
    tmp_path: Path,
) -> None:
    def at(time: str, typed: str = "") -> str:
        arguments = ("--now", time, "--zone", "Europe/Berlin")
        ended = ironstride(tmp_path, "chat", *arguments, typed=typed)
        assert (ended.code, ended.err) == (0, "")
        return ended.out

    at("2026-03-02T06:00", "remind me at 7:00\n")
    assert at("2026-03-02T06:59") == ""
    late = at("2026-03-02T08:00")
    assert "Done" in late
    assert at("2026-03-02T08:05") == ""
    assert at("2026-03-03T12:00") == ""
    assert "Done" in at("2026-03-04T07:01")
    (file,) = (tmp_path / "data" / "other-times" / "live").rglob("*.json")
    assert "Europe/Berlin" in file.read_text(encoding="utf-8")
    assert not (tmp_path / "data" / "live").exists()


@pytest.mark.parametrize("time", ["0001-01-01", "9999-12-31T23:59"])
def test_a_time_at_the_end_of_the_calendar_is_wrong_use(tmp_path: Path, time: str) -> None:
    ended = ironstride(tmp_path, "chat", "--now", time)
    assert ended.code == 2
    assert "choose a year" in ended.err


class Hand(Shown):
    """Somebody at a real terminal."""

    def __init__(self, folder: Path) -> None:
        screen, keyboard = pty.openpty()
        super().__init__(screen)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "chat"],
            cwd=folder,
            env=environ(TERM="xterm", COLUMNS="200", LINES="50", PROMPT_TOOLKIT_NO_CPR="1"),
            stdin=keyboard,
            stdout=keyboard,
            stderr=keyboard,
            start_new_session=True,
        )
        os.close(keyboard)

    def types(self, keys: str) -> None:
        os.write(self.descriptor, keys.encode())

    def ends(self) -> int:
        with suppress(OSError):  # a terminal that nobody writes to any more says so by an error
            while os.read(self.descriptor, 65536):
                pass
        os.close(self.descriptor)
        return self.process.wait(timeout=20)


@pytest.fixture
def hand(tmp_path: Path) -> Iterator[Hand]:
    sitting = Hand(tmp_path)
    yield sitting
    sitting.process.kill()
    sitting.process.wait(timeout=20)


CTRL_C, CTRL_D = "\x03", "\x04"
READY = "\x1b[?2004h"
"""A prompt begins with asking the terminal to mark what is pasted."""


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
def test_a_person_types_presses_and_leaves(hand: Hand, tmp_path: Path, key: str) -> None:
    hand.sees("Ironstride")
    hand.sees(READY)
    hand.types("squat 3x5 80kg\r")
    hand.sees("80 kg")
    hand.sees("#1 Undo")
    hand.sees(READY)
    hand.types("Undo\r")
    hand.sees("Taken back")
    hand.sees(READY)
    hand.types(key)
    assert hand.ends() == 0
    history = tmp_path / "data" / "typed.history"
    assert "+squat 3x5 80kg" in history.read_text(encoding="utf-8")
    assert history.stat().st_mode & 0o777 == 0o600


def test_what_is_kept_is_json_of_one_file_a_person(tmp_path: Path) -> None:
    ironstride(tmp_path, "chat", "--as", "anna", typed="squat 3x5 80kg\n")
    (file,) = (tmp_path / "data" / "live").rglob("terminal-anna-*.json")
    assert json.loads(file.read_text(encoding="utf-8"))
