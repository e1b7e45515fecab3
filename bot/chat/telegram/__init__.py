"""Telegram, with python-telegram-bot as the transport and nothing more.

`decode` turns an update into what was said or pressed, `send` a reply into calls, `polling` brings
the updates so that none is lost, `menu` shows the commands, `errors` says what a refusal means,
`client` makes the connection. `channel.Telegram` puts them together; start there.

PTB's Updater, conversations and persistence are not used: its Updater confirms a batch before it
was handled, so that a crash loses it.
"""
