"""Settings: defaults, all problems at once, and no token in sight."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.config import NAMES, LogLevel, Settings, environment, settings, unknown
from bot.errors import ConfigError


def test_nothing_set_is_fine() -> None:
    assert settings({}) == Settings()
    assert settings(dict.fromkeys(NAMES, "")) == Settings(data_dir=Path("data"))


def test_what_is_set_is_taken() -> None:
    found = settings(
        {
            "IRONSTRIDE_TELEGRAM_TOKEN": " 123:abc ",
            "IRONSTRIDE_TELEGRAM_API_URL": "http://127.0.0.1:8081/",
            "IRONSTRIDE_DISCORD_TOKEN": "x.y.z",
            "IRONSTRIDE_DATA_DIR": "/srv/coach",
            "IRONSTRIDE_LOG_LEVEL": "debug",
        }
    )
    assert found.telegram_token == "123:abc"
    assert found.telegram_api_url == "http://127.0.0.1:8081"
    assert found.secrets == ("123:abc", "x.y.z")
    assert found.data_dir == Path("/srv/coach")
    assert found.log_level is LogLevel.DEBUG


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(ConfigError) as wrong:
        settings({"IRONSTRIDE_TELEGRAM_API_URL": "localhost", "IRONSTRIDE_LOG_LEVEL": "loud"})
    telegram, level = wrong.value.problems
    assert "IRONSTRIDE_TELEGRAM_API_URL" in telegram
    assert "'localhost'" in telegram
    assert "IRONSTRIDE_LOG_LEVEL" in level
    assert "'LOUD'" in level


@pytest.mark.parametrize("url", ["ftp://x", "http://", "http://[1", "http://x:port", "//x"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(ConfigError):
        settings({"IRONSTRIDE_TELEGRAM_API_URL": url})


@pytest.mark.parametrize(
    ("folder", "why"), [("~nobody-at-all/data", "no such user"), ("x" * 300, "too long")]
)
def test_a_folder_that_cannot_be_is_refused(folder: str, why: str) -> None:
    with pytest.raises(ConfigError, match=f"IRONSTRIDE_DATA_DIR is .*{why}"):
        settings({"IRONSTRIDE_DATA_DIR": folder})


def test_tokens_are_not_shown() -> None:
    found = Settings(telegram_token="123:secret", discord_token="a.secret.b")
    assert "secret" not in repr(found)


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(
        "IRONSTRIDE_DATA_DIR=there\nIRONSTRIDE_LOG_LEVEL=ERROR\nIRONSTRIDE_DISCORD_TOKEN=a$b.c\n",
        encoding="utf-8",
    )
    found = environment({"IRONSTRIDE_DATA_DIR": "here", "IRONSTRIDE_LOG_LEVEL": ""}, tmp_path)
    assert found == {
        "IRONSTRIDE_DATA_DIR": "here",
        "IRONSTRIDE_LOG_LEVEL": "ERROR",
        "IRONSTRIDE_DISCORD_TOKEN": "a$b.c",
    }


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match=r"\.env cannot be read"):
        environment({}, tmp_path)


def test_a_line_of_the_file_that_says_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(
        "# mine\nIRONSTRIDE_LOG_LEVEL=ERROR\nIRONSTRIDE_DISCORD_TOKEN: a.b.c\n\n=\n",
        encoding="utf-8",
    )
    with pytest.raises(ConfigError) as told:
        environment({}, tmp_path)
    assert [problem.partition(".env: ")[2] for problem in told.value.problems] == [
        "line 3 is no NAME=value.",
        "line 5 is no NAME=value.",
    ]


def test_a_misspelt_setting_is_seen() -> None:
    names = {"IRONSTRIDE_TELEGRAM_TOKN": "x", "IRONSTRIDE_DATA_DIR": "y", "HOME": "z"}
    assert unknown(names) == ("IRONSTRIDE_TELEGRAM_TOKN",)


def test_the_example_names_every_setting_with_a_sentence(root: Path) -> None:
    text = (root / ".env.example").read_text(encoding="utf-8")
    assert tuple(re.findall(r"(?m)^(\w+)=$", text)) == NAMES
    assert len(re.findall(r"(?m)^# .+\.\n\w+=$", text)) == len(NAMES)
