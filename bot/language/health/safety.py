"""What must be answered before anything else: emergency signs, conditions, pain.

Law: the whole message is looked through, logs as well, whatever question is open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.language.clinical import TellPressure, TellSugar
from bot.language.facts import OtherInDanger, RedFlag
from bot.language.health.conditions import ConditionWords, condition_words, conditions
from bot.language.health.pains import pains
from bot.language.health.painwords import PainWords, pain_words
from bot.language.health.pointing import points
from bot.language.health.readings import (
    ACID_MMOL,
    ReadingWords,
    reading_words,
    readings,
)
from bot.language.health.redflags import RedFlags, raised, red_flags, red_flags_beside
from bot.language.hearing import Expect
from bot.language.words.mentions import denials
from bot.language.words.section import Files, section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.intents import Intent
    from bot.language.words.sentence import Sentence


class Safety(NamedTuple):
    """The words of one language for what is dangerous."""

    flags: RedFlags
    pain: PainWords
    conditions: ConditionWords
    readings: ReadingWords


def safety(files: Files, beside: Safety | None = None) -> Safety:
    """Read all tables of safety; emergency signs join those of `beside`. Raises ContentError."""
    no = denials(section(files, "safety_words"))
    return Safety(
        flags=red_flags(files) if beside is None else red_flags_beside(files, beside.flags),
        pain=pain_words(files, no),
        conditions=condition_words(files, no),
        readings=reading_words(files, no) if beside is None else beside.readings,
    )


class Alarm(NamedTuple):
    """Something that was found, with the words that say it."""

    intent: Intent
    start: int
    end: int

    @property
    def is_reading(self) -> bool:
        """Whether its numbers are no training."""
        return isinstance(self.intent, TellPressure | TellSugar)


def alarms(
    spoken: Sentence, words: Safety, lifts: Sequence[tuple[int, int]], expects: Expect | None
) -> tuple[Alarm, ...]:
    """Return everything dangerous in a message; `lifts` are the places of exercise names."""
    found: list[Alarm] = []
    for one in raised(spoken, words.flags):
        meant = OtherInDanger(one.group) if one.of_other else RedFlag(one.group)
        found.append(Alarm(meant, *spoken.thought(one.place)))
    for read in readings(spoken, words.readings, asked=expects is Expect.PRESSURE):
        found.extend(Alarm(meant, read.start, read.end) for meant in _meant(read.meant))
    told = conditions(spoken, words.conditions, asked=expects is Expect.HEALTH)
    if told is not None:
        said, places = told
        found.extend(Alarm(said, *spoken.thought(mention.start)) for mention in places)
    asked = expects is Expect.PAIN or points(spoken, words.pain)
    hurts = pains(spoken, words.pain, lifts, asked=asked)
    found.extend(Alarm(one.intent, one.start, one.end) for one in hurts)
    return tuple(found)


def _meant(read: TellPressure | TellSugar) -> tuple[Intent, ...]:
    """Return a reading; ketones as high as that are an emergency as well."""
    if isinstance(read, TellSugar) and (read.ketones_mmol or 0) >= ACID_MMOL:
        return (RedFlag("sugar"), read)
    return (read,)
