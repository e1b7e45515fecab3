"""Taking back and doing again: the last change of the diary, whatever it was."""

from __future__ import annotations

from datetime import timedelta

from tests.talk.runner import Runner


def test_undo_takes_back_the_correction_first_and_then_the_log() -> None:
    runner = Runner()
    runner.says("squat 3x5 80kg")
    runner.says("no, 85")
    assert runner.says("undo") == "Back to: squat 3 × 5 at 80 kg."
    assert runner.says("undo") == "Taken back: squat 3 × 5 at 80 kg."
    assert runner.says("undo") == "There is nothing to take back."


def test_what_was_taken_back_can_be_put_back() -> None:
    runner = Runner()
    runner.says("squat 3x5 80kg")
    runner.says("no, 85")
    runner.says("undo the last two")
    assert runner.diary == ""
    runner.says("put it back")
    assert runner.says("redo") == "Back to: squat 3 × 5 at 85 kg."
    assert runner.says("redo") == "Nothing was taken back that I could put back."


def test_a_new_log_lets_go_of_what_was_taken_back() -> None:
    runner = Runner()
    runner.says("squat 3x5 80kg")
    runner.says("undo")
    runner.says("bench 3x5 60kg")
    assert runner.says("redo") == "Nothing was taken back that I could put back."
    assert runner.diary == "bench press 3 × 5 at 60 kg"


def test_a_deletion_can_be_put_back() -> None:
    runner = Runner()
    runner.says("squat 3x5 80kg, 8k easy")
    runner.says("delete the run")
    assert runner.says("put it back") == "Back again: easy run 8 km."
    assert runner.diary == "squat 3 × 5 at 80 kg; easy run 8 km"


def test_the_log_of_a_day_is_taken_back_as_a_whole() -> None:
    runner = Runner()
    runner.says("squat 3x5 80kg")
    runner.says("8k easy")
    runner.now += timedelta(days=1)
    runner.says("bench 3x5 60kg")
    runner.says("undo Monday's log")
    assert runner.diary == "bench press 3 × 5 at 60 kg"
    runner.says("undo")
    assert runner.diary.count("yesterday") == 2


def test_a_day_without_a_log_is_named() -> None:
    runner = Runner()
    runner.says("squat 3x5 80kg")
    assert runner.says("delete yesterday's log") == "I have nothing logged for yesterday."


def test_a_set_that_is_told_the_next_day_needs_its_lift() -> None:
    runner = Runner()
    runner.says("squat 3x5 80kg")
    runner.now += timedelta(days=1)
    assert "Name the lift" in runner.says("another set of 5")
    assert runner.diary == "yesterday: squat 3 × 5 at 80 kg"


def test_a_correction_without_a_log_is_answered_with_how_to() -> None:
    runner = Runner()
    assert 'like "' in runner.says("no, 37.5")
    assert runner.diary == ""


def test_a_correction_that_looks_like_a_slip_is_asked() -> None:
    runner = Runner()
    runner.says("yesterday squat 3x5 80kg")
    runner.says("squat 3x5 82.5kg")
    runner.says("no, 375")
    assert runner.readings == ["squat 3 × 5 at 375 kg"]
    runner.says("no, 37.5")
    assert runner.diary == "yesterday: squat 3 × 5 at 80 kg; squat 3 × 5 at 37.5 kg"


def test_a_number_is_put_where_one_like_it_stands() -> None:
    runner = Runner()
    runner.says("squat 3x5 80kg")
    runner.says("8k easy in 46 min")
    runner.says("no, 85")
    assert runner.diary == "squat 3 × 5 at 85 kg; easy run 8 km in 46:00"
    runner.says("no, 9")
    assert runner.diary == "squat 3 × 5 at 85 kg; easy run 9 km in 46:00"


def test_safety_comes_first() -> None:
    runner = Runner()
    runner.says("squat 3x5 80kg")
    answer = runner.says("no, 85, and I have chest pain")
    assert runner.diary == "squat 3 × 5 at 85 kg"
    assert answer.index("Changed to") > 50
