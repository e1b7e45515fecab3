"""A coach who is killed while reminders go out loses none, and repeats only what just went."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes.killed import killed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.timeout(180)
async def test_five_kills_lose_nothing_and_repeat_only_what_had_just_gone(tmp_path: Path) -> None:
    found = await killed(tmp_path, 5)
    assert found.kills == 5
    assert found.lost == 0
    assert found.missed == 0
    assert found.unexcused == ()
    assert found.repeated < found.reminders
