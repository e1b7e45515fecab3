"""Season, week, experience and time: R15, R14, R16, R21, R18."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coach.limits import calendar as limit
from bot.coach.limits import dose, health, time
from bot.coach.rules.races import before_race
from bot.coach.verdict import Rank, Verdict
from bot.domain.athlete import Experience

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.coach.situation import Situation


def r15(situation: Situation) -> Iterator[Verdict]:
    """A lighter week after some loaded ones. Source: coaching rules 2.8, [rogerson2024]."""
    strained = situation.lifting.strained
    if situation.lifting.deload or strained:
        yield Verdict(
            rule="R15",
            case="strained" if strained else "own" if situation.lifting.eased else "",
            ceiling=Rank.MAINT,
            rpe=limit.DELOAD_RPE,
            load_factor=limit.DELOAD_FACTOR,
            row=limit.DELOAD_ROW,
        )


def r14(situation: Situation) -> Iterator[Verdict]:
    """How many heavy-class sessions a week holds. Source: [beattie2017], [spiering2021]."""
    lifting, phase = situation.lifting, situation.lifter.phase
    args = {"count": int(lifting.heavy_last7)}
    if lifting.heavy_last7 >= weekly_cap(situation):
        flags = ("legs_spared",)
        yield Verdict(rule="R14", case="cap", ceiling=Rank.CORE_BW, flags=flags, args=args)
        return
    heavy = lifting.heavy_last7 if lifting.heavy_only7 is None else lifting.heavy_only7
    second_light = phase == "build" or (phase == "race_specific" and _is_older(situation))
    if second_light and heavy >= 1:
        yield Verdict(rule="R14", case="second", ceiling=Rank.MAINT, args=args)


def weekly_cap(situation: Situation) -> int:
    """Return how many heavy-class sessions seven days may hold."""
    phase = situation.lifter.phase
    if before_race(situation.race) is Rank.MAINT:
        return limit.TAPER_CAP
    if phase == "race_specific" and _is_older(situation):
        return limit.OLDER_RACE_CAP
    if phase == "off_season" and situation.lifter.experience is Experience.NOVICE:
        return limit.NOVICE_OFF_SEASON_CAP
    return limit.WEEKLY_CAP[phase]


def _is_older(situation: Situation) -> bool:
    age = situation.lifter.age
    return age is not None and age >= health.OLDER


def r16(situation: Situation) -> Iterator[Verdict]:
    """The phases of tapering and recovery. Source: coaching rules 2.5."""
    match situation.lifter.phase:
        case "taper":
            rpe = limit.TAPER_PHASE_RPE
            yield Verdict(rule="R16", case="taper", ceiling=Rank.MAINT, rpe=rpe)
        case "recovery":
            yield Verdict(
                rule="R16",
                case="recovery",
                ceiling=Rank.MAINT,
                rpe=limit.RECOVERY_PHASE_RPE,
                row=limit.RECOVERY_PHASE_ROW,
            )
        case _:
            pass


def r21(situation: Situation) -> Iterator[Verdict]:
    """Experience: the novice ladder, calibration of those new to the coach. [design]."""
    lifter, lifting = situation.lifter, situation.lifting
    if lifter.experience is Experience.NOVICE and (lifting.week or 1) <= len(dose.LADDER):
        yield Verdict(rule="R21", case="ladder", learns=True)
    if lifting.calibration_left >= 1:
        yield Verdict(
            rule="R21",
            case="calibration",
            rpe=limit.CALIBRATION_RPE,
            load_factor=limit.CALIBRATION_FACTOR,
        )


def r18(situation: Situation) -> Iterator[Verdict]:
    """What fits into the time. [design]."""
    minutes = situation.lifter.minutes
    borders = (
        (time.MOBILITY_MIN, Rank.MOBILITY),
        (time.CORE_MIN, Rank.CORE_BW),
        (time.MAINT_MIN, Rank.MAINT),
    )
    for border, ceiling in borders:
        if minutes < border:
            yield Verdict(rule="R18", ceiling=ceiling, args={"minutes": int(minutes)})
            return
