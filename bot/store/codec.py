"""Records as JSON and back, read from the annotations of the records themselves.

Rule 1: what can be one of several kinds, and whatever stands alone, carries its kind and version.
Rule 2: a field that has its default is left out; so a default is part of the format, like a name.
Rule 3: unknown fields are passed over, unknown kinds and newer versions are not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
from datetime import date, datetime, time
from enum import EnumType
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, NewType, TypeVar, Union, get_args, get_origin
from typing import get_type_hints as hints

Json = Any
Document = dict[str, Json]
"""A JSON object."""

VERSION = 1
"""Of every kind, until one of them changes its meaning."""

T = TypeVar("T")


class WrongShape(ValueError):
    """JSON that is not the record it should be."""


class UnknownKind(WrongShape):
    """A kind or version that this program does not have: a later one wrote it."""


class Codec(NamedTuple):
    """Both ways of one type."""

    write: Callable[[Any], Json]
    read: Callable[[Json], Any]


def document(record: object) -> Document:
    """Return a record that stands alone: {"kind": "Log", "v": 1, "id": "m1", …}."""
    kind: Any = type(record)
    return {"kind": kind.__name__, "v": VERSION, **codec(kind).write(record)}


def record(kind: type[T], found: Json) -> T:
    """Return the record in a document. Raises WrongShape, of which UnknownKind is one."""
    if (name := _kind(found)) != kind.__name__:
        raise UnknownKind(f"{kind.__name__} was expected, {name!r} was found")
    any_kind: Any = kind
    read: T = codec(any_kind).read(found)
    return read


@cache
def codec(kind: Any) -> Codec:
    """Return how values of an annotation are written and read."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if isinstance(kind, NewType):
        return codec(kind.__supertype__)
    if compose := _COMPOSED.get(get_origin(kind)):
        return compose(get_args(kind))
    if isinstance(kind, EnumType):
        return _words(tuple(kind))
    return _fields(kind)


def _kind(found: Json) -> str:
    """Return the kind of a document whose version is ours."""
    said: Document = _exactly(dict)(found)
    kind, version = said.get("kind"), said.get("v")
    if not isinstance(kind, str) or not isinstance(version, int):
        raise WrongShape(f"kind and version were expected, not {found!r:.80}")
    if version > VERSION:
        raise UnknownKind(f"{kind} is of version {version}")
    return kind


def _as_is(value: Any) -> Any:
    return value


def _exactly(*kinds: type) -> Callable[[Json], Any]:
    def read(found: Json) -> Any:
        if type(found) not in kinds:
            raise WrongShape(f"{kinds[0].__name__} was expected, not {found!r:.80}")
        return found

    return read


def _text_of(kind: type[datetime | date | time]) -> Codec:
    def read(found: Json) -> Any:
        try:
            return kind.fromisoformat(found)
        except (TypeError, ValueError) as error:
            raise WrongShape(f"{kind.__name__} was expected, not {found!r:.80}") from error

    return Codec(kind.isoformat, read)


_PLAIN: dict[Any, Codec] = {
    str: Codec(_as_is, _exactly(str)),
    int: Codec(_as_is, _exactly(int)),
    float: Codec(_as_is, _exactly(float, int)),
    bool: Codec(_as_is, _exactly(bool)),
    datetime: _text_of(datetime),
    date: _text_of(date),
    time: _text_of(time),
}


def _words(words: tuple[Any, ...]) -> Codec:
    """Words of a closed list, as members of an enum or as they are."""
    members = {str(word): word for word in words}

    def read(found: Json) -> Any:
        if not isinstance(found, str) or found not in members:
            raise WrongShape(f"one of {', '.join(members)} was expected, not {found!r:.80}")
        return members[found]

    return Codec(str, read)


def _sequence(items: tuple[Any, ...]) -> Codec:
    """Any number of one type: the records have no other tuples."""
    assert items[1] is ..., f"tuple{items}"
    item = codec(items[0])

    def read(found: Json) -> Any:
        return tuple(map(item.read, _exactly(list)(found)))

    def write(values: tuple[Any, ...]) -> Json:
        return list(map(item.write, values))

    return Codec(write, read)


def _mapping(items: tuple[Any, ...]) -> Codec:
    assert codec(items[0]) is _PLAIN[str], f"JSON has no key of type {items[0]}"
    item = codec(items[1])

    def read(found: Json) -> Any:
        return {key: item.read(one) for key, one in _exactly(dict)(found).items()}

    def write(values: Mapping[str, Any]) -> Json:
        return {key: item.write(one) for key, one in values.items()}

    return Codec(write, read)


def _union(kinds: tuple[Any, ...]) -> Codec:
    """One of several kinds, or something that may be None."""
    present = [kind for kind in kinds if kind is not NoneType]
    inner = codec(present[0]) if len(present) == 1 else _one_of(present)
    return inner if len(present) == len(kinds) else _or_none(inner)


def _or_none(inner: Codec) -> Codec:
    def read(found: Json) -> Any:
        return None if found is None else inner.read(found)

    def write(value: Any) -> Json:
        return None if value is None else inner.write(value)

    return Codec(write, read)


def _one_of(kinds: list[type]) -> Codec:
    """Members of a closed union, told apart by their kind."""
    by_name = {kind.__name__: kind for kind in kinds}

    def read(found: Json) -> Any:
        name = _kind(found)
        if name not in by_name:
            raise UnknownKind(f"one of {', '.join(by_name)} was expected, {name!r} was found")
        return codec(by_name[name]).read(found)

    return Codec(document, read)


_COMPOSED: dict[Any, Callable[[tuple[Any, ...]], Codec]] = {
    Literal: _words,
    Mapping: _mapping,
    UnionType: _union,
    Union: _union,
    tuple: _sequence,
}


def _fields(kind: Any) -> Codec:
    """Return how a record is written: an object with its fields."""
    types = hints(kind)
    known: tuple[Field[Any], ...] = fields(kind)
    writers = tuple((f.name, _default(f), codec(types[f.name]).write) for f in known)
    readers = {f.name: codec(types[f.name]).read for f in known}

    def write(value: Any) -> Json:
        said = ((name, getattr(value, name), default, to) for name, default, to in writers)
        return {name: to(one) for name, one, default, to in said if one != default}

    def read(found: Json) -> Any:
        said = _exactly(dict)(found).items()
        try:
            return kind(**{name: readers[name](one) for name, one in said if name in readers})
        except TypeError as error:
            raise WrongShape(f"{kind.__name__}: {error}") from error

    return Codec(write, read)


def _default(field: Field[Any]) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default
