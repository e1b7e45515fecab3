"""Importing a module does nothing: no file is touched, no socket opened, no thread begun."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.house.source import ROOT, hold, sources

if TYPE_CHECKING:
    from pathlib import Path

WATCHED = """
import importlib, os, sys, threading

FORBIDDEN = (
    "os.mkdir", "os.remove", "os.rename", "os.rmdir", "socket.bind", "socket.connect",
    "socket.getaddrinfo", "subprocess.Popen",
)
CODE = (".py", ".pyc", ".so", ".pyd")
root, *modules = sys.argv[1:]
sys.path.insert(0, root)

def watch(event, args):
    if event in FORBIDDEN:
        raise RuntimeError(f"{event} {args}")
    if event == "open" and isinstance(args[0], str):
        path, _, flags = args
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise RuntimeError(f"writes {path}")
        beside = os.path.relpath(path, root)
        if beside.startswith(("bot", "content")) and not path.endswith(CODE):
            raise RuntimeError(f"reads {path}")

def refuse(thread):
    raise RuntimeError(f"starts {thread}")

threading.Thread.start = refuse
sys.addaudithook(watch)
for module in modules:
    try:
        importlib.import_module(module)
    except Exception as error:
        print(f"{module}: {error!r}")
"""


def modules() -> tuple[str, ...]:
    """`bot.talk.engine`, `bot.talk`: every file under the name by which it is imported."""
    names = (source.name.removesuffix(".py") for source in sources("bot", "content"))
    return tuple(name.removesuffix("/__init__").replace("/", ".") for name in names)


def watched(root: Path, *names: str) -> str:
    """Import the modules under watch, and return what is to be said against them."""
    run = subprocess.run(
        [sys.executable, "-B", "-W", "ignore", "-c", WATCHED, str(root), *names],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
        timeout=50,
    )
    return run.stdout


def test_importing_any_module_does_nothing() -> None:
    hold(watched(ROOT, *modules()).splitlines())


@pytest.mark.parametrize(
    "deed",
    [
        "open('left_behind', 'w')",
        "open('bot.toml')",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import subprocess; subprocess.run(['true'])",
        "import threading; threading.Thread(target=print).start()",
    ],
)
def test_the_watch_sees_a_deed(tmp_path: Path, deed: str) -> None:
    (tmp_path / "bot.toml").touch()
    (tmp_path / "busy.py").write_text(deed, encoding="utf-8")
    assert watched(tmp_path, "busy").startswith("busy: RuntimeError")
