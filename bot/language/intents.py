"""The closed set of what a runner can mean, and the three ways a sentence can end.

Rule 1: uncertainty is a value. `Understood`, `Ambiguous` with its readings, or `Unclear` with the
nearest guesses.
Rule 2: an intent holds what was said and nothing that the coach concluded from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.domain.correction import Correction
from bot.domain.exercise import Equipment, ExerciseId
from bot.domain.running import DistanceUnit
from bot.domain.training import Entry
from bot.language.ahead import Ahead
from bot.language.amends import Amend
from bot.language.answers import Answers
from bot.language.asked import Asked
from bot.language.facts import Fact
from bot.language.finding import Finding
from bot.language.plans import PlanTalk
from bot.language.reminding import Reminding


@dataclass(frozen=True, slots=True)
class Start:
    """/start."""


@dataclass(frozen=True, slots=True)
class Greet:
    """Hello."""


@dataclass(frozen=True, slots=True)
class Thanks:
    """Thank you."""


@dataclass(frozen=True, slots=True)
class Insult:
    """Rude words. Answered kindly."""


@dataclass(frozen=True, slots=True)
class Help:
    """/help, "what can you do?"."""


@dataclass(frozen=True, slots=True)
class Cancel:
    """/cancel, "never mind": leave the open question."""


@dataclass(frozen=True, slots=True)
class Privacy:
    """/privacy, "what do you store?"."""


@dataclass(frozen=True, slots=True)
class ShowSettings:
    """/settings."""


@dataclass(frozen=True, slots=True)
class ChangeSetting:
    """Such as "change my equipment": ask that question again."""

    which: Literal["equipment", "experience", "clock", "reminder", "health"]


@dataclass(frozen=True, slots=True)
class UnknownCommand:
    """A command of the chat service that does not exist."""

    name: str


# ------------------------------------------------------------------ the diary


@dataclass(frozen=True, slots=True)
class LogTraining:
    """Training that was done."""

    entries: tuple[Entry, ...]
    distance_unit: DistanceUnit | None = None
    """In which unit the distances were said; None when none was."""
    day_first: bool | None = None
    """Whether the day stood before the month in its dates; None when no date shows it."""


@dataclass(frozen=True, slots=True)
class PlanTraining:
    """Training that is announced for today or later."""

    entries: tuple[Entry, ...]
    day_first: bool | None = None


@dataclass(frozen=True, slots=True)
class AskHowToLog:
    """/log with nothing behind it."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take the last change of the diary (or the last few) back."""

    count: int = 1
    day: date | None = None
    """All that was logged for this day, whenever it was said."""


@dataclass(frozen=True, slots=True)
class ShowRecent:
    """Such as "what did I do this week?", "what did I squat last time?"."""

    exercise: ExerciseId | None = None


# ------------------------------------------------------------------ coaching


@dataclass(frozen=True, slots=True)
class AskToday:
    """Such as "what should I lift today?", with what is different today."""

    minutes: int | None = None
    equipment: tuple[Equipment, ...] | None = None
    """Only when the sentence names it: () for "no weights today"."""
    lacks: tuple[Equipment, ...] = ()
    """What is not there today: "no barbell today"."""
    day: date | None = None
    """Only when another day is meant: "what tomorrow?"."""
    most_kg: float | None = None
    """The heaviest that is there: "only dumbbells today, up to 15 kg"."""


@dataclass(frozen=True, slots=True)
class AskWhy:
    """Such as "why?"."""


@dataclass(frozen=True, slots=True)
class AskTip:
    """/tip."""


@dataclass(frozen=True, slots=True)
class AskQuestion:
    """A question that a card answers."""

    card: str
    """Id of the best card."""


@dataclass(frozen=True, slots=True)
class SessionDone:
    """Such as "done", "as planned": the session that was given is done."""

    but: tuple[Correction, ...] = ()
    """What was otherwise: "but only two sets"."""


Intent = (
    Start
    | Greet
    | Thanks
    | Insult
    | Help
    | Cancel
    | Privacy
    | ShowSettings
    | ChangeSetting
    | UnknownCommand
    | LogTraining
    | PlanTraining
    | AskHowToLog
    | Undo
    | ShowRecent
    | AskToday
    | AskWhy
    | AskTip
    | AskQuestion
    | SessionDone
    | Reminding
    | PlanTalk
    | Ahead
    | Asked
    | Answers
    | Finding
    | Amend
    | Fact
)


@dataclass(frozen=True, slots=True)
class Understood:
    """One or more things were meant, in the order said."""

    intents: tuple[Intent, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read an unsure log."""

    says: str
    """The canonical sentence: understood again it gives the reading, or the same question."""
    log: LogTraining


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambiguous:
    """A log that can be read in two or more ways, the likeliest first."""

    readings: tuple[Reading, ...]
    why: str
    """Key of the question: "which_number", "unsure_sets", "too_heavy", "too_fast", "too_much",
    "above_best", "unknown_exercise", "which_exercise", "which_day"."""
    about: str
    """The runner's words in doubt."""
    others: tuple[Intent, ...] = ()
    """What else the message said and is sure."""
    left: str = ""
    """Words in which training was told and not understood: named beside the question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclear:
    """Nothing fits."""

    text: str
    """The part that was not understood."""
    nearest: tuple[str, ...] = ()
    """Sentences the runner might have meant, at most three; each of them would be understood."""
    others: tuple[Intent, ...] = ()
    """What else the message said and is sure: it is kept, and the rest is named."""
    abroad: bool = False
    """A question in a language that the coach reads and has no answers in."""


Understanding = Understood | Ambiguous | Unclear
