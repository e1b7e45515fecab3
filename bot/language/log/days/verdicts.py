"""Which parts of a sentence tell what was done, which announce, and which are neither.

Law: a wish, a goal, a record, a habit, a total or somebody else's training is no log, however many
numbers it has; what was done beside it still is.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from bot.language.log.days.bests import are_bests
from bot.language.log.days.parts import Judge, Part, parts_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.language.log.signs.pieces import Piece
    from bot.language.log.signs.senses import Sign
    from bot.language.words.when import Tense, When

Verdict = Literal["", "done", "announced", "talk", "unsure"]
"""Empty: no word of it says which."""

_SPREADS = frozenset({"anywhere", "wish", "supposed", "other", "first", "records"})
"""What holds for the parts behind it as well, until one of them says otherwise."""
_TURNED = frozenset({"supposed", "denied"})
"""Behind these "but" leads to what was done: "no 10k but 8k"."""


class Clause(NamedTuple):
    """Pieces of which the same is told."""

    pieces: tuple[Piece, ...]
    verdict: Verdict
    is_told: bool
    """Whether one of its own words says so."""

    @property
    def tense(self) -> Tense:
        """What the verbs say."""
        if self.verdict == "done":
            return "past"
        return "future" if self.verdict == "announced" else ""


class _Own(NamedTuple):
    """What a part says of itself."""

    verdict: Verdict
    why: str = ""


def clauses(sentence: Sequence[Piece], judge: Judge) -> tuple[Clause, ...]:
    """Return the sentence by what its parts tell; one clause when all tell the same."""
    first, last = sentence[0].signs[0].first, sentence[-1].signs[-1].last
    row = tuple(words_of(judge, first, min(last + 1, len(judge.found))))
    asked = last < len(judge.found) and judge.found[last].text == "?"
    if not row and not asked:
        return (Clause(tuple(sentence), "unsure" if are_bests(sentence) else "", is_told=False),)
    parts = tuple(parts_of(sentence, row, judge))
    if are_bests(sentence) and not any(part.verb and part.counts for part in parts):
        return (Clause(tuple(sentence), "unsure", is_told=True),)
    own = [_own(part, parts) for part in parts]
    verdicts = _settled(parts, _asked(parts, own) if asked else own)
    if len({verdict for verdict, _ in verdicts}) == 1:
        told = any(is_told for _, is_told in verdicts)
        return (Clause(tuple(sentence), verdicts[0][0], told),)
    return tuple(_grouped(parts, verdicts))


def _verdict_of(pair: tuple[Part, tuple[Verdict, bool]]) -> Verdict:
    return pair[1][0]


def _grouped(parts: Sequence[Part], verdicts: Sequence[tuple[Verdict, bool]]) -> Iterator[Clause]:
    both = zip(parts, verdicts, strict=True)
    for verdict, same in groupby(both, key=_verdict_of):
        row = list(same)
        told = any(is_told for _, (_, is_told) in row)
        yield Clause(tuple(part.piece for part, _ in row), verdict, told)


# ------------------------------------------------------------------ one part


def _own(part: Part, parts: Sequence[Part]) -> _Own:
    """Return what the words of a part say of it."""
    if any(
        one.says("void") for one in parts[part.number : part.number + 2] if _is_value(one, part)
    ):
        return _Own("talk", "void")
    for why in ("anywhere", "supposed", "denied"):
        if part.says(why):
            return _Own("talk", why)
    if part.number == 0 and part.lead in {"first", "asks"}:
        return _Own("talk", "first")
    if part.says("wish"):
        dated = any(_is_definite(when) for one in parts for when in one.days)
        return _Own("announced" if dated else "talk", "wish")
    return _of_others(part) or _measured(part, parts) or _told(part)


def _is_value(one: Part, of: Part) -> bool:
    """Whether a part is what stands behind the colon of another, or that itself."""
    return one is of or one.piece.cut == ":"


def _of_others(part: Part) -> _Own | None:
    """Whether somebody else does something: "my wife ran 10k", not "ran 10k with my wife"."""
    told = False
    for one, two in zip(part.said, part.said[1:], strict=False):
        acts = two.get("tense") or two.get("no") in {"acts", "anywhere", "first"}
        near = two.first - one.last <= (1 if told else _FROM_VERB)
        if one.get("no") == "other" and acts and near and not _is_beside(part, one):
            return _Own("talk", "other")
        told = told or bool(one.get("tense")) or one.get("no") == "self"
    return None


_FROM_VERB = 4
"""Words between somebody and what he does: "a guy at my gym benched"."""


def _is_beside(part: Part, other: Sign) -> bool:
    """Whether somebody is only with the runner: "with Anna"."""
    before = (sign for sign in part.piece.signs if sign.last == other.first)
    return any(sign.get("mark") == "link" for sign in before)


def _measured(part: Part, parts: Sequence[Part]) -> _Own | None:
    """Read records, totals and comparisons."""
    if part.number and part.said and part.said[0].get("no") == "aside":
        return _Own("talk", "aside")
    for why in ("record", "records"):
        if part.says(why) and not _is_reached(part, why):
            return _Own("talk", why)
    if part.says("total") and not any(_is_definite(when) for one in parts for when in one.days):
        timed = any(sign.token.kind == "time" for sign in part.piece.signs)
        return _Own("unsure" if timed else "talk", "total" if part.counts else "first")
    if _compares(part):
        if part.number > 0 and not part.names:
            return _Own("talk", "compared")
        # Of a lift the comparison is cut off later, so that its sets are kept.
        lifts = any(sign.get("lift") or sign.get("own") for sign in part.piece.signs)
        return None if lifts else _Own("unsure", "compared")
    return None


_NEAR = 2
"""Signs between an amount and the words that compare it: "5 kg up from last week"."""


def _compares(part: Part) -> bool:
    """Whether an amount is only what something was more or less."""
    return any(
        _is_amount_of(part.piece.signs, sign.first, timed=sign.get("no") == "timed")
        for sign in part.said
        if sign.get("no") in {"compared", "timed"}
    )


def _is_amount_of(row: Sequence[Sign], first: int, *, timed: bool) -> bool:
    before = [sign for sign in row if sign.last <= first][-_NEAR:]
    if timed:
        return any(sign.get("unit") in {"s", "min"} for sign in before)
    return any(sign.is_number or sign.token.kind == "time" for sign in before)


def _is_reached(part: Part, why: str) -> bool:
    """Whether a record was reached now: "hit my max of 100 kg"."""
    record = next(sign.first for sign in part.said if sign.get("no") == why)
    return any(sign.get("tense") == "past" and sign.first < record for sign in part.said)


def _told(part: Part) -> _Own:
    match part.verb:
        case "past":
            return _Own("done")
        case "future":
            return _Own("announced")
        case "planned":
            return _Own("announced", "planned")
        case _:
            return _Own("")


def _is_definite(when: When) -> bool:
    return when.kind not in {"never", "span"}


# ------------------------------------------------------------------ all parts together


def _asked(parts: Sequence[Part], own: Sequence[_Own]) -> list[_Own]:
    """Take a question for talk; what was told before it in the same breath stays told."""
    asks = [n for n, part in enumerate(parts) if _asks(part)]
    start = asks[0] if asks else 0
    told = any(
        own[n].verdict == "done" or (parts[n].days and parts[n].counts) or parts[n].is_whole
        for n in range(start)
    )
    kept = start if told else 0
    return [one if n < kept else _Own("talk", "first") for n, one in enumerate(own)]


def _asks(part: Part) -> bool:
    return part.says("asks") or part.lead == "first"


def _settled(parts: Sequence[Part], own: Sequence[_Own]) -> list[tuple[Verdict, bool]]:
    """Return the verdict of each part, and whether its own words say it."""
    if any(part.says("back") for part in parts):
        return [("talk", True)] * len(parts)
    tensed: list[Verdict] = [one.verdict for one in own if one.verdict in {"done", "announced"}]
    current = _Own(tensed[0] if tensed else "")
    settled: list[tuple[Verdict, bool]] = []
    for part, one in zip(parts, own, strict=True):
        if one.verdict:
            tells = one.verdict in {"done", "announced"} or one.why in _SPREADS
            current = one if tells or _goes_on(parts, part, one) else current
            settled.append((one.verdict, True))
            continue
        current = _resumed(part, current)
        settled.append((current.verdict, False))
    return _without_old_plans(own, settled)


def _goes_on(parts: Sequence[Part], part: Part, one: _Own) -> bool:
    """Whether a denial holds for the next part: "no squats and bench", "no 10k but 8k"."""
    after = parts[part.number + 1] if part.number + 1 < len(parts) else None
    return one.why == "denied" and after is not None and (after.joined or after.says("turn"))


def _resumed(part: Part, current: _Own) -> _Own:
    """Return what holds for a part without a word of its own."""
    if current.why in _TURNED and part.says("turn"):
        return _Own("done")
    if current.verdict == "talk" and any(_is_past(when) for when in part.days):
        return _Own("")
    if any(is_to_come(when) for when in part.days):
        return _Own("announced")
    return current


def is_to_come(when: When) -> bool:
    """Whether the words can only mean a day to come."""
    return when.tense == "future" or (when.kind == "offset" and when.number > 0)


def _is_past(when: When) -> bool:
    return when.tense == "past" or (when.kind == "offset" and when.number <= 0)


def _without_old_plans(
    own: Sequence[_Own], settled: list[tuple[Verdict, bool]]
) -> list[tuple[Verdict, bool]]:
    """Let go what was planned where the sentence tells what was done instead."""
    done = max((n for n, one in enumerate(own) if one.verdict == "done"), default=-1)
    planned = next((n for n, one in enumerate(own) if one.why == "planned"), len(own))
    if done < planned:
        return settled
    return [
        ("talk", True) if planned <= n < done and verdict == "announced" else (verdict, told)
        for n, (verdict, told) in enumerate(settled)
    ]
