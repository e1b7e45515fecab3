"""What one step returns."""

from __future__ import annotations

from dataclasses import dataclass

from bot.talk.effects import Effect
from bot.talk.state import Conversation
from bot.talk.wire import Reply


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The next conversation, what to say, and what to have done: committed as one."""

    conversation: Conversation
    replies: tuple[Reply, ...] = ()
    effects: tuple[Effect, ...] = ()
    held: bool = False
    """A reminder that must wait for an open question: commit nothing, it comes back with the next
    tick."""
