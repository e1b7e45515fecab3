"""The documents tell the truth: what they show is held, what they list exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.cli import COMMANDS
from bot.config import NAMES

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted(ROOT.glob("docs/**/*.md"))


def test_the_readme_opens_with_a_conversation_that_is_held() -> None:
    named = re.search(
        r"<!-- conversation: (\S+) -->\n```\n(.*?)```\n<!-- /conversation -->", README, re.DOTALL
    )
    assert named, "the README has lost its conversation"
    script = (ROOT / named[1]).read_text(encoding="utf-8")
    shown = [line for line in script.splitlines() if not line.startswith(("#", "="))]
    assert named[2].strip() == "\n".join(shown).strip()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"`ironstride {command}" in README


def test_the_readme_names_no_other_command() -> None:
    named = set(re.findall(r"`ironstride (\w+)", README))
    assert named <= set(COMMANDS)


def test_the_readme_lists_every_setting_and_no_other() -> None:
    assert set(re.findall(r"IRONSTRIDE_[A-Z_]+", README)) == set(NAMES)


@pytest.mark.parametrize("page", [ROOT / "README.md", *PAGES], ids=lambda page: page.name)
def test_links_between_the_pages_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for link in re.findall(r"\]\((?!https?:)([^)#\s]+)", text):
        assert (page.parent / link).exists(), f"{page.name} links to {link}"


@pytest.mark.parametrize("page", [ROOT / "README.md", *PAGES], ids=lambda page: page.name)
def test_files_that_a_page_names_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for name in re.findall(r"`((?:bot|content|tests|docs|benchmarks|script)/[\w./-]+)`", text):
        assert (ROOT / name).exists(), f"{page.name} names {name}"
