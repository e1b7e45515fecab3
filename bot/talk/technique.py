"""How each exercise is done, and what the words mean: data of a language, checked when it is read.

Rule 1: every exercise of the catalogue has its how-to, and nothing else has one.
Rule 2: a how-to fits a phone screen, a word of the glossary one short message.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import ContentError
from bot.language.words.section import Files, Section, section

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.exercise import Exercise, ExerciseId

MAX_HOW_TO = 600
MAX_FRAME = 40
"""Characters that stand around the parts of a how-to."""
MAX_TERM = 280
CUES = 3
_PARTS = ("purpose", "setup", "mistake", "not_when")
_TERM = ("say", "text", "also", "bare")


@dataclass(frozen=True, slots=True, kw_only=True)
class HowTo:
    """How one exercise is done."""

    purpose: str
    """What a runner does it for; never a promise."""
    setup: str
    cues: tuple[str, ...]
    """Three, in the order of the movement."""
    mistake: str
    """What goes wrong most often, and what to do about it."""
    not_when: str
    """When to leave it out or do it otherwise."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary."""

    say: str
    text: str
    names: tuple[str, ...]
    """Other ways to say or write it."""


def how_tos(files: Files, exercises: Mapping[ExerciseId, Exercise]) -> Mapping[ExerciseId, HowTo]:
    """Read `{"en/exercises/squat.toml": {...}, …}`. Raises ContentError."""
    found: dict[ExerciseId, HowTo] = {}
    known = {str(id): (id, entry) for id, entry in exercises.items()}
    for file, table in files.items():
        whole = Section(file, "", table)
        for name in table:
            if name not in known:
                raise whole.wrong(name, "there is no such exercise")
            id, entry = known[name]
            if id in found or not file.endswith(f"/{entry.pattern}.toml"):
                raise whole.wrong(name, f"belongs into {entry.pattern}.toml, once")
            found[id] = _how_to(whole.within(name), entry)
    if missing := sorted(set(exercises) - set(found)):
        raise ContentError(" ".join(files) or "exercises", missing[0], "has no how-to")
    return found


def _how_to(table: Section, entry: Exercise) -> HowTo:
    _only(table, (*_PARTS, "cues"))
    cues = table.texts("cues")
    if len(cues) != CUES:
        raise table.wrong("cues", f"must be {CUES}")
    parts = {part: table.text(part) for part in _PARTS}
    length = MAX_FRAME + sum(map(len, (entry.name, *cues, *parts.values())))
    if length > MAX_HOW_TO:
        raise table.wrong("*", f"{length} characters together, {MAX_HOW_TO} are allowed")
    return HowTo(cues=cues, **parts)


def glossary(files: Files) -> Mapping[str, Term]:
    """Read `{"en/glossary.toml": {"terms": {...}}}`. Raises ContentError."""
    table = section(files, "terms")
    owners: dict[str, str] = {}
    terms = {id: _term(table.within(id)) for id in table}
    for id, term in terms.items():
        for name in {one.lower() for one in (term.say, *term.names)}:
            if owners.setdefault(name, id) != id:
                raise table.wrong(id, f"{name!r} is also {owners[name]!r}")
    return terms


def _term(table: Section) -> Term:
    _only(table, _TERM)
    text = table.text("text")
    if len(text) > MAX_TERM:
        raise table.wrong("text", f"{len(text)} characters, {MAX_TERM} are allowed")
    if not isinstance(table.table.get("bare", True), bool):
        raise table.wrong("bare", "must be true or false")
    names = table.texts("also") if "also" in table else ()
    return Term(table.text("say"), text, names)


def _only(table: Section, known: tuple[str, ...]) -> None:
    for key in table:
        if key not in known:
            raise table.wrong(key, "is not a field that anybody reads")
