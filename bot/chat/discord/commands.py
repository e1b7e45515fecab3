"""The menu of slash commands, registered with Discord when it is not there already.

Discord allows 200 registrations a day, so what is registered is read first and compared.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from discord.http import Route

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import discord

    from bot.talk.book import Command

_log = logging.getLogger(__name__)

Form = dict[str, Any]
"""A command as JSON."""

_PATH = "/applications/{application_id}/commands"
_CHAT_INPUT, _WORDS, _NUMBER = 1, 3, 4
MAX_SUMMARY = 100
"""Source: Discord, interactions/application-commands."""
_EVERYWHERE: Form = {
    "integration_types": [0, 1],  # added to a guild, or to the person's own account
    "contexts": [0, 1, 2],  # in guilds, in the conversation with the bot, in other conversations
}
# What can be typed behind a command. None is required: each command also works alone.
_OPTIONS: Mapping[str, Form] = {
    "log": {"type": _WORDS, "name": "text"},
    "today": {"type": _NUMBER, "name": "minutes", "min_value": 1, "max_value": 300},
}


async def register(client: discord.Client, commands: Sequence[Command]) -> bool:
    """Make the menu what `commands` say; return whether it was different.

    Raises discord.HTTPException.
    """
    wanted = [_form(command) for command in commands]
    read = Route("GET", _PATH, application_id=client.application_id)
    if _comparable(await client.http.request(read)) == _comparable(wanted):
        return False
    write = Route("PUT", _PATH, application_id=client.application_id)
    await client.http.request(write, json=wanted)
    _log.info("slash commands registered: %s", ", ".join(command.name for command in commands))
    return True


def _form(command: Command) -> Form:
    summary = command.summary[:MAX_SUMMARY]
    option = _OPTIONS.get(command.name)
    told = command.options.get(option["name"], summary)[:MAX_SUMMARY] if option else ""
    return {
        "type": _CHAT_INPUT,
        "name": command.name,
        "description": summary,
        "options": [{**option, "description": told}] if option else [],
        **_EVERYWHERE,
    }


def _comparable(forms: Sequence[Form]) -> list[object]:
    """Return what does not change when Discord gives back a command that we sent."""
    return sorted((_known(form) for form in forms), key=str)


def _known(form: Form) -> tuple[object, ...]:
    options: Sequence[Form] = form.get("options") or ()
    return (
        form["name"],
        form["description"],
        form.get("type", _CHAT_INPUT),
        tuple(sorted(form.get("integration_types") or [])),
        tuple(sorted(form.get("contexts") or [])),
        tuple(tuple(sorted(_without_defaults(option).items())) for option in options),
    )


def _without_defaults(option: Form) -> Form:
    kept = ("type", "name", "description", "min_value", "max_value")
    return {key: option[key] for key in kept if option.get(key) is not None}
