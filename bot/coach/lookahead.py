"""The days to come: when the next heavy day is, and which run stands in the way of any.

Rule: a day to come is the same person later, with nothing lifted in between and slept well.
Source: coaching rules 2.5.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.coach.decision import decided
from bot.coach.hardness import hard, hardest, hardness
from bot.coach.limits import calendar
from bot.coach.rules import standing_verdicts, verdicts_beside
from bot.coach.situation import Lifting, Outing, Outings, Racing, Readiness, Situation
from bot.coach.verdict import Rank, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.coach.decision import Decision

DAYS: Final = range(1, calendar.WEEK_DAYS)
"""Days ahead that are looked at; the seventh only as the day after the sixth."""
LOOK: Final = len(DAYS) + 2
"""Days of a plan: today, the days ahead, and the one after the last of them."""
EASY: Final = (Outing("easy"),)

Standing = tuple[Verdict, ...]
"""What the rules say that say the same of every day to come."""
Plan = tuple[Outings, ...]
"""The runs of today and of the seven days after it."""


def ahead(decision: Decision) -> Iterator[str]:
    """Yield the flags next_heavy:K, or week_conflict and free:R:D; nothing without a known week."""
    situation = decision.situation
    week = situation.running.week
    if week is None or decision.lifts:
        return
    standing = standing_verdicts(situation)
    if any(verdict.ceiling < Rank.MAINT for verdict in standing):
        return  # no day and no run changes that
    plan = ((situation.running.today, *week) + ((),) * LOOK)[:LOOK]
    days = {days: _decided(later(situation, plan, days), standing) for days in DAYS}
    following = _next_heavy(days)
    if following is not None:
        yield f"next_heavy:{following}"
    elif not any(day.lifts for day in days.values()):
        yield from _conflict(situation, standing, plan)


def _decided(situation: Situation, standing: Standing) -> Decision:
    return decided(situation, verdicts_beside(standing, situation))


def _next_heavy(days: dict[int, Decision]) -> int | None:
    """Return the best of the next heavy days: on a moderate run rather than on an easy one."""
    heavy = [day for day, decision in days.items() if _is_heavy(decision)]
    near = [day for day in heavy if day < heavy[0] + calendar.HEAVY_WINDOW]
    return max(near, key=lambda day: (_slot(days[day]), -day), default=None)


def _is_heavy(decision: Decision) -> bool:
    """For a novice in the ladder a LEARN session is what HEAVY is for others."""
    in_ladder = any(v.rule == "R21" and v.learns for v in decision.verdicts)
    return decision.lifts and (decision.rank is Rank.HEAVY or in_ladder)


def _slot(decision: Decision) -> int:
    running = decision.situation.running
    run = hardest(running.today, running)
    return 0 if run is None else hardness(run, running)


def _conflict(situation: Situation, standing: Standing, plan: Plan) -> Iterator[str]:
    all_easy = plan
    for day in range(len(plan)):
        all_easy = _eased(situation, all_easy, day)
    if _opened(situation, standing, all_easy) is None:
        return  # no run stands in the way
    openings = [
        (_is_dear(runs), opened, day)
        for day, runs in enumerate(plan)
        if hard(runs, situation.running)
        for opened in [_opened(situation, standing, _eased(situation, plan, day))]
        if opened is not None
    ]
    if openings:
        _, opened, day = min(openings)
        yield from ("week_conflict", f"free:{day}:{opened}")


def _is_dear(runs: Outings) -> bool:
    """Tell whether a long run or a race would have to give way."""
    return any(run.kind in ("long", "race", "small_race") for run in runs)


def _eased(situation: Situation, plan: Plan, day: int) -> Plan:
    """Return the plan with the hard runs of one day made easy."""
    tough = hard(plan[day], situation.running)
    kept = tuple(run for run in plan[day] if run not in tough)
    return (*plan[:day], kept + EASY * len(tough), *plan[day + 1 :])


def _opened(situation: Situation, standing: Standing, plan: Plan) -> int | None:
    """Return the first day that holds a heavy-class session with this plan."""
    today = replace(situation.running, today=plan[0], tomorrow=plan[1], week=None)
    if _decided(replace(situation, running=today), standing).lifts:
        return 0
    to_come = ((day, later(situation, plan, day)) for day in DAYS)
    return next((day for day, then in to_come if _decided(then, standing).lifts), None)


def later(situation: Situation, plan: Plan, days: int) -> Situation:
    """Return the situation so many days later."""
    running = situation.running
    before, now, after = (_one(situation, plan[day]) for day in (days - 1, days, days + 1))
    race, last_race = _races(situation, days)
    return replace(
        situation,
        lifting=_aged(situation.lifting, days),
        running=replace(
            running, yesterday=before, today=now, tomorrow=after, spike=False, week=None
        ),
        race=race,
        last_race=last_race,
        readiness=Readiness(),
    )


def _one(situation: Situation, runs: Outings) -> Outings:
    """The hardest run stands for its day."""
    run = hardest(runs, situation.running)
    return () if run is None else (run,)


def _races(situation: Situation, days: int) -> tuple[Racing, Racing]:
    """Return next and last race so many days later: the next one may lie behind by then."""
    race, last = situation.race, situation.last_race
    older = last if last.days is None else replace(last, days=last.days + days)
    if race.days is None:
        return race, older
    if race.days < days:
        small = race.priority == "C"
        return Racing(), older if small else replace(race, days=days - race.days)
    return replace(race, days=race.days - days), older


def _aged(lifting: Lifting, days: int) -> Lifting:
    since = None if lifting.days_since is None else lifting.days_since + days
    rested = since is not None and since >= calendar.WEEK_DAYS
    return replace(
        lifting,
        days_since=since,
        hours_since=None,
        pattern_days={
            pattern: None if known is None else known + days
            for pattern, known in lifting.pattern_days.items()
        },
        heavy_last7=0 if rested else lifting.heavy_last7,
        heavy_only7=0 if rested else lifting.heavy_only7,
    )
