"""A reply as Discord takes it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.discord.layout import MAX_LABEL, MAX_NONCE, bodies, once
from bot.chat.discord.words import MAX_TEXT
from bot.talk.wire import Button, Reply


def test_a_reply_pings_nobody_and_shows_no_preview() -> None:
    (body,) = bodies(Reply("Hello @everyone"))
    assert body["allowed_mentions"] == {"parse": [], "replied_user": False}
    assert body["flags"] == 4


def test_a_digest_arrives_without_a_sound() -> None:
    (body,) = bodies(Reply("Your week:", silent=True))
    assert body["flags"] == 4 | 4096


@given(st.text(st.sampled_from("*_#\n.1 aé\U0001f3c3"), max_size=5_000))
def test_no_message_is_longer_than_discord_allows(text: str) -> None:
    assert all(0 < len(body["content"]) <= MAX_TEXT for body in bodies(Reply(text)))


def test_the_buttons_stand_under_the_last_piece() -> None:
    reply = Reply("word " * 900, (Button("Yes", "yes", 3), Button("No", "no", 3)))
    *others, last = bodies(reply)
    assert others
    assert all(body["components"] == [] for body in others)
    (row,) = last["components"]
    assert [button["custom_id"] for button in row["components"]] == ["3:yes", "3:no"]


def test_a_button_is_shown_once_and_its_label_fits() -> None:
    twice = Button("x" * 200, "yes", 3)
    (body,) = bodies(Reply("Well?", (twice, twice)))
    (row,) = body["components"]
    (button,) = row["components"]
    assert len(button["label"]) <= MAX_LABEL


def test_buttons_can_be_left_out() -> None:
    (body,) = bodies(Reply("Well?", (Button("Yes", "yes", 3),)), buttons=False)
    assert body["components"] == []


def test_a_repeat_carries_the_same_nonce_and_another_message_another() -> None:
    (body,) = bodies(Reply("Hello"))
    first = once(body, "discord:1/2#0", 0)
    assert once(body, "discord:1/2#0", 0)["nonce"] == first["nonce"]
    assert len(first["nonce"]) <= MAX_NONCE
    others = {once(body, "discord:1/2#0", 1)["nonce"], once(body, "discord:1/2#1", 0)["nonce"]}
    assert first["nonce"] not in others
    assert first["enforce_nonce"] is True
