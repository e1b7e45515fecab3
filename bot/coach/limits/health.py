"""Gates, conditions, pain, illness and age. Efforts are RPE, scores 0 to 10."""

from __future__ import annotations

from typing import Final, NamedTuple

from bot.coach.verdict import Rank, Reps, Row

EMERGENCIES: Final = frozenset(
    {
        *("heart", "collapse", "brain", "tear", "heat", "low_salt", "muscle_breakdown", "clot"),
        *("breathing", "allergy", "back_nerve", "rupture", "fracture", "compartment"),
        *("joint_infection", "belly", "head", "pregnancy", "sugar", "sickle", "altitude", "mind"),
    }
)
"""Groups of red flags (coaching rules 2.3a)."""

# ---------------------------------------------------------------- gates and clearance


class Level(NamedTuple):
    """What a clearance opens."""

    learns: bool
    row: Row
    rpe: float
    pct: float


LIGHT: Final = Level(learns=True, row=Row(2, (8, 12)), rpe=6.0, pct=70.0)
"""[design], in line with [acog804]"""
MODERATE: Final = Level(learns=False, row=Row(2, (6, 10)), rpe=7.0, pct=75.0)
"""[design]"""
CLEAR_SESSIONS: Final = 4
"""Symptom-free sessions before heavy work that a clinician allowed. [design]"""
CLEARANCE_DAYS: Final = 182
"""Days that a clearance lasts. [design]"""
CONCUSSION: Final = ((Rank.CORE_BW, 4.0), (Rank.HEAVY, 6.0), (Rank.HEAVY, 8.0))
"""Ceiling and RPE of the first three sessions after a concussion. [amsterdam2022]"""
SCREEN_DAYS: Final = 92
"""Days after which the health questions are asked again. [design]"""
PAIN_DAYS: Final = 7
"""Days after which the coach asks about pain again. [design]"""

# ---------------------------------------------------------------- conditions


class Limit(NamedTuple):
    """What a condition asks for."""

    ceiling: Rank = Rank.HEAVY
    rpe: float | None = None
    reps: Reps | None = None
    flags: tuple[str, ...] = ()


BONE: Final = Limit(rpe=7.0, reps=(6, 10), flags=("no_loaded_flexion", "no_plyo"))
FLOOR: Final = Limit(Rank.MAINT, 6.0, (8, 12), ("breathe_out",))
CONDITIONS: Final = {
    "osteoporosis": BONE,
    "steroids_long": BONE,
    "joint_replacement": Limit(rpe=7.0, reps=(6, 10), flags=("no_plyo",)),
    "hernia": FLOOR._replace(flags=("breathe_out", "refer_soon")),
    "pelvic_floor": FLOOR._replace(flags=("breathe_out", "no_plyo", "pelvic_physio")),
    "hypermobility": Limit(flags=("mid_range", "no_stretch")),
    "beta_blocker": Limit(flags=("no_pulse",)),
    "anticoagulant": Limit(rpe=8.0, flags=("no_impact", "not_alone")),
    "fluoroquinolone": Limit(flags=("calves_rpe6", "no_nordic", "no_plyo")),
    "statin": Limit(flags=("muscle_pain_doctor",)),
    "asthma": Limit(flags=("reliever_at_hand",)),
    "insulin": Limit(flags=("glucose_plan",)),
    "neuropathy": Limit(flags=("no_plyo",)),
    "sickle_trait": Limit(flags=("long_rest",)),
    "earlier_bsi": Limit(),
    "hypertension": Limit(flags=("breathe_out",)),
    "diabetes": Limit(),
    "kidney": Limit(),
}
"""Coaching rules 2.3b. [design]; fluoroquinolones [fluoroquinolone2010], pelvic floor [csep2025]"""
BONE_LADDER: Final = frozenset({"osteoporosis", "steroids_long"})
BONE_LADDER_WEEKS: Final = 8
"""Ladder weeks that come first with fragile bones. [design]"""
CALF_RPE: Final = 6.0
"""Calf work with a medicine that weakens tendons. [fluoroquinolone2010]"""
ASTHMA_WORSE_RPE: Final = 5.0

PRESSURE_STOP: Final = (180.0, 110.0)
"""mmHg, systolic and diastolic; either is enough. [acsm]"""
PRESSURE_DAYS: Final = 28
"""Days that a reading counts. [design]"""
PRESSURE_DOCTOR: Final = (160.0, 100.0)
PRESSURE_HIGH: Final = (140.0, 90.0)
PRESSURE_DOCTOR_RPE: Final = 5.0
PRESSURE_HIGH_ROW: Final = Row(reps=(6, 10))
PRESSURE_HIGH_RPE: Final = 7.0
"""Also as long as the reading is not known. [design]"""
PRESSURE_KNOWN_RPE: Final = 8.0

