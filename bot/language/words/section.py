"""One table of the lexicon's files, with checks that name file and key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from bot.errors import ContentError

Files = Mapping[str, Mapping[str, object]]
"""File name to what it holds: {"en/lexicon/dates.toml": {...}}."""


@dataclass(frozen=True, slots=True)
class Section:
    """A table and where it stands."""

    file: str
    path: str
    """Empty for a whole file."""
    table: Mapping[str, object]

    def wrong(self, key: str, why: str) -> ContentError:
        """Return the error for a key of this table."""
        return ContentError(self.file, self._below(key), why)

    def __iter__(self) -> Iterator[str]:
        return iter(self.table)

    def within(self, key: str) -> Section:
        """Return the table below `key`, which must be there. Raises ContentError."""
        below = self.table.get(key)
        if not isinstance(below, dict):
            raise self.wrong(key, "expected a table")
        # TOML has no other keys than texts.
        return Section(self.file, self._below(key), cast("dict[str, object]", below))

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the list of texts under `key`, which must be there. Raises ContentError."""
        found = self.table.get(key)
        if not isinstance(found, list):
            raise self.wrong(key, "expected a list of texts")
        texts = cast("list[object]", found)  # what is in it is looked at below
        if not all(isinstance(text, str) and text.strip() for text in texts):
            raise self.wrong(key, "expected texts that are not empty")
        return tuple(str(text) for text in texts)

    def text(self, key: str) -> str:
        """Return the text under `key`, which must be there. Raises ContentError."""
        found = self.table.get(key)
        if not isinstance(found, str) or not found:
            raise self.wrong(key, "expected a text")
        return found

    def number(self, key: str) -> float:
        """Return the number under `key`, which must be there. Raises ContentError."""
        found = self.table.get(key)
        if isinstance(found, bool) or not isinstance(found, int | float):
            raise self.wrong(key, "expected a number")
        return float(found)

    def _below(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def lists(self) -> Mapping[str, tuple[str, ...]]:
        """Return all lists of texts of this table by key. Raises ContentError."""
        return {key: self.texts(key) for key in self}


def section(files: Files, name: str) -> Section:
    """Return the one top-level table of this name. Raises ContentError."""
    found = sections(files, name)
    if len(found) != 1:
        raise ContentError(" ".join(files) or "lexicon", name, "must stand in exactly one file")
    return found[0]


def sections(files: Files, name: str) -> tuple[Section, ...]:
    """Return the top-level tables of this name, of all files."""
    return tuple(
        Section(file, "lexicon", tables).within(name)
        for file, tables in files.items()
        if name in tables
    )
