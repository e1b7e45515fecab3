"""A reply as the bodies of Discord's requests: pieces of text, the buttons under the last one.

Nothing here pings anybody and no link grows a preview.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from bot.chat.discord.words import MAX_TEXT, length, plain
from bot.chat.fit import pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.talk.wire import Button, Reply

Body = dict[str, Any]
"""JSON of a request."""

NOBODY: Body = {"parse": [], "replied_user": False}
"""`allowed_mentions` that notifies nobody."""
HIDDEN = 1 << 6
"""Flag: only the person who asked sees it."""
NO_PREVIEWS = 1 << 2
SILENT = 1 << 12
MAX_LABEL = 80
"""Source: Discord, components/reference."""
MAX_NONCE = 25
"""Source: Discord, resources/message."""
_ROW, _BUTTON, _GREY = 1, 2, 2


def bodies(reply: Reply, *, buttons: bool = True) -> tuple[Body, ...]:
    """Return what says `reply`, one body a message; with `buttons` off it has none.

    Shapes: ({"content": "Logged: …", "components": [], "flags": 4, "allowed_mentions": {…}},)
    """
    texts = [plain(piece) for piece in pieces(reply.text, MAX_TEXT, length)]
    rows = _rows(reply.buttons) if buttons else []
    last = len(texts) - 1
    flags = NO_PREVIEWS | (SILENT if reply.silent else 0)
    return tuple(_body(text, rows if n == last else [], flags) for n, text in enumerate(texts))


def hidden(body: Body) -> Body:
    return {**body, "flags": body["flags"] | HIDDEN}


def once(body: Body, row: str, piece: int) -> Body:
    """Return `body` with a nonce of its own: a repeat within minutes is swallowed."""
    nonce = hashlib.sha256(f"{row}/{piece}".encode()).hexdigest()[:MAX_NONCE]
    return {**body, "nonce": nonce, "enforce_nonce": True}


def answering(body: Body, message: str) -> Body:
    """Return `body` as a reply to a message of the channel; also when that one is gone."""
    return {**body, "message_reference": {"message_id": message, "fail_if_not_exists": False}}


def _body(text: str, rows: list[Body], flags: int) -> Body:
    return {
        "content": text,
        "components": rows,
        "flags": flags,
        "allowed_mentions": NOBODY,
    }


def _rows(buttons: Sequence[Button]) -> list[Body]:
    # Discord refuses a message that carries the same id twice.
    different = {button.payload: button for button in buttons}
    if not different:
        return []
    return [{"type": _ROW, "components": [_button(button) for button in different.values()]}]


def _button(button: Button) -> Body:
    return {
        "type": _BUTTON,
        "style": _GREY,
        "label": button.label[:MAX_LABEL],
        "custom_id": button.payload,
    }
