"""What a runner told about age, health and pain. Only what the coach's rules ask for.

Rule: a missing answer never means healthy. None is "not asked or not answered".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Clearance = Literal["light", "moderate", "heavy"]
"""What a clinician allowed."""
IllnessKind = Literal["above_neck", "below_neck", "fever", "upset"]
"""Words of field `illness` of the coaching rules; "upset" is a bad stomach or a night of drinking,
over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pain:
    """The last report of a pain at one site. Source: coaching rules 2.4."""

    site: str
    """knee, shin, back …; "unknown" when the runner named no place."""
    since: date
    """Local day of the last report."""
    score: int | None = None
    """0 to 10, None until the runner rated it."""
    signs: tuple[str, ...] = ()
    """Red signs: sharp, sudden, swelling, limp, night, bony, giving_way, locking, cannot_hop."""
    first: date | None = None
    """Local day of the first report; None: that of the last."""
    yes: tuple[str, ...] = ()
    """Of spot, worse_run, next_morning, hop_walk those that were answered with yes."""
    no: tuple[str, ...] = ()
    """Those that were answered with no."""
    followed: date | None = None
    """Local day on which the coach asked how it is; None: not yet."""


@dataclass(frozen=True, slots=True)
class Held:
    """What is known of a hold on a site of pain. Source: coaching rules 2.3, persistence."""

    site: str
    since: date
    """Local day of the last report above 1 of 10."""
    firm: bool = False
    """Whether only a clinician may lift it."""


@dataclass(frozen=True, slots=True)
class Cleared:
    """What a clinician allowed for one condition."""

    gate: str
    """Id of the condition, "pregnant", or "assessed:knee" for a site that was looked at."""
    level: Clearance
    day: date
    """Local day on which it was told."""


@dataclass(frozen=True, slots=True)
class Pressure:
    """A reading of blood pressure, mmHg."""

    systolic: float
    diastolic: float
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Sugar:
    """What was told of the blood sugar of one day."""

    day: date
    glucose_mmol: float | None = None
    ketones_mmol: float | None = None
    hypo: bool = False
    """Whether there was a severe low one in the 24 hours before."""


@dataclass(frozen=True, slots=True)
class Birth:
    """A birth of the last half year."""

    day: date
    caesarean: bool = False
    checked: bool = False
    """Whether the check after birth was done."""


@dataclass(frozen=True, slots=True)
class Illness:
    """The last report of an illness."""

    kind: IllnessKind
    since: date
    well: date | None = None
    """First local day without symptoms."""
    told: date | None = None
    """The last local day on which it was told to go on. None: that of the first report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """Answers that set the ceilings. Source: coaching rules 2.3 and 2.4."""

    age: int | None = None
    """Years."""
    screened: date | None = None
    """Local day on which the health question was answered last."""
    pain_asked: date | None = None
    """Local day on which the pain question was answered last."""
    gates: tuple[str, ...] = ()
    """Ids of conditions that stop training until a clinician allowed it ("heart")."""
    conditions: tuple[str, ...] = ()
    """Ids of conditions that limit training ("asthma")."""
    clearance: Clearance | None = None
    cleared: date | None = None
    """Local day of the clearance; it ends after 182 days."""
    pregnant: bool = False
    pains: tuple[Pain, ...] = ()
    holds: tuple[str, ...] = ()
    """R01 after an emergency sign, R04:knee after a red sign of pain; lifted as rule 2.3 says."""
    illness: Illness | None = None
    cleared_for: tuple[Cleared, ...] = ()
    """One a condition; `clearance` covers those that have none of their own."""
    held: tuple[Held, ...] = ()
    """What is known of the holds; one without it is firm."""
    pregnant_since: date | None = None
    """Local day on which week 0 began; None: the week was not told."""
    birth: Birth | None = None
    inactive: bool = False
    """Less than three times half an hour a week; asked with diabetes or kidney disease."""
    pressure: Pressure | None = None
    sugar: Sugar | None = None
    asthma_worse: date | None = None
    """The last local day on which the asthma was worse than usual."""
    supervised: bool = False
    """Whether an adult who knows lifting stands by; asked below 18."""
    bar_safe: bool | None = None
    """Pins or a spotter at the bar; None: not asked or not answered."""
    asked: tuple[str, ...] = ()
    """Questions beside the session that were put already and not answered ("pins")."""
    skipped: date | None = None
    """Local day on which a question before the session was skipped last: it rests that day."""
