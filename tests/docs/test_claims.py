"""docs/claims.md tells of every claim what the cards say of it, with grade, source and rule."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import pytest

from bot.talk.cards import Angle, Card, Claim, Kind, cards
from content import load
from tests.conftest import ROOT


class Row(NamedTuple):
    id: str
    claim: str
    grade: str
    line: str
    pair: str
    number: str
    today: str
    further: str
    sources: str
    rule: str


@cache
def rows() -> dict[str, Row]:
    page = (ROOT / "docs" / "claims.md").read_text(encoding="utf-8")
    cells = (
        line.strip("|").split("|") for line in page.splitlines() if re.match(r"\| [BT]\d", line)
    )
    found = [Row(*(cell.strip() for cell in row)) for row in cells]
    return {row.id: row for row in found}


@cache
def all_cards() -> tuple[Card, ...]:
    return tuple(cards(load()["cards"], load()["shared"]["sources.toml"]).by_id.values())


def quoted(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_every_claim_has_its_row_and_no_cell_is_empty() -> None:
    assert list(rows()) == list(Claim)
    assert all(len(cell) > 1 for row in rows().values() for cell in row)


@pytest.mark.parametrize("claim", Claim)
def test_a_row_says_what_the_cards_say(claim: Claim) -> None:
    told, row = [card for card in all_cards() if card.claim is claim], rows()[claim]
    cells = {angle: getattr(row, angle) for angle in Angle} | {None: row.further}
    for angle, cell in cells.items():
        assert quoted(cell) == [card.id for card in told if card.angle is angle]
    assert set(quoted(row.sources)) == {source for card in told for source in card.sources}
    assert row.grade in {card.grade for card in told if card.kind is Kind.TIP}


@pytest.mark.parametrize("angle", Angle)
def test_every_claim_is_told_from_every_angle(angle: Angle) -> None:
    assert all(quoted(getattr(row, angle)) for row in rows().values())
