"""From the names of meanings on the body to their intents; a part of `BUILD`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language import clinical as told
from bot.language.ahead import TellAway
from bot.language.facts import ReportIllness, ReportTired

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.health import IllnessKind
    from bot.language.intents import Intent
    from bot.language.patterns.filled import Filled

MOST_ILL_DAYS = 120
MOST_WEEKS = 104
WEEKS_A_MONTH = 4.3


def _weeks(filled: Filled) -> Intent | None:
    weeks = filled.number
    return told.TellWeeks(weeks) if weeks is not None and 0 <= weeks <= MOST_WEEKS else None


def _months(filled: Filled) -> Intent | None:
    return None if filled.number is None else told.TellWeeks(round(filled.number * WEEKS_A_MONTH))


def _ill(days_each: int) -> Callable[[Filled], Intent | None]:
    """Build an illness that lasts so many days or weeks already."""

    def ill(filled: Filled) -> Intent | None:
        days = round((filled.number or 0) * days_each)
        return ReportIllness("below_neck", min(days, MOST_ILL_DAYS)) if days > 0 else None

    return ill


def _pause(kind: IllnessKind) -> Callable[[Filled], Intent | None]:
    """Build an illness with the days that the runner gives it."""

    def paused(filled: Filled) -> Intent | None:
        if filled.first is None or filled.last is None:
            return None
        return TellAway("pause", filled.first, filled.last, kind)

    return paused


BUILD_CLINICAL: Mapping[str, Callable[[Filled], Intent | None]] = {
    "seen": lambda _: told.TellSeen(),
    "ill_pause": _pause("below_neck"),
    "ill_pause_cold": _pause("above_neck"),
    "ill_pause_fever": _pause("fever"),
    "spot": lambda _: told.TellBone("spot", yes=True),
    "no_spot": lambda _: told.TellBone("spot", yes=False),
    "worse_run": lambda _: told.TellBone("worse_run", yes=True),
    "no_worse_run": lambda _: told.TellBone("worse_run", yes=False),
    "next_morning": lambda _: told.TellBone("next_morning", yes=True),
    "no_next_morning": lambda _: told.TellBone("next_morning", yes=False),
    "hop_walk": lambda _: told.TellBone("hop_walk", yes=True),
    "no_hop_walk": lambda _: told.TellBone("hop_walk", yes=False),
    "hops": lambda _: told.TellHops(),
    "hops_hurt": lambda _: told.TellHops(hurts=True),
    "better": lambda _: told.TellChange("better"),
    "same": lambda _: told.TellChange("same"),
    "worse": lambda _: told.TellChange("worse"),
    "pins": lambda _: told.TellBarSafe(),
    "no_pins": lambda _: told.TellBarSafe(safe=False),
    "supervised": lambda _: told.TellSupervised(),
    "unsupervised": lambda _: told.TellSupervised(supervised=False),
    "active": lambda _: told.TellActive(),
    "inactive": lambda _: told.TellActive(active=False),
    "asthma_worse": lambda _: told.TellAsthmaWorse(),
    "birth_check": lambda _: told.TellBirthCheck(),
    "weeks": _weeks,
    "months": _months,
    "ill_days": _ill(1),
    "ill_weeks": _ill(7),
    "night_shift": lambda _: ReportTired("night_shift"),
    "hot": lambda _: ReportTired("heat"),
    "high_up": lambda _: ReportTired("altitude"),
}
