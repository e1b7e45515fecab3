"""What every command promises: help, exit codes, and no traceback."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from bot import __version__
from bot.cli import COMMANDS, main
from bot.errors import StoreError, Unavailable
from tests.fakes.program import environ, ironstride

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([name, "--help"]) == 0
    shown = capsys.readouterr().out
    assert f"usage: ironstride {name}" in shown
    assert f"ironstride {name}" in shown.partition("example:")[2]


def test_the_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert [name for name in COMMANDS if f"    {name} " not in shown] == []


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"ironstride {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["fly"],
        ["chat", "--now", "noon"],
        ["chat", "--zone", "Atlantis"],
        ["chat", "--zone", "../etc/passwd"],
        ["chat", "--as", "../anna"],
        ["chat", "--as", ""],
        ["rehearse"],
        ["run", "fast"],
    ],
)
def test_wrong_use_is_told_with_code_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    told = capsys.readouterr().err
    assert told.startswith("usage: ironstride")
    assert "error: " in told


@pytest.mark.parametrize("command", ["chat", "run"])
def test_wrong_settings_are_told_with_code_1(tmp_path: Path, command: str) -> None:
    wrong = {"IRONSTRIDE_LOG_LEVEL": "loud", "IRONSTRIDE_TELEGRAM_API_URL": "here"}
    ended = ironstride(tmp_path, command, settings=wrong)
    assert (ended.code, ended.out) == (1, "")
    assert "Traceback" not in ended.err
    assert all(name in ended.err for name in wrong)


def test_a_run_without_any_service_is_told(tmp_path: Path) -> None:
    ended = ironstride(tmp_path, "run")
    assert ended.code == 1
    assert ended.err.startswith("ironstride: neither IRONSTRIDE_TELEGRAM_TOKEN nor")
    assert ended.err.count("\n") == 1


def test_errors_of_ours_in_a_group_are_told_one_by_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    inner = ExceptionGroup("inner", [Unavailable("the disk is full"), StoreError("and slow")])

    def fail(_: object) -> int:
        raise ExceptionGroup("tasks", [inner, Unavailable("the disk is full")])

    monkeypatch.setattr("bot.cli.run.run", fail)
    assert main(["run"]) == 1
    assert capsys.readouterr().err == "ironstride: the disk is full\nironstride: and slow\n"


def test_a_bug_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> int:
        raise ExceptionGroup("tasks", [Unavailable("full"), ZeroDivisionError()])

    monkeypatch.setattr("bot.cli.run.run", fail)
    with pytest.raises(ExceptionGroup):
        main(["run"])


def test_a_reader_who_leaves_early_is_no_trouble(tmp_path: Path) -> None:
    show = f"{sys.executable} -m bot cards | head -n 1"
    run = subprocess.run(
        ["sh", "-c", show],  # a pipe as people write it
        cwd=tmp_path,
        env=environ(),
        capture_output=True,
        text=True,
        check=True,
        timeout=50,
    )
    assert run.stderr == ""


LOADED = """
import sys
from bot.cli import main
code = main(sys.argv[1:])
rooms = ("telegram", "discord", "aiohttp", "httpx", "prompt_toolkit", "rich", "apscheduler")
print(code, *(room for room in rooms if room in sys.modules), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("arguments", "loaded"),
    [
        (["chat"], {"apscheduler"}),
        (["parse"], set[str]()),
        (["advise"], set[str]()),
        (["ask"], set[str]()),
        (["cards"], set[str]()),
        (["check"], {"apscheduler"}),
    ],
)
def test_a_command_loads_no_chat_service_that_it_does_not_serve(
    tmp_path: Path, arguments: list[str], loaded: set[str]
) -> None:
    run = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments],
        cwd=tmp_path,
        env=environ(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
        timeout=50,
    )
    code, *found = run.stderr.splitlines()[-1].split()
    assert code == "0"
    assert set(found) <= loaded


@pytest.mark.parametrize("command", ["chat", "parse"])
@pytest.mark.parametrize("closed", ["<&-", ">&-", "<&- >&- 2>&-"])
def test_a_stream_that_is_closed_is_no_trouble(tmp_path: Path, command: str, closed: str) -> None:
    ended = subprocess.run(
        ["/bin/sh", "-c", f'exec "$0" -m bot {command} {closed}', sys.executable],
        cwd=tmp_path,
        env=environ(),
        capture_output=True,
        check=False,
        input=b"",
        timeout=50,
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
