"""Times with a point for the colon: a parkrun in 26.40."""

from __future__ import annotations


def pointed_clock(text: str) -> float | None:
    """Return the seconds of 26.40, written for 26:40; None when it can be no such time."""
    whole, _, rest = text.partition(".")
    if not (whole.isdecimal() and rest.isdecimal() and len(rest) == len("40")):
        return None
    return float(whole) * 60 + float(rest) if float(whole) > 1 and float(rest) < 60 else None
