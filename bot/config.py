"""Settings, from the environment and from `.env` in the working folder.

Rule 1: the environment wins over `.env`; an empty value counts as absent.
Rule 2: all that is wrong is told at once. A token's shape is not judged here: a service with a
wrong token must not keep the others from running.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dotenv.parser import Original

PREFIX = "IRONSTRIDE_"
TELEGRAM_TOKEN = "IRONSTRIDE_TELEGRAM_TOKEN"  # noqa: S105 (the name, not the token)
TELEGRAM_API_URL = "IRONSTRIDE_TELEGRAM_API_URL"
DISCORD_TOKEN = "IRONSTRIDE_DISCORD_TOKEN"  # noqa: S105 (likewise)
DATA_DIR = "IRONSTRIDE_DATA_DIR"
LOG_LEVEL = "IRONSTRIDE_LOG_LEVEL"

NAMES = (TELEGRAM_TOKEN, TELEGRAM_API_URL, DISCORD_TOKEN, DATA_DIR, LOG_LEVEL)
"""Every setting there is."""


class LogLevel(StrEnum):
    """How much is logged."""

    DEBUG = "DEBUG"
    INFO = "INFO"
    WARNING = "WARNING"
    ERROR = "ERROR"
    CRITICAL = "CRITICAL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the host decided."""

    telegram_token: str | None = field(default=None, repr=False)
    telegram_api_url: str | None = None
    """Root of the Bot API server, without a slash at the end. None: Telegram's own."""
    discord_token: str | None = field(default=None, repr=False)
    data_dir: Path = Path("data")
    log_level: LogLevel = LogLevel.INFO

    @property
    def secrets(self) -> tuple[str, ...]:
        """The tokens, for those who must keep them out of sight."""
        return tuple(token for token in (self.telegram_token, self.discord_token) if token)


def environment(environ: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Return `environ` completed by `.env` in `folder`. Raises ConfigError if it is unreadable."""
    present = {name: value for name, value in environ.items() if value}
    return {**_dotenv(folder / ".env"), **present}


def settings(environ: Mapping[str, str]) -> Settings:
    """Return the settings in `environ`. Raises ConfigError with everything that is wrong."""
    values = {name: environ.get(name, "").strip() for name in NAMES}
    level = values[LOG_LEVEL].upper() or LogLevel.INFO
    folder = Path(values[DATA_DIR] or "data")
    wrong_folder = _wrong_folder(folder)
    problems = (*_wrong_url(values[TELEGRAM_API_URL]), *_wrong_level(level), *wrong_folder)
    if problems:
        raise ConfigError(problems)
    return Settings(
        telegram_token=values[TELEGRAM_TOKEN] or None,
        telegram_api_url=values[TELEGRAM_API_URL].rstrip("/") or None,
        discord_token=values[DISCORD_TOKEN] or None,
        data_dir=folder.expanduser(),
        log_level=LogLevel(level),
    )


def unknown(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Return names that look like settings and are none."""
    return tuple(sorted(n for n in environ if n.startswith(PREFIX) and n not in NAMES))


def _wrong_url(url: str) -> tuple[str, ...]:
    if not url:
        return ()
    try:
        parts = urlsplit(url)
        right = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        right = False
    if right:
        return ()
    remedy = "give the root of a Bot API server such as http://127.0.0.1:8081, or leave it out"
    return (f"{TELEGRAM_API_URL} is {url!r}, which is no address: {remedy}.",)


def _wrong_level(word: str) -> tuple[str, ...]:
    if word in tuple(LogLevel):
        return ()
    return (f"{LOG_LEVEL} is {word!r}: choose one of {', '.join(LogLevel)}.",)


def _wrong_folder(folder: Path) -> tuple[str, ...]:
    try:
        folder.expanduser().is_dir()
    except RuntimeError:
        why = "there is no such user"
    except OSError as error:
        why = str(error.strerror)
    else:
        return ()
    return (f"{DATA_DIR} is {str(folder)[:80]!r}, which cannot be used: {why}.",)


def _dotenv(file: Path) -> dict[str, str]:
    if not file.is_file():
        return {}
    from dotenv.parser import parse_stream  # noqa: PLC0415 (a chat without a .env starts sooner)

    try:
        with file.open(encoding="utf-8") as lines:
            found = tuple(parse_stream(lines))
    except (OSError, UnicodeDecodeError) as broken:
        raise ConfigError((f"{file} cannot be read: {broken}",)) from broken
    # Passed over, a token on a broken line would be missing and nobody would know why.
    wrong = tuple(_line(one.original) for one in found if one.error)
    if wrong:
        raise ConfigError(tuple(f"{file}: line {line} is no NAME=value." for line in wrong))
    return {one.key: one.value for one in found if one.key and one.value is not None}


def _line(found: Original) -> int:
    """Return where a statement stands: the parser counts the empty lines before it to it."""
    return found.line + len(found.string) - len(found.string.lstrip("\n"))
