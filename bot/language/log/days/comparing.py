"""What a sentence says beside what was done: the last time, a record, a plan, the next time.

Law: what was done counts; a comparison or a plan beside it logs nothing. A load that is told only
as so much more than another is not known: it is marked, so that it is named and never dropped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language.log.signs.terms import mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.log.signs.pieces import Piece
    from bot.language.log.signs.senses import Sign

_LINKS = frozenset({"by", "at"})


def done_only(sentence: Sequence[Piece]) -> list[Piece]:
    """Return the pieces without comparisons and plans, when something else was done."""
    kept: list[Piece] = []
    told = False
    for piece in _without_plan(sentence):
        trimmed = _trimmed(piece, told=told)
        told = told or _is_set(piece.signs)
        kept += [trimmed] if trimmed.signs else []
    return kept


def _is_set(signs: Sequence[Sign]) -> bool:
    numbers = sum(sign.is_number for sign in signs)
    linked = any(sign.get("mark") in _LINKS for sign in signs)
    return numbers > 0 and (linked or any(sign.get("unit") in {"kg", "lb"} for sign in signs))


# ------------------------------------------------------------------ planned and done


def _without_plan(sentence: Sequence[Piece]) -> list[Piece]:
    """Drop the amounts of a plan when what was done follows: "planned 5x5, did 4x5"."""
    row = [(n, m, sign) for n, piece in enumerate(sentence) for m, sign in enumerate(piece.signs)]
    planned = next((n for n, (*_, sign) in enumerate(row) if sign.get("mark") == "planned"), None)
    if planned is None:
        return list(sentence)
    did = next((n for n in range(planned + 1, len(row)) if _is_done(row[n][2])), None)
    if did is None or not _is_set([sign for *_, sign in row[did:]]):
        return list(sentence)
    before = {(n, m) for n, m, sign in row[: did + 1] if not (sign.get("lift") or sign.get("own"))}
    return [
        p._replace(signs=tuple(s for m, s in enumerate(p.signs) if (n, m) not in before))
        for n, p in enumerate(sentence)
    ]


def _is_done(sign: Sign) -> bool:
    return sign.get("mark") == "instead" or sign.get("done") != ""


# ------------------------------------------------------------------ comparisons


def _links(signs: Sequence[Sign]) -> bool:
    return any(sign.get("mark") == "by" or sign.get("lift") for sign in signs)


def _trimmed(piece: Piece, *, told: bool) -> Piece:
    """Cut a piece where it begins to speak of another time."""
    signs = piece.signs
    end = next((n for n in range(len(signs)) if _compares(signs, n, told=told)), len(signs))
    if told and piece.aside and signs[0].get("date"):
        end = 0
    if end == len(signs) - 1 and mark(signs, end) == "next" and not _links(signs):
        end = 0
    start = _difference(signs, end)
    if start == len(signs):
        return piece
    if start == end:
        return piece._replace(signs=signs[:end])
    token = signs[start].token._replace(kind="word", text="")
    return piece._replace(
        signs=(*signs[:start], signs[start]._replace(token=token, senses=RELATIVE))
    )


RELATIVE = {"mark": "relative"}


def _compares(signs: Sequence[Sign], place: int, *, told: bool) -> bool:
    """Whether another time is spoken of from here on."""
    said = mark(signs, place)
    if said == "compared":
        return True
    if said == "next":
        return told or _is_set(signs[:place])
    if said == "than":
        behind = signs[place + 1 : place + 2]
        return any(one.get("date") or one.get("mark") == "compared" for one in behind)
    return False


def _difference(signs: Sequence[Sign], end: int) -> int:
    """Return where a difference begins: "2.5 kg more", "up 5 kg", "five pounds up on"."""
    for place in range(end):
        if mark(signs, place) != "more":
            continue
        before = _amount_before(signs, place)
        ends = place + 1 >= end or mark(signs, place + 1) in {"than", "more", "rep", "weight"}
        if before is not None and (ends or not signs[place + 1].is_number):
            return before
        behind = signs[place + 1 : place + 3]
        if len(behind) > 1 and behind[0].is_number and behind[1].get("unit") in {"kg", "lb"}:
            return place
    return end


def _amount_before(signs: Sequence[Sign], place: int) -> int | None:
    if place > 1 and signs[place - 1].get("unit") in {"kg", "lb"} and signs[place - 2].is_number:
        return place - 2
    return None
