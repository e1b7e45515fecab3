"""What every test needs: a bare environment, the root of the project, and how hypothesis hunts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# A slow machine is no failure: speed is measured in benchmarks/. The same code gives the same
# verdict every time; fresh examples are hunted for with --hypothesis-profile=hunt, on purpose.
settings.register_profile("house", deadline=None, derandomize=True)
settings.register_profile("hunt", deadline=None, derandomize=False)
settings.load_profile("house")


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the person who runs the tests reaches the bot."""
    for name in tuple(os.environ):
        if name.startswith("IRONSTRIDE_"):
            monkeypatch.delenv(name)


@pytest.fixture
def root() -> Path:
    """Return the folder of the project."""
    return ROOT


@pytest.fixture
def shared() -> Path:
    """Return the reference material beside the project, which a plain clone does not have."""
    beside = ROOT.parent / "shared"
    if not beside.is_dir():
        pytest.skip("the reference material in ../shared is not here")
    return beside
