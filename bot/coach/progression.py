"""What a lift's last sessions say of its next load: up, the same, or down.

Law: never up after a miss or when it must not rise; never up by more than the week's ceiling;
easier never means less than harder. Source: coaching rules 2.8.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bot.coach.limits import progress as limit
from bot.coach.limits.calendar import WEEK_DAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.coach.lifts import Bout, Target

HAIR: Final = 1e-6
"""Kilograms that are none: what is left by the arithmetic of pounds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """How a load may rise, in kilograms as the runner says it."""

    step_kg: float
    """The smallest step there is."""
    most_kg: float
    """The largest rise of a session."""
    weekly: float
    """The largest rise of a week, as a share."""
    held: bool = False
    """Nothing rises today."""

    def risen(self, kg: float, share: float) -> float:
        """Return a load raised by a share: whole steps, one at least and never too many."""
        wanted = min(kg * share, self.most_kg)
        return kg + max(1, int((wanted + HAIR) / self.step_kg)) * self.step_kg

    def is_coarse(self, kg: float) -> bool:
        """Whether one step is so large that repetitions come first."""
        return self.step_kg > kg * limit.COARSE_STEP


@dataclass(frozen=True, slots=True)
class Next:
    """What comes next of a lift."""

    kg: float
    """Not yet rounded to what can be put together."""
    reps: int


def following(bouts: Sequence[Bout], target: Target, steps: Steps) -> Next | None:
    """Return the next load of a lift at a dose; None when it was never done at that dose.

    `bouts` are in order, the last one latest.
    """
    like = alike(bouts, target)
    if not like:
        return None
    last = Next(like[-1].kg, asked(like[-1]).reps)
    if is_missed(like[-1]) or is_missed(bouts[-1]):
        return replace(last, kg=last.kg * lowered(like, bouts))
    if is_harder(like[-1]) or is_harder(bouts[-1]) or steps.held or not is_whole(like[-1]):
        return last
    risen = _risen(like[-1], _share(full(bouts) or like), steps)
    return _within(ceiling(like, steps), risen, last, steps.step_kg)


def carried(bouts: Sequence[Bout], steps: Steps) -> tuple[Next, Target] | None:
    """Return what the last full session leads to at its own dose, and that dose.

    Whoever lifts fives one week and threes the next goes on from the fives: the loads of both tell
    the same maximum. None without such a session, or when not all of it was done.
    """
    done = full(bouts)
    if not done or not is_whole(done[-1]):
        return None
    target = asked(done[-1])
    onward = following(bouts, target, steps)
    return None if onward is None else (onward, target)


def full(bouts: Sequence[Bout]) -> Sequence[Bout]:
    """Return the bouts of given sessions that were not light on purpose."""
    return [one for one in bouts if one.target is not None and not one.target.light]


def _within(most_kg: float, risen: Next, last: Next, step_kg: float) -> Next:
    """Return the rise as far as the week allows it; what is no step is no rise."""
    if risen.kg <= most_kg + HAIR:
        return risen
    allowed = int((most_kg - last.kg + HAIR) / step_kg) if most_kg > last.kg else 0
    return replace(risen, kg=last.kg + allowed * step_kg) if allowed else last


def alike(bouts: Sequence[Bout], target: Target) -> Sequence[Bout]:
    """Return the bouts of the same dose that are not too old to go on from."""
    oldest = bouts[-1].days_ago + limit.REFERENCE_DAYS if bouts else 0
    return [
        one
        for one in bouts
        if one.target is not None and one.target.is_like(target) and one.days_ago <= oldest
    ]


def asked(bout: Bout) -> Target:
    """Return what was asked for. Only for bouts of a session that was given."""
    if bout.target is None:
        raise ValueError("a free log was asked for nothing")
    return bout.target


def lowered(like: Sequence[Bout], bouts: Sequence[Bout]) -> float:
    """Return the share of the load that is left after one miss, or two running."""
    twice = is_missed(like[-1]) and len(like) > 1 and is_missed(like[-2])
    again = is_missed(bouts[-1]) and len(bouts) > 1 and is_missed(bouts[-2])
    return limit.REBUILT if twice or again else limit.MISSED


def ceiling(like: Sequence[Bout], steps: Steps) -> float:
    """Return the heaviest load of this week: one step, or the week's share, above the last's."""
    before = [one.kg for one in like if one.days_ago >= WEEK_DAYS]
    start = before[-1] if before else like[0].kg
    return max(start + steps.step_kg, start * (1 + steps.weekly))


# ---------------------------------------------------------------- how it went


def effort(bout: Bout) -> float:
    """Return by how much the last set was harder than asked; nothing told is as asked."""
    target = bout.target
    return 0.0 if target is None or bout.rpe is None else bout.rpe - target.rpe


def is_missed(bout: Bout) -> bool:
    """Whether repetitions failed, or the last set was nearly too much."""
    target = bout.target
    short = target is not None and any(reps < target.low for reps in bout.reps)
    return bout.failed or short or effort(bout) >= limit.TOO_HARD_RPE


def is_harder(bout: Bout) -> bool:
    """Whether the last set was harder than asked."""
    return effort(bout) >= limit.HARDER_RPE


def is_whole(bout: Bout) -> bool:
    """Whether all sets and repetitions that were asked for were done."""
    target = asked(bout)
    return len(bout.reps) >= target.sets and all(reps >= target.reps for reps in bout.reps)


def is_as_asked(bout: Bout) -> bool:
    """Whether a session went as it was asked for, so that it tells nothing new."""
    return (
        bout.target is not None
        and is_whole(bout)
        and not bout.failed
        and abs(effort(bout)) <= limit.AS_ASKED_RPE
    )


def _risen(last: Bout, share: float, steps: Steps) -> Next:
    target, kg = asked(last), last.kg
    if steps.is_coarse(kg) and share < limit.LARGE_RISE:
        most = min(target.top + limit.REPS_ABOVE_TOP, limit.MOST_REPS)
        if target.reps < max(most, target.top):
            return Next(kg, target.reps + 1)
        return Next(kg + steps.step_kg, target.low)
    if share:
        return Next(steps.risen(kg, share), min(target.reps, target.top))
    if target.reps < target.top:
        return Next(kg, target.reps + 1)
    return Next(steps.risen(kg, limit.SMALL_RISE), target.low)


def _share(done: Sequence[Bout]) -> float:
    """Return the share by which the load rises at once, 0 when repetitions come first.

    Two sessions running need not be of one dose: each is compared with what it was asked for.
    """
    if effort(done[-1]) <= -limit.MUCH_EASIER_RPE:
        return limit.LARGE_RISE
    two = done[-2:]
    if len(two) > 1 and (all(_is_easier(one) for one in two) or all(_has_more(o) for o in two)):
        return limit.SMALL_RISE
    return 0.0


def _is_easier(bout: Bout) -> bool:
    return effort(bout) <= -limit.EASIER_RPE and is_whole(bout)


def _has_more(bout: Bout) -> bool:
    return bout.reps[-1] >= asked(bout).reps + limit.EXTRA_REPS
