"""Every exception of ours, by whose fault it is and what to do next.

What a runner may do is a value (`Unclear`, `Ambiguous`, a stale button), never an exception. These
are for the host and for the world.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import timedelta


class CoachError(Exception):
    """Base of all errors that Ironstride raises on purpose."""


class ContentError(CoachError):
    """A content file is broken: the author of the content mends it. Raised at start only."""

    def __init__(self, file: str, key: str, why: str, others: Iterable[ContentError] = ()) -> None:
        """Name the file, the key in it, and what is wrong; `others` were found along with it."""
        self.others = tuple(others)
        super().__init__("\n".join((f"{file}: {key}: {why}", *map(str, self.others))))
        self.file = file
        self.key = key
        self.why = why

    def along_with(self, others: Iterable[ContentError]) -> ContentError:
        """Return this error telling of others as well, a line each."""
        return ContentError(self.file, self.key, self.why, others)


class ConfigError(CoachError):
    """Settings are missing or wrong: the host mends them. Holds all problems at once."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        """Take one sentence a problem, each naming the setting and the remedy."""
        super().__init__("\n".join(problems))
        self.problems = problems


class StoreError(CoachError):
    """The store could not do what was asked."""


class Held(StoreError):
    """Another process owns the data folder. The text says which."""


class Unavailable(StoreError):
    """The disk is full, read-only or failing: nothing was kept. Stop taking in; try again later."""


class Unreadable(StoreError):
    """A record cannot be read and there is no good copy of it."""


class DeliveryError(CoachError):
    """A message could not be delivered."""


class TryLater(DeliveryError):
    """The service asks for patience, or the network failed before the message was taken."""

    def __init__(self, after: timedelta, *, everyone: bool = False) -> None:
        """Wait `after` before the next try: for this chat, or for all chats of the service."""
        super().__init__(f"try again after {after.total_seconds():g} s")
        self.after = after
        self.everyone = everyone


class Gone(DeliveryError):
    """The chat cannot be reached any more (blocked, closed, deleted). Do not try again."""
