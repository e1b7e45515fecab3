"""Numbers that stand with a run and are no amount of it: a heart rate, a climb, a place in a race.

Law: what a word marks as such is passed over; nothing else is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language.log.senses import sense_at, text_at, touches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.log.senses import Sign

_ORDINALS = frozenset({"st", "nd", "rd", "th"})


def is_climb(signs: Sequence[Sign], place: int, end: int) -> bool:
    """Whether metres go up: "450 m of climbing", "600 m D+", "climbed 300 m", "+450m"."""
    behind = signs[end : end + 2]
    if any(sign.get("hint") == "climb" for sign in behind):
        return True
    plus = text_at(signs, place - 1) == "+" and signs[place - 1].end == signs[place].token.start
    return plus or any(s.get("hint") == "climb" for s in signs[max(0, place - 2) : place])


def aside_at(signs: Sequence[Sign], place: int, end: int) -> int:
    """Return the place behind a number that tells no amount of training, 0 when it may."""
    if text_at(signs, place - 1) == "#":
        return end
    if text_at(signs, end) in _ORDINALS and touches(signs, end):
        return _behind_field(signs, end + 1)
    if sense_at(signs, end, "hint") == "behind":
        return end + 1
    if _is_numbered(signs, place, end):
        return end
    if text_at(signs, end) == ":" and end + 1 < len(signs) and signs[end + 1].is_number:
        return end + 2
    return end if is_told_as_aside(signs, place) else 0


def _is_numbered(signs: Sequence[Sign], place: int, end: int) -> bool:
    """Whether it is the number of a mile or a lap ("Mile 3"), or a word that counts nothing."""
    before = signs[place - 1] if place else None
    named = before is not None and (
        before.get("hint") == "lap" or before.get("unit") in {"km", "mi"}
    )
    if named and not (place > 1 and signs[place - 2].is_number) and end == place + 1:
        return not sense_at(signs, end, "unit")
    counted = sense_at(signs, end, "unit") or sense_at(signs, end, "mark") == "by"
    return signs[place].token.text == "one" and not counted


def _behind_field(signs: Sequence[Sign], place: int) -> int:
    """Pass over the field of "14th of 200" and "14th out of 200"."""
    for end in range(place, min(place + 3, len(signs))):
        if signs[end].is_number:
            before = {text_at(signs, n) for n in range(place, end)}
            return end + 1 if before & {"of", "/"} else place
    return place


def is_told_as_aside(signs: Sequence[Sign], place: int) -> bool:
    """Whether a word before tells that it is no amount: "HR 150", "avg HR: 150", "bib 44"."""
    if sense_at(signs, place - 1, "hint") == "portion":
        return True
    for before in range(place - 1, max(-1, place - 4), -1):
        sign = signs[before]
        counted = bool(sign.get("unit")) and before > 0 and signs[before - 1].is_number
        if sign.get("hint") == "before" and not counted:
            return True
        if sign.is_number or sign.token.kind == "time" or not _is_filler(sign):
            return False
    return False


def _is_filler(sign: Sign) -> bool:
    return sign.get("mark") in {"harmless", "link", "at", "per"} or sign.token.kind == "mark"
