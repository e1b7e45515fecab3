"""What reading all content and answering a question cost. Prints its figures.

    python benchmarks/ask.py

Limits: content within 100 ms, a question under 5 ms at p99.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from bot.language.ask import Questions, nearest, questions
from content import load

ROUNDS = 10
ASKED = Path(__file__).resolve().parent.parent / "tests" / "questions"
LONG = "is it normal that " + "qwertyuiop " * 60 + "sore legs"
"""Nothing costs more than words that nobody knows."""


def asked() -> tuple[str, ...]:
    """Return the questions of the tests and a hard one."""
    files = (tomllib.loads(file.read_text(encoding="utf-8")) for file in ASKED.glob("*.toml"))
    return (*(question for file in files for question in file["ask"]), LONG)


def milliseconds(known: Questions, question: str) -> float:
    """Return what one question takes."""
    start = perf_counter()
    nearest(question, known)
    return (perf_counter() - start) * 1000


def main() -> None:
    """Measure and print."""
    start = perf_counter()
    tables = load()
    read = perf_counter()
    known = questions(tables["cards"])
    built = perf_counter()
    times = [milliseconds(known, question) for _ in range(ROUNDS) for question in asked()]
    print(f"content read     {(read - start) * 1000:6.1f} ms")
    print(f"questions built  {(built - read) * 1000:6.1f} ms")
    print(f"a question, p99  {quantiles(times, n=100)[98]:6.2f} ms, worst {max(times):.2f} ms")


if __name__ == "__main__":
    main()
