"""The chart of a season, as plain SVG: the coach and a fixed plan on the same mornings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from benchmarks.seasons.figures import Figures

WIDTH: Final = 760
LABEL: Final = 300
BAR: Final = 380
ROW: Final = 44
TOP: Final = 64
TITLE: Final = "Sessions that should not be, per runner and year"
COACH, FIXED = "#1f6f54", "#c2541b"
STYLE: Final = "text{font:14px sans-serif;fill:#222}.small{font-size:12px;fill:#555}"


def svg(figures: Figures) -> str:
    """Return the picture: one pair of bars for each thing that must not happen."""
    kinds = sorted(figures.fixed, key=lambda kind: (-figures.fixed[kind], kind))
    kinds += sorted(figures.broken.keys() - set(kinds))
    rows = [
        (kind, _each(figures, figures.broken[kind]), _each(figures, figures.fixed[kind]))
        for kind in kinds
    ]
    most = max((max(row[1:]) for row in rows), default=1) or 1
    height = TOP + ROW * len(rows) + 20
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">',
        f"<style>{STYLE}</style>",
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
        f'<text x="16" y="26">{TITLE} ({figures.runners:,} simulated runners)</text>',
        *_key(16, "the coach", COACH),
        *_key(120, "heavy on Monday, Wednesday, Friday", FIXED),
    ]
    for number, (kind, coach, fixed) in enumerate(rows):
        parts += _row(TOP + ROW * number, kind, coach / most, fixed / most, (coach, fixed))
    return "\n".join([*parts, "</svg>"]) + "\n"


def _each(figures: Figures, count: int) -> float:
    return count / max(1, figures.runners)


def _key(x: int, text: str, colour: str) -> list[str]:
    return [
        f'<rect x="{x}" y="38" width="12" height="12" fill="{colour}"/>',
        f'<text class="small" x="{x + 18}" y="48">{text}</text>',
    ]


def _row(y: int, kind: str, coach: float, fixed: float, figures: tuple[float, float]) -> list[str]:
    parts = [f'<text x="16" y="{y + 22}">{kind}</text>']
    for number, (share, colour) in enumerate(((coach, COACH), (fixed, FIXED))):
        top, length = y + 6 + 14 * number, round(BAR * share, 1)
        value = f"{figures[number]:.1f}"
        parts += [
            f'<rect x="{LABEL}" y="{top}" width="{length}" height="12" fill="{colour}"/>',
            f'<text class="small" x="{LABEL + length + 6}" y="{top + 10}">{value}</text>',
        ]
    return parts
