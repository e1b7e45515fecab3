"""From a message to what the runner means.

The order: emergency signs and pain, the answer to the open question, whole sentences that patterns
know, training, questions that a card answers; what is left is named with the nearest guesses.

Law: never raises, for no text; the time grows with the length of the text, not faster.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args
from unicodedata import normalize

from rapidfuzz import fuzz, process

from bot.language import intents as said
from bot.language import reminding as timed
from bot.language.amends import CorrectLog
from bot.language.asked import AskBests, AskLiftBest, AskRunBest, AskTotal
from bot.language.beyond import beyond_in
from bot.language.conclusions import concluded
from bot.language.facts import SAFETY
from bot.language.guessing import respelt
from bot.language.health.safety import Alarm, alarms
from bot.language.heard import Heard
from bot.language.intents import Intent, Unclear, Understanding, Understood
from bot.language.introductions import answers_another
from bot.language.log.diary import page, read
from bot.language.log.signs.style import Style
from bot.language.openings import exercise_names, open_stretches
from bot.language.own_plates import told_plates
from bot.language.patterns.build import BUILD
from bot.language.patterns.filled import Filled
from bot.language.thoughts import Thought, answer, thoughts, whole
from bot.language.wishes import STORY, asked_as_whole, asked_not_logged, asks
from bot.language.words.sentence import Sentence, sentence
from bot.language.words.tokens import tokens

if TYPE_CHECKING:
    from bot.language.hearing import Hearing
    from bot.language.lexicon import Lexicon

MOST_GUESSES = 3
MOST_MISREAD = 4
"""Words of a log that may be a misspelt question."""
ALIKE = 80
"""Likeness, of 100, from which an example is what was typed, with slips of the finger."""
MOST_STARRED = 40
"""Characters of a correction behind a star."""
MOST_TEXT = 4096
"""Characters that are read; the services send no longer messages."""


def understand(text: str, hearing: Hearing, lexicon: Lexicon) -> Understanding:
    """Return what `text` means to a listener who knows `hearing`."""
    text = _starred(normalize("NFC", text[:MOST_TEXT]), hearing, lexicon)
    spoken = _spoken(text, lexicon)
    if not spoken.row:
        return _wordless(spoken, lexicon)
    if (other := lexicon.of(spoken.words)) is not lexicon:
        meant = _heard(_spoken(text, other), hearing, other)
        is_strange = isinstance(meant, Unclear) and not meant.others
        again = _heard(spoken, hearing, lexicon) if is_strange else meant
        if isinstance(again, Understood) and not _tells(again):
            return again
        asked = is_strange and asks(_spoken(text, other), other)
        return replace(meant, abroad=True) if isinstance(meant, Unclear) and asked else meant
    return _heard(spoken, hearing, lexicon)


def _asked(meant: Unclear, spoken: Sentence, lexicon: Lexicon) -> Understanding:
    """Answer what was not understood by a card, unless something else in it was to be done."""
    told = (said.LogTraining, said.PlanTraining)
    if any(isinstance(one, told) or not isinstance(one, STORY) for one in meant.others):
        return meant
    wanted = None if _mistyped(spoken, lexicon) else asked_as_whole(spoken, lexicon)
    beside = (one for one in meant.others if not isinstance(one, said.Greet | said.Thanks))
    return meant if wanted is None else Understood((*beside, wanted))


def _mistyped(spoken: Sentence, lexicon: Lexicon) -> str | None:
    """Return the example that is what was typed, but for slips of the finger."""
    near = process.extractOne(
        spoken.text.lower(), lexicon.meanings.examples, scorer=fuzz.ratio, score_cutoff=ALIKE
    )
    return near[0] if near else None


def _tells(meant: Understood) -> bool:
    """Whether training is told: never in a language that the message is not written in."""
    told = (said.LogTraining, said.PlanTraining)
    return any(isinstance(one, told) for one in meant.intents)


def _heard(spoken: Sentence, hearing: Hearing, lexicon: Lexicon) -> Understanding:
    """Return what the message means in one language."""
    meant = _command(spoken, hearing, lexicon) or _message(spoken, hearing, lexicon)
    if isinstance(meant, Unclear):
        guessed = meant if meant.others else _with_guess(meant, spoken, hearing, lexicon)
        return guessed if guessed is not meant else _asked(meant, spoken, lexicon)
    if isinstance(meant, Understood):
        meant = asked_not_logged(meant, spoken, lexicon)
    if _is_card(meant) and (example := _mistyped(spoken, lexicon)):
        return Unclear(text=spoken.text.strip(), nearest=(example,))
    if len(spoken.words) <= MOST_MISREAD and _is_log(meant):
        text = spoken.text.strip()
        asked = _with_guess(Unclear(text=text), spoken, hearing, lexicon, _LOOKS_BACK)
        return asked if asked.nearest else meant
    return meant


def _is_card(meant: Understanding) -> bool:
    return isinstance(meant, Understood) and all(
        isinstance(one, said.AskQuestion) for one in meant.intents
    )


def _is_log(meant: Understanding) -> bool:
    return isinstance(meant, Understood) and all(
        isinstance(one, said.LogTraining) for one in meant.intents
    )


def _starred(text: str, hearing: Hearing, lexicon: Lexicon) -> str:
    """Return "*85" in words: in a chat it corrects what was said last."""
    inside = text.strip().strip("*").strip()
    starred = hearing.last and inside and text.strip() in {f"*{inside}", f"{inside}*"}
    if not starred or "*" in inside or "\n" in inside or len(inside) > MOST_STARRED:
        return text
    return f"{lexicon.amends.slip} {inside}"


def _with_guess(
    meant: Unclear,
    spoken: Sentence,
    hearing: Hearing,
    lexicon: Lexicon,
    only: tuple[type[Intent], ...] = (),
) -> Unclear:
    """Offer what the message says when its slips of the finger are put right."""
    guess = respelt(spoken, lexicon.meanings.vocabulary)
    if guess is None:
        return meant
    other = _message(_spoken(guess, lexicon), hearing, lexicon)
    if not isinstance(other, Understood) or any(isinstance(i, _UNSURE) for i in other.intents):
        return meant
    if only and not all(isinstance(one, only) for one in other.intents):
        return meant
    same = (one for one in lexicon.meanings.examples if _bare(one) == _bare(guess))
    first = next(same, guess)
    others = (near for near in meant.nearest if near != first)
    return replace(meant, nearest=(first, *others)[:MOST_GUESSES])


def _bare(sentence: str) -> str:
    return sentence.lower().rstrip("?")


_UNSURE = (said.AskQuestion, said.Undo)
"""What is too far from a misspelt word to be guessed."""


_LOOKS_BACK = (AskRunBest, AskLiftBest, AskBests, AskTotal, said.ShowRecent)
"""What a short misspelt message asks rather than logs: "my bset 5k"."""


def _wordless(spoken: Sentence, lexicon: Lexicon) -> Understanding:
    if any(token.text in lexicon.meanings.nods for token in spoken.tokens):
        return Understood((said.Thanks(),))
    return Unclear(text=spoken.text.strip())


def _spoken(text: str, lexicon: Lexicon) -> Sentence:
    row = tokens(text, lexicon.log.units.__contains__)
    return sentence(text, row, lexicon.meanings.joiners)


# ------------------------------------------------------------------ commands


def _command(spoken: Sentence, hearing: Hearing, lexicon: Lexicon) -> Understanding | None:
    """Read "/today 20 min" and "/log@name squat 3x5"."""
    first, *_ = spoken.tokens
    if first.text != "/" or spoken.at[0] != 1 or spoken.row[0].kind != "word":
        return None
    name, place = _command_name(spoken)
    meaning = lexicon.meanings.commands.get(name)
    if meaning is None:
        return Understood((said.UnknownCommand(name),))
    rest = spoken.between(place, len(spoken.words))
    if meaning == "log":
        return understand(rest, hearing, lexicon) if rest else Understood((said.AskHowToLog(),))
    return _with_rest(meaning, rest, hearing, lexicon)


def _command_name(spoken: Sentence) -> tuple[str, int]:
    """Return the command and the place of what follows; "today@ironstride_bot" is "today"."""
    name, _, _ = spoken.text[spoken.row[0].start :].split(maxsplit=1)[0].partition("@")
    end = spoken.row[0].start + len(spoken.text[spoken.row[0].start :].split(maxsplit=1)[0])
    place = next((n for n, token in enumerate(spoken.row) if token.start >= end), len(spoken.row))
    return name.lower(), place


def _with_rest(meaning: str, rest: str, hearing: Hearing, lexicon: Lexicon) -> Understanding:
    """Return the command's own intent, or what stands behind it when it says more."""
    plain = BUILD[meaning](Filled())
    assert plain is not None
    assert not isinstance(plain, Unclear)
    if not rest:
        return Understood((plain,))
    argument = _argument(meaning, rest, hearing, lexicon)
    if argument is not None:
        return Understood((argument,))
    meant = understand(rest, hearing, lexicon)
    inside = meant.intents if isinstance(meant, Understood) else meant.others
    if any(isinstance(one, _kin(plain)) for one in inside):
        return meant
    return Understood((*_only_safety(inside), plain))


