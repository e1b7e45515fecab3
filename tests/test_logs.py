"""No token reaches the log, whoever writes it."""

from __future__ import annotations

import io
import logging
import sys
from typing import TYPE_CHECKING

import pytest

from bot.logs import QUIET, Line, Redaction, set_up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TELEGRAM = "123456789:" + "AAbb-CC_dd" * 4
DISCORD = "MTIzNDU2Nzg5MDEyMzQ1Njc4." + "GabcdE." + "x-y_z1" * 6
ODD = "s3cret"


@pytest.fixture
def written() -> Iterator[tuple[logging.Logger, Callable[[], str]]]:
    """A logger of its own, and what came out of it."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.addFilter(Redaction((ODD,)))
    handler.setFormatter(Line())
    logger = logging.getLogger("bot.test")
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    yield logger, out.getvalue
    handler.close()


@pytest.mark.parametrize("token", [TELEGRAM, DISCORD, ODD])
def test_no_part_of_a_record_shows_a_token(
    written: tuple[logging.Logger, Callable[[], str]], token: str
) -> None:
    logger, text = written
    logger.info("GET https://api.telegram.org/bot%s/getMe", token)
    logger.info(f"plain {token}", stack_info=True)  # noqa: G004 (others write so)
    try:
        int(f"bad number {token}")
    except ValueError:
        logger.exception("failed", extra={"where": f"at {token}"})
    assert token not in text()
    assert text().count("[token]") >= 4
    assert "with base 10: 'bad number [token]'" in text()
    assert "[token]/getMe" in text()


def test_what_looks_like_no_token_stays(
    written: tuple[logging.Logger, Callable[[], str]],
) -> None:
    logger, text = written
    logger.warning("set aside %s", "telegram:1/2", extra={"action": "aside", "late_s": 812})
    assert text().rstrip().endswith("set aside telegram:1/2 action=aside late_s=812")
    assert "WARNING bot.test: " in text()


def test_arguments_that_do_not_fit_lose_no_line(
    written: tuple[logging.Logger, Callable[[], str]],
) -> None:
    logger, text = written
    logger.info("%d sets", "three")
    assert "%d sets" in text()


def test_libraries_tell_no_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    root = logging.getLogger()
    before = root.handlers[:], root.level, {n: logging.getLogger(n).level for n in QUIET}
    out = io.StringIO()
    try:
        set_up("DEBUG", (), out)
        logging.getLogger("httpx").info("HTTP Request: POST https://host/%s", TELEGRAM)
        logging.getLogger("bot.app").debug("here")
        sys.excepthook(ValueError, ValueError(f"no {TELEGRAM}"), None)
    finally:
        root.handlers[:], root.level = before[0], before[1]
        for name, level in before[2].items():
            logging.getLogger(name).setLevel(level)
    assert "httpx" not in out.getvalue()
    assert "DEBUG bot.app: here" in out.getvalue()
    assert "ValueError: no [token]" in out.getvalue()
