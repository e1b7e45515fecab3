"""Lines that stand under a heading of sums, goals or wishes.

Law: what such a heading covers is no log, until a day or a verb tells that something was done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language.log.signs.senses import said_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.language.log.days.parts import Judge
    from bot.language.log.days.verdicts import Clause, Verdict

_COVERS = frozenset({"total", "wish", "anywhere", "first", "records"})
"""What a heading says of the lines under it."""
_ENDS = frozenset({":", "-", "\u2013", "\u2014"})


def under_headings(
    sentences: Iterable[tuple[Clause, ...]], judge: Judge
) -> Iterator[tuple[Clause, ...]]:
    """Yield the sentences; those under a heading that is no log are none either."""
    covered = False
    verdict: Verdict = ""
    for sentence in sentences:
        covered = _heads(sentence, judge) or (covered and not _is_told(sentence))
        told = any(clause.is_told for clause in sentence)
        verdict = _leads_to(sentence, judge) or ("" if told else verdict)
        yield _as_talk(sentence) if covered else _with(sentence, verdict)


def _as_talk(sentence: Sequence[Clause]) -> tuple[Clause, ...]:
    return tuple(clause._replace(verdict="talk") for clause in sentence)


def _with(sentence: tuple[Clause, ...], verdict: Verdict) -> tuple[Clause, ...]:
    return tuple(one if one.verdict else one._replace(verdict=verdict) for one in sentence)


def _leads_to(sentence: Sequence[Clause], judge: Judge) -> Verdict:
    """Return whether it leads on to what was done or is to come: "this week I managed:"."""
    signs = [sign for clause in sentence for piece in clause.pieces for sign in piece.signs]
    after = judge.found[signs[-1].last : signs[-1].last + 2]
    ends = len(after) > 1 and after[0].text in {":", "."} and after[1].kind == "line"
    if not ends or any(sign.get("unit") for sign in signs):
        return ""
    row = judge.found[signs[0].first : signs[-1].last]
    tenses = [senses.get("tense") for senses, _ in said_in(row, judge.tense, judge.endings)]
    if after[0].text == ":" and "past" in tenses:
        return "done"
    return "announced" if "future" in tenses else ""


def _is_told(sentence: Sequence[Clause]) -> bool:
    """Whether a day or a verb tells what was done or will be."""
    if any(clause.is_told and clause.verdict != "talk" for clause in sentence):
        return True
    return any(sign.get("date") for one in sentence for piece in one.pieces for sign in piece.signs)


def _heads(sentence: Sequence[Clause], judge: Judge) -> bool:
    """Whether it is no log and ends its line with a colon or dash."""
    if any(clause.verdict != "talk" for clause in sentence):
        return False
    last = sentence[-1].pieces[-1].signs[-1].last
    mark, line = (*judge.found[last : last + 2], None, None)[:2]
    first = sentence[0].pieces[0].signs[0].first
    said = [senses for senses, _ in said_in(judge.found[first:last], judge.tense, judge.endings)]
    if mark is not None and mark.kind == "line":
        return any(senses.get("no") == "records" for senses in said)
    if mark is None or line is None or mark.text not in _ENDS or line.kind != "line":
        return False
    covers = any(senses.get("no") in _COVERS for senses in said)
    return covers and not any(senses.get("tense") == "past" for senses in said)
