"""Conditions and medicines that a runner tells of himself.

Law: a condition counts when one speaks of oneself or was asked; ids are those of the coaching
rules 2.3b.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.language.facts import TellConditions
from bot.language.words.mentions import (
    Denials,
    Mention,
    book_by_key,
    book_of,
    found,
    is_denied,
    says,
)
from bot.language.words.section import Files, section

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.language.words.phrasebook import PhraseBook
    from bot.language.words.sentence import Sentence

OLD_BONE = "earlier_bsi"
OPEN_BONE = "bone_stress"
"""A bone stress injury that is long past is no gate. Source: coaching rules 2.3b."""
WEEKS_A_MONTH = 4.3
HEALING = frozenset({"bone_stress", "concussion", "mono", "surgery"})
"""Gates that may be over one day."""
SURGERY = "surgery"
AFTER_BIRTH = "postpartum"
"""A birth of years ago is no gate."""


class ConditionWords(NamedTuple):
    """The names of conditions in one language."""

    gates: PhraseBook[str]
    conditions: PhraseBook[str]
    pregnant: PhraseBook[str]
    own: PhraseBook[str]
    long_past: PhraseBook[str]
    general: PhraseBook[str]
    healed: PhraseBook[str]
    fracture: PhraseBook[str]
    """One that was told before; counts when it is said to be healed."""
    weeks: Mapping[str, float]
    """How many weeks a word is."""
    caesarean: PhraseBook[str]
    checks: frozenset[str]
    """Behind "postnatal" these are no birth."""
    denials: Denials


def condition_words(files: Files, denials: Denials) -> ConditionWords:
    """Read the tables of conditions. Raises ContentError."""
    talk = section(files, "condition_talk")
    return ConditionWords(
        gates=book_by_key(section(files, "gates")),
        conditions=book_by_key(section(files, "conditions")),
        pregnant=book_of(section(files, "pregnancy_words").texts("words"), "pregnant"),
        own=book_of(talk.texts("own")),
        long_past=book_of(talk.texts("long_past")),
        general=book_of(talk.texts("general")),
        healed=book_of(talk.texts("healed")),
        fracture=book_of(talk.texts("fracture"), OPEN_BONE),
        weeks={
            **dict.fromkeys(talk.texts("weeks"), 1.0),
            **dict.fromkeys(talk.texts("months"), WEEKS_A_MONTH),
        },
        caesarean=book_of(talk.texts("caesarean")),
        checks=frozenset(talk.texts("checks")),
        denials=denials,
    )


def conditions(
    spoken: Sentence, words: ConditionWords, *, asked: bool
) -> tuple[TellConditions, tuple[Mention, ...]] | None:
    """Return the conditions that are told, with their places; None without any."""
    told = _told(words.gates, spoken, words, asked=asked)
    over = _over(spoken, words)
    gates = tuple(one for one in told if not _is_no_birth(spoken, one, words) and one not in over)
    limits = _told(words.conditions, spoken, words, asked=asked)
    pregnant = _told(words.pregnant, spoken, words, asked=asked)
    if not (gates or limits or pregnant or over):
        return None
    old = {mention.what for mention in gates if _is_past(spoken, mention, words)}
    names = dict.fromkeys(mention.what for mention in gates)
    limit_names = dict.fromkeys(mention.what for mention in limits)
    if OPEN_BONE in names and (OPEN_BONE in old or OLD_BONE in limit_names):
        del names[OPEN_BONE]
        limit_names[OLD_BONE] = None
    healed = tuple(dict.fromkeys(mention.what for mention in over))
    if OPEN_BONE in healed:
        limit_names[OLD_BONE] = None
    of_weeks = (*(one for one in gates if one.what == AFTER_BIRTH), *pregnant)
    caesarean = AFTER_BIRTH in names and says(words.caesarean, spoken, 0, len(spoken.words))
    if caesarean:
        names.pop(SURGERY, None)
    said = TellConditions(
        tuple(names),
        tuple(limit_names),
        pregnant=bool(pregnant),
        weeks=_weeks(spoken, of_weeks[0], words) if of_weeks else None,
        caesarean=caesarean,
        healed=healed,
    )
    return said, (*gates, *limits, *pregnant, *over)


def _over(spoken: Sentence, words: ConditionWords) -> tuple[Mention, ...]:
    """Return the conditions of one's own that are said to be healed."""
    told = _told(words.gates, spoken, words, asked=True)
    fractures = found(words.fracture, spoken, 0, len(spoken.words))
    named = (*told, *(one for one in fractures if not _is_within(one, told)))
    return tuple(one for one in named if one.what in HEALING and _is_healed(one, spoken, words))


def _is_within(one: Mention, others: tuple[Mention, ...]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


def _is_healed(mention: Mention, spoken: Sentence, words: ConditionWords) -> bool:
    first, last = spoken.sentence(mention.start)
    said = found(words.healed, spoken, first, last)
    sure = (one for one in said if not is_denied(spoken, one.start, one.end, words.denials))
    of_others = says(words.denials.others, spoken, first, mention.start)
    return not of_others and not spoken.asks(first) and any(sure)


def _weeks(spoken: Sentence, mention: Mention, words: ConditionWords) -> float | None:
    """Return the 20 of "20 weeks pregnant", or the weeks of "had a baby 3 months ago"."""
    for place in range(*spoken.sentence(mention.start)):
        token, behind = spoken.row[place], spoken.words[place + 1 : place + 2]
        if token.kind == "number" and behind and behind[0] in words.weeks:
            return token.value * words.weeks[behind[0]]
    return None


def _is_no_birth(spoken: Sentence, mention: Mention, words: ConditionWords) -> bool:
    """Whether it is a birth of years ago, or only the check after one."""
    if spoken.words[mention.end : mention.end + 1] and spoken.words[mention.end] in words.checks:
        return True
    old = says(words.long_past, spoken, *spoken.sentence(mention.start))
    return old and mention.what == AFTER_BIRTH


def _is_past(spoken: Sentence, mention: Mention, words: ConditionWords) -> bool:
    return says(words.denials.past, spoken, *spoken.sentence(mention.start))


def _told(
    book: PhraseBook[str], spoken: Sentence, words: ConditionWords, *, asked: bool
) -> tuple[Mention, ...]:
    return tuple(
        mention
        for mention in found(book, spoken, 0, len(spoken.words))
        if not is_denied(spoken, mention.start, mention.end, words.denials)
        and (asked or _is_own(spoken, mention, words))
    )


def _is_own(spoken: Sentence, mention: Mention, words: ConditionWords) -> bool:
    first, last = spoken.sentence(mention.start)
    if says(words.denials.others, spoken, first, mention.start):
        return False
    if spoken.asks(first) and says(words.general, spoken, first, last):
        return False
    alone = last - first == mention.end - mention.start
    begins = words.own.at(spoken.words, mention.start) is not None
    return alone or begins or says(words.own, spoken, first, mention.start)
