"""Somebody with a phone: writes, edits and presses on the fake Bot API server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.fakes.bot_api import NOON, BotApi, Json, as_message

if TYPE_CHECKING:
    from tests.fakes.bot_api import Sent


@dataclass(frozen=True, slots=True)
class Runner:
    """Writes to the bot, in private unless a group is named."""

    api: BotApi
    id: int

    async def says(self, text: str, *, group: int | None = None, **more: Any) -> int:
        """Write a message and return its id."""
        message_id = self.api.message_id()
        await self.api.push({"message": self.message(message_id, group, text=text, **more)})
        return message_id

    async def sends(self, **content: Any) -> int:
        """Send something without words."""
        message_id = self.api.message_id()
        await self.api.push({"message": self.message(message_id, None, **content)})
        return message_id

    async def edits(self, message_id: int, text: str) -> int:
        """Change a message of one's own; return the id of the update."""
        message = self.message(message_id, None, text=text, edit_date=NOON + 60)
        return await self.api.push({"edited_message": message})

    async def presses(self, message: Sent, label: str) -> str:
        """Press a button by its label; return the id of the query."""
        payload = dict(message.buttons)[label]
        return await self.presses_payload(message, payload)

    async def presses_payload(self, message: Sent, payload: str, **more: Any) -> str:
        query_id = self.api.query_id()
        query = {
            "id": query_id,
            "from": self.profile,
            "message": as_message(message, self.api.me),
            "chat_instance": "1",
            "data": payload,
        }
        await self.api.push({"callback_query": query | more})
        return query_id

    @property
    def profile(self) -> Json:
        return {"id": self.id, "is_bot": False, "first_name": f"Name{self.id}"}

    def message(self, message_id: int, group: int | None, **content: Any) -> Json:
        private = {"id": self.id, "type": "private", "first_name": f"Name{self.id}"}
        chat = private if group is None else {"id": group, "type": "supergroup", "title": "Club"}
        base = {"message_id": message_id, "date": NOON, "chat": chat, "from": self.profile}
        return base | content