def _argument(meaning: str, rest: str, hearing: Hearing, lexicon: Lexicon) -> Intent | None:
    patterns = lexicon.meanings.arguments.get(meaning)
    if patterns is None:
        return None
    found = whole(patterns, _spoken(rest, lexicon), hearing, lexicon)
    return None if isinstance(found, Unclear) else found


def _kin(plain: Intent) -> tuple[type[Intent], ...]:
    if isinstance(plain, timed.ShowReminders):
        return get_args(timed.Reminding)
    return (type(plain),)


def _only_safety(intents: tuple[Intent, ...]) -> tuple[Intent, ...]:
    return tuple(intent for intent in intents if isinstance(intent, SAFETY))


# ------------------------------------------------------------------ messages


def _message(spoken: Sentence, hearing: Hearing, lexicon: Lexicon) -> Understanding:
    lifts = exercise_names(spoken, lexicon)
    dangers = alarms(spoken, lexicon.safety, lifts, hearing.expects)
    if not dangers:
        if (owned := told_plates(spoken, lexicon.plates, hearing.weight_unit)) is not None:
            return Understood((owned,))
        answered = answer(spoken, hearing, lexicon) or answers_another(spoken, hearing, lexicon)
        if answered is not None:
            return answered if isinstance(answered, Unclear) else Understood((answered,))
    known = _with_beyond(thoughts(spoken, hearing, lexicon, lifts), spoken, lexicon)
    meant = _read(spoken, hearing, lexicon, dangers, known)
    if _fits_nothing(meant):
        known = thoughts(spoken, hearing, lexicon, lifts, amends=False)
        return _read(spoken, hearing, lexicon, dangers, known)
    return meant


