"""A JSON object, read field by field and by type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import isfinite
from typing import TypeVar, cast

Word = TypeVar("Word", bound=str)


class WrongField(ValueError):
    """A field of a situation cannot be read; the text names it."""


class Fields:
    """One JSON object, read by type. Every method raises WrongField."""

    def __init__(self, table: Mapping[str, object]) -> None:
        self._table = table

    def __contains__(self, name: str) -> bool:
        return name in self._table

    def get(self, name: str) -> object:
        return self._table.get(name)

    def number(self, name: str) -> float | None:
        value = self._table.get(name)
        return None if value is None else number(name, value)

    def number_or(self, name: str, default: float) -> float:
        value = self.number(name)
        return default if value is None else value

    def truth(self, name: str) -> bool:
        return self.truth_or_none(name) or False

    def truth_or_none(self, name: str) -> bool | None:
        value = self._table.get(name)
        if value is not None and not isinstance(value, bool):
            raise WrongField(f"{name}: expected true or false, not {value!r}")
        return value

    def word(self, name: str, words: Iterable[Word]) -> Word | None:
        """Return the one of `words` that was told."""
        value = self._table.get(name)
        if value is None:
            return None
        known = tuple(words)
        for word in known:
            if word == value:
                return word
        raise WrongField(f"{name}: expected one of {', '.join(known)}, not {value!r}")

    def items(self, name: str) -> list[object]:
        value = self._table.get(name)
        return [] if value is None else items(name, value)

    def objects(self, name: str) -> Mapping[str, Mapping[str, object]]:
        """Return an object of objects by their names."""
        value = self._table.get(name)
        told: Mapping[str, object] = {} if value is None else table(name, value)
        return {key: table(f"{name}: {key}", one) for key, one in told.items()}

    def texts(self, name: str) -> list[str]:
        return [text(name, value) for value in self.items(name)]


def number(name: str, value: object) -> float:
    """Return a number of at least 0."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise WrongField(f"{name}: expected a number, not {value!r}")
    if not isfinite(value) or value < 0:
        raise WrongField(f"{name}: {value!r} is out of range")
    return float(value)


def text(name: str, value: object) -> str:
    """Return a text."""
    if not isinstance(value, str):
        raise WrongField(f"{name}: expected a text, not {value!r}")
    return value


def items(name: str, value: object) -> list[object]:
    """Return a list."""
    if not isinstance(value, list):
        raise WrongField(f"{name}: expected a list, not {value!r}")
    return cast("list[object]", value)  # `isinstance` cannot tell what a list holds


def table(name: str, value: object) -> Mapping[str, object]:
    """Return an object."""
    if not isinstance(value, Mapping):
        raise WrongField(f"{name}: expected an object, not {value!r}")
    return cast("Mapping[str, object]", value)  # JSON has no other keys than texts
