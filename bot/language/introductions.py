"""What runners say of themselves in few words, beside other facts: "I'm 41, 2 years, full gym".

Rule 1: beside a fact of oneself, words that would answer a question of the set-up answer it; a
stretch counts only when all of it does, and never when sets or a run are told in it.
Rule 2: while the set-up asks one question, a message that can only answer another of its questions
answers that one: "Berlin" while the weights are asked.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeGuard

from bot.domain.training import Lift
from bot.language.facts import TellAge, TellEquipment, TellExperience, TellZone
from bot.language.hearing import Expect
from bot.language.log.reading import Diary
from bot.language.patterns.filled import Filled
from bot.language.thoughts import Answers, slot_reader

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.training import Entry
    from bot.language.heard import Heard, Stretch
    from bot.language.hearing import Hearing
    from bot.language.intents import Intent, Unclear
    from bot.language.lexicon import Lexicon
    from bot.language.thoughts import Thought
    from bot.language.words.sentence import Sentence

FACTS = (TellAge, TellEquipment, TellExperience)
SETUP = (Expect.EQUIPMENT, Expect.EXPERIENCE, Expect.CLOCK, Expect.REMINDER)
ASKED = (Expect.EQUIPMENT, Expect.EXPERIENCE, Expect.AGE)


def introduced(heard: Heard, lexicon: Lexicon) -> Heard:
    """Return the message with such stretches known; they are open no longer."""
    if not any(isinstance(one.intent, FACTS) for one in heard.known):
        return heard
    answers = Answers(heard.spoken, heard.hearing, lexicon, ASKED)
    told = {part: _facts(part, heard, answers) for part in heard.open}
    known = tuple(fact for facts in told.values() for fact in facts)
    left = tuple(part for part, facts in told.items() if not facts)
    if not known or (left and heard.diary.entries) or _is_counted(heard.diary.entries):
        return heard
    diary = _without(heard, left) if left else Diary(heard.diary.style)
    return heard._replace(known=(*heard.known, *known), open=left, diary=diary)


def answers_another(spoken: Sentence, hearing: Hearing, lexicon: Lexicon) -> Intent | None:
    """Return what the whole message answers of the set-up, though something else is asked."""
    if hearing.expects not in SETUP or not spoken.words:
        return None
    others = tuple(one for one in SETUP[:-1] if one is not hearing.expects)
    said = Answers(spoken, hearing, lexicon, others).at(0, len(spoken.words))
    if said is None or said.end < len(spoken.words):
        return None
    return said.intent if _is_plain(said.intent, spoken, hearing, lexicon) else None


def _is_plain(
    intent: Intent | Unclear, spoken: Sentence, hearing: Hearing, lexicon: Lexicon
) -> TypeGuard[Intent]:
    """Whether no other question can be meant: "a lot" answers many, "2 years" only one."""
    match intent:
        case TellEquipment(items=items):
            return bool(items)
        case TellExperience():
            return _counts(spoken, hearing, lexicon)
        case TellZone():
            first, *others = spoken.words
            return bool(others) or first not in lexicon.meanings.vocabulary.get(first[:1], ())
        case _:
            return False


def _counts(spoken: Sentence, hearing: Hearing, lexicon: Lexicon) -> bool:
    reader = slot_reader(spoken, hearing, lexicon)
    places = range(len(spoken.words))
    return any(True for place in places for _ in reader.read("number", place, Filled()))


def _facts(part: Stretch, heard: Heard, answers: Answers) -> tuple[Thought, ...]:
    """Return the facts that fill a stretch from end to end; none when anything else is in it."""
    place, end = part
    facts: list[Thought] = []
    while place < end:
        if heard.spoken.words[place] in heard.spoken.joiners:
            place += 1
            continue
        found = answers.at(place, end)
        if found is None or not isinstance(found.intent, FACTS):
            return ()
        facts.append(found)
        place = found.end
    return tuple(facts)


def _is_counted(entries: Iterable[Entry]) -> bool:
    """Whether more was done than a weight named: "15 kg dumbbells and a bench" are no sets."""
    lifts = (entry.activity for entry in entries)
    return any(
        not isinstance(lift, Lift)
        or any(one.reps or one.seconds or one.metres for one in lift.sets)
        for lift in lifts
    )


def _without(heard: Heard, left: tuple[Stretch, ...]) -> Diary:
    """Return the diary with those leftovers alone that stand in what is still open."""
    texts = [heard.spoken.between(*part) for part in left]
    kept = [text for text in heard.diary.leftovers if any(text in one for one in texts)]
    return replace(heard.diary, leftovers=kept)
