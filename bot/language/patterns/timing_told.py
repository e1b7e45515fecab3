"""What the parts of a timing tell together: which hour goes with which weekdays.

Law: an hour takes the weekdays beside it; weekdays that follow several hours are meant of all of
them; weekdays of their own are taken out of "every day" before them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from bot.domain.schedule import EVERY_DAY
from bot.language.reminding import Slot, Timing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import time

WAYS: Mapping[str, Literal["earlier", "later"]] = {
    "earlier": "earlier",
    "later": "later",
    "forward": "earlier",
    "back": "later",
}
PARTS: Mapping[str, Literal["morning", "evening"]] = {"morning": "morning", "evening": "evening"}
_OPENS = frozenset({"not", "also", "swap"})
"""Marks that tell what is meant of the weekdays behind them."""


class Hour(NamedTuple):
    """An hour as it was said."""

    at: time | None
    """None: no clock shows it."""
    is_loose: bool
    """Whether it may be before or after noon."""


@dataclass(slots=True)
class _Group:
    """An hour with its weekdays, in the order said."""

    hour: Hour | None = None
    days: frozenset[int] | None = None
    days_first: bool = False


@dataclass(slots=True)
class Told:
    """A timing as it is read."""

    groups: list[_Group] = field(default_factory=lambda: [_Group()])
    adds: set[int] = field(default_factory=set[int])
    drops: set[int] = field(default_factory=set[int])
    by_min: int | None = None
    way: Literal["earlier", "later"] | None = None
    part: Literal["morning", "evening"] | None = None
    joined: bool = False
    """Whether a joining word stands before what comes next."""
    contrast: bool = False
    """Whether that word is one such as "but"."""
    measured: bool = False
    """Whether the way says nothing without an amount: "back"."""
    led: bool = False
    """Whether "at" or the like stands before what comes next."""
    bare: bool = False
    """Whether an hour that is a number alone had no word before it."""
    open: str = ""
    """What is meant of the weekdays that come next."""
    before: str = ""
    """The last part that told something."""

    def add_hour(self, hour: Hour) -> None:
        """Take an hour; a second one begins a group of its own."""
        last = self.groups[-1]
        if last.hour is not None:
            last = _Group(days_first=self.contrast)
            self.groups.append(last)
        last.hour = hour
        self.bare = self.bare or not self.led
        self._told("hour")

    def add_days(self, days: tuple[int, ...]) -> None:
        """Take weekdays as the words before them tell."""
        match self.open:
            case "not" | "swap":
                self.drops.update(days)
            case "also":
                self.adds.update(days)
            case _:
                self._group_for_days().days = frozenset(days)
        self.open = ""
        self._told("days")

    def _group_for_days(self) -> _Group:
        last = self.groups[-1]
        if last.days is not None or (last.hour is not None and self.joined):
            last = _Group(days_first=True)
            self.groups.append(last)
        elif last.hour is None:
            last.days_first = True
        return last

    def add_mark(self, mark: str) -> None:
        """Take a word that tells how the parts around it are meant."""
        if mark in _OPENS:
            self.open = mark
        elif mark in WAYS:
            self.way = WAYS[mark]
            self.measured = mark != self.way
        elif mark in PARTS:
            self.part = PARTS[mark]
        elif mark in {"too", "off"}:
            self._move_days(self.adds if mark == "too" else self.drops)
        elif mark in {"joins", "contrasts"}:
            self.joined, self.contrast = True, mark == "contrasts"
            return
        self.led = mark == "lead"
        self.before = "" if mark == "lead" else mark

    def _move_days(self, where: set[int]) -> None:
        """Take the last weekdays for such as come too, or as are off."""
        last = self.groups[-1]
        if self.before == "days" and last.days is not None:
            where.update(last.days)
            last.days = None
        else:
            self.open = "nothing"

    def _told(self, what: str) -> None:
        self.joined = self.contrast = self.led = False
        self.before = what

    def timing(self) -> Timing | None:
        """Return what was told so far; None: nothing yet, or something stands open."""
        lacks_way = self.by_min is not None and self.way is None
        lacks_minutes = self.measured and self.by_min is None
        if self.open or lacks_way or lacks_minutes:
            return None
        groups = [one for one in self.groups if one.hour is not None or one.days is not None]
        slots = _slots(groups)
        if slots is None:
            return None
        slots, adds, drops = _exchanged(slots, frozenset(self.adds), frozenset(self.drops))
        found = Timing(
            slots=slots,
            adds=tuple(sorted(adds)),
            drops=tuple(sorted(drops)),
            way=self.way,
            by_min=self.by_min,
            part=self.part,
            bare=self.bare,
        )
        return None if found == Timing() else found


def _slots(groups: list[_Group]) -> tuple[Slot, ...] | None:
    """Return the hours with their weekdays; None: weekdays are left that have no hour."""
    if len(groups) > 1 and groups[-1].hour is None:
        *groups, last = groups
        if any(one.days is not None for one in groups) or any(one.hour is None for one in groups):
            return None
        groups = [_Group(one.hour, last.days) for one in groups]
    if len(groups) > 1 and any(one.hour is None for one in groups):
        return None
    days = _days(groups)
    slots = dict.fromkeys(
        Slot(
            at=one.hour.at if one.hour else None,
            weekdays=None if those is None else tuple(sorted(those)),
            is_loose=one.hour is not None and one.hour.is_loose,
        )
        for one, those in zip(groups, days, strict=True)
    )
    return tuple(slots)


def _days(groups: list[_Group]) -> list[frozenset[int] | None]:
    """Return the weekdays of each hour."""
    days = [one.days for one in groups]
    if len(groups) < 2:
        return days
    last = groups[-1]
    if last.days is not None and not last.days_first and not any(days[:-1]):
        return [last.days for _ in groups]
    taken = frozenset[int]()
    for number in reversed(range(len(groups))):
        mine = days[number]
        if mine is None and taken:
            mine = frozenset(EVERY_DAY)
        if mine is not None and taken < mine:
            mine -= taken
        days[number] = mine
        taken |= mine or frozenset()
    return days


def _exchanged(
    slots: tuple[Slot, ...], adds: frozenset[int], drops: frozenset[int]
) -> tuple[tuple[Slot, ...], frozenset[int], frozenset[int]]:
    """Take "Tuesday instead of Monday" for one more and one less, "daily but Monday" for six."""
    if len(slots) != 1 or not drops or slots[0].weekdays is None:
        return slots, adds, drops
    (slot,) = slots
    days = frozenset(slot.weekdays or ())
    if drops < days:
        left = tuple(sorted(days - drops))
        return (Slot(slot.at, left, is_loose=slot.is_loose),), adds, frozenset()
    if slot.at is None:
        return (), adds | days, drops
    return slots, adds, drops
