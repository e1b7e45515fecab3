"""Every script, held over every chat service: the same words and buttons as without any."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.main import rehearsal
from bot.rehearsal.script import Edits, script
from bot.rehearsal.stage import hold
from tests.talks.stages import STAGES

TALKS = {file.stem: file.read_text("utf-8") for file in Path(__file__).parent.glob("*.talk")}


@pytest.mark.parametrize("service", STAGES)
@pytest.mark.parametrize("talk", sorted(TALKS))
async def test_the_same_is_heard(service: str, talk: str) -> None:
    lines = script(TALKS[talk])
    if service == "terminal" and any(isinstance(line, Edits) for line in lines):
        pytest.skip("what was typed in a terminal cannot be edited")
    expected = await hold(lines, rehearsal(talk))
    async with STAGES[service](talk) as stage:
        performance = await hold(lines, stage)
    assert performance.transcript == expected.transcript
    assert performance.failures == expected.failures
