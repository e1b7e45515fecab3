"""Laws of understanding: no text is refused, and every line of a log is kept, asked about or named.

The lines are put together from parts whose meaning is known beforehand, so that the law can say
what must come back of each number, whatever stands around it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.running import Run
from bot.domain.training import Entry, Lift
from bot.language.hearing import Expect, Hearing
from bot.language.intents import (
    Ambiguous,
    Intent,
    LogTraining,
    PlanTraining,
    Understanding,
    Understood,
)
from bot.language.understand import MOST_TEXT, understand
from tests.language.english import english

if TYPE_CHECKING:
    from collections.abc import Iterable

TODAY = date(2026, 3, 4)
LISTENER = Hearing(today=TODAY)
Kind = Literal["lift", "run", "plan", "strange", "talk"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a message, what kind it is and the numbers in it."""

    kind: Kind
    text: str
    numbers: tuple[float, ...]


def lift(name: str, sets: int, reps: int, kg: int) -> Line:
    return Line("lift", f"{name} {sets}x{reps} {kg} kg", (sets, reps, kg))


def run(km: int, minutes: int, seconds: int) -> Line:
    return Line("run", f"ran {km} km in {minutes}:{seconds:02}", (km, minutes * 60 + seconds))


def plan(km: int) -> Line:
    return Line("plan", f"tomorrow {km} km easy", (km,))


def strange(word: str, one: int, two: int, unit: str) -> Line:
    return Line("strange", f"{word} {one}x{two} {unit}", (one, two))


def talk(km: int) -> Line:
    return Line("talk", f"my goal is to run {km} km", (km,))


LINES = st.one_of(
    st.builds(
        lift,
        st.sampled_from(("squat", "bench press", "deadlift", "hip thrust")),
        st.integers(2, 5),
        st.integers(6, 12),
        st.integers(21, 99),
    ),
    st.builds(run, st.integers(5, 15), st.integers(62, 99), st.integers(1, 59)),
    st.builds(plan, st.integers(16, 30)),
    st.builds(
        strange,
        st.sampled_from(("zorbling", "frobnicate", "quuxes")),
        st.integers(2, 5),
        st.integers(13, 19),
        st.sampled_from(("kg", "blips", "")),
    ),
    st.builds(talk, st.integers(31, 60)),
)


def said(meant: Understanding) -> tuple[Intent, ...]:
    """Everything that is kept, or would be when the first reading is meant."""
    match meant:
        case Understood():
            return meant.intents
        case Ambiguous():
            return (meant.readings[0].log, *meant.others)
        case _:
            return meant.others


def named(meant: Understanding) -> str:
    """The words that the coach asks about or names as not understood."""
    match meant:
        case Understood():
            return ""
        case Ambiguous():
            return f"{meant.about} {meant.left}"
        case _:
            return meant.text


def entries(intents: Iterable[Intent], kind: type[LogTraining | PlanTraining]) -> list[Entry]:
    return [entry for one in intents if isinstance(one, kind) for entry in one.entries]


def is_told(line: Line, entry: Entry) -> bool:
    """Whether an entry holds all numbers of a line."""
    match entry.activity:
        case Lift(sets=sets):
            loads = {one.load.kg if one.load else None for one in sets}
            reps = {one.reps for one in sets}
            return (len(sets), *reps, *loads) == line.numbers
        case Run(distance_m=metres, duration_s=seconds):
            told = (metres, seconds)[: len(line.numbers)]
            return told == (line.numbers[0] * 1000, *line.numbers[1:])
        case _:
            return False


def is_own(line: Line, entry: Entry) -> bool:
    """Whether an entry is a lift of the runner's own that the line names."""
    word, *_ = line.text.split()
    return isinstance(entry.activity, Lift) and str(entry.activity.exercise).startswith(word)


def is_kept(line: Line, meant: Understanding) -> bool:
    """Whether it is logged, planned or named."""
    kept = entries(said(meant), PlanTraining if line.kind == "plan" else LogTraining)
    if line.kind == "strange":
        return line.text in named(meant) or any(is_own(line, entry) for entry in kept)
    return any(is_told(line, entry) for entry in kept) or line.text in named(meant)


@given(lines=st.lists(LINES, min_size=1, max_size=12), joint=st.sampled_from(("\n", ". ", "; ")))
@settings(max_examples=100)
def test_every_line_is_kept_asked_about_or_named(lines: list[Line], joint: str) -> None:
    lines.sort(key=lambda line: line.kind == "plan")  # what follows a plan may belong to it
    text = joint.join(line.text for line in lines)
    meant = understand(text, LISTENER, english())
    lost = [line.text for line in lines if line.kind != "talk" and not is_kept(line, meant)]
    assert lost == [], meant


