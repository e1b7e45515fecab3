"""A coach who is killed with `kill -9` around the times at which reminders come due.

    python benchmarks/kills.py [--kills 100] [--folder FOLDER]

The coach is the whole program on a fake Bot API server over real HTTP, with a clock that runs
thirty times as fast; every commit is durable. He is killed after one to five messages and up to
90 ms, started again, and at the end may finish. Printed: what was lost, what came twice, and
whether that was more than what had been sent within 100 ms before a kill. Takes about three
seconds a kill.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.fakes.killed import killed


def main() -> None:
    parser = argparse.ArgumentParser(description="Kill the coach around due times.")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--folder", help="where the records are kept")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=args.folder) as folder:
        found = asyncio.run(killed(Path(folder), args.kills))
    print(f"{found.kills} kills, {found.reminders} reminders: {found.lost} lost, ", end="")
    print(f"{found.missed} noted as more than two hours late, ", end="")
    print(f"{found.repeated} repeated within 100 ms before a kill, ", end="")
    print(f"{len(found.unexcused)} otherwise {found.unexcused}")


if __name__ == "__main__":
    main()
