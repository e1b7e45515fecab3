"""How the runner is today: R10, R11, R12, R23, and R12b, the sum of what they took away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coach.limits import calendar, health
from bot.coach.limits import readiness as limit
from bot.coach.verdict import Rank, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.coach.situation import Lifting, Readiness, Situation

LIGHT_CLASSES = frozenset({"MAINT", "LEARN", "CORE_BW"})


def r10(situation: Situation) -> Iterator[Verdict]:
    """The gap since the last heavy-class session. Source: coaching rules 2.5, [doma2019]."""
    lifting, gap = situation.lifting, _gap(situation)
    if _is_too_soon(lifting, gap):
        args = {"days": int(lifting.days_since or 0), "gap": gap}
        yield Verdict(rule="R10", ceiling=Rank.CORE_BW, flags=("legs_spared",), args=args)


def _gap(situation: Situation) -> int:
    """Return the days to leave between heavy-class sessions."""
    gap, age = calendar.GAP[situation.lifter.phase], situation.lifter.age
    if situation.lifting.last_class in LIGHT_CLASSES:
        return min(gap, calendar.LIGHT_GAP)
    older = age is not None and age >= health.OLDER_GAP
    return gap + (calendar.OLDER_GAP_EXTRA if older else 0)


def _is_too_soon(lifting: Lifting, gap: int) -> bool:
    days, hours = lifting.days_since, lifting.hours_since
    if hours is None:
        return days is not None and days < gap
    return hours < calendar.GAP_HOURS * gap or (days is not None and days < calendar.GAP_DAYS)


def r11(situation: Situation) -> Iterator[Verdict]:
    """Sore legs. Source: coaching rules 2.5, [soreness2017]."""
    soreness = situation.readiness.soreness
    args = {"soreness": int(soreness)}
    if soreness >= limit.TOO_SORE:
        yield Verdict(rule="R11", ceiling=Rank.MOBILITY, args=args)
    elif soreness >= limit.VERY_SORE:
        yield Verdict(rule="R11", ceiling=Rank.CORE_BW, flags=("legs_spared",), args=args)
    elif soreness >= limit.SORE:
        flags = ("no_plyo",)
        yield Verdict(rule="R11", rpe=limit.SORE_RPE, set_change=-1, flags=flags, args=args)


def r12(situation: Situation) -> Iterator[Verdict]:
    """Sleep and energy. Source: coaching rules 2.5 [design]."""
    ready = situation.readiness
    yield from _sleep(ready)
    if ready.energy <= limit.NO_ENERGY:
        yield Verdict(rule="R12", case="energy", ceiling=Rank.CORE_BW)
    elif ready.energy <= limit.LOW_ENERGY:
        yield Verdict(rule="R12", case="energy", set_change=-1)
    if ready.night_shift:
        yield Verdict(rule="R12", case="night_shift", ceiling=Rank.CORE_BW)


def _sleep(ready: Readiness) -> Iterator[Verdict]:
    """The first that fits."""
    if ready.sleep_h < limit.NO_SLEEP_H:
        yield Verdict(rule="R12", case="sleep", ceiling=Rank.CORE_BW)
    elif ready.two_nights_under5:
        used = ready.short_sleep_days >= limit.SHORT_SLEEP_DAYS
        ceiling = Rank.MAINT if used and ready.energy >= limit.FAIR_ENERGY else Rank.CORE_BW
        yield Verdict(rule="R12", case="nights", ceiling=ceiling, rpe=limit.SHORT_SLEEP_RPE)
    elif ready.sleep_h < limit.SHORT_SLEEP_H:
        yield Verdict(rule="R12", case="sleep", rpe=limit.SHORT_SLEEP_RPE, set_change=-1)
    elif ready.sleep_h < limit.LESS_SLEEP_H:
        yield Verdict(rule="R12", case="sleep", rpe=limit.LESS_SLEEP_RPE)


def r23(situation: Situation) -> Iterator[Verdict]:
    """Heat or altitude. Source: coaching rules 2.5 [design]."""
    ready = situation.readiness
    if ready.heat or ready.altitude:
        yield Verdict(
            rule="R23",
            case="heat" if ready.heat else "altitude",
            rpe=limit.CLIMATE_RPE,
            set_change=-1,
            flags=("long_rest",),
        )


def r12b(verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
    """Several small things together are a big one. Source: coaching rules 2.5 [design]."""
    if sum(verdict.set_change for verdict in verdicts) <= limit.REDUCED_SETS:
        yield Verdict(rule="R12b", ceiling=Rank.MAINT)
