"""What should I lift today? The pipeline: rules, dose, exercises, time, routine.

Law: pure and total. The same record on the same day gives the same advice, and every situation has
one. A wish changes the wording only, never the session.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.coach.advice import Advice
from bot.coach.composing import Gym, compose
from bot.coach.decision import Decision, decide, decide_around_pain, flags, mods, reasons
from bot.coach.doses import dose
from bot.coach.fitting import minutes
from bot.coach.history.situation import past_of, situation_after
from bot.coach.lookahead import ahead
from bot.coach.plates import Plates, plates
from bot.coach.routines import routine_for
from bot.coach.situation import Outing, Situation
from bot.coach.verdict import Rank
from bot.domain.exercise import Equipment

if TYPE_CHECKING:
    from datetime import date

    from bot.coach.catalogue import Catalogue
    from bot.coach.history.situation import Past
    from bot.coach.lifts import Lifts
    from bot.domain.record import Record

LIKE_A_HARD_RUN = Outing("tempo")
"""Tomorrow as it must be feared, for the answer beside an unknown tomorrow."""


def advise(
    facts: Situation,
    known: Lifts,
    catalogue: Catalogue,
    *,
    owned: Plates | None = None,
    turn: int = 0,
) -> Advice:
    """Return the session for a situation. `turn` rotates what may alternate: the day's number."""
    owned = owned or Plates(hand_max_kg=facts.lifter.dumbbell_max_kg)
    gym = Gym(catalogue=catalogue, lifts=known, owned=owned, turn=turn)
    decision = decide(facts)
    advice = _advice(decision, gym)
    beside = _beside(decision, advice.flags)
    return advice if beside is None else replace(advice, alternative=_advice(beside, gym))


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is different on a day; None: as usual."""

    minutes: int | None = None
    equipment: tuple[Equipment, ...] | None = None
    most_kg: float | None = None
    """The heaviest weight that is there."""


def today(
    record: Record, day: date, catalogue: Catalogue, setting: Setting | None = None
) -> Advice:
    """Return the session of a local day for the one whose record it is."""
    return today_after(past_of(record, day, catalogue.exercises), day, catalogue, setting)


def today_after(
    past: Past, day: date, catalogue: Catalogue, setting: Setting | None = None
) -> Advice:
    """Return the session of a local day up to which this was done."""
    there = setting or Setting()
    facts = situation_after(past, day, minutes=there.minutes, equipment=there.equipment)
    most_kg = there.most_kg
    who, hand = past.record.athlete, facts.lifter.dumbbell_max_kg
    owned = plates(who.weight_unit, hand, who.discs, who.bar).within(most_kg)
    if most_kg is not None and most_kg < owned.bar_kg:
        facts = _without_bar(facts)
    return advise(facts, past.lifts, catalogue, owned=owned, turn=day.toordinal())


def _without_bar(facts: Situation) -> Situation:
    lifter = facts.lifter
    return replace(facts, lifter=replace(lifter, equipment=lifter.equipment - {Equipment.BARBELL}))


def _advice(decision: Decision, gym: Gym) -> Advice:
    amount = dose(decision)
    said = flags(decision, amount.rpe, amount.start_rpe)
    told = tuple(sorted({*said, *ahead(decision)}))
    forgotten = any(verdict.forgets for verdict in decision.verdicts)
    items = compose(decision, amount, told, replace(gym, lifts={}) if forgotten else gym)
    routine = routine_for(decision, told, gym.turn, gym.catalogue)
    return Advice(
        session=decision.session,
        rpe_cap=amount.rpe,
        exercises=tuple(item.lift for item in items),
        minutes=routine.minutes if routine and not items else minutes(items),
        sets=amount.sets,
        reps=amount.reps,
        pct=amount.pct,
        load_factor=amount.load_factor,
        reasons=reasons(decision),
        mods=mods(decision),
        flags=told,
        routine=None if routine is None else routine.id,
        drills=() if routine is None else routine.drills,
    )


def _beside(decision: Decision, told: tuple[str, ...]) -> Decision | None:
    """Return the second answer: when tomorrow is unknown, or beside a stop for a limb."""
    facts = decision.situation
    if "alternative_CORE_BW" in told:
        return decide_around_pain(facts)
    if "give_alternative_CORE_BW" in told and decision.rank >= Rank.MAINT:
        running = replace(facts.running, tomorrow=(LIKE_A_HARD_RUN,))
        return decide(replace(facts, running=running))
    return None
