"""A year with the coach, for many runners at once: rules broken, weeks without lifting, loads.

    python benchmarks/season.py [--athletes 1000] [--days 364] [--seed 1] [--processes 2] [--write]

Each runner types to the real coach day by day; beside it, on the same mornings, stands a fixed plan
(heavy on Monday, Wednesday and Friday). `--write` puts figures and chart into docs/season.md and
docs/season.svg; docs/season.md tells the method. A thousand runners take about half an hour on two
cores. Returns 1 when a rule was broken.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.seasons import chart, page
from benchmarks.seasons.figures import Figures
from benchmarks.seasons.year import DAYS, year_of
from bot.main import load_book

RUNNERS = 1000
SPREAD = 10_000
"""Seeds of runners lie apart by run, so that two runs share nobody."""
AT_ONCE = 5


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--athletes", type=int, default=RUNNERS)
    parser.add_argument("--days", type=int, default=DAYS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--write", action="store_true", help="write docs/season.md and .svg")
    args = parser.parse_args()
    began = perf_counter()
    figures = simulated(args.athletes, args.days, args.seed, args.processes)
    print(page.table(figures))
    print(f"took {(perf_counter() - began) / 60:.1f} minutes on {args.processes} processes")
    if args.write:
        page.write(ROOT / "docs" / "season.md", figures)
        (ROOT / "docs" / "season.svg").write_text(chart.svg(figures), "utf-8")
    for fault in figures.faults:
        print(f"broken: {fault}")
    return 1 if figures.faults else 0


def simulated(athletes: int, days: int, seed: int, processes: int) -> Figures:
    """Return the counts of so many runners; the same for any number of processes."""
    seeds = range(seed * SPREAD, seed * SPREAD + athletes)
    figures = Figures()
    live = partial(_lived, days=days)
    if processes == 1:
        for one in map(live, seeds):
            figures.add(one)
        return figures
    load_book()
    with get_context("fork").Pool(processes) as pool:
        for one in pool.imap(live, seeds, chunksize=AT_ONCE):
            figures.add(one)
    return figures


def _lived(seed: int, days: int) -> Figures:
    return year_of(seed, load_book(seed="season"), days).run(days)


if __name__ == "__main__":
    raise SystemExit(main())
