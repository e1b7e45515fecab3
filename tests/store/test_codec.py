"""Records come back as they went, and those written long ago are read for ever.

The files in `samples/v1` were written by the first version. Never change one: a new version gets a
folder of its own, and these stay.
"""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.load import Load
from bot.domain.schedule import ReminderKind
from bot.domain.training import Activity, Log
from bot.store.codec import UnknownKind, WrongShape, codec, document, record
from bot.store.tinydb import paper
from bot.store.tinydb.tables import PARTS, kept
from bot.talk.state import Conversation, State
from tests.store.known import ATHLETE, FIRST_HEALTH, KNOWN, LOG, REMINDER, SUMMARY

SAMPLES = Path(__file__).parent / "samples" / "v1"


@pytest.mark.parametrize("name", KNOWN)
def test_the_first_version_is_read_for_ever(name: str) -> None:
    sample = json.loads((SAMPLES / f"{name}.json").read_text("ascii"))
    assert record(type(KNOWN[name]), sample) == KNOWN[name]


@pytest.mark.parametrize("name", KNOWN)
def test_what_is_written_today_is_what_the_sample_says(name: str) -> None:
    sample = json.loads((SAMPLES / f"{name}.json").read_text("ascii"))
    assert json.loads(json.dumps(document(KNOWN[name]))) == sample


def test_a_whole_file_of_the_first_version_is_read() -> None:
    content = (SAMPLES / "files" / "live.json").read_bytes()
    known = kept(paper.tables(content)).snapshot
    # Written before more of health, the heaviest dumbbell, the language, the order of dates, goals,
    # days away, feelings and the usual week were kept.
    assert known.record.athlete == replace(
        ATHLETE,
        hand_most=None,
        discs=(),
        bar=None,
        language=None,
        day_first=None,
        goals=(),
        away=None,
        feelings=(),
        usual=(),
        paused=(),
        weekly_target=None,
        eased=(),
        quiet=None,
        travel=None,
        health=FIRST_HEALTH,
    )
    # Written before a log knew what was asked for, and a summary its last days.
    older = replace(SUMMARY, late=())
    assert (known.record.logs, known.record.older) == ((replace(LOG, planned=()),), older)
    # Written before a reminder could be stopped, had a kind and knew when it was sent.
    first = replace(
        REMINDER,
        rule=replace(REMINDER.rule, kind=ReminderKind.ROUTINE, asked=True, travel=None),
        past=tuple(replace(one, at=None) for one in REMINDER.past),
        on=True,
        sent=0,
        off_at=None,
        waits=False,
    )
    assert known.reminders == (first,)
    head = paper.head(content)
    assert head is not None
    assert head["athlete"] == ATHLETE.id


def test_a_sealed_year_of_the_first_version_is_read() -> None:
    content = (SAMPLES / "files" / "sealed.json").read_bytes()
    (log,) = paper.tables(content)["logs"].values()
    assert record(Log, log) == replace(LOG, planned=())


def test_every_kind_has_a_sample() -> None:
    """All but `Idle`, which is the default and left out."""
    said = "".join(path.read_text("ascii") for path in SAMPLES.glob("*.json"))
    wanted = {kind.__name__ for kind in (*get_args(State), *get_args(Activity))} - {"Idle"}
    assert wanted | {part.kind.__name__ for part in PARTS} <= set(
        re.findall(r'"kind": "(\w+)"', said)
    )


def test_every_field_of_a_sample_is_said() -> None:
    """What is left at its default is not in the sample, and would not be tried."""
    unsaid = [
        f"{name}: {field.name}"
        for name, known in KNOWN.items()
        if is_dataclass(known) and "idle" not in name
        for field in fields(known)
        if field.name not in document(known)
    ]
    assert unsaid == []


KINDS: tuple[Any, ...] = tuple(dict.fromkeys(type(known) for known in KNOWN.values()))


@pytest.mark.parametrize("kind", KINDS)
def test_anything_comes_back_as_it_went(kind: type[Any]) -> None:
    numbers = st.floats(allow_nan=False, allow_infinity=False)
    st.register_type_strategy(float, numbers)

    # A journal of logs is large by nature; how much of it was drawn says nothing of the codec.
    @settings(max_examples=30, suppress_health_check=[HealthCheck.data_too_large])
    @given(st.from_type(kind))
    def holds(value: object) -> None:
        assert record(kind, json.loads(paper.encoded(document(value)))) == value

    holds()


@pytest.mark.parametrize(
    "found",
    [
        None,
        [],
        "Log",
        {},
        {"kind": "Log"},
        {"kind": 3, "v": 1},
        {"kind": "Log", "v": "1"},
        {"kind": "Log", "v": 1},
        {"kind": "Log", "v": 1, "id": 3, "at": "2026-03-02T18:30:15+00:00", "entries": []},
        {"kind": "Log", "v": 1, "id": "m", "at": "yesterday", "entries": []},
        {"kind": "Log", "v": 1, "id": "m", "at": 3, "entries": []},
        {"kind": "Log", "v": 1, "id": "m", "at": "2026-03-02T18:30:15+00:00", "entries": {}},
        {"kind": "Log", "v": 1, "id": "m", "at": "2026-03-02T18:30:15+00:00", "entries": [3]},
    ],
)
def test_another_shape_is_refused(found: object) -> None:
    with pytest.raises(WrongShape):
        record(Log, found)


def test_a_later_version_is_refused() -> None:
    with pytest.raises(UnknownKind, match="version 2"):
        record(Log, {**document(LOG), "v": 2})


def test_another_kind_is_refused() -> None:
    with pytest.raises(UnknownKind, match="Conversation was expected"):
        record(Conversation, document(LOG))


def test_a_kind_that_does_not_exist_is_refused() -> None:
    found = {"kind": "Conversation", "v": 1, "state": {"kind": "AskingTheMoon", "v": 1}}
    with pytest.raises(UnknownKind, match="AskingTheMoon"):
        record(Conversation, found)


def test_a_field_of_a_later_program_is_passed_over() -> None:
    assert record(Log, {**document(LOG), "mood": "fine"}) == LOG


def test_a_word_that_does_not_exist_is_refused() -> None:
    with pytest.raises(WrongShape, match="stone"):
        codec(Load).read({"amount": 3.0, "unit": "stone"})


def test_what_has_no_form_is_an_error_of_ours() -> None:
    with pytest.raises(TypeError):
        codec(set[str])
