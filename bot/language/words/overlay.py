"""The tables of a language that is read beside the coach's own: its words laid over those.

Law: a phrase means what the language itself says of it; words that it does not have are read as in
the coach's own language, so that both may be mixed. What is wrong is named by file and key.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeGuard

from bot.language.words.section import Files, Section, sections

PATTERNS = frozenset({"patterns", "answers", "alone", "reminded", "arguments", "signs"})
"""Tables of patterns: those of both languages are tried side by side."""
FIRST = frozenset({"endings"})
"""Tables of which the first that fits counts: a language's own stand before the others."""
NAMES = frozenset(
    (
        *("aliases", "other_lifts", "by_equipment", "other_sports", "mobility", "equipment"),
        *("countries", "commands", "complaints"),
    )
)
"""Tables whose keys are names; in all others the keys are numbers or known to the code."""
CLASHES = "clashes"
"""The table of the coach's own words that mean nothing here: in German "am" is no hour."""
SPELLING = "spelling"
"""The table of letters that are often typed otherwise: "ö" as "oe" or "o"."""
LONGEST_MIXED = 4
"""Words of a phrase of which a single one may be typed in another way."""
_WORD = re.compile(r"[^\W\d_]+")
_NUMBERS = re.compile(r"[-\d. ]+")
_OF_LANGUAGE = frozenset({CLASHES, SPELLING})

_Table = Mapping[str, object]


def checked(home: Files, own: Files) -> Files:
    """Return `own`, checked. Raises ContentError for what `home` does not have."""
    known = _by_name(home)
    where: dict[str, str] = {}
    for file, tables in own.items():
        whole = Section(file, "lexicon", tables)
        for name in tables:
            if where.setdefault(name, file) != file and name not in PATTERNS:
                raise whole.wrong(name, f"stands in {where[name]} as well")
            if name in _OF_LANGUAGE:
                whole.within(name).lists()
            elif name not in known:
                raise whole.wrong(name, "there is no such table")
            else:
                _check(known[name], whole.within(name), name)
    return own


def overlaid(home: Files, own: Files) -> Files:
    """Return all tables of `home` with those of `own`, checked and spelled, laid over them.

    Each stands under the file of `own` that has it, else under that of `home`. Tables of patterns
    hold those of `own` alone.
    """
    known = _by_name(home)
    clashes = _lower(text for table in sections(own, CLASHES) for text in table.texts("words"))
    found: dict[str, dict[str, object]] = {}
    for file, tables in own.items():
        for name in (name for name in tables if name not in _OF_LANGUAGE):
            laid = _laid(name, known[name], _table(tables[name]), clashes)
            found.setdefault(file, {})[name] = laid
    mine = _by_name(own)
    for file, tables in home.items():
        for name in (name for name in tables if name not in mine):
            found.setdefault(file, {})[name] = _laid(name, _table(tables[name]), {}, clashes)
    return found


def _by_name(files: Files) -> Mapping[str, _Table]:
    """Return the tables by name; one that stands in several files as one."""
    found: dict[str, _Table] = {}
    for tables in files.values():
        for name, table in tables.items():
            found[name] = {**found.get(name, {}), **_table(table)}
    return found


def _is_table(value: object) -> TypeGuard[_Table]:
    return isinstance(value, dict)  # TOML has no other keys than texts


def _is_list(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list)  # of texts, as was checked


def _table(value: object) -> _Table:
    return value if _is_table(value) else {}


def _list(value: object) -> list[str]:
    return value if _is_list(value) else []


def _check(known: _Table, own: Section, path: str) -> None:
    for key in own:
        theirs, mine = known.get(key), own.table[key]
        if theirs is None and not (_is_open(path) or _NUMBERS.fullmatch(key)):
            raise own.wrong(key, "there is no such key")
        if _is_table(theirs) or (theirs is None and _is_table(mine)):
            _check(_table(theirs), own.within(key), f"{path}.{key}")
        elif isinstance(theirs, str) or (theirs is None and isinstance(mine, str)):
            own.text(key)
        else:
            own.texts(key)


def _is_open(path: str) -> bool:
    above, _, _ = path.rpartition(".")
    return not {path, above}.isdisjoint(NAMES | PATTERNS)


def _laid(name: str, theirs: _Table, own: _Table, clashes: Collection[str]) -> _Table:
    if name in PATTERNS:
        return {**{key: {} for key, value in theirs.items() if _is_table(value)}, **own}
    dropped = {*clashes, *_lower(_texts(own))}
    return _merged(theirs, own, dropped, own_first=name in FIRST)


def _merged(
    theirs: _Table, own: _Table, dropped: Collection[str], *, own_first: bool
) -> Mapping[str, object]:
    found: dict[str, object] = dict(own)
    for key, value in theirs.items():
        mine = own.get(key)
        if _is_table(value):
            found[key] = _merged(value, _table(mine), dropped, own_first=own_first)
        elif _is_list(value):
            kept = [text for text in value if text.lower() not in dropped]
            found[key] = [*_list(mine), *kept] if own_first else [*kept, *_list(mine)]
        elif mine is None:
            found[key] = value
    return {key: found[key] for key in dict.fromkeys((*theirs, *own))}


def _texts(table: _Table) -> Iterator[str]:
    """Yield every text in the lists of a table and of those below it."""
    for value in table.values():
        yield from _texts(_table(value))
        yield from _list(value)


def _lower(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(text.lower() for text in texts)


# ------------------------------------------------------------------ spelling


def spelled(own: Files) -> Files:
    """Return the files, checked, with each phrase in all its spellings."""
    other = [table.lists() for table in sections(own, SPELLING)]
    letters = {letter: ways for table in other for letter, ways in table.items()}
    most = max(map(len, letters.values()), default=0)
    maps = [
        str.maketrans({letter: ways[min(n, len(ways) - 1)] for letter, ways in letters.items()})
        for n in range(most)
    ]
    return {file: _respelled(tables, maps) for file, tables in own.items()}


def _respelled(table: _Table, maps: Sequence[Mapping[int, str]]) -> _Table:
    found: dict[str, object] = {}
    for key, value in table.items():
        if key in FIRST | _OF_LANGUAGE:
            found[key] = value
        elif _is_list(value):
            ways = (way for text in value for way in _ways(text, maps))
            found[key] = list(dict.fromkeys(ways))
        else:
            found[key] = _respelled(value, maps) if _is_table(value) else value
    return found


def _ways(text: str, maps: Sequence[Mapping[int, str]]) -> Iterator[str]:
    """Yield a text with all its words typed in another way, and with one of them."""
    yield text
    words = text.lower().split(" ")
    for letters in maps:
        other = [word.translate(letters) for word in words]
        yield " ".join(other)
        for place in range(len(words) if len(words) <= LONGEST_MIXED else 0):
            yield " ".join((*words[:place], other[place], *words[place + 1 :]))


def words_of(files: Files) -> frozenset[str]:
    """Return every word that stands in any phrase or pattern of these files."""
    skipped = FIRST | _OF_LANGUAGE
    texts = (
        text
        for name, table in _by_name(files).items()
        if name not in skipped
        for text in _texts(table)
    )
    return frozenset(_WORD.findall(" ".join(texts).lower().replace("'", "")))
