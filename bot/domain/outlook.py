"""What a runner told beside training: what comes, what is aimed at, what he weighs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from bot.domain.athlete import Athlete, Away, Goal, Race, UsualDay
from bot.domain.training import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

Part = Literal["plans", "races", "goals", "body", "away", "usual"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """All of it at one moment."""

    plans: tuple[Entry, ...] = ()
    """What is announced for coming days."""
    races: tuple[Race, ...] = ()
    goals: tuple[Goal, ...] = ()
    body_kg: float | None = None
    away: Away | None = None
    usual: tuple[UsualDay, ...] = ()


@dataclass(frozen=True, slots=True)
class OutlookChange:
    """It before and after something was told."""

    before: Outlook
    after: Outlook

    @property
    def parts(self) -> Iterator[Part]:
        """The parts that it changed."""
        one, two = self.before, self.after
        changed: dict[Part, bool] = {
            "plans": one.plans != two.plans,
            "races": one.races != two.races,
            "goals": one.goals != two.goals,
            "body": one.body_kg != two.body_kg,
            "away": one.away != two.away,
            "usual": one.usual != two.usual,
        }
        return (part for part, is_new in changed.items() if is_new)


def outlook(athlete: Athlete, plans: tuple[Entry, ...]) -> Outlook:
    """Return what is told of an athlete and of coming days."""
    return Outlook(
        plans=plans,
        races=athlete.races,
        goals=athlete.goals,
        body_kg=athlete.body_kg,
        away=athlete.away,
        usual=athlete.usual,
    )


def seen(athlete: Athlete, ahead: Outlook) -> Athlete:
    """Return the athlete as the outlook has him."""
    return replace(
        athlete,
        races=ahead.races,
        goals=ahead.goals,
        body_kg=ahead.body_kg,
        away=ahead.away,
        usual=ahead.usual,
    )


def taken_over(now: Outlook, change: OutlookChange, then: Outlook) -> Outlook:
    """Return `now` with the parts of a change as `then` has them."""
    parts = set(change.parts)
    return Outlook(
        plans=then.plans if "plans" in parts else now.plans,
        races=then.races if "races" in parts else now.races,
        goals=then.goals if "goals" in parts else now.goals,
        body_kg=then.body_kg if "body" in parts else now.body_kg,
        away=then.away if "away" in parts else now.away,
        usual=then.usual if "usual" in parts else now.usual,
    )
