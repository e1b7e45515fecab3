"""The invariants are worth something: every field is drawn, and a rule left out is noticed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.coach.decision import Decision, decided
from bot.coach.rules import verdicts
from bot.coach.today import advise
from bot.coach.told.situation import situation
from bot.coach.verdict import Rank
from bot.main import load_book
from tests.laws.dice import Dice
from tests.laws.invariants import RESTRICTIONS, broken, plain
from tests.laws.situations import OPTIONS, Told, drawn
from tests.laws.years import DAYS, GAPS, broken_in

if TYPE_CHECKING:
    from bot.coach.situation import Situation

ENOUGH = 4_000
GUARDS = ("R01", "R02", "R03", "R04", "R05", "R07", "R08", "R10", "R11", "R12", "R13", "R17", "R19")
"""Rules without which an invariant does not hold."""
YEARS = some.lists(some.sampled_from(GAPS), min_size=3, max_size=60).filter(
    lambda gaps: sum(gaps) <= DAYS + max(GAPS)
)


class Spy(Mapping[str, Any]):
    """A situation that notes which fields are asked for."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> Any:  # the type of a JSON value
        self.asked.add(name)
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def test_every_field_that_is_read_is_drawn() -> None:
    spy = Spy()
    situation(spy)
    assert spy.asked <= OPTIONS.keys()


@cache
def situations() -> tuple[Told, ...]:
    dice = Dice(2)
    return tuple(drawn(dice.below) for _ in range(ENOUGH))


def without(rule: str, facts: Situation) -> Decision:
    return decided(facts, tuple(said for said in verdicts(facts) if said.rule != rule))


@pytest.mark.parametrize("rule", GUARDS)
def test_a_rule_left_out_breaks_an_invariant(rule: str) -> None:
    for told in situations():
        advice = plain(without(rule, situation(told)))
        if any(broken(told, advice, restrictions=())):
            return
    raise AssertionError(f"nobody misses {rule}")


@pytest.mark.parametrize("number", range(len(RESTRICTIONS)))
def test_a_restriction_that_is_forgotten_is_noticed(number: int) -> None:
    """A judge who takes a restriction for leave to do more breaks the fifth invariant."""
    restriction = RESTRICTIONS[number]
    more, fits = restriction

    def judge(facts: Situation) -> Decision:
        eager = facts == situation({**told, **more})
        return decided(facts, () if eager else verdicts(facts))

    for told in situations():
        facts = situation(told)
        limited = decided(facts, verdicts(facts))
        changes = facts != situation({**told, **more})
        if fits(told) and changes and limited.rank < Rank.HEAVY:
            found = broken(told, plain(limited), judge=judge, restrictions=(restriction,))
            assert any(fault.startswith("5") for fault in found)
            return
    raise AssertionError("no situation fits")


@given(gaps=YEARS)
@settings(max_examples=40)
def test_no_heavy_session_before_a_comeback_is_complete(gaps: list[int]) -> None:
    assert list(broken_in(gaps, load_book().catalogue)) == []


def test_a_week_that_is_told_in_part_is_filled_up() -> None:
    told = {"equipment": ["barbell"], "tomorrow": "race", "week": [["race"]]}
    advice = advise(situation(told), {}, load_book().catalogue)
    assert any(flag.startswith("next_heavy") for flag in advice.flags)
