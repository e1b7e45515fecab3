"""A message that is edited is read anew, and what it logged is replaced."""

from __future__ import annotations

from datetime import timedelta

from tests.talk.runner import Runner


def test_an_edit_into_two_lifts_replaces_the_log() -> None:
    runner = Runner()
    runner.says("squat 3x5 80kg")
    answer = runner.says("squat 3x5 80kg, bench 3x5 60kg", edits=1)
    assert answer == "Changed to: squat 3 × 5 at 80 kg; bench press 3 × 5 at 60 kg."
    assert runner.diary == "squat 3 × 5 at 80 kg; bench press 3 × 5 at 60 kg"


def test_an_edit_into_nothing_takes_the_log_back_and_undo_brings_it_again() -> None:
    runner = Runner()
    runner.says("squat 3x5 80kg")
    assert "takes the old log back" in runner.says("thanks", edits=1)
    assert runner.diary == ""
    assert runner.says("undo") == "Back again: squat 3 × 5 at 80 kg."
    assert runner.diary == "squat 3 × 5 at 80 kg"


def test_an_edit_into_something_unsure_keeps_the_old_log_until_the_answer() -> None:
    runner = Runner()
    runner.says("squat 3x5 80kg")
    runner.says("zorbling 3x8 40kg", edits=1)
    assert runner.diary == "squat 3 × 5 at 80 kg"
    assert runner.says("1") == 'Changed to: "zorbling" 3 × 8 at 40 kg.'
    assert runner.diary == '"zorbling" 3 × 8 at 40 kg'


def test_an_edit_after_an_undo_is_a_log_again() -> None:
    runner = Runner()
    runner.says("squat 3x5 375kg")
    runner.says("undo")
    assert runner.says("squat 3x5 37.5kg", edits=1) == "Logged: squat 3 × 5 at 37.5 kg."
    assert runner.diary == "squat 3 × 5 at 37.5 kg"


def test_an_edit_of_an_older_message_changes_that_log_alone() -> None:
    runner = Runner()
    runner.says("squat 3x5 80kg")
    runner.says("bench 3x5 60kg")
    runner.says("squat 3x5 85kg", edits=1)
    assert runner.diary == "squat 3 × 5 at 85 kg; bench press 3 × 5 at 60 kg"


def test_an_edit_on_another_day_keeps_the_day_of_the_message() -> None:
    runner = Runner()
    runner.says("squat 3x5 80kg")
    runner.now += timedelta(days=1)
    assert runner.says("squat 3x5 85kg", edits=1) == "Changed to: yesterday: squat 3 × 5 at 85 kg."
    assert runner.diary == "yesterday: squat 3 × 5 at 85 kg"


def test_an_edit_counts_more_than_a_correction_before_it() -> None:
    runner = Runner()
    runner.says("squat 3x5 375kg")
    runner.says("no, 37.5")
    runner.says("squat 3x5 40kg", edits=1)
    assert runner.diary == "squat 3 × 5 at 40 kg"
    assert runner.says("undo") == "Back to: squat 3 × 5 at 37.5 kg."


def test_an_edited_correction_corrects_again() -> None:
    runner = Runner()
    runner.says("squat 3x5 80kg")
    runner.says("no, 58")
    runner.says("no, 85", edits=2)
    assert runner.diary == "squat 3 × 5 at 85 kg"
