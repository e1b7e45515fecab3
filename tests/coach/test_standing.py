"""A look ahead asks the standing rules once: what they say holds on every day to come."""

from __future__ import annotations

from collections import Counter

from bot.coach.lookahead import DAYS, LOOK, later
from bot.coach.rules import STANDING, standing_verdicts, verdicts, verdicts_beside
from bot.coach.told.situation import situation
from tests.laws.dice import Dice
from tests.laws.situations import drawn

COUNT = 400


def test_the_standing_rules_say_the_same_of_every_day_to_come() -> None:
    dice, said = Dice(5), Counter[str]()
    for _ in range(COUNT):
        facts = situation(drawn(dice.below))
        running = facts.running
        plan = ((running.today, *(running.week or ())) + ((),) * LOOK)[:LOOK]
        for days in DAYS:
            then = later(facts, plan, days)
            for rule in STANDING:
                assert tuple(rule(then)) == tuple(rule(facts))
        said.update(verdict.rule for verdict in standing_verdicts(facts))
    assert len(said) >= len(STANDING)


def test_nothing_is_lost_beside_them() -> None:
    dice = Dice(6)
    for _ in range(COUNT):
        facts = situation(drawn(dice.below))
        beside = verdicts_beside(standing_verdicts(facts), facts)
        assert sorted(map(repr, beside)) == sorted(map(repr, verdicts(facts)))
