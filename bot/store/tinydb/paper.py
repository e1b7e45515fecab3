"""How a file of the store looks: one JSON object on three lines, with a sum over each part.

Rule 1: the head alone tells what the index needs: a start reads a few hundred bytes a person.
Rule 2: a sum tells damage; JSON with a flipped bit is often still JSON.
Rule 3: no line break can occur inside JSON, so the three lines need no parser to be told apart.
"""

from __future__ import annotations

import json
import re
import zlib
from typing import Any

from bot.errors import Unreadable

VERSION = 1
"""Of the form of the file; what is in it has versions of its own."""

Tables = dict[str, dict[str, Any]]
"""What TinyDB keeps: name of a table → id → document."""
Head = dict[str, Any]

_FIRST = re.compile(
    rb'\{"kind":"ironstride","v":(\d{1,4}),"sums":\["([0-9a-f]{8})","([0-9a-f]{8})"\],'
)
_BREAKS = 2
_HEAD = b'"head":'
_TABLES = b'"tables":'


class Damaged(ValueError):
    """The file is not as it was written."""


def written(head: Head, tables_json: bytes) -> bytes:
    """Return the content of a file."""
    head_json = encoded(head)
    sums = b'"%08x","%08x"' % (_sum(head_json, VERSION), _sum(tables_json, VERSION))
    first = b'{"kind":"ironstride","v":%d,"sums":[%b],' % (VERSION, sums)
    return b"%b\n%b%b,\n%b%b}\n" % (first, _HEAD, head_json, _TABLES, tables_json)


def head(content: bytes) -> Head | None:
    """Return the head of a file from its beginning, None when the head is longer than that.

    Raises Damaged, or Unreadable when a later program wrote it.
    """
    if content.count(b"\n", 0, -1) < _BREAKS:
        return None
    first, second, _ = content.split(b"\n", _BREAKS)
    version, head_sum, _ = _first(first)
    return _checked(_between(second, _HEAD, b","), head_sum, version)


def tables(content: bytes) -> Tables:
    """Return the tables of a whole file. Raises Damaged, or Unreadable likewise."""
    if content.count(b"\n", 0, -1) != _BREAKS:
        raise Damaged("cut off")
    first, second, third = content.split(b"\n", _BREAKS)
    version, head_sum, tables_sum = _first(first)
    _checked(_between(second, _HEAD, b","), head_sum, version)
    return _checked(_between(third, _TABLES, b"}\n"), tables_sum, version)


def _first(line: bytes) -> tuple[int, int, int]:
    found = _FIRST.fullmatch(line)
    if found is None:
        raise Damaged("no file of ours")
    return int(found[1]), int(found[2], 16), int(found[3], 16)


def _between(line: bytes, before: bytes, behind: bytes) -> bytes:
    if not (line.startswith(before) and line.endswith(behind)):
        raise Damaged("cut off")
    return line[len(before) : -len(behind)]


def _checked(part: bytes, expected: int, version: int) -> dict[str, Any]:
    if _sum(part, version) != expected:
        raise Damaged("the sum is wrong")
    if version > VERSION:
        raise Unreadable(f"written by a later version of Ironstride (form {version})")
    found: dict[str, Any] = json.loads(part)
    return found


def _sum(part: bytes, version: int) -> int:
    """Return the sum of a part and the version: a bit flipped there is damage, no later program."""
    return zlib.crc32(part, version)


_encoder = json.JSONEncoder(separators=(",", ":"), check_circular=False)


def encoded(value: object) -> bytes:
    """Return JSON in ASCII: so half a surrogate pair, which a service may let in, can be kept."""
    return _encoder.encode(value).encode("ascii")
