"""How many situations a second are decided, and whether any advice breaks an invariant.

    python benchmarks/situations.py [--count 200000] [--years 100] [--seed 1]

Draws random situations, from nearly plain ones to those with half of all fields told, gives the
advice for each and checks the invariants 1 to 4 of the coaching rules on it; for invariant 5 one
restriction, drawn at random, is added to each. For invariant 6 random years of sessions with breaks
are followed day by day. The aim for 200,000 is under 60 s of processor time for all of it, and none
broken.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bot.coach.today import advise
from bot.coach.told.situation import situation
from bot.main import load_book
from tests.laws.dice import Dice
from tests.laws.invariants import RESTRICTIONS, broken
from tests.laws.situations import drawn
from tests.laws.years import broken_in, gaps_of

AIM_COUNT = 200_000
AIM_S = 60
AT_ONCE = 100
"""Situations between two looks at the clock, which costs as much as a rule."""


def main() -> int:
    """Draw, advise, check, print; return 1 when an invariant was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=AIM_COUNT)
    parser.add_argument("--years", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    began = process_time()
    faults = _situations(args.count, Dice(args.seed)) + _years(args.years, Dice(args.seed))
    print(f"{process_time() - began:.1f} s in all, aim {AIM_S} s for {AIM_COUNT:,}")
    print(f"invariants broken: {sum(faults.values())}", *faults.items(), sep="\n  ")
    return 1 if faults else 0


def _situations(count: int, dice: Dice) -> Counter[str]:
    catalogue = load_book().catalogue
    took_s, fields, sessions, faults = 0.0, 0, Counter[str](), Counter[str]()
    for done in range(0, count, AT_ONCE):
        drawings = [drawn(dice.below) for _ in range(min(AT_ONCE, count - done))]
        began = process_time()
        found = [(facts := situation(told), advise(facts, {}, catalogue)) for told in drawings]
        took_s += process_time() - began
        for told, (facts, advice) in zip(drawings, found, strict=True):
            fields += len(told)
            sessions[advice.session] += 1
            restricted = (dice.one(RESTRICTIONS),)
            faults.update(broken(told, advice, facts=facts, restrictions=restricted))
    each_us = 1e6 * took_s / count
    print(f"{count:,} situations of {fields / count:.0f} fields: {each_us:.0f} µs of advice each")
    print("  ".join(f"{name} {number:,}" for name, number in sessions.most_common()))
    return faults


def _years(count: int, dice: Dice) -> Counter[str]:
    exercises, faults, mornings = load_book().catalogue, Counter[str](), 0
    for _ in range(count):
        gaps = gaps_of(dice.below)
        faults.update(broken_in(gaps, exercises))
        mornings += len(gaps)
    print(f"{count:,} years with breaks: {mornings:,} sessions")
    return faults


if __name__ == "__main__":
    raise SystemExit(main())