GLUCOSE_LOW: Final = 3.9
"""mmol/L, below it no training. [diabetescare]"""
GLUCOSE_CARBS: Final = 5.0
"""Up to here carbohydrate first."""
GLUCOSE_HIGH: Final = 14.0
"""Above it ketones decide."""
KETONES_HIGH: Final = 1.5
"""mmol/L, from here on no training."""
GLUCOSE_HIGH_RPE: Final = 6.0

# ---------------------------------------------------------------- pregnancy and birth

PREGNANT: Final = Level(learns=False, row=Row(2, (8, 12)), rpe=6.0, pct=70.0)
"""[acog804]"""
SUPINE_WEEK: Final = 13
"""Week of pregnancy from which nothing is done lying flat. [acog804]"""
EARLY_WEEKS: Final = 6
"""Weeks after birth without loaded work. [csep2025]"""
EARLY_WEEKS_CAESAREAN: Final = 8
EARLY_RPE: Final = 3.0
BIRTH_LIGHT_WEEKS: Final = 12
"""To this week light work; no running before it. [returntorunning]"""
BIRTH_MODERATE_WEEKS: Final = 26

# ---------------------------------------------------------------- illness


AFTER_FEVER: Final = (
    (2, Rank.MOBILITY, None),
    (3, Rank.CORE_BW, 6.0),
    (7, Rank.MAINT, 6.0),
)
"""Days without symptoms (below), ceiling, RPE. [design], after [friman2000]"""
AFTER_FEVER_ROW: Final = Row(2, (6, 8))
COLD_RPE: Final = 5.0
"""A head cold. A convention, not strong evidence. [illness]"""
UPSET_RPE: Final = 6.0
LONG_ILLNESS_DAYS: Final = 7
"""Longer than that, and a clinician looks first. Source: coaching rules 2.3."""
UPSET_DAYS: Final = 2
"""Days that an upset stomach counts, the day itself included. [design]"""

# ---------------------------------------------------------------- pain

UPPER_SITES: Final = frozenset({"shoulder", "wrist", "elbow", "hand", "arm", "chest", "upper"})
BONE_SITES: Final = frozenset({"shin", "foot", "hip", "groin", "pelvis", "sacrum", "thigh"})
"""Where a stress fracture is likely enough to ask for. [bonestress2020]"""
LIMB_SITES: Final = frozenset(
    {
        *("foot", "ankle", "achilles", "shin", "calf", "knee", "thigh", "hamstring"),
        *("shoulder", "wrist", "elbow", "hand", "arm"),
    }
)
NAMED_SITES: Final = UPPER_SITES | BONE_SITES | LIMB_SITES | {"back", "neck"}
"""Sites that have a word of their own."""
URGENT_SITES: Final = frozenset({"hip", "groin", "pelvis"})
"""A stress fracture of the femoral neck must not be missed. [bonestress2020]"""
RED_SIGNS: Final = frozenset(
    {
        *("sharp", "sudden", "swelling", "limp", "night", "bony"),
        *("giving_way", "locking", "cannot_hop"),
    }
)
BONE_QUESTIONS: Final = ("spot", "worse_run", "next_morning", "hop_walk")
UNRATED_SCORE: Final = 3.0
"""Taken until the runner has rated it. [design]"""
RED_SCORE: Final = 8.0
HIGH_SCORE: Final = 5.0
"""Above it the area is spared. [silbernagel2007]"""
MIDDLE_SCORE: Final = 3.0
"""From here on the lift is exchanged. [silbernagel2007]"""
LOW_SCORE: Final = 1.0
HOLD_DAYS: Final = 7
"""Days without more than a 1 after which ten hops may end a hold. [design]"""
TESTED_SITES: Final = frozenset({"ankle", "achilles", "calf", "knee", "hamstring"})
"""Sites of the leg, no bone sites, for which ten hops tell something. [design]"""
FIRM_SIGNS: Final = frozenset({"swelling", "bony", "locking", "giving_way"})
"""After one of them only a clinician ends a hold. [design]"""
PAIN_RPE: Final = 7.0
PAIN_WEEKS: Final = 2.0
"""Pain as old as this belongs to a physiotherapist. [design]"""

# ---------------------------------------------------------------- age

CHILD: Final = 13
TEEN: Final = 16
ADULT: Final = 18
OLDER_GAP: Final = 60
"""From here on a day more after heavy work. [nsca2019]"""
OLDER: Final = 65
UNKNOWN_RPE: Final = 6.0
"""While age, health or pain are not known. [design]"""
CHILD_RPE: Final = 6.0
YOUNG_TEEN: Final = Level(learns=True, row=Row(2, (8, 12), 6.0), rpe=6.0, pct=60.0)
"""13 to 15, with supervision. [lloyd2014]"""
TEEN_SUPERVISED: Final = Level(learns=True, row=Row(3, (6, 10), 7.0), rpe=7.0, pct=80.0)
"""16 and 17. [lloyd2014]"""
TEEN_ALONE: Final = Level(learns=True, row=Row(3, (6, 10), 6.0), rpe=6.0, pct=70.0)
OLDER_RPE: Final = 8.0
OLDER_PCT: Final = 85.0
"""[nsca2019]"""
