"""A Bot API server over real HTTP, with Telegram's rules where a bot can trip over them.

- An update is forgotten as soon as `getUpdates` asks for a higher offset, and not before.
- Two polls at a time: the older one ends with 409; so does any while a webhook is set.
- Every request is checked against the published description where that is at hand; 400 otherwise.
- Texts are plain, of 1-4096 UTF-16 units; an unchanged edit and an unknown query are refused.

Runners act through `telegram_runner`; a test waits with `until`, never for a time.
"""

from __future__ import annotations

import asyncio
import itertools
import json
from collections import defaultdict, deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Self

from aiohttp import web

from tests.fakes.bot_api_schema import WrongRequestError, parameters

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

TOKEN = "123456789:fake-TOKEN_of-the-tests-0123456789"
PATIENCE_S = 20.0
"""After so long a wait counts as failed."""
NOON = 1_772_452_800
"""2026-03-02 12:00 UTC: when all messages of the fake are written."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer other than the usual one."""

    status: int
    description: str = "as the test wishes"
    parameters: Json | None = None


@dataclass(frozen=True, slots=True)
class Broken:
    """The connection ends without an answer, or none ever comes; before or after it was done."""

    done: bool
    hangs: bool = False


BLOCKED = Refusal(403, "Forbidden: bot was blocked by the user")
UNAUTHORIZED = Refusal(401, "Unauthorized")
BAD_GATEWAY = Refusal(502, "Bad Gateway")
ANOTHER_COPY = Refusal(
    409,
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running",
)
WEBHOOK_IS_SET = Refusal(
    409,
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first",
)


