"""From everything that was heard in a message to one understanding.

Law: safety first; what is sure is kept, what is unsure is asked, what is left is named.
"""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from bot.language import facts as told
from bot.language import intents as said
from bot.language import reminding as timed
from bot.language.amending import amended, together
from bot.language.amends import CorrectLog
from bot.language.asked import AskBests, AskLighter
from bot.language.echo import echo
from bot.language.hearing import Expect, Hearing
from bot.language.intents import (
    Ambiguous,
    Intent,
    LogTraining,
    PlanTraining,
    Reading,
    Unclear,
    Understanding,
    Understood,
)
from bot.language.introductions import introduced
from bot.language.joining import joined
from bot.language.log.diary import read
from bot.language.log.plausible import strange
from bot.language.log.signs.style import Style, both
from bot.language.travelling import DoubtPlace
from bot.language.wishes import STORY, asked_behind, cue_or_card, cues, is_within, whole_question

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.domain.correction import Correction
    from bot.language.heard import Heard, Stretch
    from bot.language.lexicon import Lexicon
    from bot.language.log.reading import Diary
    from bot.language.thoughts import Thought

MOST_READINGS = 4
"""Offered at once; as many buttons as a phone shows beside "none of these"."""
MOST_GUESSES = 3
LIKE = 62
"""Likeness, of 100, from which an example is offered as a guess."""
PLACE_WORDS = 4
"""Words of an answer that may be a misspelt city."""


def concluded(heard: Heard, lexicon: Lexicon) -> Understanding:
    """Return what the message means."""
    heard = introduced(heard, lexicon)
    placed = _placed(heard)
    diary = heard.diary
    unsure = _ambiguous(heard, lexicon, placed) if diary.entries and diary.doubts else None
    if unsure is not None:
        return unsure
    asked = _open_plan(heard, lexicon, placed)
    if asked is not None:
        return asked
    if diary.entries:
        first = heard.open[0][0]
        placed = [*placed, (first, _log(diary))]
    unclear = next((one.intent for one in heard.known if isinstance(one.intent, Unclear)), None)
    wanted = cues(heard, lexicon)
    left = [text for text in diary.leftovers if not is_within(text, wanted, heard.spoken)]
    if left:
        return _unclear(", ".join(left), lexicon, in_order(placed))
    kinds = [one.kind for one in in_order(placed) if isinstance(one, timed.SetReminder)]
    if len(kinds) > len(set(kinds)):
        return _unclear(heard.spoken.text.strip(), lexicon, _only_safety(in_order(placed)))
    if unclear is not None:
        return Unclear(text=unclear.text, nearest=unclear.nearest, others=in_order(placed))
    return _with_talk(heard, lexicon, in_order(placed), wanted)


def _placed(heard: Heard) -> list[tuple[int, Intent]]:
    placed: list[tuple[int, Intent]] = [(alarm.start, alarm.intent) for alarm in heard.dangers]
    placed += [
        (one.start, one.intent)
        for one in heard.known
        if not isinstance(one.intent, Unclear) and not _is_cheer(one, heard)
    ]
    if heard.diary.plans:
        placed.append(
            (heard.open[0][0], PlanTraining(tuple(heard.diary.plans), heard.diary.day_first))
        )
    return placed


def _open_plan(
    heard: Heard, lexicon: Lexicon, placed: Sequence[tuple[int, Intent]]
) -> Unclear | None:
    """Offer both days of a plan for a day that may be two: "8 km next Friday"."""
    diary = heard.diary
    if not diary.open_days or diary.entries:
        return None
    others = (read(heard.page, style) for style in diary.open_days[0].otherwise)
    plans = (diary.plans, *(other.plans for other in others))
    says = dict.fromkeys(echo(plan, lexicon, heard.hearing.today) for plan in plans if plan)
    rest = [item for item in placed if not isinstance(item[1], PlanTraining)]
    if len(says) == 1:
        return None
    return Unclear(
        text=heard.spoken.text.strip(), nearest=tuple(says)[:MOST_GUESSES], others=in_order(rest)
    )


def _is_cheer(thought: Thought, heard: Heard) -> bool:
    """Whether it is the "my PR!" behind a result, and asks for nothing."""
    asks = heard.spoken.asks(thought.end - 1)
    return isinstance(thought.intent, AskBests) and bool(heard.diary.entries) and not asks


_SMALL = (said.Greet, said.Thanks, said.Help, told.Yes, told.No, AskLighter)
"""What is only politeness beside something else."""


def in_order(placed: Sequence[tuple[int, Intent]]) -> tuple[Intent, ...]:
    """Return all intents once, safety first, then in the order said."""
    if len(placed) < 2:
        return tuple(intent for _, intent in placed)
    ordered = dict.fromkeys(intent for _, intent in sorted(placed, key=lambda item: item[0]))
    safe = [one for kind in told.SAFETY for one in ordered if isinstance(one, kind)]
    if any(isinstance(one, told.ReportPain) and one.site != "unknown" for one in safe):
        safe = [one for one in safe if one != told.ReportPain(site="unknown")]
    rest = joined(together([one for one in ordered if not isinstance(one, told.SAFETY)]))
    return _politely((*safe, *rest))


