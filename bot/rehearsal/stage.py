"""Holding a script on any stage that lets a runner say, press and edit, and be answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, assert_never

from bot.rehearsal.compare import Heard, fits
from bot.rehearsal.script import At, Edits, Expects, Line, Presses, Says, Who

if TYPE_CHECKING:
    from collections.abc import Sequence

FIRST_MOMENT = datetime.fromisoformat("2026-03-02T07:00")
"""Wall time of the runner when a script begins that names none: a Monday morning."""


class Stage(Protocol):
    """One runner with the coach, on one chat service."""

    async def enter(self, who: Who) -> None:
        """Make the runner the person that the words describe."""
        ...

    async def move(self, wall: datetime) -> None:
        """Move the clock to a wall time of the runner; deliver what comes due on the way."""
        ...

    async def say(self, text: str) -> None:
        """Send a message and wait until it was answered."""
        ...

    async def press(self, label: str) -> None:
        """Press the newest button with this label. Raises LookupError when there is none."""
        ...

    async def edit(self, text: str) -> None:
        """Change the last message to `text`."""
        ...

    def heard(self) -> Sequence[Heard]:
        """Return what the coach has said since the last call."""
        ...


@dataclass(frozen=True, slots=True)
class Failure:
    """Where a script and the coach part."""

    line: int
    expected: str
    heard: str


@dataclass(frozen=True, slots=True)
class Performance:
    """A script as it was held."""

    transcript: tuple[str, ...]
    failures: tuple[Failure, ...]


async def hold(lines: Sequence[Line], stage: Stage) -> Performance:
    """Hold a script to its end and return the transcript with every difference."""
    strict = any(isinstance(line, Expects) for line in lines)
    transcript: list[str] = []
    failures: list[Failure] = []
    waiting: list[Heard] = []
    for line in _timed(lines):
        if isinstance(line, Expects):
            failures.extend(_met(line, waiting))
            continue
        failures.extend(_unexpected(line.line, waiting, strict=strict))
        waiting.clear()
        transcript.append(_shown(line))
        failures.extend(await _done(line, stage))
        waiting.extend(stage.heard())
        transcript.extend(_said(message) for message in waiting)
    failures.extend(_unexpected(len(lines), waiting, strict=strict))
    return Performance(tuple(transcript), tuple(failures))


def _timed(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Put the first moment before the first words when the script names no time before them."""
    for place, line in enumerate(lines):
        if isinstance(line, At):
            break
        if not isinstance(line, Who):
            return (*lines[:place], At(line.line, FIRST_MOMENT), *lines[place:])
    return tuple(lines)


def _met(line: Expects, waiting: list[Heard]) -> list[Failure]:
    heard = waiting.pop(0) if waiting else None
    if heard and fits(line, heard):
        return []
    return [Failure(line.line, _wanted(line), _said(heard) if heard else "(nothing)")]


def _unexpected(line: int, waiting: Sequence[Heard], *, strict: bool) -> list[Failure]:
    return [Failure(line, "(nothing)", _said(heard)) for heard in waiting] if strict else []


async def _done(line: Line, stage: Stage) -> list[Failure]:
    match line:
        case Who():
            await stage.enter(line)
        case At():
            await stage.move(line.wall)
        case Says():
            await stage.say(line.text)
        case Edits():
            await stage.edit(line.text)
        case Presses():
            return await _pressed(line, stage)
        case Expects():
            pass
        case _:
            assert_never(line)
    return []


async def _pressed(line: Presses, stage: Stage) -> list[Failure]:
    try:
        await stage.press(line.label)
    except LookupError:
        return [Failure(line.line, f"a button [{line.label}]", "(no such button)")]
    return []


def _shown(line: Line) -> str:
    match line:
        case Who():
            return f"= {', '.join(line.words)}"
        case At():
            return f"@ {line.wall:%Y-%m-%d %H:%M}"
        case Presses():
            return f"> [{line.label}]"
        case Edits():
            return _marked("~", line.text)
        case Says() | Expects():
            return _marked(">", line.text)
        case _:
            assert_never(line)


def _said(heard: Heard) -> str:
    buttons = "".join(f" [{label}]" for label in heard.buttons)
    return _marked("<", f"{heard.text}{buttons}")


def _wanted(line: Expects) -> str:
    buttons = "".join(f" [{label}]" for label in line.buttons)
    return _marked("<", f"{line.text}{buttons}")


def _marked(mark: str, text: str) -> str:
    return f"{mark} " + text.replace("\n", "\n  ")
