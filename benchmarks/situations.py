"""How many situations a second are decided, and whether any advice breaks an invariant.

    python benchmarks/situations.py [--count 200000] [--seed 1]

Draws random situations, most fields at their defaults, gives the advice for each and checks the
invariants 1 to 5 of the coaching rules. The aim for 200,000 is under 60 s of processor time for the
advice, and none broken.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from itertools import count
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bot.coach.today import advise
from bot.coach.told.situation import situation
from bot.main import load_book
from tests.laws.invariants import COMMON, OPTIONS, broken

if TYPE_CHECKING:
    from collections.abc import Iterator

AIM_COUNT = 200_000
SHARE = 4
"""Per cent of the situations that hold a given field which is not common."""


def numbers(seed: int) -> Iterator[int]:
    """Return a stream of numbers that a seed repeats (the generator of Knuth's MMIX)."""
    state = seed
    for _ in count():
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        yield state >> 33


def drawn(dice: Iterator[int]) -> dict[str, Any]:
    """Return one random situation."""
    return {
        name: values[next(dice) % len(values)]
        for name, values in OPTIONS.items()
        if next(dice) % 100 < (90 if name in COMMON else SHARE)
    }


def main() -> int:
    """Draw, advise, check, print; return 1 when an invariant was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=AIM_COUNT)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    catalogue, dice = load_book().catalogue, numbers(args.seed)
    took_s, sessions, faults = 0.0, Counter[str](), Counter[str]()
    for _ in range(args.count):
        told = drawn(dice)
        began = process_time()
        advice = advise(situation(told), {}, catalogue)
        took_s += process_time() - began
        sessions[advice.session] += 1
        faults.update(broken(told, advice))
    each_us = 1e6 * took_s / args.count
    print(f"{args.count:,} situations, {took_s:.1f} s of advice, {each_us:.0f} µs each")
    print("  ".join(f"{name} {number:,}" for name, number in sessions.most_common()))
    print(f"invariants broken: {sum(faults.values())}", *faults.items(), sep="\n  ")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
