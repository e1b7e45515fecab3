"""The words of one language for pain, as the lexicon has them.

Law: the keys of sites and signs are the words of the coaching rules 2.4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.language.words.mentions import Denials, book_by_key, book_of
from bot.language.words.section import Files, section

if TYPE_CHECKING:
    from bot.language.words.phrasebook import PhraseBook


class PainWords(NamedTuple):
    """The words of one language for pain."""

    pain: PhraseBook[str]
    """pain, or sore: a pain in a joint only."""
    complaints: PhraseBook[str]
    """Names of complaints to their site."""
    sites: PhraseBook[str]
    soft: frozenset[str]
    """Sites where a soreness is no pain."""
    careful: frozenset[str]
    """Words that are a site only in company."""
    before: frozenset[str]
    behind: frozenset[str]
    signs: PhraseBook[str]
    gone: PhraseBook[str]
    not_gone: PhraseBook[str]
    none: PhraseBook[str]
    pleasant: PhraseBook[str]
    """With these the pain of a muscle is soreness."""
    pointing: PhraseBook[str]
    """Words that begin a message that points at a place."""
    where: PhraseBook[str]
    """Words before the place that is pointed at."""
    general: PhraseBook[str]
    verbs: frozenset[str]
    """Words with which a question about an exercise begins: do squats hurt?"""
    asking: frozenset[str]
    """Words with which any question begins."""
    onset: frozenset[str]
    """Words before the distance at which a pain came."""
    both: frozenset[str]
    """Muscles of both sides: sore in both is no injury."""
    fine: PhraseBook[str]
    """Words that say, in a message of nothing else, that a site is well."""
    of: frozenset[str]
    ten: frozenset[str]
    rated: frozenset[str]
    denials: Denials


def pain_words(files: Files, denials: Denials) -> PainWords:
    """Read the tables of pain. Raises ContentError."""
    careful, score = section(files, "careful_sites"), section(files, "score_words")
    talk = section(files, "pain_talk")
    return PainWords(
        pain=book_by_key(section(files, "pain_words")),
        complaints=book_by_key(section(files, "complaints")),
        sites=book_by_key(section(files, "sites")),
        soft=frozenset(section(files, "soft_sites").texts("names")),
        careful=frozenset(careful.texts("names")),
        before=frozenset(careful.texts("before")),
        behind=frozenset(careful.texts("behind")),
        signs=book_by_key(section(files, "pain_signs")),
        gone=book_of(section(files, "pain_gone").texts("gone")),
        not_gone=book_of(section(files, "pain_not_gone").texts("not_gone")),
        none=book_of(talk.texts("none")),
        pleasant=book_of(talk.texts("pleasant")),
        pointing=book_of(talk.texts("pointing")),
        where=book_of(talk.texts("where")),
        general=book_of(talk.texts("general")),
        verbs=frozenset(talk.texts("verbs")),
        asking=frozenset(section(files, "small_words").texts("questions")),
        onset=frozenset(talk.texts("onset")),
        both=frozenset(section(files, "soft_sites").texts("both")),
        fine=book_of(section(files, "pain_gone").texts("fine_alone")),
        of=frozenset(score.texts("of")),
        ten=frozenset(score.texts("ten")),
        rated=frozenset(score.texts("rated")),
        denials=denials,
    )
