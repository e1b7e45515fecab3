"""Which days of a message are past and which are to come.

Law: days that stand before one on which something was done are past as well; nobody announces them
first and tells of the last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language.log.days.days import (
    Said,
    has_result,
    header_end,
    is_of_sets,
    may_be_plan,
    tense_of,
)
from bot.language.log.days.verdicts import Clause, is_to_come

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.language.log.days.dating import Cut
    from bot.language.log.signs.pieces import Piece
    from bot.language.log.signs.senses import Sign
    from bot.language.words.when import Tense


def tenses(sentences: Sequence[Sequence[Clause]], cut: Cut) -> Mapping[int, Tense]:
    """Return of each day in a clause that may be training whether it is past, by its place."""
    found: dict[int, Tense] = {}
    for place, sentence in enumerate(sentences):
        below = _is_headline(sentence) and _has_result_below(sentences[place + 1 :])
        found.update(_tenses(sentence, cut))
        if below:
            found.update(_dates_done(sentence, cut))
    if _is_week_ahead(sentences, cut):
        return dict.fromkeys(found, "future")
    return {**found, **_before_done(found, sentences, cut)}


def _is_week_ahead(sentences: Sequence[Sequence[Clause]], cut: Cut) -> bool:
    """Whether several weekdays have a kind of run each and nothing else: "Mon: easy, Tue: rest".

    What was done is told with a measure or a verb.
    """
    clauses = [clause for sentence in sentences for clause in sentence]
    signs = [sign for clause in clauses for piece in clause.pieces for sign in piece.signs]
    days = [sign for sign in signs if sign.get("date")]
    listed = all(cut.said[day.get("date")].when.is_plain_weekday for day in days)
    bare = all(_is_kind(sign) for sign in signs if not sign.get("date"))
    told = any(clause.is_told for clause in clauses)
    return listed and bare and not told and 1 < len(days) < len(signs)


def _is_kind(sign: Sign) -> bool:
    """Whether it names a run or a rest: easy, long run, off, swim."""
    return any(sign.get(kind) for kind in ("type", "rest", "sport", "run"))


def _before_done(
    found: Mapping[int, Tense], sentences: Sequence[Sequence[Clause]], cut: Cut
) -> Mapping[int, Tense]:
    """Return as past the weekdays that stand before one on which something was done."""
    clauses = [clause for sentence in sentences for clause in sentence]
    done = [clause for clause in clauses if clause.is_told and clause.tense == "past"]
    if not done or any(clause.tense == "future" for clause in clauses):
        return {}
    said = [one for clause in done for piece in clause.pieces for one in days_in(piece, cut)]
    last = max((one.at for one in said if one.when.is_plain_weekday), default=-1)
    plain = {one.at for one in cut.said.values() if one.when.is_plain_weekday}
    return {at: "past" for at in found if at in plain and at < last}


def days_in(piece: Piece, cut: Cut) -> Iterator[Said]:
    """Yield the days that are said in a piece."""
    return (cut.said[sign.get("date")] for sign in piece.signs if sign.get("date"))


def _is_headline(sentence: Sequence[Clause]) -> bool:
    """Whether a line says a day and counts nothing else."""
    row = [sign for clause in sentence for piece in clause.pieces for sign in piece.signs]
    told = any(clause.tense for clause in sentence)
    return not told and not any(sign.is_number and not sign.get("date") for sign in row)


def _has_result_below(sentences: Sequence[Sequence[Clause]]) -> bool:
    """Whether something was measured under a headline, before the next day."""
    for sentence in sentences:
        if any(piece.dated for clause in sentence for piece in clause.pieces):
            return False
        if any(has_result(clause.pieces) for clause in sentence if not clause.tense):
            return True
    return False


def _dates_done(sentence: Sequence[Clause], cut: Cut) -> Mapping[int, Tense]:
    """Return that the dates of a headline lie in the past: results stand under it."""
    said = (one for clause in sentence for piece in clause.pieces for one in days_in(piece, cut))
    return {one.at: "past" for one in said if one.when.kind == "calendar" and not one.when.tense}


def _tenses(sentence: Sequence[Clause], cut: Cut) -> Mapping[int, Tense]:
    """Return of each day whether it is past or to come: beside a plan today is one as well."""
    said = [
        (piece, clause, said)
        for clause in sentence
        for piece in clause.pieces
        for said in days_in(piece, cut)
        if clause.verdict != "talk"
    ]
    results = {id(clause): has_result(clause.pieces) for clause in sentence}
    headers = {id(clause): header_end(clause.pieces) for clause in sentence}
    tenses: dict[int, Tense] = {}
    for piece, clause, one in said:
        heads = one.at in cut.listed or piece.signs[-1].last <= headers[id(clause)]
        done = results[id(clause)] and not (
            len(cut.said) == 1 and _announces(clause, one, heads=heads)
        )
        tenses[one.at] = tense_of(clause, one, heads=heads, result=done)
    if "future" in tenses.values() or any(is_to_come(one.when) for *_, one in said):
        plans = (
            one.at
            for _, clause, one in said
            if may_be_plan(clause, one, result=results[id(clause)])
        )
        tenses |= dict.fromkeys(plans, "future")
    return tenses


def _announces(clause: Clause, said: Said, *, heads: bool) -> bool:
    """Whether sets are only meant to be done: "squat 3x5 80 on Thursday", "tonight squat 5x5"."""
    row = [sign for piece in clause.pieces for sign in piece.signs]
    others = [sign for sign in row if not is_of_sets(sign)]
    known = all(_is_bare(sign) for sign in others)
    later = said.when.kind == "tonight" or (said.when.is_plain_weekday and not heads)
    return later and known


def _is_bare(sign: Sign) -> bool:
    """Whether it tells a lift, a number or a day, and nothing of how it went."""
    named = any(sign.get(kind) for kind in ("lift", "own", "date"))
    return named or sign.token.kind == "number" or not sign.senses or bool(sign.get("mark") == "at")
