"""Every script, held without any chat service between runner and coach."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.main import rehearsal
from bot.rehearsal.script import script
from bot.rehearsal.stage import hold

TALKS = {file.stem: file.read_text("utf-8") for file in Path(__file__).parent.rglob("*.talk")}
"""Those in the folder `weeks` are whole weeks of a runner, from Monday to Sunday."""


@pytest.mark.parametrize("name", sorted(TALKS))
async def test_the_coach_keeps_to_the_script(name: str) -> None:
    performance = await hold(script(TALKS[name]), rehearsal(name))
    shown = "\n".join(performance.transcript)
    assert not performance.failures, f"{performance.failures}\n{shown}"
