"""Functions and files stay small enough to be read at one glance."""

from __future__ import annotations

from statistics import median, quantiles

from tests.house.source import functions, hold, sources

SOURCES = sources("bot", "content")
LENGTHS = {
    f"{source.at(function)} {function.name}": (function.end_lineno or 0) - function.lineno + 1
    for source in SOURCES
    for function in functions(source.tree)
}


def longest(count: int = 20) -> str:
    """Name the functions to shorten first, one a line."""
    worst = sorted(LENGTHS.items(), key=lambda item: -item[1])[:count]
    return "\n".join(f"{lines:4} {name}" for name, lines in worst)


def test_half_of_all_functions_have_at_most_8_lines() -> None:
    assert median(LENGTHS.values()) <= 8, longest()


def test_nine_of_ten_functions_have_at_most_25_lines() -> None:
    assert quantiles(LENGTHS.values(), n=10)[8] <= 25, longest(len(LENGTHS) // 10)


def test_no_function_has_more_than_50_lines() -> None:
    hold(f"{name}: {lines}" for name, lines in LENGTHS.items() if lines > 50)


def test_no_file_has_more_than_300_lines() -> None:
    sizes = {source.name: len(source.text.splitlines()) for source in SOURCES}
    hold(f"{name}: {lines}" for name, lines in sizes.items() if lines > 300)
