"""The loop of parse, advise and ask: one answer a line, whatever comes in."""

from __future__ import annotations

import io
import json

import pytest

from bot.cli.jsonlines import Answer, BadRequest, Request, serve, text_of


def echo(request: Request) -> Answer:
    if request.get("text") == "refuse":
        raise BadRequest("no such word")
    return {"text": text_of(request, "text", default="")}


def answers(*lines: bytes) -> list[dict[str, object]]:
    out = io.BytesIO()
    serve(echo, lines, out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_answers_keep_order_and_carry_the_id() -> None:
    assert answers(b'{"id": "b", "text": "two"}', b"\n", b'{"id": 1, "text": "one"}') == [
        {"id": "b", "text": "two"},
        {"id": 1, "text": "one"},
    ]


@pytest.mark.parametrize(
    ("line", "asked", "word"),
    [
        (b"squat 3x5", None, "not JSON"),
        (b'["squat"]', None, "expected an object"),
        (b'{"id": "a", "text": NaN}', None, "NaN"),
        (b'{"id": "a", "text": 5}', "a", '"text" must be a text'),
        (b'{"id": "a", "text": "refuse"}', "a", "no such word"),
        (b"\xff\xfe", None, "not UTF-8"),
        (b"[" * 100_000, None, ""),
        (b'{"id": ' + b"9" * 5000 + b"}", None, "digits"),
    ],
)
def test_a_broken_line_is_told_and_the_next_one_answered(
    line: bytes, asked: object, word: str
) -> None:
    broken, whole = answers(line, b'{"id": "z", "text": "still here"}')
    assert broken["id"] == asked
    assert word in str(broken["error"])
    assert whole == {"id": "z", "text": "still here"}


def test_half_a_surrogate_pair_comes_back_as_it_came() -> None:
    assert answers(rb'{"id": "a", "text": "\ud83d"}') == [{"id": "a", "text": "\ud83d"}]


def test_each_line_is_flushed_before_the_next_is_read() -> None:
    flushed: list[int] = []

    class Out(io.BytesIO):
        def flush(self) -> None:
            flushed.append(len(self.getvalue().splitlines()))

    def lines() -> list[bytes]:
        return [b'{"id": 1}', b'{"id": 2}']

    serve(echo, lines(), Out())
    assert flushed == [1, 2]
