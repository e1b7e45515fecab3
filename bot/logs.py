"""The log of the process: for the host, without tokens and without what runners write.

Rule: every record is cleaned before it is formatted, whoever wrote it: message, arguments, extras
and the text of exceptions.
"""

from __future__ import annotations

import logging
import re
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

log = logging.getLogger(__name__)

REMOVED = "[token]"
TOKENS = re.compile(
    r"\d+:[A-Za-z0-9_-]{30,}"  # Telegram: id of the bot and a key
    r"|[A-Za-z0-9_-]{18,}\.[A-Za-z0-9_-]{6,}\.[A-Za-z0-9_-]{25,}"  # Discord: id, time, signature
)
QUIET = ("httpx", "httpcore", "discord", "telegram", "aiohttp", "apscheduler")
"""Libraries that tell every request, some with the token in its address."""
OWN = frozenset((*vars(logging.makeLogRecord({})), "message", "asctime"))
"""Attributes that every record has; the others are extras."""


class Redaction(logging.Filter):
    """Takes tokens out of records."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        """Take the tokens that are in use, which may look like none."""
        super().__init__()
        words = sorted(map(re.escape, secrets), key=len, reverse=True)
        self._secrets = re.compile("|".join(words)) if words else None

    def filter(self, record: logging.LogRecord) -> bool:
        """Clean a record; let every one pass."""
        record.msg = self.clean(_message(record))
        record.args = None
        if record.exc_info:
            record.exc_text = self.clean(logging.Formatter().formatException(record.exc_info))
        if record.stack_info:
            record.stack_info = self.clean(record.stack_info)
        for name in _extras(record):
            if isinstance(value := getattr(record, name), str):
                setattr(record, name, self.clean(value))
        return True

    def clean(self, text: str) -> str:
        """Return `text` without tokens."""
        known = self._secrets.sub(REMOVED, text) if self._secrets else text
        return TOKENS.sub(REMOVED, known)


class Line(logging.Formatter):
    """One line a record, extras behind the message: `… tick action=tick_failed`."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 (the name is logging's)
        extras = (f"{name}={getattr(record, name)}" for name in _extras(record))
        return " ".join((super().formatMessage(record), *extras))


def set_up(level: str, secrets: Iterable[str], stream: TextIO) -> None:
    """Send all logs to `stream`, cleaned; the libraries only when something is wrong."""
    handler = logging.StreamHandler(stream)
    handler.addFilter(Redaction(secrets))
    handler.setFormatter(Line())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    sys.excepthook = _uncaught


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Python would print the error with all that is in its text."""
    log.critical("stopped by what nobody foresaw", exc_info=(kind, error, trace))


def _extras(record: logging.LogRecord) -> Iterator[str]:
    return (name for name in tuple(vars(record)) if name not in OWN)


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError):  # somebody's arguments do not fit; the line still counts
        return str(record.msg)
