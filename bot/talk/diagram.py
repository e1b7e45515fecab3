"""The table of states as Mermaid text, so that the picture cannot lie."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.talk.table import ANYWHERE, EDGES, STATES, Edge

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.language.intents import Intent
    from bot.talk.state import State

_NAMES_A_LINE = 3


def diagram() -> str:
    """Return the ways between states; a way in from any state is drawn from Idle only."""
    arrows: dict[tuple[str, str], list[str]] = {}
    for start, intent, edge in _ways():
        for end in edge.to:
            if end is not start:
                arrows.setdefault((start.__name__, end.__name__), []).append(_words(intent))
    lines = [f"    {start} --> {end}: {_label(names)}" for (start, end), names in arrows.items()]
    return "\n".join(["stateDiagram-v2", "    [*] --> Idle", *lines, ""])


def _ways() -> Iterable[tuple[type[State], type[Intent], Edge]]:
    idle = STATES[0]
    yield from ((idle, intent, edge) for intent, edge in ANYWHERE.items())
    yield from ((state, intent, edge) for (state, intent), edge in EDGES.items())


def _label(names: list[str]) -> str:
    rows = [", ".join(names[n : n + _NAMES_A_LINE]) for n in range(0, len(names), _NAMES_A_LINE)]
    return "<br/>".join(rows)


def _words(intent: type[Intent]) -> str:
    """Return "LogTraining" as "log training"."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", intent.__name__).lower()


if __name__ == "__main__":
    import sys

    sys.stdout.write(diagram())
