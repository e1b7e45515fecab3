"""The situation: all that the rules may look at, on one day.

Rule 1: a field that nobody told has the default of the coaching rules (2.17.3); no rule guesses.
Rule 2: days are whole local days; "today" itself is no field, everything is counted from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.athlete import Experience, Priority, RaceDistance
from bot.domain.exercise import Equipment
from bot.domain.health import Clearance, IllnessKind
from bot.domain.training import Swap


@dataclass(frozen=True, slots=True)
class Outing:
    """A run, or another sport, done or planned."""

    kind: str | None = None
    """A run type, "race", "match", another sport, "none", or the runner's own word."""
    effort: float | None = None
    """0 to 10, of the whole outing."""
    minutes: float | None = None
    descent_m: float | None = None


Outings = tuple[Outing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ache:
    """One report of pain. Source: coaching rules 2.4."""

    site: str
    score: float | None = None
    """0 to 10; None: not rated yet."""
    signs: frozenset[str] = frozenset()
    """Red signs: sharp, sudden, swelling, limp, night, bony, giving_way, locking, cannot_hop."""
    answers: Mapping[str, bool] = field(default_factory=dict[str, bool])
    """Of spot, worse_run, next_morning, hop_walk those that were answered."""
    weeks: float = 0


@dataclass(frozen=True, slots=True)
class ReturnStep:
    """Where a comeback stands."""

    length: float
    """Days of the break."""
    session: int
    """Number of today's session after it, from 2."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifter:
    """Who asks, with what, and for how long."""

    experience: Experience = Experience.NOVICE
    equipment: frozenset[Equipment] = frozenset()
    phase: str = "base"
    """off_season, base, build, race_specific, taper or recovery."""
    minutes: float = 40
    age: float | None = 35
    """Years; None: unknown, which is never taken for grown up."""
    supervised: bool = False
    unanswered: tuple[str, ...] = ()
    """Questions before the first loaded set that nobody answered yet: health, pain."""
    due: tuple[str, ...] = ()
    """Questions that are to be asked again."""
    bar_safe: bool | None = None
    """Pins or a spotter at the bar; None: ask."""
    dumbbell_max_kg: float | None = None
    body_kg: float | None = None
    swaps: tuple[Swap, ...] = ()
    """Exercises that this lifter would not do that day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifting:
    """What was lifted lately.

    A heavy-class session is one of HEAVY, MAINT, LEARN or bodyweight strength.
    """

    days_since: float | None = None
    """Since the last heavy-class session; None: none known."""
    hours_since: float | None = None
    pattern_days: Mapping[str, float | None] = field(default_factory=dict[str, float | None])
    """Days since squat, hinge, push and pull; None: never."""
    return_step: ReturnStep | None = None
    heavy_last7: float = 0
    """Heavy-class sessions of the last 7 days."""
    heavy_only7: float | None = None
    """Those of them named HEAVY; None: all."""
    last_class: str | None = None
    week: float | None = None
    """Week of the novice ladder, from 1; None: the first for a novice, others are beyond it."""
    no_history: bool = False
    calibration_left: float = 0
    """Sessions still at a cautious load, because experience was told and not seen."""
    deload: bool = False
    eased: bool = False
    """The lighter week meets one of the runner's own."""
    strained: bool = False
    """Whether it is a lighter week because signs of strain ask for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """The runs around today."""

    today: Outings = ()
    tomorrow: Outings | None = None
    """None: unknown."""
    yesterday: Outings = ()
    spike: bool = False
    """Yesterday's run was much longer than any of the last 30 days."""
    week: tuple[Outings, ...] | None = None
    """The seven days from tomorrow; None: unknown."""
    runs30: float = 0
    median_min: float | None = None
    double_days14: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Racing:
    """The race that comes next or the one that was last."""

    days: float | None = None
    distance: RaceDistance | None = None
    priority: Priority = "A"
    minutes: float | None = None
    """Expected, or raced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """How the runner is today."""

    soreness: float = 2
    """Of the legs, 0 to 10."""
    sleep_h: float = 7
    energy: float = 3
    """1 to 5."""
    two_nights_under5: bool = False
    short_sleep_days: float = 0
    night_shift: bool = False
    """Within two hours of one."""
    heat: bool = False
    altitude: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What limits training for health's sake."""

    aches: tuple[Ache, ...] = ()
    illness: IllnessKind | None = None
    days_symptom_free: float | None = None
    """After fever or symptoms below the neck."""
    holds: tuple[str, ...] = ()
    """R01, or R04:knee."""
    emergency: str | None = None
    """Group of red flags; empty text: which one is not known."""
    gates: tuple[str, ...] = ()
    conditions: frozenset[str] = frozenset()
    clearance: Clearance | None = None
    clear_sessions: float = 0
    """Symptom-free sessions since the clearance."""
    inactive: bool = False
    pregnant: bool = False
    pregnant_weeks: float | None = None
    postpartum_weeks: float | None = None
    caesarean: bool = False
    postpartum_check: bool = False
    pressure: tuple[float, float] | None = None
    """Systolic and diastolic, mmHg, not older than four weeks."""
    glucose_mmol: float | None = None
    ketones_mmol: float | None = None
    hypo_24h: bool = False
    asthma_worse: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """One runner on one day."""

    lifter: Lifter = field(default_factory=Lifter)
    lifting: Lifting = field(default_factory=Lifting)
    running: Running = field(default_factory=Running)
    race: Racing = field(default_factory=Racing)
    """The next one."""
    last_race: Racing = field(default_factory=Racing)
    readiness: Readiness = field(default_factory=Readiness)
    health: Health = field(default_factory=Health)
