"""From what the rules say to the session's name, its reasons and its flags.

Law: adding a verdict never raises the rank. Source: coaching rules 2.0 and 2.17.1 to 2.17.2.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.coach.advice import Reason, SessionName
from bot.coach.limits import calendar, dose, readiness, time
from bot.coach.limits import health as health_limit
from bot.coach.rules import ORDER, SOURCES, verdicts
from bot.coach.rules.breaks import break_days
from bot.coach.rules.pain import is_upper
from bot.coach.situation import Lifter, Situation
from bot.coach.verdict import Rank, Verdict
from bot.domain.athlete import Experience
from bot.domain.exercise import LOADABLE, Equipment

if TYPE_CHECKING:
    from collections.abc import Iterator

BAR = frozenset({Equipment.BARBELL, Equipment.TRAP_BAR})
IN_HAND = frozenset({Equipment.DUMBBELL, Equipment.KETTLEBELL})
NO_LOAD = Verdict(rule="R20-none", flags=("bw_strength",))
STOPPERS = frozenset({"R01", "R02"})
HOLDS_INCREASE = frozenset(
    {
        *("R02c", "R03", "R04", "R05", "R06", "R09", "R11", "R12", "R13", "R15", "R16"),
        *("R19", "R21", "R23"),
    }
)
"""Rules after which the load does not rise. Source: coaching rules 2.17.2."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Which session it is and why; the dose comes after."""

    situation: Situation
    verdicts: tuple[Verdict, ...]
    rank: Rank
    """Before the question whether there is anything to load."""
    plan: SessionName
    """Name by the rules; without weights it is done as CORE_BW all the same."""
    learn: Verdict | None
    """The rule that makes it a LEARN session if it is a lifting session."""
    unloaded: bool
    """A lifting session without anything to load: bodyweight strength."""

    @property
    def session(self) -> SessionName:
        """The name that the answer bears."""
        return SessionName.CORE_BW if self.unloaded else self.plan

    @property
    def lifts(self) -> bool:
        """Whether it is a heavy-class session."""
        return self.rank >= Rank.MAINT

    @property
    def is_short(self) -> bool:
        """Whether it is a LEARN session that some rule wants small."""
        small = any(v.ceiling is Rank.MAINT and not v.learns for v in self.verdicts)
        return self.plan is SessionName.LEARN and small

    @property
    def cap(self) -> float:
        """The lowest cap on the effort that a rule gave."""
        return min((v.rpe for v in self.verdicts if v.rpe is not None), default=dose.RPE_MAX)


def decide(situation: Situation) -> Decision:
    """Return the session for a situation."""
    return decided(situation, verdicts(situation))


def decide_around_pain(situation: Situation) -> Decision:
    """Return what is left when only the painful area is spared, for the answer beside a stop."""
    said = verdicts(situation)
    return decided(situation, tuple(_eased(v) if v.rule == "R04" else v for v in said))


def _eased(verdict: Verdict) -> Verdict:
    return replace(verdict, ceiling=max(verdict.ceiling, Rank.CORE_BW))


def decided(situation: Situation, said: tuple[Verdict, ...]) -> Decision:
    """Return the session that these verdicts leave."""
    rank = min((verdict.ceiling for verdict in said), default=Rank.HEAVY)
    learn = next((verdict for verdict in said if verdict.learns), None)
    return Decision(
        situation=situation,
        verdicts=said,
        rank=rank,
        plan=_name(rank, learn, situation),
        learn=learn,
        unloaded=rank >= Rank.MAINT and not usable(situation.lifter) & LOADABLE,
    )


def usable(lifter: Lifter) -> frozenset[Equipment]:
    """Return the equipment that this lifter may use: no bar for the young who are alone."""
    age = lifter.age
    teen = age is not None and health_limit.TEEN <= age < health_limit.ADULT
    return lifter.equipment - BAR if teen and not lifter.supervised else lifter.equipment


def is_light(lifter: Lifter) -> bool:
    """Tell whether dumbbells or kettlebells are the heaviest things there are."""
    loadable = usable(lifter) & LOADABLE
    return bool(loadable) and loadable <= IN_HAND


def _name(rank: Rank, learn: Verdict | None, situation: Situation) -> SessionName:
    if rank < Rank.MAINT:
        return SessionName(rank.name)
    if learn is not None:
        return SessionName.LEARN
    return SessionName.MAINT if rank is Rank.MAINT else _heavy(situation)