@given(lines=st.lists(LINES, min_size=1, max_size=12))
@settings(max_examples=100)
def test_nothing_is_logged_that_was_not_told(lines: list[Line]) -> None:
    meant = understand("\n".join(line.text for line in lines), LISTENER, english())
    for entry in entries(said(meant), LogTraining):
        told = (is_own if line.kind == "strange" else is_told for line in lines)
        assert any(tells(line, entry) for tells, line in zip(told, lines, strict=True)), entry


def test_a_week_of_thirty_lines_is_kept_line_by_line() -> None:
    lines = [
        *(lift(name, 3, 6 + n, 40 + n) for n in range(5) for name in ("squat", "bench press")),
        *(run(5 + n, 62 + n, 10 + n) for n in range(10)),
        *(strange(f"zorbling{word}", 3, 15, "kg") for word in "abcde"),
        *(talk(40 + n) for n in range(5)),
    ]
    assert len(lines) == 30
    meant = understand("\n".join(line.text for line in lines), LISTENER, english())
    assert [line for line in lines if line.kind != "talk" and not is_kept(line, meant)] == []


SCRAPS = (
    *(
        "5x5x5x5x5",
        "10^12",
        "-5",
        "1e9",
        "999999999999999",
        "\u0663x\u0665",
        "\uff18\uff10kg",
        "²",
        "½",
    ),
    *("squat", "ran", "@", "×", "Kniebeugen", "sentadillas", "gestern", "ayer", "Knie tut weh"),
    *("\n", ", ", ". ", "; ", "(", ")", '"', "?", "!", "/", "-", ":", " ", "\x00", "\ud83d", "kg"),
    *("5:00", "45:00", "2026-03-02", "31.2.", "3/4", "5", "80 kg", "x", "no", "not", "tomorrow"),
)
HEARINGS = st.builds(
    Hearing, today=st.just(TODAY), expects=st.one_of(st.none(), st.sampled_from(Expect))
)


@given(
    text=st.one_of(
        st.text(max_size=80),
        st.binary(max_size=80).map(lambda raw: raw.decode("utf-8", "replace")),
        st.binary(max_size=80).map(lambda raw: raw.decode("latin-1")),
        st.lists(st.sampled_from(SCRAPS), max_size=25).map("".join),
        st.lists(st.sampled_from(SCRAPS), max_size=25).map(" ".join),
        st.lists(st.characters(categories=["N"]), max_size=25).map(" ".join),
    ),
    hearing=HEARINGS,
)
@settings(max_examples=300)
def test_no_text_is_refused(text: str, hearing: Hearing) -> None:
    meant = understand(text, hearing, english())
    assert not isinstance(meant, Understood) or meant.intents


@given(word=st.sampled_from(sorted(english().telling.known)))
@settings(max_examples=15)
def test_a_word_may_be_said_over_and_over(word: str) -> None:
    understand(f"{word} " * 700, LISTENER, english())


@pytest.mark.parametrize("zero", ["\u0660", "\u0966", "\uff10"])
@given(sets=st.integers(2, 5), reps=st.integers(6, 12), kg=st.integers(21, 99))
@settings(max_examples=10)
def test_digits_of_every_writing_are_read(zero: str, sets: int, reps: int, kg: int) -> None:
    typed = lift("squat", sets, reps, kg)
    foreign = typed.text.translate({ord("0") + n: ord(zero) + n for n in range(10)})
    assert is_kept(typed, understand(foreign, LISTENER, english()))


@pytest.mark.parametrize(
    "text",
    [
        "5x5x5x5x5",
        "squat 5x5x5x5x5",
        "squat 3x5 1000000000000 kg",
        "ran -5 km",
        "ran km",
        "80 kg",
        "5 " * 1000,
        "5, " * 1300,
        "7x" * 2000,
        "0s1*7sl71",  # numbers beside a load of nothing
    ],
)
def test_nonsense_logs_nothing(text: str) -> None:
    meant = understand(text, LISTENER, english())
    assert entries(said(meant), LogTraining) == []


def test_what_is_beyond_the_longest_message_is_not_read() -> None:
    text = "squat 3x5 80 kg".ljust(MOST_TEXT) + "deadlift 3x5 100 kg"
    meant = understand(text, LISTENER, english())
    (entry,) = entries(said(meant), LogTraining)
    assert isinstance(entry.activity, Lift)
    assert entry.activity.exercise == "back_squat"
