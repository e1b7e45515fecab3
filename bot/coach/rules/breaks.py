"""Coming back after a break, or beginning: R13. Source: coaching rules 2.8."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.coach.limits import calendar as limit
from bot.coach.limits import dose
from bot.coach.verdict import Rank, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.coach.limits.calendar import Break
    from bot.coach.situation import Lifting, Situation


def r13(situation: Situation) -> Iterator[Verdict]:
    """A first session, or one of the first after a break. Source: [bosquet2013]."""
    lifting = situation.lifting
    yield from _older_patterns(lifting)
    if lifting.no_history:
        yield _ladder("first", 1, 1.0, {})
        return
    steps = tuple(_steps(lifting))
    if not steps:
        return
    factor = min(_factor(row, session) for row, session in steps)
    row, session = steps[0]
    yield _comeback(row, session, factor, int(_length(lifting)))


def break_days(lifting: Lifting) -> float:
    """Return the days since the last lifting that counts for a break."""
    legs = [lifting.pattern_days.get(pattern) for pattern in ("squat", "hinge")]
    known = [days for days in legs if days is not None]
    return min(known) if known else (lifting.days_since or 0)


def _length(lifting: Lifting) -> float:
    days = break_days(lifting)
    step = lifting.return_step
    return step.length if step is not None and days <= limit.NO_BREAK_DAYS else days


def _older_patterns(lifting: Lifting) -> Iterator[Verdict]:
    """A lift whose own pattern rested longer starts at its own row."""
    for pattern, days in lifting.pattern_days.items():
        if days is None or pattern_row(pattern, lifting) is not None:
            yield Verdict(rule="R13-pattern", flags=(f"pattern_break:{pattern}",))


def pattern_row(pattern: str, lifting: Lifting) -> Break | None:
    """Return the row of a pattern that rested longer than the lifting as a whole."""
    days = lifting.pattern_days.get(pattern)
    whole = break_days(lifting) <= limit.NO_BREAK_DAYS
    return row_of(days) if days is not None and whole and days > limit.NO_BREAK_DAYS else None


def _steps(lifting: Lifting) -> Iterator[tuple[Break, int]]:
    """The row and session of a break that ends today, then those of one still being made good."""
    days, step = break_days(lifting), lifting.return_step
    if days > limit.NO_BREAK_DAYS:
        yield row_of(days), 1
    if step is not None and step.length > limit.NO_BREAK_DAYS:
        row = row_of(step.length)
        if step.session <= row.steps:
            yield row, step.session


def row_of(days: float) -> Break:
    """Return the row for a break of so many days, more than 14."""
    return next(row for row in limit.BREAKS if days <= row.days)


def _factor(row: Break, session: int) -> float:
    return row.factors[session - 1] if session <= len(row.factors) else 1.0


def _comeback(row: Break, session: int, factor: float, days: int) -> Verdict:
    args = {"days": days}
    if row.ladder_from is not None and session >= row.ladder_from:
        week = row.ladder_week + (session - row.ladder_from) // 2
        forgets = session == 1
        return replace(_ladder("long", week, factor, args), forgets=forgets)
    return Verdict(
        rule="R13",
        case="break",
        ceiling=Rank.MAINT,
        rpe=row.row.rpe,
        load_factor=factor,
        row=row.row,
        args=args,
    )


def _ladder(case: str, week: int, factor: float, args: dict[str, int]) -> Verdict:
    return Verdict(
        rule="R13",
        case=case,
        ceiling=Rank.MAINT,
        learns=True,
        load_factor=factor,
        start=dose.LADDER[min(week, len(dose.LADDER)) - 1],
        args=args,
    )
