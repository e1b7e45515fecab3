"""`ask` answers with topic, card and text; `cards` prints all that the coach can say."""

from __future__ import annotations

import io
import json

import pytest

from bot.cli import main
from bot.cli.ask import answers
from bot.cli.cards import all_cards, all_phrases, differing, everything
from bot.cli.jsonlines import serve
from bot.language.ask import Topic, questions
from bot.main import load_book
from bot.talk.cards import Cards, cards
from bot.talk.reading import sources
from bot.talk.say import phrases
from content import load
from tests.content import texts


@pytest.fixture(scope="module")
def known() -> Cards:
    return cards(load()["cards"], sources(load()["shared"]))


def asked(known: Cards, *lines: str) -> list[dict[str, object]]:
    out = io.BytesIO()
    serve(answers(questions(load()["cards"]), known), (line.encode() for line in lines), out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_question_is_answered_by_topic_and_card(known: Cards) -> None:
    (answer,) = asked(known, '{"id": "q1", "text": "will lifting make me bulky?"}')
    assert answer == {
        "id": "q1",
        "topic": "not-bulky",
        "card": "heavy-is-not-bulky",
        "text": known.by_id["heavy-is-not-bulky"].text,
    }


@pytest.mark.parametrize("text", ["", "what is the capital of France?", "\U0001f3c3", "a" * 4096])
def test_what_is_beyond_the_coach_is_said_so(known: Cards, text: str) -> None:
    (answer,) = asked(known, json.dumps({"id": 1, "text": text}))
    assert (answer["topic"], answer["card"]) == ("other", "beyond-me")


def test_a_broken_line_is_answered_and_the_next_one_too(known: Cards) -> None:
    first, second = asked(known, '{"id": "a"}', '{"id": "b", "text": "do I need warm-up sets?"}')
    assert first == {"id": "a", "error": '"text" must be a text'}
    assert second["topic"] == "warm-up"


def test_every_card_is_printed_once_under_its_topic(known: Cards) -> None:
    lines = list(all_cards(known, sources(load()["shared"])))
    assert [line for line in lines if line in set(Topic)] == sorted(Topic)
    assert all(lines.count(f"  {card.text}") == 1 for card in known.by_id.values())


def test_every_phrase_and_button_is_printed() -> None:
    found = phrases(load()["phrases"])
    lines = list(all_phrases(found))
    assert set(found.texts) <= set(lines)
    assert sum(" stands for: " in line for line in lines) == len(found.buttons)


def test_all_that_a_runner_may_read_is_printed() -> None:
    printed = "\n".join(line.strip() for line in everything(load_book()))
    missing = [
        f"{key}: {line}"
        for key, text in texts.everything()
        for line in text.splitlines()
        if line.strip() not in printed and not key.startswith("source.")
    ]
    assert not missing
    cited = [source.citation for source in load_book().sources.values()]
    assert sum(citation in printed for citation in cited) > len(cited) / 2


def test_another_language_is_printed_as_far_as_it_goes() -> None:
    book = load_book()
    german = differing(book.voices["de"](), book.phrases)
    assert 20 <= len(german.texts) < len(book.phrases.texts)
    assert "phrases (de)" in list(everything(book))
    assert not differing(book.phrases, book.phrases).texts


@pytest.mark.parametrize("command", ["ask", "cards"])
def test_help_shows_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    assert "example:" in capsys.readouterr().out


def test_cards_prints_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cards"]) == 0
    assert "strong-not-big · tip · T4 · line · supported" in capsys.readouterr().out
