"""Every script, held over every chat service: the same words and buttons as without any."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.main import rehearsal
from bot.rehearsal.script import Edits, script
from bot.rehearsal.stage import hold
from tests.talks.stages import STAGES

HERE = Path(__file__).parent
TALKS = {file.stem: file.read_text("utf-8") for file in HERE.glob("*.talk")}
WEEKS = {file.stem: file.read_text("utf-8") for file in (HERE / "weeks").glob("*.talk")}
EVERYWHERE = ("changes_and_reminder", "gym_full_travel", "sore_knee")
"""Weeks that are held over all services: buttons, reminders and a pain that is followed up. The
others say the same in other words; they are held over the quickest, for time's sake."""


@pytest.mark.parametrize("service", STAGES)
@pytest.mark.parametrize("talk", sorted(TALKS))
async def test_the_same_is_heard(service: str, talk: str) -> None:
    await _holds(service, talk, TALKS[talk])


@pytest.mark.parametrize("talk", sorted(WEEKS))
async def test_a_whole_week_is_heard_in_the_terminal(talk: str) -> None:
    await _holds("terminal", talk, WEEKS[talk])


@pytest.mark.parametrize("service", sorted({*STAGES} - {"terminal"}))
@pytest.mark.parametrize("talk", EVERYWHERE)
async def test_a_whole_week_is_heard_on_every_service(service: str, talk: str) -> None:
    await _holds(service, talk, WEEKS[talk])


async def _holds(service: str, talk: str, text: str) -> None:
    lines = script(text)
    if service == "terminal" and any(isinstance(line, Edits) for line in lines):
        pytest.skip("what was typed in a terminal cannot be edited")
    expected = await hold(lines, rehearsal(talk))
    async with STAGES[service](talk) as stage:
        performance = await hold(lines, stage)
    assert performance.transcript == expected.transcript
    assert performance.failures == expected.failures
