"""What stops training until a clinician has spoken: R01, R02, R02c."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coach.limits import health as limit
from bot.coach.verdict import Rank, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.coach.situation import Health, Situation


def r01(situation: Situation) -> Iterator[Verdict]:
    """An emergency sign, or one that no clinician has looked at. Source: coaching rules 2.3a."""
    health = situation.health
    if health.emergency is not None:
        flags = (f"emergency:{health.emergency}",) if health.emergency else ()
        yield Verdict(rule="R01", case="emergency", ceiling=Rank.STOP_REFER, flags=flags)
    elif "R01" in health.holds:
        yield Verdict(rule="R01", case="hold", ceiling=Rank.STOP_REFER)


def r02(situation: Situation) -> Iterator[Verdict]:
    """A gate without clearance, or blood pressure out of bounds. Source: coaching rules 2.3."""
    health = situation.health
    gated = bool(health.gates) or health.pregnant or (_is_metabolic(health) and health.inactive)
    if gated and health.clearance is None:
        yield Verdict(
            rule="R02",
            case="pregnant" if health.pregnant else "clearance",
            ceiling=Rank.STOP_REFER,
            flags=("ask_clearance",),
        )
    if "red_s" in health.gates:
        yield Verdict(rule="R02", flags=("offer_D7",))
    if is_at_least(health.pressure, limit.PRESSURE_STOP):
        yield Verdict(rule="R02", case="pressure", ceiling=Rank.STOP_REFER)


def r02c(situation: Situation) -> Iterator[Verdict]:
    """A gate with clearance: light, moderate or heavy. Source: coaching rules 2.3."""
    health = situation.health
    cleared = health.clearance is not None
    if (health.gates and cleared) or (_is_metabolic(health) and (cleared or not health.inactive)):
        yield _level(health)
        yield from _special(health)


def is_at_least(pressure: tuple[float, float] | None, border: tuple[float, float]) -> bool:
    """Tell whether either number of a reading (mmHg) reaches its border."""
    return pressure is not None and (pressure[0] >= border[0] or pressure[1] >= border[1])


def _is_metabolic(health: Health) -> bool:
    return bool(health.conditions & {"diabetes", "kidney"})


def _level(health: Health) -> Verdict:
    clearance = health.clearance or "light"
    trusted = health.clear_sessions >= limit.CLEAR_SESSIONS and "no_strain" not in health.gates
    if clearance == "heavy" and trusted:
        return Verdict(rule="R02c", case="heavy", flags=("breathe_out",))
    level = limit.LIGHT if clearance == "light" else limit.MODERATE
    return Verdict(
        rule="R02c",
        case="light" if clearance == "light" else "moderate",
        ceiling=Rank.MAINT,
        learns=level.learns,
        rpe=level.rpe,
        pct_limit=level.pct,
        row=level.row,
        flags=("breathe_out", "no_plyo"),
    )


def _special(health: Health) -> Iterator[Verdict]:
    """What single gates ask for besides."""
    if "concussion" in health.gates and health.clear_sessions < len(limit.CONCUSSION):
        ceiling, rpe = limit.CONCUSSION[int(health.clear_sessions)]
        yield Verdict(rule="R02c", case="concussion", ceiling=ceiling, rpe=rpe, flags=("no_plyo",))
    if {"bone_stress", "osteoporotic_fracture"} & set(health.gates):
        yield Verdict(rule="R02c", flags=("no_plyo",))
