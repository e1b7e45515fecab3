"""The loader: the shape it hands out, and what it says of a file that it cannot read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import content
from content import UnreadableFile, load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, bytes], None]:
    """Put a file into a content folder of its own, from which the loader reads from then on."""

    def put(name: str, words: bytes) -> None:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(words)

    def folder(_: str) -> Path:
        return tmp_path

    monkeypatch.setattr(content, "files", folder)
    return put


def test_the_shape() -> None:
    tables = load("en")
    assert set(tables) == {
        "phrases",
        "lexicon",
        "cards",
        "exercises",
        "glossary",
        *("commands", "shared"),
    }
    assert all(name.startswith("en/cards/") for name in tables["cards"])
    assert all("/" not in name for name in tables["shared"])


def test_files_are_named_as_seen_from_the_folder(elsewhere: Callable[[str, bytes], None]) -> None:
    elsewhere("en/phrases/log.toml", b'[log.saved]\ntext = ["Logged {what}."]')
    elsewhere("en/commands.toml", b'[start]\nsummary = "Begin"')
    elsewhere("sources.toml", b"[x]")
    assert load("en") == {
        "phrases": {"en/phrases/log.toml": {"log": {"saved": {"text": ["Logged {what}."]}}}},
        "lexicon": {},
        "cards": {},
        "exercises": {},
        "commands": {"en/commands.toml": {"start": {"summary": "Begin"}}},
        "shared": {"sources.toml": {"x": {}}},
    }


@pytest.mark.parametrize("words", [b"[log.saved\n", b'text = "caf\xe9"'])  # codespell:ignore caf
def test_a_broken_file_is_named(elsewhere: Callable[[str, bytes], None], words: bytes) -> None:
    elsewhere("en/phrases/log.toml", words)
    with pytest.raises(UnreadableFile, match=r"en/phrases/log\.toml") as broken:
        load("en")
    assert broken.value.file == "en/phrases/log.toml"
    assert broken.value.why


def test_a_language_that_does_not_exist_is_named() -> None:
    with pytest.raises(UnreadableFile, match="tlh"):
        load("tlh")


def test_a_missing_table_of_cities_is_named(elsewhere: Callable[[str, bytes], None]) -> None:
    elsewhere("en/commands.toml", b"")
    with pytest.raises(UnreadableFile, match=r"cities\.tsv"):
        content.cities()