def flood(seconds: int) -> Refusal:
    return Refusal(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


def moved(chat: int) -> Refusal:
    words = "Bad Request: group chat was upgraded to a supergroup chat"
    return Refusal(400, words, {"migrate_to_chat_id": chat})


class RefusedError(Exception):
    """Ends a request with a refusal."""

    def __init__(self, status: int, description: str) -> None:
        super().__init__(description)
        self.refusal = Refusal(status, description)


@dataclass(slots=True, kw_only=True)
class Sent:
    """A message in a chat, as it stands now."""

    chat: int
    id: int
    text: str
    sender: int
    buttons: tuple[tuple[str, str], ...] = ()
    """(label, payload), in reading order."""
    rows: tuple[int, ...] = ()
    """How many buttons each row has."""
    request: Json = field(default_factory=dict[str, Any])


@dataclass(frozen=True, slots=True)
class Call:
    """One request, in the order of arrival."""

    method: str
    values: Json


class BotApi:
    """The server. `async with BotApi() as api:` then `api.url`."""

    def __init__(self) -> None:
        self.me: Json = {
            "id": 123456789,
            "is_bot": True,
            "first_name": "Coach",
            "username": "IronstrideBot",
        }
        self.webhook = ""
        self.pending: list[Json] = []
        self.messages: dict[tuple[int, int], Sent] = {}
        self.sent: list[Sent] = []
        """What the bot has sent, the oldest first."""
        self.shown: list[Sent] = []
        """What a runner saw appear, new messages and new words in old ones, as they were then."""
        self.calls: list[Call] = []
        self.refused: list[str] = []
        """Requests that broke a rule of the Bot API: a sound bot leaves it empty."""
        self.answered: list[str] = []
        """Ids of the button presses that were answered."""
        self.commands: dict[str, list[Json]] = {}
        self.batch_limit = 100
        self._scripts: defaultdict[str, deque[Refusal | Broken | None]] = defaultdict(deque)
        self._queries: set[str] = set()
        self._ids = itertools.count(1)
        self._update_ids = itertools.count(700_000_001)
        self._changed = asyncio.Condition()
        self._poll: object = None
        self._stopping = False
        self.port = 0

    # ── the test's side ──

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()

    async def start(self, port: int = 0) -> None:
        self._stopping = False
        app = web.Application(client_max_size=1 << 20)
        app.router.add_post("/bot{token}/{method}", self._handle)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port or self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Close the door; what is known stays known for the next `start`."""
        self._stopping = True
        await self._wake()
        await self._runner.cleanup()

    def script(self, method: str, *answers: Refusal | Broken | None) -> None:
        """Answer the next calls of a method so; None is the usual answer."""
        self._scripts[method].extend(answers)

    async def push(self, update: Json) -> int:
        """Put an update into the queue and return its id."""
        update_id = next(self._update_ids)
        self.pending.append({"update_id": update_id, **update})
        await self._wake()
        return update_id

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until it holds, for a while."""
        async with asyncio.timeout(PATIENCE_S), self._changed:
            await self._changed.wait_for(lambda: bool(holds()))

    async def set_webhook(self, url: str) -> None:
        """Let somebody else take the updates; a poll that waits is ended."""
        self.webhook, self._poll = url, None
        await self._wake()

    def in_chat(self, chat: int) -> list[Sent]:
        """Return what the bot has sent to a chat."""
        return [message for message in self.sent if message.chat == chat]

    def texts(self, chat: int) -> list[str]:
        return [message.text for message in self.in_chat(chat)]

    def count(self, method: str) -> int:
        return sum(call.method == method for call in self.calls)

    def message_id(self) -> int:
        return next(self._ids)

    def query_id(self) -> str:
        """Return the id of a new press of a button."""
        query_id = f"{next(self._ids)}77"
        self._queries.add(query_id)
        return query_id

    # ── the bot's side ──

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        try:
            form = {key: str(value) for key, value in (await request.post()).items()}
        except ConnectionResetError:  # the bot was killed
            return web.Response()
        if request.match_info["token"] != TOKEN:
            return _refusal(UNAUTHORIZED)
        script = self._scripts[method].popleft() if self._scripts[method] else None
        if isinstance(script, Refusal):
            await self._note(Call(method, dict(form)))
            return _refusal(script)
        if isinstance(script, Broken) and not script.done:
            return await self._break_off(request, script, Call(method, dict(form)))
        answer = await self._answer(method, form)
        if isinstance(script, Broken):
            return await self._break_off(request, script, None)
        return answer

    async def _answer(self, method: str, form: dict[str, str]) -> web.Response:
        try:
            values = parameters(method, form)
            await self._note(Call(method, values))
            result = await self._do(method, values)
        except WrongRequestError as wrong:
            self.refused.append(f"{method}: {wrong}")
            await self._wake()
            return _refusal(Refusal(400, f"Bad Request: {wrong}"))
        except RefusedError as refused:
            return _refusal(refused.refusal)
        await self._wake()
        return web.json_response({"ok": True, "result": result})

    async def _do(self, method: str, values: Json) -> Any:
        if method == "getUpdates":
            return await self._get_updates(values)
        doing: dict[str, Callable[[Json], Any]] = {
            "getMe": lambda _: self.me,
            "sendMessage": self._send,
            "editMessageText": self._edit,
            "editMessageReplyMarkup": self._edit,
            "answerCallbackQuery": self._answer_query,
            "setMyCommands": self._set_commands,
            "deleteWebhook": self._delete_webhook,
            "sendChatAction": lambda _: True,
        }
        if method not in doing:
            raise RefusedError(404, "Not Found")
        return doing[method](values)

    async def _get_updates(self, values: Json) -> list[Json]:
        if self.webhook:
            raise RefusedError(409, WEBHOOK_IS_SET.description)
        self._confirm(values.get("offset"))
        self._poll = poll = object()
        await self._wake()
        found = await self._next_updates(values, poll)
        if self.webhook:
            raise RefusedError(409, WEBHOOK_IS_SET.description)
        if self._poll is not poll:
            raise RefusedError(409, ANOTHER_COPY.description)
        return found

    async def _next_updates(self, values: Json, poll: object) -> list[Json]:
        def found() -> list[Json]:
            return self.pending[: min(values.get("limit", 100), self.batch_limit)]

        def ready() -> bool:
            return bool(found()) or self._poll is not poll or self._stopping

        try:
            async with asyncio.timeout(values.get("timeout", 0)), self._changed:
                await self._changed.wait_for(ready)
        except TimeoutError:
            pass
        return found()

    def _confirm(self, offset: int | None) -> None:
        if offset is None:
            return
        if offset < 0:
            self.pending = self.pending[offset:]
        else:
            self.pending = [update for update in self.pending if update["update_id"] >= offset]

    def _send(self, values: Json) -> Json:
        message = Sent(
            chat=int(values["chat_id"]),
            id=self.message_id(),
            text=_visible(values["text"]),
            sender=self.me["id"],
            request=values,
        )
        _set_buttons(message, values)
        self.messages[message.chat, message.id] = message
        self.sent.append(message)
        self.shown.append(replace(message))
        return as_message(message, self.me)

    def _edit(self, values: Json) -> Json:
        message = self.messages.get((int(values["chat_id"]), values["message_id"]))
        if message is None or message.sender != self.me["id"]:
            raise RefusedError(400, "Bad Request: message to edit not found")
        before = (message.text, message.buttons, message.rows)
        if "text" in values:
            message.text = _visible(values["text"])
        _set_buttons(message, values)
        if before == (message.text, message.buttons, message.rows):
            words = "specified new message content and reply markup are exactly the same"
            raise RefusedError(400, f"Bad Request: message is not modified: {words}")
        if "text" in values:
            self.shown.append(replace(message))
        return as_message(message, self.me)

    def _answer_query(self, values: Json) -> bool:
        if values["callback_query_id"] not in self._queries:
            words = "query is too old and response timeout expired or query ID is invalid"
            raise RefusedError(400, f"Bad Request: {words}")
        self.answered.append(values["callback_query_id"])
        return True

    def _set_commands(self, values: Json) -> bool:
        self.commands[values.get("scope", {"type": "default"})["type"]] = values["commands"]
        return True

    def _delete_webhook(self, _: Json) -> bool:
        self.webhook = ""
        return True

    async def _break_off(
        self, request: web.Request, how: Broken, call: Call | None
    ) -> web.StreamResponse:
        if call:
            await self._note(call)
        if how.hangs:
            async with self._changed:
                await self._changed.wait_for(lambda: self._stopping)
        if request.transport:
            request.transport.abort()
        return web.Response()

    async def _note(self, call: Call) -> None:
        self.calls.append(call)
        await self._wake()

    async def _wake(self) -> None:
        async with self._changed:
            self._changed.notify_all()


def as_message(message: Sent, me: Json) -> Json:
    kind = {"type": "private", "first_name": "N"} if message.chat > 0 else {"type": "supergroup"}
    keyboard = iter([{"text": label, "callback_data": data} for label, data in message.buttons])
    rows = [list(itertools.islice(keyboard, count)) for count in message.rows]
    found: Json = {
        "message_id": message.id,
        "date": NOON,
        "chat": {"id": message.chat, **kind},
        "from": me,
        "text": message.text,
    }
    return found | ({"reply_markup": {"inline_keyboard": rows}} if rows else {})


def _set_buttons(message: Sent, values: Json) -> None:
    rows = values.get("reply_markup", {}).get("inline_keyboard", [])
    message.buttons = tuple((key["text"], key["callback_data"]) for row in rows for key in row)
    message.rows = tuple(len(row) for row in rows)


def _visible(text: str) -> str:
    """Clean a text as Telegram does: control characters are spaces, none stand at the ends."""
    kept = "".join(char if char >= " " or char == "\n" else " " for char in text).strip()
    if not kept:
        raise RefusedError(400, "Bad Request: message text is empty")
    return kept


def _refusal(refusal: Refusal) -> web.Response:
    body: Json = {
        "ok": False,
        "error_code": refusal.status,
        "description": refusal.description,
    }
    if refusal.parameters:
        body["parameters"] = refusal.parameters
    return web.Response(
        text=json.dumps(body), status=refusal.status, content_type="application/json"
    )
