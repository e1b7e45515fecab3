"""Laws of a step: it is total, answers everything, and keeps to what every service can show."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.athlete import Experience
from bot.domain.exercise import Equipment, ExerciseId
from bot.domain.health import Health
from bot.domain.load import Load, WeightUnit
from bot.domain.schedule import Reminder, ReminderId, ReminderRule, next_occurrence
from bot.domain.training import Entry, Lift, StrengthSet
from bot.language.ahead import TellRace
from bot.language.hearing import Expect
from bot.language.intents import LogTraining, Reading
from bot.main import load_book
from bot.talk.effects import after
from bot.talk.engine import step
from bot.talk.snapshot import Snapshot, newcomer
from bot.talk.state import (
    Absence,
    AskingDay,
    AskingProfile,
    AskingReading,
    FindingLoad,
    Idle,
    RatingPain,
    Screening,
    State,
)
from bot.talk.wire import (
    LASTING,
    MAX_PAYLOAD_BYTES,
    Chat,
    Due,
    Inbound,
    InboundId,
    Person,
    Press,
    Text,
)

if TYPE_CHECKING:
    from bot.talk.book import Book

NOW = datetime(2026, 3, 2, 7, tzinfo=UTC)
WHO = Person("terminal", "law")
HOME = Chat(service="terminal", chat="law", private=True)
GROUP = Chat(service="terminal", chat="many", private=False)
MOST_BUTTONS = 5
MOST_CHARACTERS = 1_100
"""A message is cut at about a thousand; a single phrase is never near it."""


@cache
def book() -> Book:
    return load_book()


SQUAT = LogTraining(
    (
        Entry(
            NOW.date(),
            Lift(
                exercise=ExerciseId("back_squat"),
                sets=(StrengthSet(reps=5, load=Load(80, WeightUnit.KG)),) * 3,
            ),
        ),
    )
)
PROFILE = (Expect.EQUIPMENT, Expect.EXPERIENCE, Expect.CLOCK, Expect.REMINDER)
SCREENING = (Expect.AGE, Expect.HEALTH, Expect.CLEARANCE, Expect.PAIN)
STATES: st.SearchStrategy[State] = st.one_of(
    st.just(Idle()),
    st.builds(AskingProfile, st.sampled_from(PROFILE), st.just(()), st.integers(1, 3)),
    st.builds(Screening, st.sampled_from(SCREENING), st.just((Expect.PAIN,)), st.integers(1, 3)),
    st.builds(AskingDay, st.sampled_from([TellRace(), TellRace(metres=10000), Absence("away")])),
    st.builds(
        FindingLoad,
        exercise=st.sampled_from([ExerciseId("goblet_squat"), ExerciseId("leg_press")]),
        kg=st.sampled_from([None, 6.0]),
    ),
    st.builds(RatingPain, st.sampled_from(["knee", "shin", "unknown", "back"])),
    st.just(
        AskingReading(
            (Reading("squat 3x5 at 80 kg", SQUAT), Reading("squat 5x3 at 80 kg", SQUAT)),
            InboundId("terminal:law/1"),
            "which_number",
            "3 5 80",
        )
    ),
)
SENTENCES = st.sampled_from(
    [
        "squat 3x5 80kg",
        "ran 8k easy in 46, squat 3x5 80kg",
        "tomorrow 10k",
        "in three weeks",
        "until Friday",
        "undo",
        "what should I lift today?",
        "why?",
        "done",
        "skip",
        "yes",
        "no",
        "2",
        "5 more",
        "8 at 20kg",
        "find my weights",
        "7:30",
        "Berlin",
        "remind me at 6:30 on weekdays",
        "remind me at 25:00",
        "chest pain",
        "my knee hurts 4/10",
        "I have a cold",
        "/help",
        "/today",
        "/nonsense",
        "none of these",
        "asthma",
        "I am 34",
        "later 30 2026-03-02",
        "done 2026-03-02",
        "cancel",
        "will I get bulky?",
    ]
)
WORDS = st.one_of(SENTENCES, st.text(max_size=60), st.lists(SENTENCES, max_size=4).map(", ".join))


def known(state: State, *, greeted: bool = True) -> Snapshot:
    """Return somebody who has answered everything and trains with a barbell."""
    fresh = newcomer(WHO)
    athlete = replace(
        fresh.record.athlete,
        zone="Europe/Berlin",
        equipment=(Equipment.BARBELL,),
        experience=Experience.INTERMEDIATE,
        set_up=greeted,
        health=Health(age=35, screened=NOW.date(), pain_asked=NOW.date()),
    )
    rule = ReminderRule(id=ReminderId("daily"), at=time(7), zone="Europe/Berlin")
    day, due_at = next_occurrence(rule, NOW)
    return replace(
        fresh,
        record=replace(fresh.record, athlete=athlete),
        conversation=replace(
            fresh.conversation, state=state, since=NOW - timedelta(hours=1), greeted=greeted, turn=7
        ),
        reminders=(Reminder(rule=rule, day=day, due_at=due_at),),
        home=HOME,
    )


def inbound(text: str, *, press: bool, where: Chat, turn: int = 7) -> Inbound:
    number = InboundId("terminal:law/9")
    if press:
        return Press(id=number, who=WHO, where=where, turn=turn, says=text)
    return Text(id=number, who=WHO, where=where, text=text)


@given(
    text=WORDS,
    state=STATES,
    press=st.booleans(),
    greeted=st.booleans(),
    where=st.sampled_from([HOME, GROUP]),
    turn=st.sampled_from([LASTING, 3, 7]),
)
def test_every_text_in_every_state_is_answered(  # all that can vary
    text: str, state: State, *, press: bool, greeted: bool, where: Chat, turn: int
) -> None:
    before = known(state, greeted=greeted)
    turned = step(before, inbound(text, press=press, where=where, turn=turn), NOW, book())
    assert turned.replies
    for reply in turned.replies:
        assert reply.text.strip()
        assert len(reply.text) <= MOST_CHARACTERS
        assert len(reply.buttons) <= MOST_BUTTONS
        assert all(len(b.payload.encode()) <= MAX_PAYLOAD_BYTES for b in reply.buttons)
    after(before, turned.effects)


@given(text=WORDS, state=STATES)
def test_the_same_message_gives_the_same_turn(text: str, state: State) -> None:
    said = inbound(text, press=False, where=HOME)
    before = known(state)
    assert step(before, said, NOW, book()) == step(before, said, NOW, book())


@given(text=WORDS, state=STATES)
def test_a_group_hears_nothing_personal(text: str, state: State) -> None:
    before = known(state)
    turned = step(before, inbound(text, press=False, where=GROUP), NOW, book())
    assert all(not reply.buttons for reply in turned.replies)
    assert turned.conversation.state == state
    assert after(before, turned.effects).record.logs == ()


@given(text=WORDS, state=STATES, turn=st.sampled_from([1, 6, 8]))
def test_a_stale_button_changes_nothing(text: str, state: State, turn: int) -> None:
    before = known(state)
    turned = step(before, inbound(text, press=True, where=HOME, turn=turn), NOW, book())
    assert after(before, turned.effects) == before


@given(state=STATES, late=st.integers(0, 400))
def test_a_reminder_is_sent_held_or_dropped_and_moves_on(state: State, late: int) -> None:
    before = known(state)
    now = NOW + timedelta(minutes=late)
    due = Due(
        id=InboundId("terminal:law/daily/2026-03-02"),
        who=WHO,
        where=HOME,
        reminder=ReminderId("daily"),
        day=date(2026, 3, 2),
        due_at=NOW,
    )
    turned = step(before, due, now, book())
    moved = after(before, turned.effects).reminders[0]
    if turned.held:
        assert not turned.effects
        assert not turned.replies
    else:
        assert moved.due_at > now
        assert moved.day > due.day
        assert bool(turned.replies) == (late <= 120)  # two hours


@pytest.mark.parametrize("state", [Idle(), AskingProfile(Expect.CLOCK)])
def test_a_question_that_is_too_old_is_let_go(state: State) -> None:
    before = known(state)
    long_after = NOW + timedelta(days=30)
    turned = step(before, inbound("thanks", press=False, where=HOME), long_after, book())
    assert turned.conversation.state == Idle()
