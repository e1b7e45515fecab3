"""Conditions, medicines, pregnancy, illness and age: R19, R22, R17, R03."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coach.limits import health as limit
from bot.coach.rules.gates import is_at_least
from bot.coach.verdict import Rank, Row, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.coach.situation import Health, Lifter, Situation


def r19(situation: Situation) -> Iterator[Verdict]:
    """Pregnant, or in the half year after birth. Source: coaching rules 2.3b, [acog804]."""
    health = situation.health
    if health.pregnant:
        yield from _pregnant(health)
    if health.postpartum_weeks is not None:
        yield from _after_birth(health, health.postpartum_weeks)


def _pregnant(health: Health) -> Iterator[Verdict]:
    weeks = health.pregnant_weeks
    if weeks is None or weeks >= limit.SUPINE_WEEK:
        yield Verdict(rule="R19", flags=("no_supine",))
    if health.clearance is not None:
        yield _gentle("pregnant", limit.PREGNANT)


def _gentle(case: str, level: limit.Level) -> Verdict:
    return Verdict(
        rule="R19",
        case=case,
        ceiling=Rank.MAINT,
        learns=level.learns,
        rpe=level.rpe,
        pct_limit=level.pct,
        row=level.row,
        flags=("breathe_out", "no_plyo"),
    )


def _after_birth(health: Health, weeks: float) -> Iterator[Verdict]:
    early = limit.EARLY_WEEKS_CAESAREAN if health.caesarean else limit.EARLY_WEEKS
    unchecked = not health.postpartum_check and weeks < limit.BIRTH_MODERATE_WEEKS
    if weeks < early or unchecked:
        yield Verdict(
            rule="R19",
            case="early",
            ceiling=Rank.CORE_BW,
            rpe=limit.EARLY_RPE,
            flags=("breathe_out", "no_plyo"),
        )
    elif weeks < limit.BIRTH_LIGHT_WEEKS:
        yield _gentle("birth", limit.LIGHT)
    elif weeks < limit.BIRTH_MODERATE_WEEKS:
        yield _gentle("birth", limit.MODERATE)
    if weeks < limit.BIRTH_LIGHT_WEEKS:
        yield Verdict(rule="R19", flags=("no_running",))


def r22(situation: Situation) -> Iterator[Verdict]:
    """Conditions and medicines that limit without a stop. Source: coaching rules 2.3b."""
    health = situation.health
    for condition in sorted(_limiting(health)):
        yield _condition(condition, situation)
    yield from _pressure(health)
    if "insulin" in health.conditions:
        yield from _sugar(health)
    if "asthma" in health.conditions and health.asthma_worse:
        yield Verdict(rule="R22", case="asthma", ceiling=Rank.CORE_BW, rpe=limit.ASTHMA_WORSE_RPE)


def _limiting(health: Health) -> frozenset[str]:
    fragile = "osteoporotic_fracture" in health.gates and health.clearance is not None
    known = health.conditions & limit.CONDITIONS.keys()
    return known | {"osteoporosis"} if fragile else known


def _condition(condition: str, situation: Situation) -> Verdict:
    asked = limit.CONDITIONS[condition]
    week = situation.lifting.week or 1
    return Verdict(
        rule="R22",
        case=condition if asked.rpe is not None else "",
        ceiling=asked.ceiling,
        learns=condition in limit.BONE_LADDER and week <= limit.BONE_LADDER_WEEKS,
        rpe=asked.rpe,
        row=Row(reps=asked.reps) if asked.reps else None,
        flags=asked.flags,
    )


def _pressure(health: Health) -> Iterator[Verdict]:
    """Blood pressure below the border of R02. Limits hold for any reading that was told."""
    known, reading = "hypertension" in health.conditions, health.pressure
    if reading is None and not known:
        return
    if is_at_least(reading, limit.PRESSURE_HIGH):
        yield Verdict(rule="R22", flags=("breathe_out",))
    if is_at_least(reading, limit.PRESSURE_STOP):
        return
    if is_at_least(reading, limit.PRESSURE_DOCTOR):
        yield Verdict(
            rule="R22",
            case="pressure",
            ceiling=Rank.CORE_BW,
            rpe=limit.PRESSURE_DOCTOR_RPE,
            flags=("refer_soon",),
        )
    elif reading is None or is_at_least(reading, limit.PRESSURE_HIGH):
        yield Verdict(
            rule="R22",
            case="pressure",
            rpe=limit.PRESSURE_HIGH_RPE,
            row=limit.PRESSURE_HIGH_ROW,
            flags=("ask_bp",) if reading is None else (),
        )
    elif known:
        yield Verdict(rule="R22", case="pressure", rpe=limit.PRESSURE_KNOWN_RPE)


def _sugar(health: Health) -> Iterator[Verdict]:
    """Blood sugar and ketones, mmol/L. Source: [diabetescare]."""
    glucose, ketones = health.glucose_mmol, health.ketones_mmol
    low = glucose is not None and glucose < limit.GLUCOSE_LOW
    high = glucose is not None and glucose > limit.GLUCOSE_HIGH
    acid = (high and ketones is None) or (ketones or 0) >= limit.KETONES_HIGH
    if low or acid or health.hypo_24h:
        yield Verdict(rule="R22", case="sugar", ceiling=Rank.REST)
    elif high:
        yield Verdict(rule="R22", case="sugar", rpe=limit.GLUCOSE_HIGH_RPE)
    if glucose is not None and limit.GLUCOSE_LOW <= glucose <= limit.GLUCOSE_CARBS:
        yield Verdict(rule="R22", flags=("carbs_first",))


def r17(situation: Situation) -> Iterator[Verdict]:
    """Age, and what must be asked first. Source: coaching rules 2.3, [lloyd2014], [nsca2019]."""
    lifter = situation.lifter
    if lifter.due:
        yield Verdict(rule="R17", flags=tuple(f"ask_{question}" for question in lifter.due))
    if lifter.age is None:
        yield _unknown("age")
    elif lifter.age < limit.ADULT:
        yield _young(lifter, lifter.age)
    elif lifter.age >= limit.OLDER:
        yield Verdict(
            rule="R17",
            case="older",
            rpe=limit.OLDER_RPE,
            pct_limit=limit.OLDER_PCT,
            flags=("plyo_l1_only",),
        )
    for question in lifter.unanswered:
        yield _unknown(question)


def _unknown(question: str) -> Verdict:
    """A missing answer never means healthy."""
    return Verdict(
        rule="R17",
        case=question,
        ceiling=Rank.CORE_BW,
        rpe=limit.UNKNOWN_RPE,
        flags=(f"ask_{question}",),
    )


def _young(lifter: Lifter, age: float) -> Verdict:
    if age < limit.CHILD:
        return Verdict(
            rule="R17",
            case="child",
            ceiling=Rank.CORE_BW,
            rpe=limit.CHILD_RPE,
            flags=("supervised",),
        )
    if age < limit.TEEN:
        ceiling = Rank.MAINT if lifter.supervised else Rank.CORE_BW
        return _teen(limit.YOUNG_TEEN, ceiling, ("supervised", "no_e1rm", "plyo_l1_only"))
    if lifter.supervised:
        return _teen(limit.TEEN_SUPERVISED, Rank.MAINT, ("supervised",))
    return _teen(limit.TEEN_ALONE, Rank.MAINT, ("supervised", "no_bar"))


def _teen(level: limit.Level, ceiling: Rank, flags: tuple[str, ...]) -> Verdict:
    return Verdict(
        rule="R17",
        case="teen",
        ceiling=ceiling,
        learns=True,
        rpe=level.rpe,
        pct_limit=level.pct,
        start=level.row,
        flags=flags,
    )


def r03(situation: Situation) -> Iterator[Verdict]:
    """Illness, and the way back from it. Source: coaching rules 2.3, [friman2000]."""
    match situation.health.illness:
        case "fever" | "below_neck":
            yield Verdict(rule="R03", case="ill", ceiling=Rank.REST)
        case "above_neck":
            yield Verdict(rule="R03", case="cold", ceiling=Rank.CORE_BW, rpe=limit.COLD_RPE)
        case "upset":
            yield Verdict(rule="R03", case="upset", ceiling=Rank.CORE_BW, rpe=limit.UPSET_RPE)
        case None:
            yield from _recovering(situation.health.days_symptom_free)


def _recovering(days: float | None) -> Iterator[Verdict]:
    if days is None:
        return
    for border, ceiling, rpe in limit.AFTER_FEVER:
        if days < border:
            row = limit.AFTER_FEVER_ROW if ceiling is Rank.MAINT else None
            yield Verdict(
                rule="R03",
                case="recovering",
                ceiling=ceiling,
                rpe=rpe,
                row=row,
                args={"days": int(days)},
            )
            return
