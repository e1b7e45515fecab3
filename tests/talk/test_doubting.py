"""A day still to come holds training: the clock was set back, or the zone is wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.health import Health
from tests.talk.runner import Runner


def lifter() -> Runner:
    """Somebody of whom age, health and pain are known."""
    me = Runner()
    record = me.known.record
    day = me.now.date()
    health = Health(age=35, screened=day, pain_asked=day, bar_safe=True)
    athlete = replace(record.athlete, health=health)
    me.known = replace(me.known, record=replace(record, athlete=athlete))
    return me


def test_a_clock_set_back_is_asked_about() -> None:
    me = lifter()
    me.says("squat 3x5 80kg rpe 8, deadlift 2x5 100kg")
    assert "Where are you now?" not in me.says("what should I lift today?")
    me.now -= timedelta(days=3)
    answer = me.says("what should I lift today?")
    assert "Is your time zone right?" in answer or "Where are you now?" in answer
    assert not answer.startswith("Heavy legs")


def test_an_open_question_goes_before_it() -> None:
    me = Runner()
    me.says("squat 3x5 80kg rpe 8, deadlift 2x5 100kg")
    me.now -= timedelta(days=3)
    answer = me.says("what should I lift today?")
    assert "how old are you?" in answer.lower()
    assert "Is your time zone right?" not in answer
    assert "Where are you now?" not in answer
