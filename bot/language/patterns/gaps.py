"""Gaps for what is told beside training: races, days ahead, spans of days, goals, body weight.

Law: a reader returns what fills the gap at this place, nothing when nothing fits; it never looks
beyond its sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.load import WeightUnit
from bot.language.patterns import (
    clock_gaps,
    coming,
    place_gaps,
    race_gaps,
    season_gaps,
    technique_gaps,
    timing_gaps,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.language.patterns.filled import Filled, GapReader
    from bot.language.patterns.race_gaps import Gap

FINEST = 0.25
"""The smallest step of a load, in kg or lb."""
POUNDS_A_STONE = 14
HIGHEST_SCORE = 10


# ------------------------------------------------------------------ goals and weight


def _words(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in all words up to the end of the clause, without "to" or "is" before them."""
    if reader.spoken.words[place] in reader.gaps.goals["joins"]:
        return
    _, end = reader.spoken.clause(place)
    yield filled._replace(text=reader.spoken.between(place, end)), end


def _aim(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in the same, when it is something to be reached one day and not today."""
    goals = reader.gaps.goals
    _, end = reader.spoken.clause(place)
    said = reader.spoken.words[place:end]
    counted = any(token.kind in {"number", "time"} for token in reader.row[place:end])
    if not (goals["week"].isdisjoint(said) or goals["weekly"].isdisjoint(said)):
        return
    meant = counted or not goals["marks"].isdisjoint(said)
    if meant and goals["now"].isdisjoint(said) and said[0] not in goals["no"]:
        yield from _words(reader, place, filled)


def _goal(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in a target that begins with a verb."""
    goals = reader.gaps.goals
    _, end = reader.spoken.clause(place)
    marked = not goals["marks"].isdisjoint(reader.spoken.words[place:end])
    if marked or reader.spoken.words[place] in goals["verbs"]:
        yield from _aim(reader, place, filled)


def _strong(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in a target that can be nothing but one: "a sub 20 5k"."""
    if not reader.gaps.goals["strong"].isdisjoint(reader.spoken.words[place : place + 3]):
        yield from _aim(reader, place, filled)


def _score(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in a number from 0 to 10."""
    for read, end in reader.read("number", place, filled):
        if read.number is not None and read.number <= HIGHEST_SCORE:
            yield read, end


def _reps(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in repetitions, beside another number."""
    for read, end in reader.read("number", place, filled):
        if read.number is not None and read.number.is_integer():
            yield filled._replace(reps=int(read.number)), end


def _about(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in the words before "goal": "the squat goal"."""
    _, end = reader.spoken.clause(place)
    for at in range(place + 1, end):
        if reader.spoken.words[at] in reader.gaps.goals["words"]:
            yield filled._replace(text=reader.spoken.between(place, at)), at
            return


def _weight(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in "72 kg", "158 lbs", "11 stone 4" and a bare number."""
    row, body = reader.row, reader.gaps.body
    if row[place].kind != "number":
        return
    amount, end = row[place].value, place + 1
    unit = body.get(row[end].text) if end < len(row) else None
    if unit is None:
        yield filled._replace(weight=(amount, None)), end
    elif unit != "stone":
        yield filled._replace(weight=(amount, WeightUnit(unit))), end + 1
    else:
        more, end = _pounds(reader, end + 1)
        pounds = amount * POUNDS_A_STONE + more
        yield filled._replace(weight=(pounds, WeightUnit.LB)), end


def _fine_weight(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in "72.4 kg", which is no load: no bar can be loaded so finely."""
    for read, end in _weight(reader, place, filled):
        if read.weight is not None and not (read.weight[0] / FINEST).is_integer():
            yield read, end


def _pounds(reader: GapReader, place: int) -> tuple[float, int]:
    row, body = reader.row, reader.gaps.body
    if place >= len(row) or row[place].kind != "number":
        return 0.0, place
    behind = place + 1 < len(row) and body.get(row[place + 1].text) == WeightUnit.LB
    return row[place].value, place + 1 + behind


def _instead(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in the exercise that is wanted for another one."""
    for read, end in reader.read("exercise", place, filled):
        yield filled._replace(exercise=filled.exercise, instead=read.exercise), end


def _lack(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in equipment that is not there; "no weights" is more than no dumbbells."""
    if reader.spoken.words[place] in reader.gaps.anything:
        return
    for read, end in reader.read("equipment", place, filled):
        yield filled._replace(lacks=read.equipment or ()), end


def _asked_lift(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in an exercise that is spoken of and not logged: no number follows, or it is asked.

    The 1 of "1RM" is none.
    """
    if reader.spoken.counted <= place or reader.spoken.asks(place):
        yield from reader.read("exercise", place, filled)


def _language(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in a language by its name."""
    language = reader.gaps.languages.get(reader.spoken.words[place])
    if language is not None:
        yield filled._replace(language=language), place + 1


READERS: Mapping[str, Callable[[GapReader, int, Filled], Gap]] = {
    "at": clock_gaps.at,
    "until": clock_gaps.until,
    "timing": timing_gaps.timing,
    "ahead": race_gaps.ahead,
    "later": race_gaps.later,
    "race_distance": race_gaps.race_distance,
    "coming": coming.coming,
    "after_today": coming.after_today,
    "near_day": coming.near_day,
    "later_day": coming.later_day,
    "target": coming.target,
    "where": place_gaps.where,
    "country": place_gaps.country,
    "clock_name": place_gaps.clock_name,
    "offset": place_gaps.offset,
    "no_zone": place_gaps.no_zone,
    "misspelt": place_gaps.misspelt,
    "span": race_gaps.named_span,
    "ending": race_gaps.ending,
    "period": race_gaps.past_span,
    "race": race_gaps.race,
    "distance": race_gaps.distance,
    "priority": race_gaps.priority,
    "goal": _goal,
    "aim": _aim,
    "strong": _strong,
    "score": _score,
    "reps": _reps,
    "about": _about,
    "words": _words,
    "weight": _weight,
    "fine_weight": _fine_weight,
    "instead": _instead,
    "lack": _lack,
    "asked_lift": _asked_lift,
    "language": _language,
    "region": technique_gaps.region,
    "term": technique_gaps.term,
    "bare_term": technique_gaps.bare_term,
    "stranger": technique_gaps.stranger,
    "run_kind": season_gaps.run_kind,
    "usual": season_gaps.usual,
    "usual_week": season_gaps.usual_week,
    "plain_week": season_gaps.plain_week,
}
"""Who fills which gap."""
GAPS = frozenset(READERS)
"""The names of these gaps."""
