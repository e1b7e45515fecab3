"""JSON lines in, JSON lines out: the loop that `parse`, `advise` and `ask` share.

Rule: one answer a line, in order, flushed at once. A broken line is answered with
`{"id": …, "error": "…"}`; the loop goes on.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import IO, cast

Request = Mapping[str, object]
"""One line: {"id": "a1", "text": "squat 3x5"}."""
Answer = Mapping[str, object]
"""What goes out for it, without the id."""


class BadRequest(ValueError):
    """The line cannot be answered; the text says what is wrong with it."""


def run_lines(answer: Callable[[Request], Answer]) -> int:
    """Answer standard input until it ends; return the exit code.

    `answer` raises BadRequest (or another ValueError) for a line that it cannot answer.
    """
    serve(answer, sys.stdin.buffer, sys.stdout.buffer)
    return 0


def serve(answer: Callable[[Request], Answer], lines: Iterable[bytes], out: IO[bytes]) -> None:
    """Write one line to `out` for each of `lines` that is not blank."""
    for line in lines:
        if line.strip():
            out.write(_answered(answer, line) + b"\n")
            out.flush()


def text_of(request: Request, name: str, default: str | None = None) -> str:
    """Return a text field, or `default` when it is missing or null. Raises BadRequest."""
    value = request.get(name)
    if value is None and default is not None:
        return default
    if not isinstance(value, str):
        raise BadRequest(f'"{name}" must be a text')
    return value


def _answered(answer: Callable[[Request], Answer], line: bytes) -> bytes:
    asked: object = None
    try:
        request = _request(line)
        asked = request.get("id")
        return _encoded({"id": asked, **answer(request)})
    except UnicodeDecodeError:
        return _encoded({"id": None, "error": "not UTF-8"})
    except json.JSONDecodeError as broken:
        return _encoded({"id": None, "error": f"not JSON: {broken}"})
    except (ValueError, RecursionError) as broken:
        return _encoded({"id": asked, "error": str(broken)})


def _request(line: bytes) -> dict[str, object]:
    request: object = json.loads(line.decode("utf-8-sig"), parse_constant=_no_number)
    if not isinstance(request, dict):
        raise BadRequest("expected an object such as {…}")
    return cast("dict[str, object]", request)  # JSON has no other keys than texts


def _no_number(word: str) -> object:
    raise BadRequest(f"{word} is not a number in JSON")


def _encoded(answer: Answer) -> bytes:
    """Half a surrogate pair, which JSON can escape and UTF-8 cannot say, is escaped again."""
    text = json.dumps(answer, ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", errors="backslashreplace")
