"""Corrections in a message: where they stand, and what they change of a log told before them.

Law: a correction that needs something to correct is heard only when it fits what was logged lately;
one that follows a log in the same message changes that log before anybody keeps it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.correcting import corrected
from bot.domain.correction import NewAmounts, RunAmounts
from bot.domain.load import WeightUnit
from bot.domain.running import Run
from bot.language.amends import CorrectLog, RepeatLog
from bot.language.intents import Intent, LogTraining, SessionDone
from bot.language.patterns.amends import AMENDS, AmendIntent
from bot.language.patterns.said import Said, SaidReader
from bot.language.patterns.templates import Match, Reader
from bot.language.words.phrasebook import stem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from bot.domain.correction import Correction
    from bot.domain.training import Entry
    from bot.language.hearing import Hearing
    from bot.language.lexicon import Lexicon
    from bot.language.patterns.templates import PatternSet
    from bot.language.words.sentence import Sentence


class Before(NamedTuple):
    """What was heard in the message before a place."""

    last: Intent | None = None
    """The thought that ends here."""
    open: bool = False
    """Whether words were passed that no pattern knows: perhaps a log."""


class Found(NamedTuple):
    """A correction, and how well it was heard."""

    intent: AmendIntent
    end: int
    """The place behind its last word."""
    skipped: int
    """Words that were passed over."""
    fits: bool
    """Whether there is something that it can change; else what is no correction goes first."""

    @property
    def rank(self) -> tuple[int, int]:
        """The longest is meant; of equal ones that which passes over fewer words."""
        return self.end, -self.skipped


class Amender(NamedTuple):
    """Finds corrections in one message."""

    spoken: Sentence
    hearing: Hearing
    lexicon: Lexicon
    inside: bool
    """Whether a correction may follow what was told in the same message."""
    reader: Reader[Said]

    @property
    def onsets(self) -> frozenset[int]:
        """Places where a correction may begin without a mark before it."""
        words = self.lexicon.amends.onsets
        return frozenset(n for n, word in enumerate(self.spoken.words) if word in words)

    def at(self, place: int, ends: Collection[int], before: Before) -> Found | None:
        """Return the correction that begins at `place` and ends at one of `ends`."""
        if before.open and not self.inside:
            return None
        amends = self.lexicon.amends
        allowed = [amends.led]
        again = isinstance(before.last, RepeatLog | SessionDone) and not before.open
        if again or isinstance(before.last, CorrectLog):
            allowed.append(amends.behind)
        if not before.open:
            allowed.append(amends.soft)
            if self._recent:
                allowed.append(amends.loose)
        found = (self._longest(known, place, ends) for known in allowed)
        return max(filter(None, found), key=lambda one: one.rank, default=None)

    def _longest(self, patterns: PatternSet, place: int, ends: Collection[int]) -> Found | None:
        best: Found | None = None
        for match in patterns.matches(place, self.reader):
            far = best is None or (match.end, -match.skipped) > best.rank
            if match.end > place and match.end in ends and far:
                best = self._built(match, patterns, place) or best
        return best

    def _built(self, match: Match[Said], patterns: PatternSet, place: int) -> Found | None:
        intent = AMENDS[match.meaning](match.filled)
        if intent is None:
            return None
        behind = patterns is self.lexicon.amends.behind
        fits = behind or not isinstance(intent, CorrectLog) or self._fits(intent.correction)
        if not fits and isinstance(intent, CorrectLog):
            loose = patterns is self.lexicon.amends.loose
            if loose or self._tells_run(place) or _is_whole_run(intent.correction):
                return None
        if match.meaning == "run_filled" and not self._lacks_time:
            return None
        return Found(intent=intent, end=match.end, skipped=match.skipped, fits=fits)

    def _fits(self, correction: Correction) -> bool:
        return bool(corrected(self._recent, correction))

    def _tells_run(self, place: int) -> bool:
        """Whether it begins as a log does: "ran 18k instead of 8"."""
        word = (stem(self.spoken.words[place], self.lexicon.log.endings),)
        run, past = self.lexicon.log.book.at(word, 0), self.lexicon.log.tense.at(word, 0)
        return bool(run and run[0].get("run") and past and past[0].get("tense") == "past")

    @property
    def _lacks_time(self) -> bool:
        """Whether the run that was logged last has no time yet."""
        runs = (one.activity for one in self.hearing.last if isinstance(one.activity, Run))
        return any(run.duration_s is None for run in runs)

    @property
    def _recent(self) -> tuple[Entry, ...]:
        return (*self.hearing.last, *self.hearing.recent)


def amender(
    spoken: Sentence, hearing: Hearing, lexicon: Lexicon, *, inside: bool = True
) -> Amender:
    """Return what finds corrections; `inside`: they may follow what the same message told."""
    gaps = SaidReader(spoken, lexicon.amends.words, hearing.today)
    fillers = lexicon.meanings.fillers
    reader = Reader(spoken.words, gaps.read, Said(), fillers, spoken.said)
    return Amender(spoken, hearing, lexicon, inside, reader)


def _is_whole_run(correction: Correction) -> bool:
    """Whether so much is said of a run that it may be one of its own: "actually 5k easy"."""
    change = correction.change
    if not isinstance(change, NewAmounts) or correction.which.kind == "run":
        return False
    return any(isinstance(way, RunAmounts) and _measures(way) > 1 for way in change.ways)


def _measures(way: RunAmounts) -> int:
    measures = (way.distance_m, way.duration_s, way.pace_s_per_km, way.run_type)
    return sum(one is not None for one in measures)


# ------------------------------------------------------------------ in the same message


def amended(
    entries: tuple[Entry, ...], corrections: Iterable[Correction], unit: WeightUnit | None
) -> tuple[Entry, ...] | None:
    """Return the entries put right; the last one that a correction fits is meant. None: none."""
    for correction in corrections:
        then = _amended(entries, correction, unit or WeightUnit.KG)
        if then is None:
            return None
        entries = then
    return entries


def _amended(
    entries: tuple[Entry, ...], correction: Correction, unit: WeightUnit
) -> tuple[Entry, ...] | None:
    every = corrected(entries, correction, unit)
    if len(every) == 1:
        return every[0]
    for place in range(len(entries) - 1, -1, -1):
        found = corrected(entries[place : place + 1], correction, unit)
        if len(found) == 1:
            return (*entries[:place], *found[0], *entries[place + 1 :])
    return None


def together(intents: Sequence[Intent], unit: WeightUnit | None = None) -> tuple[Intent, ...]:
    """Join corrections to what they correct when it was said just before them."""
    joined: list[Intent] = []
    for intent in intents:
        whole = _joined(joined[-1], intent, unit) if joined else None
        if whole is None:
            joined.append(intent)
        else:
            joined[-1] = whole
    return tuple(joined)


def _joined(one: Intent, two: Intent, unit: WeightUnit | None) -> Intent | None:
    if not isinstance(two, CorrectLog):
        return None
    match one:
        case SessionDone() | RepeatLog():
            return replace(one, but=(*one.but, two.correction))
        case LogTraining():
            then = amended(one.entries, (two.correction,), unit)
            return None if not then else replace(one, entries=then)
        case _:
            return None
