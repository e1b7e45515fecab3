"""The rules, each a small pure function from the situation to what it says of today.

`RULES` is the order in which reasons are told; which session it is does not depend on it, because
the lowest ceiling wins. A rule that has nothing to say yields nothing.

What a reason's sentence can use (phrase `reason.<rule>` or `reason.<rule>.<case>`):

    R01         emergency, hold
    R02         clearance, pregnant, pressure
    R02c        light, moderate, heavy, concussion
    R19         pregnant, birth, early
    R22         pressure, sugar, asthma, or the id of a condition
    R17         age, health, pain (not answered yet), child, teen, older
    R03         ill, cold, upset, recovering {days}
    R04         stop, hold, ask, spare, exchange: {site}
    R05         today, tomorrow, soon: {days}
    R24         -
    R06         -
    R07         hard {run}, volume {minutes}, double
    R08         hard {run}, race {run}
    R08-rescue  - {run} {days}
    R09         hard {run}, long {run}, spike {run}
    R10         - {days} {gap}
    R11         - {soreness}
    R12         sleep, nights, energy, night_shift
    R12b        -
    R23         heat, altitude
    R13         first, break {days}, long {days}
    R15         - (after loaded weeks), strained
    R14         cap {count}, second {count}
    R16         taper, recovery
    R21         ladder, calibration
    R20-none    -
    R18         - {minutes}

{run} is a key of `word.run`, {site} one of `word.site`; all other arguments are numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.coach.rules.breaks import r13
from bot.coach.rules.conditions import r03, r17, r19, r22
from bot.coach.rules.gates import r01, r02, r02c
from bot.coach.rules.pain import r04
from bot.coach.rules.phases import r14, r15, r16, r18, r21
from bot.coach.rules.races import r05, r06, r24
from bot.coach.rules.readiness import r10, r11, r12, r12b, r23
from bot.coach.rules.running import r07, r08, r09

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.coach.situation import Situation
    from bot.coach.verdict import Rule, Verdict

RULES: Final[tuple[Rule, ...]] = (
    *(r01, r02, r02c, r19, r22, r17, r03, r04),
    *(r05, r24, r06, r07, r08, r09, r10, r11, r12, r23),
    *(r13, r15, r14, r16, r21, r18),
)
STANDING: Final[tuple[Rule, ...]] = (
    *(r01, r02, r02c, r19, r22, r17, r03, r04, r15, r16, r21, r18),
)
"""Those that say the same of today and of the days to come: they look at who it is, at health and
at the course of training, not at runs, races or when somebody lifted last."""
ORDER: Final = (
    *("R01", "R02", "R02c", "R19", "R22", "R17", "R03", "R04", "R05", "R24", "R06", "R07"),
    *("R08", "R08-rescue", "R09", "R10", "R11", "R12", "R12b", "R23", "R13", "R15", "R14"),
    *("R16", "R21", "R20-none", "R18"),
)
"""In which reasons and modifiers are told. Source: coaching rules 2.17.1."""
SOURCES: Final[Mapping[str, str]] = {
    "R02c": "acog804",
    "R19": "acog804",
    "R22": "acsm",
    "R17": "lloyd2014",
    "R03": "friman2000",
    "R04": "silbernagel2007",
    "R05": "wang2023",
    "R06": "sherman1984",
    "R07": "article",
    "R08": "doma2017",
    "R08-rescue": "spiering2021",
    "R09": "doma2017",
    "R10": "doma2019",
    "R11": "soreness2017",
    "R13": "bosquet2013",
    "R15": "rogerson2024",
    "R14": "beattie2017",
    "R16": "wang2023",
    "R21": "blagrovehooper",
    "R20-none": "article",
}
"""Where a rule comes from: ids of `content/sources.toml`; absent: a plain design decision."""


def verdicts(situation: Situation) -> tuple[Verdict, ...]:
    """Return what all rules say, in their order."""
    said = [verdict for rule in RULES for verdict in rule(situation)]
    return (*said, *r12b(said))


def standing_verdicts(situation: Situation) -> tuple[Verdict, ...]:
    """Return what the standing rules say."""
    return tuple(verdict for rule in STANDING for verdict in rule(situation))


def verdicts_beside(standing: Sequence[Verdict], situation: Situation) -> tuple[Verdict, ...]:
    """Return what all rules say where it is known what the standing ones do, in no order."""
    said = [*standing, *(verdict for rule in _PASSING for verdict in rule(situation))]
    return (*said, *r12b(said))


_PASSING: Final = tuple(rule for rule in RULES if rule not in STANDING)
