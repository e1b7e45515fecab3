"""Health as JSON tells it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bot.coach.limits import health as limit
from bot.coach.situation import Ache, Health
from bot.coach.told.fields import Fields, WrongField, items, number, table, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.health import Clearance, IllnessKind

ILLNESSES: tuple[IllnessKind, ...] = ("above_neck", "below_neck", "fever", "upset")
CLEARANCES: tuple[Clearance, ...] = ("light", "moderate", "heavy")
WORST = 10
"""The top of the scale of pain."""
PRESSURES = 2
"""Systolic and diastolic."""


def health(fields: Fields) -> Health:
    return Health(
        aches=_aches(fields.get("pain")),
        illness=_illness(fields),
        days_symptom_free=fields.number("days_symptom_free"),
        holds=_holds(fields),
        emergency=_emergency(fields),
        gates=_gates(fields),
        conditions=frozenset(fields.texts("conditions")) & limit.CONDITIONS.keys(),
        clearance=_clearance(fields),
        clear_sessions=fields.number_or("clear_sessions", 0),
        inactive=fields.truth("inactive"),
        pregnant=fields.truth("pregnant"),
        pregnant_weeks=fields.number("pregnant_weeks"),
        postpartum_weeks=fields.number("postpartum_weeks"),
        caesarean=fields.truth("caesarean"),
        postpartum_check=fields.truth("postpartum_check"),
        pressure=_pressure(fields),
        glucose_mmol=fields.number("glucose_mmol"),
        ketones_mmol=fields.number("ketones_mmol"),
        hypo_24h=fields.truth("hypo_24h"),
        asthma_worse=fields.truth("asthma_worse"),
    )


def unknown_conditions(told: Mapping[str, object]) -> tuple[str, ...]:
    """Return ids of conditions that nobody knows; they are ignored and reported."""
    return tuple(word for word in Fields(told).texts("conditions") if word not in limit.CONDITIONS)


def _illness(fields: Fields) -> IllnessKind | None:
    return None if fields.get("illness") == "none" else fields.word("illness", ILLNESSES)


def _clearance(fields: Fields) -> Clearance | None:
    """A clearance of which nobody asked how far it goes is a light one."""
    value = fields.get("clearance")
    if isinstance(value, bool):
        return "light" if value else None
    return fields.word("clearance", CLEARANCES)


def _emergency(fields: Fields) -> str | None:
    value = fields.get("emergency")
    if isinstance(value, bool):
        return "" if value else None
    return fields.word("emergency", limit.EMERGENCIES)


def _gates(fields: Fields) -> tuple[str, ...]:
    value = fields.get("gate")
    if value in (None, "none", ""):
        return ()
    return (value,) if isinstance(value, str) else tuple(fields.texts("gate"))


def _holds(fields: Fields) -> tuple[str, ...]:
    holds = tuple(fields.texts("hold"))
    for hold in holds:
        if hold != "R01" and not (hold.startswith("R04:") and hold.removeprefix("R04:")):
            raise WrongField(f"hold: expected R01 or R04:SITE, not {hold!r}")
    return holds


def _pressure(fields: Fields) -> tuple[float, float] | None:
    values = fields.items("bp")
    if not values:
        return None
    if len(values) != PRESSURES:
        raise WrongField("bp: expected systolic and diastolic")
    systolic, diastolic = (number("bp", value) for value in values)
    return systolic, diastolic


def _aches(value: object) -> tuple[Ache, ...]:
    if value is None:
        return ()
    told: list[object] = [value] if isinstance(value, Mapping) else items("pain", value)
    return tuple(_ache(Fields(table("pain", one))) for one in told)


def _ache(fields: Fields) -> Ache:
    score = fields.number("score")
    if score is not None and score > WORST:
        raise WrongField(f"pain: a score of {score:g} is above {WORST}")
    return Ache(
        site=text("pain: site", fields.get("site")).strip().lower(),
        score=score,
        signs=frozenset(sign for sign in limit.RED_SIGNS if fields.truth(sign)),
        answers=dict(_answers(fields)),
        weeks=fields.number_or("weeks", 0),
    )


def _answers(fields: Fields) -> Iterator[tuple[str, bool]]:
    for question in limit.BONE_QUESTIONS:
        answer = fields.truth_or_none(question)
        if answer is not None:
            yield question, answer
