"""Days with reminders, made up by hypothesis until one of them breaks a promise.

    nice -n 19 python benchmarks/days.py [--examples 500] [--steps 60] [--seed 1]

The state machine is that of `tests/crash/test_reminders_live.py`: clock jumps, kills, restarts,
other zones, "later", pauses, refusals and a second process over the real store. The tests hold it
for 20 examples of 25 steps; here it runs as long as told, with fresh examples for every seed. What
breaks is printed as the shortest story that breaks it. 500 examples of 60 steps take four
to eight minutes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from time import perf_counter

from hypothesis import HealthCheck, seed, settings
from hypothesis.database import InMemoryExampleDatabase
from hypothesis.stateful import run_state_machine_as_test

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.crash.test_reminders_live import Days


def main() -> None:
    parser = argparse.ArgumentParser(description="Live through days with reminders.")
    parser.add_argument("--examples", type=int, default=500)
    parser.add_argument("--steps", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    how = settings(
        max_examples=args.examples,
        stateful_step_count=args.steps,
        deadline=None,
        derandomize=False,
        database=InMemoryExampleDatabase(),
        suppress_health_check=[HealthCheck.too_slow],
    )
    begun = perf_counter()
    run_state_machine_as_test(seed(args.seed)(Days), settings=how)
    took = perf_counter() - begun
    print(f"{args.examples} examples of {args.steps} steps: nothing broken, {took:.0f} s")


if __name__ == "__main__":
    main()
