"""Every script, held without any chat service between runner and coach."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.main import rehearsal
from bot.rehearsal.script import script
from bot.rehearsal.stage import hold

TALKS = sorted(Path(__file__).parent.glob("*.talk"))


@pytest.mark.parametrize("file", TALKS, ids=lambda file: file.stem)
async def test_the_coach_keeps_to_the_script(file: Path) -> None:
    lines = script(file.read_text(encoding="utf-8"))
    performance = await hold(lines, rehearsal(file.stem))
    shown = "\n".join(performance.transcript)
    assert not performance.failures, f"{performance.failures}\n{shown}"
