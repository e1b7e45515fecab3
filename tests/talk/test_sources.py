"""Where a card comes from, and what is next: of the card said last, and of nothing else."""

from __future__ import annotations

import pytest

from tests.talk.runner import Runner, book

QUESTION = "Does lifting make runners faster?"


def links(said: str) -> bool:
    return "http" in said


@pytest.mark.parametrize("asked", ["source?", "says who?", "why?", "where is that from?"])
def test_a_card_names_its_sources_with_links(asked: str) -> None:
    one = Runner()
    said = one.says(QUESTION)
    assert not links(said)
    assert links(one.says(asked))


def test_small_talk_between_changes_nothing() -> None:
    one = Runner()
    one.says(QUESTION)
    one.says("thanks")
    assert links(one.says("says who?"))


def test_behind_anything_else_it_is_the_session_that_is_asked_about() -> None:
    one = Runner()
    one.says(QUESTION)
    one.says("my week")
    assert not links(one.says("says who?"))


def test_there_is_always_more_until_the_topic_is_told() -> None:
    one = Runner()
    said = [one.says(QUESTION), *(one.says("tell me more") for _ in range(5))]
    assert len(set(said)) == len(said)
    assert one.known.conversation.card in book().cards.by_id


def test_more_of_nothing_is_asked_about() -> None:
    assert "tip" in Runner().says("tell me more")
