"""A message as far as it was read: what every reader found in it, before anything is concluded."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from bot.language.health.safety import Alarm
    from bot.language.hearing import Hearing
    from bot.language.log.diary import Page
    from bot.language.log.reading import Diary
    from bot.language.thoughts import Thought
    from bot.language.words.sentence import Sentence

Stretch: TypeAlias = tuple[int, int]
"""The place of the first word, and that behind the last."""


class Heard(NamedTuple):
    """A message as far as it was read."""

    spoken: Sentence
    hearing: Hearing
    known: tuple[Thought, ...]
    dangers: tuple[Alarm, ...]
    open: tuple[Stretch, ...]
    """Stretches of words that neither patterns nor safety knew."""
    page: Page
    """What stands in those."""
    diary: Diary
