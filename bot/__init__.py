"""Ironstride: a strength coach for runners, in the chats where runners already talk.

Rooms, from the ground up: `domain` (nouns of training), `coach` (what to do today and why),
`language` (what the runner means), `talk` (the conversation), `app` (one message from inbox to
outbox), `store`, `chat`, `clock` and `rehearsal` (the world), `main` (puts them together), `cli`
(the commands). Imports point downwards only.
"""

from __future__ import annotations

__version__ = "0.1.0"