def _with_beyond(
    known: tuple[Thought, ...], spoken: Sentence, lexicon: Lexicon
) -> tuple[Thought, ...]:
    """Let a sentence that is another's to answer mean that, unless a pattern knows all of it."""
    whole = {(one.start, one.end) for one in known}
    found = [
        Thought(said.AskQuestion(card), start, end)
        for start, end in spoken.sentences()
        if (start, end) not in whole
        and (card := beyond_in(spoken, start, lexicon.questions.beyond)) is not None
    ]
    if not found:
        return known
    rest = (
        one
        for one in known
        if not any(one.start < there.end and there.start < one.end for there in found)
    )
    return tuple(sorted((*rest, *found), key=lambda one: one.start))


def _fits_nothing(meant: Understanding) -> bool:
    """Whether training was told and then a correction that cannot be of it."""
    intents = meant.intents if isinstance(meant, Understood) else meant.others
    corrects = any(isinstance(one, CorrectLog) for one in intents)
    told = any(isinstance(one, said.LogTraining) for one in intents)
    return corrects and (told or not isinstance(meant, Understood))


def _read(
    spoken: Sentence,
    hearing: Hearing,
    lexicon: Lexicon,
    dangers: tuple[Alarm, ...],
    known: tuple[Thought, ...],
) -> Understanding:
    parts = open_stretches(spoken, known, dangers, lexicon)
    stretches = [spoken.tokens_between(start, end) for start, end in parts]
    told = page(stretches, spoken.text, hearing, lexicon.log)
    heard = Heard(spoken, hearing, known, dangers, tuple(parts), told, read(told, Style()))
    return concluded(heard, lexicon)
