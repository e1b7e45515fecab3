"""Exercises and routines, read from content.

Law: every id that a table names exists; whatever is wrong is found at start, with file and key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import cast

from bot.domain.exercise import Exercise, ExerciseId
from bot.errors import ContentError

EXERCISES = "exercises.toml"
ROUTINES = "routines.toml"
DOSE = re.compile(r"(\d)(?:-(\d))?x(\d+)(?:-(\d+))?( s\b)?")
"""Sets, perhaps a range; amount, perhaps a range; seconds or repetitions: "2-3x20-60 s"."""

Files = Mapping[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drill:
    """One drill of a routine."""

    exercise: ExerciseId
    text: str
    """The amount in words: "2 × 10 a side"."""
    seconds: int
    """With both sides and the change between them."""
    instead: ExerciseId | None = None
    """What to do without the band that it needs."""


@dataclass(frozen=True, slots=True)
class Routine:
    """A short daily routine of mobility and bodyweight work."""

    id: str
    """D1 to D7."""
    name: str
    drills: tuple[Drill, ...]

    @property
    def seconds(self) -> int:
        """How long it takes."""
        return sum(drill.seconds for drill in self.drills)

    @property
    def minutes(self) -> int:
        """How long it takes, rounded up."""
        return -(-self.seconds // 60)


@dataclass(frozen=True, slots=True)
class Amount:
    """The dose of an accessory: "2-3x20-60 s" is 2 to 3 sets of 20 to 60 seconds."""

    sets: int
    most_sets: int
    low: int
    high: int
    is_hold: bool

    @property
    def middle(self) -> int:
        """The middle of the range in whole pairs of repetitions, or whole tens of seconds."""
        step = 10 if self.is_hold else 2
        return max(self.low, (self.low + self.high) // 2 // step * step)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that can be trained."""

    exercises: Mapping[ExerciseId, Exercise]
    routines: Mapping[str, Routine]
    amounts: Mapping[ExerciseId, Amount]


def catalogue(files: Files) -> Catalogue:
    """Read `{"exercises.toml": {...}, "routines.toml": {...}, …}`. Raises ContentError."""
    exercises = {entry.id: entry for entry in _exercises(_file(files, EXERCISES))}
    _check_neighbours(exercises)
    _check_words(exercises)
    routines = {entry.id: entry for entry in _routines(_file(files, ROUTINES), exercises)}
    return Catalogue(exercises, routines, {key: _amount(e) for key, e in exercises.items()})


def _file(files: Files, name: str) -> Mapping[str, object]:
    if not files.get(name):
        raise ContentError(name, "-", "the file is missing or empty")
    return files[name]


def _exercises(tables: Mapping[str, object]) -> Iterator[Exercise]:
    for key, table in tables.items():
        yield _exercise(_Table(EXERCISES, key, table))


def _exercise(table: _Table) -> Exercise:
    table.check_keys({field.name for field in fields(Exercise)} - {"id"})
    return Exercise(
        id=ExerciseId(table.key),
        name=table.text("name"),
        say=table.text("say"),
        pattern=table.text("pattern"),
        equipment=table.texts("equipment"),
        also=table.texts("also", optional=True),
        level=table.number("level"),
        muscles=table.texts("muscles"),
        relevant_to=table.text("relevant_to"),
        synonyms=table.texts("synonyms"),
        easier=table.texts("easier"),
        harder=table.texts("harder"),
        unilateral=table.truth("unilateral"),
        dose=table.text("dose"),
        tempo=table.text("tempo"),
    )


def _check_neighbours(exercises: Mapping[ExerciseId, Exercise]) -> None:
    for entry in exercises.values():
        for neighbour in (*entry.easier, *entry.harder):
            if neighbour not in exercises:
                raise ContentError(EXERCISES, entry.id, f"there is no exercise {neighbour!r}")


def _check_words(exercises: Mapping[ExerciseId, Exercise]) -> None:
    owners: dict[str, ExerciseId] = {}
    for entry in exercises.values():
        for word in {word.lower() for word in (entry.say, entry.name, *entry.synonyms)}:
            if owners.setdefault(word, entry.id) != entry.id:
                raise ContentError(EXERCISES, entry.id, f"{word!r} is also {owners[word]!r}")


def _amount(entry: Exercise) -> Amount:
    found = DOSE.match(entry.dose)
    if found is None:
        raise ContentError(EXERCISES, entry.id, f"cannot read the dose {entry.dose!r}")
    sets, most, low, high, hold = found.groups()
    return Amount(int(sets), int(most or sets), int(low), int(high or low), hold is not None)


def _routines(
    tables: Mapping[str, object], exercises: Mapping[ExerciseId, Exercise]
) -> Iterator[Routine]:
    for key, table in tables.items():
        routine = _Table(ROUTINES, key, table)
        routine.check_keys({"name", "drills"})
        drills = tuple(_drill(drill, exercises) for drill in routine.tables("drills"))
        yield Routine(key, routine.text("name"), drills)


def _drill(table: _Table, exercises: Mapping[ExerciseId, Exercise]) -> Drill:
    table.check_keys({"exercise", "text", "seconds", "instead"})
    exercise, instead = table.text("exercise"), table.text("instead", optional=True) or None
    for name in (exercise, instead):
        if name is not None and name not in exercises:
            raise ContentError(ROUTINES, table.key, f"there is no exercise {name!r}")
    return Drill(
        exercise=ExerciseId(exercise),
        text=table.text("text"),
        seconds=table.number("seconds"),
        instead=ExerciseId(instead) if instead else None,
    )


class _Table:
    """One table of a file, read field by field. Every method raises ContentError."""

    def __init__(self, file: str, key: str, table: object) -> None:
        if not isinstance(table, Mapping):
            raise ContentError(file, key, "must be a table")
        self.file = file
        self.key = key
        self._table: Mapping[str, object] = table

    def check_keys(self, known: set[str]) -> None:
        for name in self._table:
            if name not in known:
                raise self._error(name, "is not a field that anybody reads")

    def text(self, name: str, *, optional: bool = False) -> str:
        value = self._table.get(name, "" if optional else None)
        if not isinstance(value, str) or not (value or optional):
            raise self._error(name, "must be a text")
        return value

    def texts(self, name: str, *, optional: bool = False) -> tuple[str, ...]:
        values = self._list(name, [] if optional else None)
        texts = tuple(value for value in values if isinstance(value, str) and value)
        if len(texts) < len(values):
            raise self._error(name, "holds something that is no text")
        return texts

    def number(self, name: str) -> int:
        value = self._table.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._error(name, "must be a whole number")
        return value

    def truth(self, name: str) -> bool:
        value = self._table.get(name)
        if not isinstance(value, bool):
            raise self._error(name, "must be true or false")
        return value

    def tables(self, name: str) -> Iterator[_Table]:
        for number, value in enumerate(self._list(name), 1):
            yield _Table(self.file, f"{self.key}.{name}.{number}", value)

    def _list(self, name: str, default: object = None) -> list[object]:
        values = self._table.get(name, default)
        if not isinstance(values, list):
            raise self._error(name, "must be a list")
        # `isinstance` cannot tell what a list holds; each use looks at its items.
        return cast("list[object]", values)

    def _error(self, name: str, why: str) -> ContentError:
        return ContentError(self.file, f"{self.key}.{name}", why)
