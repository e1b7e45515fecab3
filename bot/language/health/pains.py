"""Pain in a runner's words: where, how bad, how it feels, and whether it is gone.

Law: a pain is reported only of oneself and of now; a soreness of muscles is none. Sites and signs
are the words of the coaching rules 2.4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from bot.language.facts import PainGone, ReportPain, ReportTired
from bot.language.words.mentions import Mention, found, is_denied, is_of_others, says

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.language.health.painwords import PainWords
    from bot.language.words.sentence import Sentence

MOST = 10
"""The greatest score."""
MOST_REPORTS = 4
SHORT = 5
"""Words of a message that says no more than that a site is well."""
Loose = Literal["no", "rated", "any"]
"""Which numbers are a score besides "4/10": none, those behind a word for it, or any last one."""


class Told(NamedTuple):
    """What one clause says of pain."""

    intent: ReportPain | PainGone | ReportTired
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
        for clause in _clauses(spoken, words)
        for one in _clause(spoken, clause, words, lifts, asked=asked)
    ]
    return tuple(told[:MOST_REPORTS])


def _clauses(spoken: Sentence, words: PainWords) -> Iterator[tuple[int, int]]:
    for start, end in zip(spoken.soft, spoken.soft[1:], strict=False):
        part = _other_part(spoken, start, end, words) if end > start else start
        if part > start:
            yield start, part
        if end > part:
            yield part, end


def _other_part(spoken: Sentence, start: int, end: int, words: PainWords) -> int:
    """Return where another site's fate is told: "knee is fine but hip hurts"; else the start."""
    if not says(words.gone, spoken, start, end):
        return start
    told = (
        place
        for place in spoken.starts
        if start < place < end
        and spoken.words[place] in spoken.joiners
        and (says(words.gone, spoken, start, place) or says(words.pain, spoken, start, place))
        and says(words.sites, spoken, start, place)
        and says(words.sites, spoken, place, end)
    )
    return next(told, start)


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
    if not sites or _is_talk(spoken, clause, words, lifts):
        return
    if _is_gone(spoken, start, end, words):
        yield from _better(spoken, sites, start, end, words)
    else:
        yield from _hurting(spoken, clause, words, sites, asked=asked)


def _hurting(
    spoken: Sentence,
    clause: tuple[int, int],
    words: PainWords,
    sites: Sequence[Mention],
    *,
    asked: bool,
) -> Iterator[Told]:
    start, end = clause
    first, last = spoken.sentence(start)
    hurts = _hurts(spoken, start, end, words)
    if hurts is None and not asked and _denied(spoken, start, end, words):
        yield from (Told(PainGone(site.what), start, end) for site in sites)
        return
    loose: Loose = "any" if asked else "rated" if hurts is not None else "no"
    score = _score(spoken, start, end, words, loose)
    if score is None and (asked or hurts is not None):
        score = _score(spoken, first, last, words, "no")
        score = _last_number(spoken, last, words) if score is None else score
        start, end = (start, end) if score is None else (first, last)
    pleasant = says(words.pleasant, spoken, first, last)
    for site in sites:
        rated = not asked and score is not None
        trained = rated and _is_of_training(spoken, site, hurts, words)
        if trained or (pleasant and site.what in words.soft):
            yield Told(ReportTired("soreness"), start, end)
        elif asked or score is not None or _is_pain(site.what, hurts, words):
            yield Told(_report(spoken, site, hurts, score, words), start, end)


def _is_gone(spoken: Sentence, start: int, end: int, words: PainWords) -> bool:
    if says(words.gone, spoken, start, end):
        return not says(words.not_gone, spoken, start, end)
    asks = spoken.asks(start) or spoken.words[start] in words.asking
    if not _is_all(spoken, start, end) or end - start > SHORT or asks:
        return False
    fine = tuple(found(words.fine, spoken, start, end))
    return bool(fine) and not (
        _hurts(spoken, start, end, words)
        or any(spoken.row[place].kind == "number" for place in range(start, end))
        or any(is_denied(spoken, one.start, one.end, words.denials) for one in fine)
    )


