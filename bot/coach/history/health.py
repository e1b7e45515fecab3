"""Health as the record tells it, on one day: what limits, what was cleared, what has run out.

Rule: a clearance covers one condition and lasts half a year; with one condition uncleared nothing
is. Source: coaching rules 2.3 and 2.17.5.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coach.limits import diary
from bot.coach.limits import health as limit
from bot.coach.situation import Ache, Health
from bot.domain.health import Cleared

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.coach.history.sessions import Session
    from bot.domain.health import Clearance, Illness, IllnessKind, Pain
    from bot.domain.health import Health as Told

PREGNANT = "pregnant"
METABOLIC = ("diabetes", "kidney")
ASSESSED = "assessed:"
"""Before the site of a pain that a clinician looked at."""
LONG_ILLNESS = "mono"
"""The gate of an illness of more than a week."""
SEVERE = ("fever", "below_neck")
LEVELS: tuple[Clearance, ...] = ("light", "moderate", "heavy")


def health(told: Told, day: date, done: Sequence[Session]) -> Health:
    """Return what limits training on a day, after the sessions `done`."""
    valid, birth, reading = _valid(told, day), told.birth, told.pressure
    latest = max((one.day for one in valid), default=None)
    since = [session for session in done if latest is not None and session.day > latest]
    sugar = told.sugar if told.sugar is not None and told.sugar.day == day else None
    fresh = reading is not None and 0 <= (day - reading.day).days <= limit.PRESSURE_DAYS
    return Health(
        aches=tuple(_ache(pain, day) for pain in told.pains if pain.score != 0 or pain.signs),
        illness=_illness(told.illness, day),
        days_symptom_free=_symptom_free(told.illness, day),
        holds=told.holds,
        gates=gates_of(told, day),
        conditions=frozenset(told.conditions),
        clearance=_lowest(told, valid, day),
        clear_sessions=sum(session.clean for session in since),
        inactive=told.inactive,
        pregnant=told.pregnant,
        pregnant_weeks=_weeks(told.pregnant_since, day),
        postpartum_weeks=None if birth is None else _weeks(birth.day, day),
        caesarean=birth is not None and birth.caesarean,
        postpartum_check=birth is not None and birth.checked,
        pressure=(reading.systolic, reading.diastolic) if reading and fresh else None,
        glucose_mmol=sugar.glucose_mmol if sugar else None,
        ketones_mmol=sugar.ketones_mmol if sugar else None,
        hypo_24h=sugar is not None and sugar.hypo,
        asthma_worse=told.asthma_worse == day,
    )


# ---------------------------------------------------------------- what a clinician allowed


def gates_of(told: Told, day: date) -> tuple[str, ...]:
    """Return the gates of a day; a site that was looked at is none once its clearance is over."""
    long = (LONG_ILLNESS,) if is_long(told.illness, day) and LONG_ILLNESS not in told.gates else ()
    return long + tuple(
        gate
        for gate in told.gates
        if not gate.startswith(ASSESSED) or clearance_of(told, gate, day) is not None
    )


def is_long(illness: Illness | None, day: date) -> bool:
    """Tell whether a fever or an illness below the neck was told to last too long."""
    if illness is None or illness.kind not in SEVERE:
        return False
    lasted = ((illness.told or illness.since) - illness.since).days
    over = day - (illness.well or day)
    return lasted > limit.LONG_ILLNESS_DAYS and over.days <= limit.CLEARANCE_DAYS


def waiting(told: Told, day: date) -> tuple[str, ...]:
    """Return the conditions that wait for a clinician's word."""
    return tuple(one for one in _needed(told, day) if clearance_of(told, one, day) is None)


def clearance_of(told: Told, gate: str, day: date) -> Cleared | None:
    """Return the clearance of a condition that is valid on a day."""
    own = next((one for one in told.cleared_for if one.gate == gate), None) or _common(told, gate)
    return own if own is not None and (day - own.day).days <= limit.CLEARANCE_DAYS else None


def _common(told: Told, gate: str) -> Cleared | None:
    """Return what was told before every condition had a clearance of its own."""
    if told.clearance is None or told.cleared is None:
        return None
    return Cleared(gate, told.clearance, told.cleared)


def _needed(told: Told, day: date) -> tuple[str, ...]:
    metabolic = METABOLIC if told.inactive else ()
    others = (PREGNANT, *metabolic) if told.pregnant else metabolic
    present = {PREGNANT, *told.conditions}
    return (*gates_of(told, day), *(one for one in others if one in present))


def _valid(told: Told, day: date) -> tuple[Cleared, ...]:
    asked = (*_needed(told, day), *_active(told))
    found = (clearance_of(told, gate, day) for gate in asked)
    return tuple(one for one in found if one is not None)


def _active(told: Told) -> tuple[str, ...]:
    """Return what active people may train lightly with before a clinician spoke."""
    return () if told.inactive else tuple(one for one in METABOLIC if one in told.conditions)


def _lowest(told: Told, valid: Sequence[Cleared], day: date) -> Clearance | None:
    if waiting(told, day):
        return None
    levels = [one.level for one in valid]
    if levels and any(clearance_of(told, one, day) is None for one in _active(told)):
        return "light"
    return next((level for level in LEVELS if level in levels), None)


# ---------------------------------------------------------------- pain, illness, weeks


def _weeks(since: date | None, day: date) -> int | None:
    return None if since is None else max(0, (day - since).days) // diary.DAYS_A_WEEK


def _ache(pain: Pain, day: date) -> Ache:
    return Ache(
        site=pain.site,
        score=pain.score,
        signs=frozenset(pain.signs),
        answers={**dict.fromkeys(pain.no, False), **dict.fromkeys(pain.yes, True)},
        weeks=max(0, (day - (pain.first or pain.since)).days) / diary.DAYS_A_WEEK,
    )


def _illness(illness: Illness | None, day: date) -> IllnessKind | None:
    """Return an illness as long as it lasts; an upset stomach passes without being told."""
    if illness is None or (illness.well is not None and illness.well <= day):
        return None
    passed = illness.kind == "upset" and (day - illness.since).days >= limit.UPSET_DAYS
    return None if passed else illness.kind


def _symptom_free(illness: Illness | None, day: date) -> int | None:
    if illness is None or illness.kind not in SEVERE or illness.well is None:
        return None
    return (day - illness.well).days if illness.well <= day else None
