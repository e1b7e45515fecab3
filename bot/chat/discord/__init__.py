"""Discord, through discord.py: slash commands, buttons, direct messages, mentions in guilds.

Start with `client`: it is the bot on Discord's gateway and the `Channel` of the outbox. `decode`
turns events into `Inbound`, `intake` hands them in (in order for each person), `gaps` reads what
was said while the bot was away, `layout` writes a reply as Discord wants it (`words` escapes it),
`delivery` sends it, `commands` registers the menu.

No privileged intent is asked for: direct messages and mentions bring their text without it.
"""
