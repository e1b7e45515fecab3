"""The lock names all that the project asks for, and what a conversation needs in its upper part."""

from __future__ import annotations

import re
import tomllib

from tests.house.source import ROOT

MARK = "# -- tests --\n"
UPPER, LOWER = (ROOT / "requirements.lock").read_text(encoding="utf-8").split(MARK)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def plain(name: str) -> str:
    """`python-telegram-bot` for every way of writing it, without version and extras."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=;, ]", name)[0]).lower()


def pinned(part: str) -> set[str]:
    return {plain(line) for line in part.splitlines() if re.match(r"[a-z0-9]", line)}


def test_the_upper_part_holds_what_the_coach_runs_on() -> None:
    asked = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["build"]
    assert {plain(name) for name in asked} <= pinned(UPPER)


def test_both_parts_hold_what_the_tests_add() -> None:
    asked = {plain(name) for name in PROJECT["dependency-groups"]["test"]}
    assert asked <= pinned(UPPER) | pinned(LOWER)
    assert not pinned(UPPER) & pinned(LOWER)


def test_every_package_has_hashes_and_no_host_is_named() -> None:
    entries = re.split(r"\n(?=[a-z0-9])", UPPER.split("\n\n", 1)[1] + LOWER)
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in UPPER + LOWER