def _heavy(situation: Situation) -> SessionName:
    """Legs alone or the whole body. Source: coaching rules 2.6."""
    lifter = situation.lifter
    sore_above = any(
        is_upper(ache.site) and (ache.score or 0) > health_limit.HIGH_SCORE
        for ache in situation.health.aches
    )
    legs_next = (
        lifter.experience is not Experience.NOVICE
        and situation.lifting.last_class != SessionName.HEAVY_LOWER
    )
    lower = lifter.minutes < time.FULL_MIN or sore_above or legs_next
    return SessionName.HEAVY_LOWER if lower else SessionName.HEAVY_FULL


# ---------------------------------------------------------------- reasons and modifiers


def reasons(decision: Decision) -> tuple[Reason, ...]:
    """Return the rules that decided, the first being told first."""
    strictest = [v for v in decision.verdicts if v.ceiling is decision.rank < Rank.HEAVY]
    learn = [decision.learn] if decision.learn and decision.lifts else []
    unloaded = [NO_LOAD] if decision.unloaded else []
    return _told([*strictest, *learn, *unloaded])


def mods(decision: Decision) -> tuple[Reason, ...]:
    """Return the rules that changed effort, sets or load."""
    return _told([verdict for verdict in decision.verdicts if verdict.modifies])


def _told(said: list[Verdict]) -> tuple[Reason, ...]:
    first: dict[str, Verdict] = {}
    for verdict in sorted(said, key=lambda v: (ORDER.index(v.rule), v.ceiling, v.rpe or 0)):
        first.setdefault(verdict.rule, verdict)
    return tuple(
        Reason(verdict.rule, verdict.args, SOURCES.get(verdict.rule, ""), verdict.case)
        for verdict in first.values()
    )


# ---------------------------------------------------------------- flags


def flags(decision: Decision, rpe: float, start_rpe: float | None) -> tuple[str, ...]:
    """Return all flags, sorted. `rpe` and `start_rpe` are those of the dose."""
    said = {flag for verdict in decision.verdicts for flag in verdict.flags}
    said |= set(_of_the_session(decision, rpe, start_rpe))
    said |= set(_of_small_jumps(decision))
    if any(v.rule in STOPPERS and v.ceiling is Rank.STOP_REFER for v in decision.verdicts):
        said.discard("alternative_CORE_BW")
    return tuple(sorted(said))


def _of_the_session(decision: Decision, rpe: float, start_rpe: float | None) -> Iterator[str]:
    if decision.unloaded:
        yield "bw_strength"
    if decision.is_short:
        yield "learn_short"
    lifter, loaded = decision.situation.lifter, decision.lifts and not decision.unloaded
    if loaded and decision.plan is not SessionName.LEARN and is_light(lifter):
        yield "R20-light"
    if decision.lifts and _is_held(decision):
        yield "no_increase"
    if _is_tender(decision, start_rpe):
        yield "no_amrap"
    heavy = decision.session in (SessionName.HEAVY_LOWER, SessionName.HEAVY_FULL)
    barbell = Equipment.BARBELL in usable(lifter) and lifter.bar_safe is not True
    if heavy and barbell and rpe >= dose.PINS_RPE:
        yield "confirm_pins"


def _is_held(decision: Decision) -> bool:
    rested = break_days(decision.situation.lifting) >= calendar.NO_INCREASE_DAYS
    return rested or any(v.modifies and v.rule in HOLDS_INCREASE for v in decision.verdicts)


def _is_tender(decision: Decision, start_rpe: float | None) -> bool:
    """Tell whether nothing may be done for time: the first weeks, or after a long break."""
    if not decision.lifts:
        return False
    first = decision.plan is SessionName.LEARN and start_rpe == dose.FIRST_RPE
    return first or break_days(decision.situation.lifting) > calendar.NO_AMRAP_DAYS


def _of_small_jumps(decision: Decision) -> Iterator[str]:
    """The smallest jumps stay allowed the day after a plain hard run."""
    against = {(v.rule, v.case) for v in decision.verdicts if "no_plyo" in v.flags}
    fresh = decision.situation.readiness.soreness <= readiness.JUMP_SORENESS
    if against == {("R09", "hard")} and fresh:
        yield "plyo_l1_ok"
