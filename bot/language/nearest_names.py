"""Names like one that nobody knows: exercises and words of the glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST = 3
LIKE = 66
"""Of 100; below it a name only shares some letters."""
SAME = 88
"""From here on it is a slip of the finger."""


def nearest_names(words: str, names: Mapping[str, str]) -> tuple[tuple[str, ...], bool]:
    """Return up to three of what `names`, in lower case, stand for, the nearest first.

    Also whether the first is so near that nothing else can be meant.
    """
    found = process.extract(words.lower(), names, scorer=fuzz.ratio, limit=MOST * 2)
    by_name = {name: key for key, name in names.items()}
    near = [(by_name[name], score) for name, score, _ in found if score >= LIKE]
    owners = tuple(dict.fromkeys(key.split("/", maxsplit=1)[0] for key, _ in near))
    return owners[:MOST], bool(near) and near[0][1] >= SAME
