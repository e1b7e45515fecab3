"""What understanding costs: a message, the longest message of any kind, and the start. Prints it.

All in time of the processor, so that what else runs on the machine does not count.

    python benchmarks/understand.py [--rounds 5]

Load: every sentence of tests/phrases; then 4,000 characters of what is hard to read, and half and a
quarter of it, so that twice the text may be seen to take twice the time. Aims: a message 0.3 ms at
p50 and 3 ms at p99, 4,000 characters of anything 50 ms, import and lexicon 150 ms in a process of
its own.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import tomllib
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from time import process_time
from typing import TYPE_CHECKING, Any, cast
from zlib import crc32

from bot.language.hearing import Hearing
from bot.language.understand import understand
from bot.main import load_book

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.language.lexicon import Lexicon

ROOT = Path(__file__).resolve().parent.parent
LISTENER = Hearing(today=date(2026, 3, 2))
LENGTHS = (1000, 2000, 4000)
ARTICLE = (
    "Strength training improves running economy, and the effect does not depend on the runner. "
    "Heavy sets of 3 to 6 repetitions at 80-90 % twice a week for 8 to 14 weeks are typical; light "
    "circuits do less. In one group of 24 athletes the 5 km time fell from 18:32 to 17:58. "
)
LONG = {
    "numbers": "5 10 80 3 ",
    "a list of numbers": "5, ",
    "sums": "5x",
    "slashes": "5/",
    "dashes": "5-5-",
    "decimals": "1.5.",
    "words": "the quick brown fox jumps over ",
    "unknown words": "zorbling frobnicated ",
    "small words": "please ",
    "logs": "squat 3x5 80 kg, 10 km in 50:00. ",
    "lines of logs": "Mon: squat 3x5 80\n",
    "names": "squat bench deadlift ",
    "one name": "bench ",
    "days": "monday 2 march ",
    "weekdays": "mon tue ",
    "equipment": "dumbbells and ",
    "pains": "my knee hurts ",
    "denials": "no chest pain ",
    "requests": "what should I do today ",
    "brackets": "((([",
    "quotation marks": '"a" ',
    "newlines": "\n",
    "marks": "@ x ",
    "an article": ARTICLE,
    "German": "Kniebeugen 5x5 60 kg, danach 8 km locker. ",
    "one language each": "sentadillas gestern squat ",
}
START = """
import gc
gc.disable()
from time import process_time
began = process_time()
from bot.language.lexicon import lexicon
from bot.language.understand import understand
imported = process_time()
import content
from bot.coach.catalogue import catalogue
from bot.language.ask import questions
from bot.language.words.places import Cities
whole = content.load()
exercises, asked = catalogue(whole["shared"]).exercises, questions(whole["cards"])
ready = process_time()
readers = content.lexicon_readers(but="")
files = readers.pop("en")()
read = process_time()
lexicon(files, exercises, asked, Cities(content.cities), readers)
built = process_time()
print(*(1000 * took for took in (imported - began, read - ready, built - read)))
"""
"""What a process of its own runs, as `bot.main.load_book` does: import, reading the tables of the
language, building. Those of other languages are read when one of their words may be said."""


def sentences() -> tuple[str, ...]:
    """Return every sentence of the tables."""
    files = sorted((ROOT / "tests" / "phrases").glob("*.toml"))
    return tuple(
        said for file in files for said in _typed(tomllib.loads(file.read_text(encoding="utf-8")))
    )


def _typed(table: dict[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        match value:
            case dict():
                yield from _typed(cast("dict[str, Any]", value))  # as all tables of TOML
            case [dict(), *_]:
                yield from (said for row in value for said in row.get("says", ()))
            case _:
                yield key


def milliseconds(text: str, lexicon: Lexicon) -> float:
    """Return what one message takes."""
    start = process_time()
    understand(text, LISTENER, lexicon)
    return (process_time() - start) * 1000


def typical(lexicon: Lexicon, rounds: int) -> None:
    """Print what the sentences of the tables take."""
    said = sentences()
    first = [milliseconds(text, lexicon) for text in said]
    times = [milliseconds(text, lexicon) for _ in range(rounds) for text in said]
    cuts = quantiles(times, n=100)
    print(
        f"{len(said)} sentences: p50 {median(times):.2f} ms, p99 {cuts[98]:.2f} ms, aims 0.3 and 3"
    )
    print(
        f"  worst {max(times):.2f} ms; said for the first time p50 {median(first):.2f} ms, ", end=""
    )
    print(f"p99 {quantiles(first, n=100)[98]:.2f} ms, worst {max(first):.1f} ms")


def longest(lexicon: Lexicon, rounds: int) -> None:
    """Print what long messages of each kind take, and how the time grows with the length."""
    print(f"characters {'':22}{''.join(f'{length:>8}' for length in LENGTHS)}   aim 50 ms")
    texts = {name: part * (LENGTHS[-1] // len(part) + 1) for name, part in LONG.items()}
    texts["any characters"] = "".join(chr(32 + _scattered(n) % 0x3000) for n in range(4000))
    texts["any signs"] = "".join(chr(32 + _scattered(n) % 95) for n in range(4000))
    words = " ".join(sentences()).split()
    texts["words in any order"] = " ".join(sorted(words, key=lambda word: crc32(word.encode())))
    texts["other words"] = " ".join(words[_scattered(n) % len(words)] for n in range(4000))
    for name, text in texts.items():
        times = [
            min(milliseconds(text[:length], lexicon) for _ in range(rounds)) for length in LENGTHS
        ]
        print(f"  {name:31}{''.join(f'{took:8.1f}' for took in times)}   ms")


def _scattered(number: int) -> int:
    return crc32(str(number).encode())


def starts(rounds: int) -> None:
    """Print what importing and building take in processes of their own."""
    with tempfile.TemporaryDirectory() as compiled:
        _, *runs = (_started(compiled) for _ in range(rounds + 1))  # the first compiles
    parts = min(runs, key=sum)  # what the machine does besides is not ours
    imported, read, built = parts
    print(
        f"import {imported:.0f} ms, tables read {read:.0f} ms, lexicon built {built:.0f} ms: ",
        end="",
    )
    print(f"{sum(parts):.0f} ms, aim 150")


def _started(compiled: str) -> tuple[float, ...]:
    known = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    env = {**known, "PYTHONPYCACHEPREFIX": compiled}
    command = [sys.executable, "-c", START]
    run = subprocess.run(  # noqa: S603  # our own words above
        command, cwd=ROOT, env=env, check=True, capture_output=True, text=True
    )
    return tuple(map(float, run.stdout.split()))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds: int = parser.parse_args().rounds
    lexicon = load_book().lexicon
    typical(lexicon, rounds)
    longest(lexicon, min(rounds, 3))
    starts(rounds)


if __name__ == "__main__":
    main()
