"""The program as the shell sees it: a process with arguments, input, output and an exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Ended:
    code: int
    out: str
    err: str


def environ(**settings: str) -> dict[str, str]:
    """Return the environment of this process with nothing of Ironstride but `settings`."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("IRONSTRIDE")}
    return {**bare, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error::ResourceWarning", **settings}


def ironstride(
    folder: Path, *arguments: str, typed: str | bytes = "", settings: dict[str, str] | None = None
) -> Ended:
    """Run the program in a folder until it ends."""
    run = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        input=typed.encode() if isinstance(typed, str) else typed,
        env=environ(**(settings or {})),
        capture_output=True,
        check=False,
        timeout=50,
    )
    return Ended(run.returncode, run.stdout.decode(), run.stderr.decode())
