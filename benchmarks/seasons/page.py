"""The figures of a season as a table, in the terminal and on docs/season.md."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from benchmarks.seasons.figures import Figures

BEGIN: Final = "<!-- figures: written by benchmarks/season.py --write -->"
END: Final = "<!-- end of figures -->"
Row = tuple[str, str]


def table(figures: Figures) -> str:
    """Return the figures for the terminal."""
    rows = [*_counted(figures), *_weeks(figures), *_loads(figures)]
    lines = [f"{name:<58}{value:>14}" for name, value in rows]
    lines += ["", f"{'broken, a runner and year':<58}{'coach':>7}{'fixed':>7}"]
    lines += [f"{kind:<58}{coach:>7}{fixed:>7}" for kind, coach, fixed in _broken(figures)]
    return "\n".join(lines)


def write(file: Path, figures: Figures) -> None:
    """Put the figures into the page, between its marks."""
    text = file.read_text("utf-8")
    before, after = text.partition(BEGIN)[0], text.partition(END)[2]
    file.write_text(f"{before}{BEGIN}\n\n{markdown(figures)}\n{END}{after}", "utf-8")


def markdown(figures: Figures) -> str:
    """Return the figures as tables of Markdown."""
    rows = [*_counted(figures), *_weeks(figures), *_loads(figures)]
    broken = [f"| {kind} | {coach} | {fixed} |" for kind, coach, fixed in _broken(figures)]
    return "\n".join(
        [
            *("| what | figure |", "| --- | ---: |"),
            *(f"| {name} | {value} |" for name, value in rows),
            "",
            *("| a runner and year | coach | fixed plan |", "| --- | ---: | ---: |"),
            *broken,
            "",
        ]
    )


def _counted(figures: Figures) -> Iterator[Row]:
    yield "simulated runners", f"{figures.runners:,}"
    yield "days each", f"{figures.days // max(1, figures.runners):,}"
    yield "messages typed", f"{figures.messages:,}"
    yield "times asked what to lift", f"{figures.answers:,}"
    yield "heavy-class sessions done", f"{figures.done:,}"
    yield "invariants broken", f"{figures.invariants.total():,}"
    yield "answers that changed by themselves the same morning", f"{figures.changed:,}"
    heavy = figures.broken["heavy the day before a hard run"]
    yield "HEAVY advised the day before a run known to be hard", f"{heavy:,}"
    yield "rescue doses before a long run, allowed", f"{figures.rescues:,}"


def _weeks(figures: Figures) -> Iterator[Row]:
    weeks = figures.weeks
    yield "off-season and base weeks with room for a session", f"{weeks['room']:,}"
    yield "of these without one advised", f"{weeks['empty']:,}"
    yield "undisturbed weeks, all sessions done", f"{weeks['judged']:,}"
    yield "of these within the published dose", _share(weeks["dose"], weeks["judged"])
    yield "of these with two or three sessions", _share(weeks["band"], weeks["judged"])


def _loads(figures: Figures) -> Iterator[Row]:
    loads, lifters = figures.loads, figures.lifters
    felt = sum(loads[f"main {word}"] for word in ("as asked", "too light", "too heavy", "failed"))
    yield "loads advised", f"{loads['all']:,}"
    yield "above the best load so far by more than a step", f"{loads['jump']:,}"
    yield "the same, after a mistyped load that nobody took back", f"{loads['after a slip']:,}"
    yield "risen faster than the week's ceiling", _share(loads["rise"], loads["all"])
    yield "main lifts that felt as asked, within 1.5 RPE", _share(loads["main as asked"], felt)
    yield "main lifts lighter than asked", _share(loads["main too light"], felt)
    heavy = loads["main too heavy"] + loads["main failed"]
    yield "main lifts harder than asked", _share(heavy, felt)
    yield "of these failed", _share(loads["main failed"], felt)
    yield "runners with loads to follow", f"{lifters['all']:,}"
    yield "of these with risen loads", _share(lifters["rose"], lifters["all"])
    yield "median change of the load over the year", _change(figures.rises)
    yield "median change of true strength", _change(figures.gains)


def _broken(figures: Figures) -> Iterator[tuple[str, str, str]]:
    kinds = figures.broken.keys() | figures.fixed.keys()
    years = max(1, figures.runners)
    for kind in sorted(kinds, key=lambda kind: (-figures.fixed[kind], kind)):
        yield kind, f"{figures.broken[kind] / years:.2f}", f"{figures.fixed[kind] / years:.2f}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "-"


def _change(parts: Sequence[float]) -> str:
    return f"{median(parts) - 1:+.0%}" if parts else "-"