def _politely(intents: tuple[Intent, ...]) -> tuple[Intent, ...]:
    """Leave out what is only politeness beside something else."""
    if len(intents) <= 1:
        return intents
    return tuple(one for one in intents if not isinstance(one, _SMALL)) or intents[-1:]


def _ambiguous(
    heard: Heard, lexicon: Lexicon, placed: Sequence[tuple[int, Intent]]
) -> Understanding | None:
    """Return all readings, each put right as said behind it; None when that leaves no doubt."""
    doubt = heard.diary.doubts[0]
    behind = [item for item in placed if item[0] > heard.open[0][0] and _corrects(item[1])]
    fixes = tuple(one.correction for _, one in behind if isinstance(one, CorrectLog))
    readings = [_reading(heard.diary, fixes, heard.hearing, lexicon)]
    for style in _otherwise(heard.diary):
        other = read(heard.page, style)
        reading = _reading(other, fixes, heard.hearing, lexicon)
        if other.entries and reading not in readings:
            readings.append(reading)
    if fixes and len(readings) == 1 and not _is_strange(readings[0], heard.hearing):
        return None
    return Ambiguous(
        readings=tuple(readings[:MOST_READINGS]),
        why=doubt.why,
        about=doubt.about,
        others=in_order([item for item in placed if item not in behind]),
        left=", ".join(heard.diary.leftovers),
    )


def _otherwise(diary: Diary) -> Iterator[Style]:
    """Yield the styles that read the first doubt otherwise, the second, or both."""
    first, *others = diary.doubts
    yield from first.otherwise[: MOST_READINGS - 1]
    second = next((one for one in others if one.about != first.about), None)
    if second is None:
        return
    yield from second.otherwise
    for one, two in itertools.product(first.otherwise, second.otherwise):
        yield both(one, two, diary.style)


def _corrects(intent: Intent) -> bool:
    return isinstance(intent, CorrectLog)


def _is_strange(reading: Reading, hearing: Hearing) -> bool:
    return any(strange(entry.activity, hearing.best_kg) for entry in reading.log.entries)


def _reading(
    diary: Diary, fixes: tuple[Correction, ...], hearing: Hearing, lexicon: Lexicon
) -> Reading:
    log = _log(diary)
    log = replace(log, entries=amended(log.entries, fixes, hearing.weight_unit) or log.entries)
    return Reading(echo(log.entries, lexicon, hearing.today), log)


def _log(diary: Diary) -> LogTraining:
    return LogTraining(tuple(diary.entries), diary.distance_unit, diary.day_first)


def _with_talk(
    heard: Heard, lexicon: Lexicon, intents: tuple[Intent, ...], wanted: Mapping[Stretch, Intent]
) -> Understanding:
    """Answer a question in what is left, or let the rest be talk when something was understood."""
    logged = any(isinstance(one, LogTraining | PlanTraining) for one in intents)
    whole = None if logged or not heard.open else whole_question(heard.spoken, lexicon)
    if whole is not None:
        return Understood((*_only_safety(intents), whole))
    parts = asked_behind(heard) if logged else heard.open
    is_story = bool(intents) and all(isinstance(one, STORY) for one in intents)
    more = [wanted.get(part) or cue_or_card(heard, part, lexicon, two=is_story) for part in parts]
    intents = in_order([(0, one) for one in (*intents, *more) if one is not None])
    if intents:
        return Understood(intents)
    return _place_guess(heard, lexicon) or _unclear(heard.spoken.text.strip(), lexicon, ())


def _only_safety(intents: tuple[Intent, ...]) -> tuple[Intent, ...]:
    return tuple(one for one in intents if isinstance(one, told.SAFETY))


def _place_guess(heard: Heard, lexicon: Lexicon) -> Understanding | None:
    """Offer the nearest cities for an answer to the question for the time."""
    if heard.hearing.expects is not Expect.CLOCK or len(heard.spoken.words) > PLACE_WORDS:
        return None
    text = heard.spoken.text.strip()
    near = tuple(dict.fromkeys(place.name for place in lexicon.cities.near(text)))
    if near:
        return Understood((DoubtPlace(said=text, why="misspelt", offers=near),))
    return Understood((told.UnknownPlace(text),))


def _unclear(text: str, lexicon: Lexicon, others: tuple[Intent, ...]) -> Unclear:
    near = process.extract(
        text[:200],
        lexicon.meanings.examples,
        scorer=fuzz.token_set_ratio,
        score_cutoff=LIKE,
        limit=MOST_GUESSES,
    )
    return Unclear(text=text, nearest=tuple(example for example, *_ in near), others=others)
