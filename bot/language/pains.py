"""Pain in a runner's words: where, how bad, how it feels, and whether it is gone.

Law: a pain is reported only of oneself and of now; a soreness of muscles is none. Sites and signs
are the words of the coaching rules 2.4.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.language.facts import PainGone, ReportPain
from bot.language.mentions import Denials, Mention, book_by_key, book_of, found, is_denied, says
from bot.language.phrasebook import PhraseBook
from bot.language.section import Files, section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.language.sentence import Sentence

MOST = 10
"""The greatest score."""
MOST_REPORTS = 4
Loose = Literal["no", "rated", "any"]
"""Which numbers are a score besides "4/10": none, those behind a word for it, or any last one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PainWords:
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
    general: PhraseBook[str]
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
        general=book_of(talk.texts("general")),
        of=frozenset(score.texts("of")),
        ten=frozenset(score.texts("ten")),
        rated=frozenset(score.texts("rated")),
        denials=denials,
    )


@dataclass(frozen=True, slots=True)
class Told:
    """What one clause says of pain."""

    intent: ReportPain | PainGone
    start: int
    end: int


def pains(
    spoken: Sentence, words: PainWords, lifts: Sequence[tuple[int, int]], *, asked: bool
) -> tuple[Told, ...]:
    """Return the reports of all clauses.

    `lifts` are the places of exercise names: the "back" of a back squat is no site. `asked`: the
    question for pain is open, so that a site alone is a report.
    """
    told = [
        one
        for clause in _clauses(spoken)
        for one in _clause(spoken, clause, words, lifts, asked=asked)
    ]
    return tuple(told[:MOST_REPORTS])


def _clauses(spoken: Sentence) -> Iterator[tuple[int, int]]:
    return ((one, two) for one, two in zip(spoken.soft, spoken.soft[1:], strict=False) if two > one)


def _clause(
    spoken: Sentence,
    clause: tuple[int, int],
    words: PainWords,
    lifts: Sequence[tuple[int, int]],
    *,
    asked: bool,
) -> Iterator[Told]:
    start, end = clause
    sites = list(_sites(spoken, start, end, words, lifts))
    if not sites or says(words.none, spoken, start, end):
        return
    first, last = spoken.sentence(start)
    if says(words.denials.past, spoken, first, last) or _is_general(spoken, first, last, words):
        return
    if says(words.gone, spoken, start, end) and not says(words.not_gone, spoken, start, end):
        yield from (Told(PainGone(site.what), start, end) for site in sites if site.what != "leg")
        return
    hurts = _hurts(spoken, start, end, words)
    if hurts is None and not asked and _denied(spoken, start, end, words):
        yield from (Told(PainGone(site.what), start, end) for site in sites)
        return
    loose: Loose = "any" if asked else "rated" if hurts is not None else "no"
    score = _score(spoken, start, end, words, loose)
    if score is None and (asked or hurts is not None):
        score = _score(spoken, first, last, words, "no")
        start, end = (start, end) if score is None else (first, last)
    for site in sites:
        if asked or score is not None or _is_pain(site.what, hurts, words):
            yield Told(_report(spoken, site, hurts, score, words), start, end)


def _is_general(spoken: Sentence, first: int, last: int, words: PainWords) -> bool:
    """Whether pain is asked about and not told: "how do I prevent knee pain?"."""
    return says(words.general, spoken, first, last) and spoken.asks(first)


def _sites(
    spoken: Sentence, start: int, end: int, words: PainWords, lifts: Sequence[tuple[int, int]]
) -> Iterator[Mention]:
    complaints = tuple(found(words.complaints, spoken, start, end))
    yield from complaints
    known = {mention.what for mention in complaints}
    for site in found(words.sites, spoken, start, end):
        in_lift = any(one <= site.start < two for one, two in lifts)
        if not in_lift and site.what not in known and _is_site(spoken, site, words):
            known.add(site.what)
            yield site


def _is_site(spoken: Sentence, site: Mention, words: PainWords) -> bool:
    said = " ".join(spoken.words[site.start : site.end])
    if said not in words.careful:
        return True
    before = spoken.words[site.start - 1] if site.start else ""
    behind = spoken.words[site.end] if site.end < len(spoken.words) else ""
    return before in words.before or (behind in words.behind and before not in {"is", "came", "be"})


def _hurts(spoken: Sentence, start: int, end: int, words: PainWords) -> Mention | None:
    """Return the strongest word for pain that is not denied."""
    said = [
        one
        for one in (
            *found(words.complaints, spoken, start, end),
            *found(words.pain, spoken, start, end),
        )
        if not is_denied(spoken, one.start, one.end, words.denials)
    ]
    return next((one for one in said if one.what != "sore"), said[0] if said else None)


def _denied(spoken: Sentence, start: int, end: int, words: PainWords) -> bool:
    """Whether a pain is spoken of only to say that there is none."""
    return any(one.what != "sore" for one in found(words.pain, spoken, start, end))


def _is_pain(site: str, hurts: Mention | None, words: PainWords) -> bool:
    if hurts is None:
        return False
    return hurts.what != "sore" or site not in words.soft


def _score(spoken: Sentence, start: int, end: int, words: PainWords, loose: Loose) -> int | None:
    """Return the score of "4/10" or "4 out of 10"; `loose`: also "pain 4", or any last number."""
    for place in range(start, end):
        token = spoken.row[place]
        if token.kind != "number" or not 0 <= token.value <= MOST:
            continue
        behind = place + 1
        while behind < end and spoken.words[behind] in words.of:
            behind += 1
        before = spoken.words[place - 1] if place > start else ""
        rated = loose == "any" or (loose == "rated" and before in words.rated)
        if (behind < end and spoken.words[behind] in words.ten) or (behind == end and rated):
            return int(token.value)
    return None


def _report(
    spoken: Sentence,
    site: Mention,
    hurts: Mention | None,
    score: int | None,
    words: PainWords,
) -> ReportPain | PainGone:
    if score == 0 or (hurts is None and score is None and _all_denied(spoken, site, words)):
        return PainGone(site.what)
    first, last = spoken.sentence(site.start)
    signs = dict.fromkeys(
        sign.what
        for sign in found(words.signs, spoken, first, last)
        if not is_denied(spoken, sign.start, sign.end, words.denials)
    )
    return ReportPain(site=site.what, score=score, signs=tuple(signs))


def _all_denied(spoken: Sentence, site: Mention, words: PainWords) -> bool:
    return is_denied(spoken, site.start, site.end, words.denials)
