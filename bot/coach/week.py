"""The week to come: what each day would hold if every session that fits were done.

Rule: a day is advised as if it had come; what it holds is taken for done before the next is looked
at. Source: coaching rules 2.14, the rules run day by day.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from bot.coach.advice import Advice, SessionName
from bot.coach.decision import decide, flags, reasons
from bot.coach.doses import dose
from bot.coach.history.outdoors import DAY
from bot.coach.history.runs import expected, expected_after
from bot.coach.history.sessions import LEGS, Session
from bot.coach.history.situation import past_of, situation_after
from bot.coach.history.weights import at_hand
from bot.coach.lookahead import ahead
from bot.coach.today import today
from bot.domain.load import Load, WeightUnit
from bot.domain.running import Run
from bot.domain.training import Entry, Lift, Log, LogId, OtherSport, StrengthSet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.coach.advice import Prescription
    from bot.coach.catalogue import Catalogue
    from bot.coach.decision import Decision
    from bot.coach.history.outdoors import Outdoors
    from bot.coach.history.runs import Expected
    from bot.coach.history.situation import Past
    from bot.domain.record import Record

DAYS = 7
BODYWEIGHT = "bw_strength"
"""The flag of strength work without weights."""
_HEAVY = frozenset({SessionName.HEAVY_LOWER, SessionName.HEAVY_FULL, SessionName.LEARN})


@dataclass(frozen=True, slots=True)
class DayAhead:
    """One day of the week to come."""

    day: date
    advice: Advice

    @property
    def lifts(self) -> bool:
        """Whether a heavy-class session fits here."""
        return is_lifting(self.advice)


def week(record: Record, first: date, catalogue: Catalogue) -> tuple[DayAhead, ...]:
    """Return seven days from `first` on."""
    return tuple(_days(record, first, catalogue))


def _days(record: Record, first: date, catalogue: Catalogue) -> Iterator[DayAhead]:
    for number in range(DAYS):
        day = first + DAY * number
        advice = today(record, day, catalogue)
        yield DayAhead(day, advice)
        record = done(_run(record, day), day, advice)


def outline(record: Record, first: date, catalogue: Catalogue) -> Iterator[DayAhead]:
    """Yield the days that `week` shows, without what their sessions hold: that is much quicker."""
    for day, decision in _decisions(past_of(record, first, catalogue.exercises), first):
        yield DayAhead(day, _bare(decision, looks_ahead=day == first))


def _decisions(past: Past, first: date) -> Iterator[tuple[date, Decision]]:
    equipment = tuple(at_hand(past.record, first, past.exercises))
    for day in (first + DAY * number for number in range(DAYS)):
        decision = decide(situation_after(past, day, equipment=equipment))
        yield day, decision
        past = _after(past, day, decision)


def _after(past: Past, day: date, decision: Decision) -> Past:
    """Return the past as it is the day after, when what is decided and expected was done."""
    session = Session(day, decision.session, LEGS, clean=True)
    coming = None if past.trails.on(day) else expected_after(past.trails, past.record, day, day)
    return replace(
        past,
        sessions=(*past.sessions, session) if decision.lifts else past.sessions,
        trails=past.trails.later(day + DAY, _coming(coming)),
    )


def _bare(decision: Decision, *, looks_ahead: bool) -> Advice:
    """Return a session without its exercises: what it is and why.

    Only the first day looks ahead, for the run that stands in the way of all; the others are shown.
    """
    amount = dose(decision)
    told = set(flags(decision, amount.rpe, amount.start_rpe))
    told |= set(ahead(decision)) if looks_ahead else set()
    return Advice(
        session=decision.session,
        rpe_cap=amount.rpe,
        exercises=(),
        minutes=0,
        reasons=reasons(decision),
        flags=tuple(sorted(told)),
    )


def heavy_day(
    record: Record, first: date, catalogue: Catalogue, after: date | None = None
) -> date | None:
    """Return the next day for a full session in seven days, else for a small dose."""
    return heavy_day_after(past_of(record, first, catalogue.exercises), first, after)


def heavy_day_after(past: Past, first: date, after: date | None = None) -> date | None:
    """Return the same of one whose past is known."""
    small = None
    for day, decision in _decisions(past, first):
        asked = decision.lifts and (after is None or day > after)
        if asked and (decision.session in _HEAVY or decision.unloaded):
            return day
        small = small or (day if asked else None)
    return small


def is_heavy(advice: Advice) -> bool:
    """Tell whether a session is a full one, not a small dose."""
    return advice.session in _HEAVY or BODYWEIGHT in advice.flags


def is_lifting(advice: Advice) -> bool:
    """Tell whether a session is of the heavy class. Source: coaching rules 2.0."""
    return is_heavy(advice) or advice.session is SessionName.MAINT


def _run(record: Record, day: date) -> Record:
    """Return the record with the runs that a day was expected to bring."""
    ran = _coming(expected(record, day, day))
    if not ran or any(_is_out(entry, day) for entry in record.entries):
        return record
    at = datetime.combine(day, time(), tzinfo=UTC)
    log = Log(id=LogId(f"ahead/{day}/run"), at=at, entries=ran)
    return replace(record, logs=(*record.logs, log))


def _coming(held: Expected | None) -> tuple[Entry, ...]:
    return () if held is None else tuple(map(_timed, held.outdoors))


def _timed(one: Outdoors) -> Entry:
    """Return a run with its length in time alone: what is only planned is no spike."""
    run, minutes = one.entry.activity, one.outing.minutes
    if not isinstance(run, Run) or minutes is None:
        return one.entry
    return replace(one.entry, activity=replace(run, distance_m=None, duration_s=minutes * 60))


def _is_out(entry: Entry, day: date) -> bool:
    return entry.day == day and isinstance(entry.activity, Run | OtherSport)


def done(record: Record, day: date, advice: Advice) -> Record:
    """Return the record as it is when this session is done on that day."""
    if not advice.exercises or advice.session is SessionName.STOP_REFER:
        return record
    entries = tuple(Entry(day, _lift(line)) for line in advice.exercises)
    at = datetime.combine(day, time(), tzinfo=UTC)
    log = Log(
        id=LogId(f"ahead/{day}"),
        at=at,
        entries=entries,
        session=advice.session,
        planned=tuple(line.planned for line in advice.exercises),
    )
    return replace(record, logs=(*record.logs, log))


def _lift(line: Prescription) -> Lift:
    load = None if line.load_kg is None else Load(line.load_kg, WeightUnit.KG)
    one = StrengthSet(reps=line.reps, seconds=line.seconds, load=load, rpe=line.rpe, each=line.each)
    return Lift(exercise=line.exercise, sets=(one,) * line.sets, per_side=line.per_side)
