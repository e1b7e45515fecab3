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
    """Local day of the report."""
    score: int | None = None
    """0 to 10, None until the runner rated it."""
    signs: tuple[str, ...] = ()
    """Red signs: sharp, sudden, swelling, limp, night, bony, giving_way, locking, cannot_hop."""


@dataclass(frozen=True, slots=True)
class Illness:
    """The last report of an illness."""

    kind: IllnessKind
    since: date
    well: date | None = None
    """First local day without symptoms."""


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
