"""Who is due: always the same answer as looking at everybody, without looking at everybody."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from heapq import nsmallest

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.athlete import AthleteId
from bot.domain.schedule import ReminderId
from bot.store.tinydb.index import Head, Index
from bot.talk.wire import Chat, Due, InboundId, Person

SEVEN = datetime(2026, 3, 2, 7, tzinfo=UTC)
CHANGES = st.lists(st.tuples(st.integers(0, 5), st.none() | st.integers(-90, 90)), max_size=400)


def head(number: int, minutes: int | None) -> Head:
    """Return the head of somebody who is due so many minutes after seven, or never."""
    athlete = AthleteId(f"wire:{number}")
    if minutes is None:
        return Head(athlete=athlete)
    at = SEVEN + timedelta(minutes=minutes)
    due = Due(
        id=InboundId(f"{athlete}/daily/{at.date()}"),
        who=Person("wire", str(number)),
        where=Chat(service="wire", chat=str(number), private=True),
        reminder=ReminderId("daily"),
        day=at.date(),
        due_at=at,
    )
    return Head(athlete=athlete, dues=(due,))


@given(changes=CHANGES, limit=st.integers(1, 7))
def test_the_index_says_what_a_look_at_everybody_says(
    changes: list[tuple[int, int | None]], limit: int
) -> None:
    index, known = Index(), dict[AthleteId, int]()
    for number, minutes in changes:
        said = head(number, minutes)
        index.learn(said)
        known.pop(said.athlete, None)
        if minutes is not None:
            known[said.athlete] = minutes
        late = [each for each, due_in in known.items() if due_in <= 0]
        expected = nsmallest(limit, late, key=known.__getitem__)
        for _ in range(2):  # asking changes nothing
            found = index.due(SEVEN, limit)
            assert [known[each] for each in found] == [known[each] for each in expected]
            assert len(set(found)) == len(found)
