"""The bot on Discord's gateway.

Events go through `intake` to the receiver, replies through `delivery` to Discord. An interaction is
acknowledged before anything else: Discord gives it three seconds.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

import aiohttp
import discord

from bot.app.pace import Limits, Rate
from bot.chat.discord import decode
from bot.chat.discord.commands import register
from bot.chat.discord.delivery import SERVER_ERROR, Delivery
from bot.chat.discord.gaps import Gaps, Missed
from bot.chat.discord.intake import Intake, Pause
from bot.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.app.ports import Receiver
    from bot.talk.book import Command
    from bot.talk.wire import OutboxRow

_log = logging.getLogger(__name__)

LIMITS = Limits(everyone=(Rate(25, 1.0),), kept_free=5)
"""50 requests a second for a bot, and a message may take two: the chat is opened, then written to.
How fast one chat takes them Discord tells with each answer, and the library keeps to that.
Source: Discord, topics/rate-limits."""
SETTING = "IRONSTRIDE_DISCORD_TOKEN"
_FIRST_RETRY_S, _LAST_RETRY_S = 5.0, 60.0
_LEAVE_WITHIN_S = 3.0
_ALREADY_ACKNOWLEDGED = 40_060
_NOT_AUTHENTICATED = 4004
_COPY = "copy it anew from the developer portal, under Bot"
_LOOK = "look for messages of Discord to you in the developer portal"


class Discord:
    """Discord as a `Channel`: `run` takes messages in, `send` delivers replies."""

    limits = LIMITS

    def __init__(
        self,
        token: str,
        receiver: Receiver,
        missed: Missed,
        commands: Sequence[Command],
        *,
        pause: Pause = asyncio.sleep,
    ) -> None:
        """`missed` is the store, asked for what was committed before the bot was away."""
        self._token = token
        self._pause = pause
        self.client = _Gateway(commands)
        """The connection; belongs to `run`."""
        self._intake = Intake(receiver, Gaps(self.client, missed), pause)
        self.client.intake = self._intake
        self._delivery = Delivery(self.client)

    async def send(self, row: OutboxRow) -> None:
        """Deliver one reply. Raises TryLater or Gone."""
        await self._delivery.send(row)

    async def run(self) -> None:
        """Stay connected until cancelled. Raises ConfigError when Discord refuses the bot."""
        _keep_quiet()
        try:
            await self._log_in()
            await self.client.connect()
        except discord.LoginFailure:
            raise _refused("Discord does not know this token", _COPY) from None
        except discord.PrivilegedIntentsRequired:
            raise _refused("Discord does not let this bot in", _LOOK) from None
        except discord.ConnectionClosed as closed:
            why = f"Discord closed the connection for good (code {closed.code})"
            raise _refused(why, _COPY if closed.code == _NOT_AUTHENTICATED else _LOOK) from None
        finally:
            await self._leave()

    async def close(self) -> None:
        """Let go of all connections. Nothing is sent any more."""
        await self.client.close()

    async def _log_in(self) -> None:
        if not self._token.isascii() or not self._token.isprintable():
            raise _refused("the token has characters that no token has", _COPY)
        pause_s = _FIRST_RETRY_S
        while True:
            try:
                await self.client.login(self._token)
            except discord.LoginFailure:
                raise
            except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
                _log.warning(
                    "Discord not reached (%s); next try in %g s", type(error).__name__, pause_s
                )
            else:
                return
            await self.client.http.close()
            # The library would use the closed one again.
            self.client.http.connector = discord.utils.MISSING
            await self._pause(pause_s)
            pause_s = min(2 * pause_s, _LAST_RETRY_S)

    async def _leave(self) -> None:
        try:
            async with asyncio.timeout(_LEAVE_WITHIN_S):
                await self._intake.idle()
        except TimeoutError:
            _log.warning("left Discord with messages still to be kept; they are read again later")
        finally:
            await self.close()


class _Gateway(discord.Client):
    """Passes events on. Keeps neither messages nor members in memory."""

    intake: Intake

    def __init__(self, commands: Sequence[Command]) -> None:
        # Or the library warns every host that it cannot speak: the coach writes.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            max_ratelimit_timeout=30.0,
            member_cache_flags=discord.MemberCacheFlags.none(),
        )
        self._commands = commands

    async def setup_hook(self) -> None:
        """Register the menu, once, before the first event."""
        try:
            await register(self, self._commands)
        except discord.HTTPException as error:
            if error.status >= SERVER_ERROR:
                raise
            _log.exception("Discord does not take the slash commands")

    async def on_connect(self) -> None:
        """Read what was missed; a session that is resumed instead brings it by itself."""
        await self.intake.fill_all()

    async def on_message(self, message: discord.Message) -> None:
        if isinstance(message.channel, discord.DMChannel):
            text = decode.direct(message)
        else:
            text = decode.mention(message, self._id)
        if text is not None:
            await self.intake.message(text)

    async def on_raw_message_edit(self, event: discord.RawMessageUpdateEvent) -> None:
        if isinstance(event.message.channel, discord.DMChannel):
            text = decode.edited(event.message)
            if text is not None:
                await self.intake.message(text)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        inbound = decode.interaction(interaction)
        if inbound is None:
            await _acknowledge(interaction)  # not ours or not theirs: it only stops spinning
        else:
            await self.intake.interaction(inbound, lambda: _acknowledge(interaction))

    @property
    def _id(self) -> int:
        assert self.user is not None  # there are no events before the login
        return self.user.id


async def _acknowledge(interaction: discord.Interaction) -> bool:
    """Tell Discord that an answer will come; return False when another copy has said so."""
    try:
        await interaction.response.defer(ephemeral=decode.is_hidden(interaction))
    except discord.HTTPException as error:
        # Too late or not: what was asked is done, and the answer finds its way as a direct message.
        _log.info("interaction not acknowledged: code %d", error.code)
        return error.code != _ALREADY_ACKNOWLEDGED
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        _log.info("interaction not acknowledged: %s", type(error).__name__)
    return True


def _refused(why: str, remedy: str) -> ConfigError:
    return ConfigError((f"{SETTING}: {why}: {remedy}",))


def _keep_quiet() -> None:
    # At DEBUG the library logs what runners write and the tokens of their interactions.
    library = logging.getLogger("discord")
    library.setLevel(max(logging.INFO, library.getEffectiveLevel()))
    logging.getLogger("discord.client").addFilter(_in_one_line)


def _in_one_line(record: logging.LogRecord) -> bool:
    """Take the traceback off what is no fault: that the network is away."""
    if str(record.msg).startswith("Attempting a reconnect"):
        record.exc_info = None
    return True
