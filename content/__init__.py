"""What the coach says and knows, as data, and the loader that reads it.

`en/` holds one language: `phrases` (sentences by key), `lexicon` (the words that runners use),
`cards` (tips and answers), `exercises` (how each is done), `commands.toml` (the menus) and
`glossary.toml` (words, read with the lexicon as well). A folder with a lexicon alone, such as
`es/`, is a language that the coach reads and does not speak; with `phrases` beside it, such as
`de/`, one that he speaks as far as they go. Both may be partial. The files beside
this one hold what is the same in every language: exercises, routines, sources and the limits of the
coaching rules. To add a card, a phrase or a language is to edit or add files here.

Rule 1: this room imports nothing of the bot; it hands out plain tables, and each room of the bot
checks its own.
Rule 2: nothing is read at import. `bot.main` calls `load` once.
"""

from __future__ import annotations

import tomllib
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from importlib.resources.abc import Traversable

Table = dict[str, object]
"""One parsed TOML file."""
Files = dict[str, Table]
"""File name, as seen from this folder, to what it holds: {"en/phrases/log.toml": {...}}."""

FOLDERS = ("phrases", "lexicon", "cards", "exercises")
GLOSSARY = "glossary.toml"


class UnreadableFile(ValueError):
    """A file of content is missing or no valid TOML. Says which and why."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(f"{file}: {why}")
        self.file = file
        self.why = why


def load(language: str = "en") -> dict[str, Files]:
    """Return all tables of a language by folder, "commands", and what all languages share.

    Shape: `{"phrases": {"en/phrases/log.toml": {...}}, "lexicon": {...}, "cards": {...},
    "commands": {"en/commands.toml": {...}}, "shared": {"sources.toml": {...}, …}}`. The lexicons
    of the other languages are read by `lexicons`.

    Raises:
        UnreadableFile: naming the file, when one cannot be read or the language does not exist.

    """
    here = files(__name__)
    home = here / language
    if not home.is_dir():
        raise UnreadableFile(language, "there is no such language")
    tables = {folder: _tables(home / folder, f"{language}/{folder}/") for folder in FOLDERS}
    glossary = f"{language}/{GLOSSARY}"
    commands = _tables(home, f"{language}/")
    if glossary in commands:
        tables["glossary"] = {glossary: commands.pop(glossary)}
        tables["lexicon"] |= tables["glossary"]
    return {**tables, "commands": commands, "shared": _tables(here, "")}


def lexicons(but: str = "en") -> dict[str, Files]:
    """Return the tables of every other lexicon by language, in order of name.

    Shape: `{"de": {"de/lexicon/dates.toml": {...}}, …}`.

    Raises:
        UnreadableFile: naming the file.

    """
    return {name: read() for name, read in lexicon_readers(but).items()}


def lexicon_readers(but: str = "en") -> dict[str, Callable[[], Files]]:
    """Return by language what reads its tables, as `lexicons` does: most are never needed."""
    return _readers("lexicon", but)


def phrase_readers(but: str = "en") -> dict[str, Callable[[], Files]]:
    """Return by language what reads the phrases that it has."""
    return _readers("phrases", but)


def cities() -> str:
    """Return the table of cities and zones. Read when called: few conversations need it."""
    return _text(files(__name__) / "cities.tsv", "cities.tsv")


def _readers(folder: str, but: str) -> dict[str, Callable[[], Files]]:
    here = files(__name__)
    names = sorted(one.name for one in here.iterdir() if one.is_dir() and one.name != but)
    return {
        name: partial(_tables, here / name / folder, f"{name}/{folder}/")
        for name in names
        if any(_toml(here / name / folder))
    }


def _tables(folder: Traversable, prefix: str) -> Files:
    return {f"{prefix}{file.name}": _table(file, f"{prefix}{file.name}") for file in _toml(folder)}


def _toml(folder: Traversable) -> Iterable[Traversable]:
    if not folder.is_dir():
        return ()
    found = (file for file in folder.iterdir() if file.name.endswith(".toml") and file.is_file())
    return sorted(found, key=lambda file: file.name)


def _table(file: Traversable, name: str) -> Table:
    try:
        return tomllib.loads(_text(file, name))
    except tomllib.TOMLDecodeError as broken:
        raise UnreadableFile(name, str(broken)) from broken


def _text(file: Traversable, name: str) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as broken:
        raise UnreadableFile(name, str(broken)) from broken
