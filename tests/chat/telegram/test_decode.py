"""What reaches the conversation of all that Telegram sends."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Update

from bot.chat.telegram.decode import Me, decode, migration
from bot.talk.wire import Chat, InboundId, Person, Press, Text

ME = Me(99, "IronstrideBot")
RUNNER = {"id": 5, "is_bot": False, "first_name": "Secret"}
PRIVATE = {"id": 5, "type": "private", "first_name": "Secret"}
GROUP = {"id": -100, "type": "supergroup", "title": "Club"}
OURS = {"id": 99, "is_bot": True, "first_name": "Coach", "username": "IronstrideBot"}


def message(chat: dict[str, Any] = PRIVATE, **content: Any) -> dict[str, Any]:
    return {"message_id": 7, "date": 1_772_452_800, "chat": chat, "from": RUNNER} | content


def heard(kind: str, content: dict[str, Any]) -> Text | Press | None:
    return decode(Update.de_json({"update_id": 3, kind: content}, None), ME)


def text_of(kind: str, content: dict[str, Any]) -> str | None:
    found = heard(kind, content)
    assert found is None or isinstance(found, Text)
    return found.text if found else None


def query(**more: Any) -> dict[str, Any]:
    shown = message(text="Kept.") | {"from": OURS}
    return {"id": "44", "from": RUNNER, "chat_instance": "1", "message": shown} | more


def test_a_message_becomes_text_with_ids_and_no_name() -> None:
    found = heard("message", message(text="squat 3x5 80kg"))
    assert found == Text(
        id=InboundId("telegram:5/7"),
        who=Person("telegram", "5"),
        where=Chat(service="telegram", chat="5", private=True),
        text="squat 3x5 80kg",
    )
    assert "Secret" not in repr(found)


def test_an_edit_names_the_message_it_replaces() -> None:
    found = heard("edited_message", message(text="easy 10k", edit_date=1_772_452_900))
    assert isinstance(found, Text)
    assert (found.id, found.replaces) == ("telegram:5/7/e3", "telegram:5/7")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ({"photo": [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]}, ""),
        ({"location": {"latitude": 52.5, "longitude": 13.4}}, ""),
        ({"dice": {"emoji": "🎲", "value": 3}}, ""),
        (
            {
                "photo": [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}],
                "caption": "squat 3x5",
            },
            "squat 3x5",
        ),
        ({"text": "/today@IronstrideBot"}, "/today"),
        ({"text": "/log@ironstridebot squat 3x5"}, "/log squat 3x5"),
        ({"text": "/log squat 3x5"}, "/log squat 3x5"),
        ({"text": "half a \ud83d pair"}, "half a \ufffd pair"),
        ({"group_chat_created": True}, None),
        ({"pinned_message": message(text="x")}, None),
        ({"text": "hi", "from": RUNNER | {"is_bot": True}}, None),
    ],
)
def test_in_private_everything_a_runner_sends_is_heard(
    content: dict[str, Any], text: str | None
) -> None:
    assert text_of("message", message(**content)) == text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ({"text": "hello everybody"}, None),
        ({"text": "/today"}, "/today"),
        ({"text": "/today@IronstrideBot now"}, "/today now"),
        ({"text": "/today@OtherBot"}, None),
        ({"text": "@IronstrideBot, what should I lift?"}, "what should I lift?"),
        ({"text": "what should I lift @ironstridebot"}, "what should I lift"),
        ({"text": "ask @IronstrideBotany"}, None),
        ({"text": "mail me@IronstrideBot"}, None),
        ({"text": "why?", "reply_to_message": message(GROUP, text="x") | {"from": OURS}}, "why?"),
        ({"text": "why?", "reply_to_message": message(GROUP, text="x")}, None),
        ({"text": "/today", "sender_chat": GROUP}, None),
        ({"dice": {"emoji": "🎲", "value": 3}}, None),
        ({"new_chat_members": [RUNNER]}, None),
        ({"migrate_to_chat_id": -200}, None),
    ],
)
def test_in_a_group_only_what_is_addressed_to_the_coach_is_heard(
    content: dict[str, Any], text: str | None
) -> None:
    assert text_of("message", message(GROUP, **content)) == text


@pytest.mark.parametrize(
    ("chat", "content", "moved"),
    [
        (-100, {"migrate_to_chat_id": -200}, (-100, -200)),
        (-200, {"migrate_from_chat_id": -100}, (-100, -200)),
        (-100, {"text": "/tip"}, None),
    ],
)
def test_a_group_that_becomes_a_supergroup_is_told_on_either_side(
    chat: int, content: dict[str, Any], moved: tuple[int, int] | None
) -> None:
    said = message(GROUP | {"id": chat}, **content)
    update = Update.de_json({"update_id": 1, "message": said}, None)
    assert migration(update) == moved


def test_in_a_group_the_answer_goes_to_the_message_and_its_topic() -> None:
    content = message(GROUP, text="/tip", message_thread_id=12, is_topic_message=True)
    found = heard("message", content)
    assert isinstance(found, Text)
    assert found.where == Chat(service="telegram", chat="-100", private=False)
    assert found.handle == {"reply_to": "7", "thread": "12"}


def test_a_press_is_the_sentence_of_its_button() -> None:
    found = heard("callback_query", query(data="17:undo"))
    assert found == Press(
        id=InboundId("telegram:cb/44"),
        who=Person("telegram", "5"),
        where=Chat(service="telegram", chat="5", private=True),
        turn=17,
        says="undo",
        handle={"message": "7"},
    )


@pytest.mark.parametrize("data", ["", "undo", "x:undo", "-1:undo", "12345678901:undo", "²:undo"])
def test_a_button_that_is_none_of_ours_counts_as_stale(data: str) -> None:
    found = heard("callback_query", query(data=data))
    assert isinstance(found, Press)
    assert (found.turn, found.says) == (-1, "")


def test_a_message_too_old_to_be_edited_is_not_edited() -> None:
    old = {"chat": PRIVATE, "message_id": 7, "date": 0}
    found = heard("callback_query", query(data="17:undo", message=old))
    assert isinstance(found, Press)
    assert found.handle == {}


@pytest.mark.parametrize(
    "more",
    [
        {"message": message(GROUP, text="x")},
        {"message": None, "inline_message_id": "1"},
        {"from": RUNNER | {"is_bot": True}},
    ],
)
def test_a_press_elsewhere_does_nothing(more: dict[str, Any]) -> None:
    content = {key: value for key, value in query(data="17:undo", **more).items() if value}
    assert heard("callback_query", content) is None


@pytest.mark.parametrize("kind", ["channel_post", "edited_channel_post"])
def test_channels_are_not_heard(kind: str) -> None:
    channel = {"id": -300, "type": "channel", "title": "News"}
    post = {"message_id": 1, "date": 1_772_452_800, "chat": channel, "text": "/today"}
    assert heard(kind, post) is None


def test_being_blocked_is_no_message() -> None:
    left = {"status": "kicked", "user": OURS, "until_date": 0}
    here = {"status": "member", "user": OURS}
    change = {"chat": PRIVATE, "from": RUNNER, "date": 1_772_452_800}
    assert heard("my_chat_member", change | {"old_chat_member": here, "new_chat_member": left}) is (
        None
    )


def test_an_edit_without_words_is_nothing_new() -> None:
    assert heard("edited_message", message(location={"latitude": 1.0, "longitude": 2.0})) is None


@given(st.text(max_size=60), st.booleans())
def test_no_text_breaks_it(text: str, private: bool) -> None:  # noqa: FBT001  (hypothesis draws it)
    found = heard("message", message(PRIVATE if private else GROUP, text=text))
    assert isinstance(found, Text) or not private or not text
    if isinstance(found, Text):
        found.text.encode()
