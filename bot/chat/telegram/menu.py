"""The menu of commands beside Telegram's input field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import Bot

    from bot.talk.book import Command

IN_GROUPS = frozenset({"today", "tip", "help"})
"""What makes sense where others read along."""


async def offer(bot: Bot, commands: Sequence[Command]) -> None:
    """Show the commands. Raises TelegramError."""
    shown = [BotCommand(command.name, command.summary) for command in commands]
    few = [command for command in shown if command.command in IN_GROUPS]
    await bot.set_my_commands(shown, scope=BotCommandScopeAllPrivateChats())
    await bot.set_my_commands(few, scope=BotCommandScopeAllGroupChats())
