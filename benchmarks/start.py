"""How long the terminal takes to be ready for the first word.

    python benchmarks/start.py [--rounds 20]

Each round starts `ironstride chat` in a folder of its own with one word waiting, and measures until
the first byte of the answer: import, content, store and the whole turn. The aim is 0.7 s.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
AIM_S = 0.7


def first_answer_s(folder: str) -> float:
    began = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "chat"],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as chat:
        assert chat.stdin
        assert chat.stdout
        chat.stdin.write(b"hello\n")
        chat.stdin.flush()
        chat.stdout.read(1)
        took = perf_counter() - began
        chat.communicate(timeout=20)
    return took


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    rounds: int = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        first_answer_s(folder)  # the first start compiles
        times = sorted(first_answer_s(folder) for _ in range(rounds))
    print(f"first answer: median {median(times):.2f} s, worst {times[-1]:.2f} s, aim {AIM_S} s")


if __name__ == "__main__":
    main()