def _is_all(spoken: Sentence, start: int, end: int) -> bool:
    return (start, end) == (0, len(spoken.words))


def _better(
    spoken: Sentence, sites: Sequence[Mention], start: int, end: int, words: PainWords
) -> Iterator[Told]:
    """Yield that it is gone, or what is left of it: "knee is better, 1/10".

    "Legs felt fine" beside training is talk and ends no pain.
    """
    _, last = spoken.clause(min(end, len(spoken.words) - 1))
    other = end == last or says(words.sites, spoken, end, last)
    score = None if other else _score(spoken, end, last, words, "no")
    for site in sites:
        if score is not None:
            yield Told(_report(spoken, site, None, score, words), start, last)
        elif site.what != "leg" or _is_all(spoken, start, end):
            yield Told(PainGone(site.what), start, end)


def _last_number(spoken: Sentence, last: int, words: PainWords) -> int | None:
    """Return the 6 of "my foot hurts when I walk, on top, 6", or of "maybe 6"."""
    start, end = spoken.clause(last - 1)
    if end - start > SHORT:
        return None
    return _score(spoken, start, end, words, "any" if end - start == 1 else "rated")


def _is_of_training(
    spoken: Sentence, site: Mention, hurts: Mention | None, words: PainWords
) -> bool:
    """Whether it is the soreness of both legs, whatever its score."""
    said = " ".join(spoken.words[site.start : site.end])
    return hurts is not None and hurts.what == "sore" and said in words.both


def _is_talk(
    spoken: Sentence,
    clause: tuple[int, int],
    words: PainWords,
    lifts: Sequence[tuple[int, int]],
) -> bool:
    """Whether no pain of one's own and of now is spoken of."""
    first, last = spoken.sentence(clause[0])
    return (
        says(words.none, spoken, *clause)
        or says(words.denials.past, spoken, first, last)
        or _is_general(spoken, first, last, words)
        or _asks_of_lift(spoken, first, words, lifts)
    )


def _is_general(spoken: Sentence, first: int, last: int, words: PainWords) -> bool:
    """Whether pain is asked about and not told: "how do I prevent knee pain"."""
    asks = spoken.asks(first) or spoken.words[first] in words.asking
    return asks and says(words.general, spoken, first, last)


def _asks_of_lift(
    spoken: Sentence, first: int, words: PainWords, lifts: Sequence[tuple[int, int]]
) -> bool:
    """Whether it is asked what an exercise does: "will squats hurt my knees"."""
    return spoken.words[first] in words.verbs and any(one == first + 1 for one, _ in lifts)


def _sites(
    spoken: Sentence, start: int, end: int, words: PainWords, lifts: Sequence[tuple[int, int]]
) -> Iterator[Mention]:
    complaints = tuple(found(words.complaints, spoken, start, end))
    yield from complaints
    known = {mention.what for mention in complaints}
    told = says(words.pain, spoken, start, end) or says(words.gone, spoken, start, end)
    for site in found(words.sites, spoken, start, end):
        # A lift may be called as its muscle is, as in Spanish.
        whole = (site.start, site.end) if told else None
        in_lift = any(one <= site.start < two and (one, two) != whole for one, two in lifts)
        if is_of_others(spoken, site.start, words.denials):
            continue
        if not in_lift and site.what not in known and _is_site(spoken, site, words):
            known.add(site.what)
            yield site


SCORED = 4
"""Words of a score right behind a site: "foot 3 out of 10"."""


def _is_site(spoken: Sentence, site: Mention, words: PainWords) -> bool:
    said = " ".join(spoken.words[site.start : site.end])
    if said not in words.careful:
        return True
    before = spoken.words[site.start - 1] if site.start else ""
    behind = spoken.words[site.end] if site.end < len(spoken.words) else ""
    last = min(site.end + SCORED, len(spoken.words))
    if _score(spoken, site.end, last, words, "no") is not None:
        return True
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
        ends = behind == end or spoken.words[behind] in words.onset
        if (behind < end and spoken.words[behind] in words.ten) or (ends and rated):
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
