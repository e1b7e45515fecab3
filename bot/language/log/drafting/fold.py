"""From pieces to drafts of activities: which amounts belong to which name.

Law: amounts without a name belong to the name before them; a piece that belongs to nothing is kept
as a leftover and named to the runner, never dropped when it holds amounts.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.language.log.drafting.alternating import alternated, take_turns
from bot.language.log.drafting.drafts import Fold, LiftDraft, RunDraft, counts
from bot.language.log.drafting.leading import led
from bot.language.log.drafting.lift_drafts import is_strong, take_amounts, take_lift
from bot.language.log.drafting.run_drafts import heading, is_beside_training, take_activity
from bot.language.log.drafting.sharing import share
from bot.language.log.drafting.unknown_lifts import take_titled, take_unknown
from bot.language.log.drafting.wholes import gathered
from bot.language.log.runs.track import is_of_track
from bot.language.log.signs.notation import scan

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from bot.language.log.signs.pieces import Piece


def fold(found: Sequence[Piece], common: frozenset[str], today: date) -> Fold:
    """Return all drafts of a message; `common` are the words that are no part of a name."""
    lines = Counter(piece.line for piece in found)
    state = Fold(common, alone=frozenset(line for line, size in lines.items() if size == 1))
    for undated in led(found):
        piece = undated if undated.day else undated._replace(day=today)
        for part in _parts(piece):
            _take(state, part)
        state.heading = heading(piece)
    share(state.drafts)
    state.drafts = list(gathered(list(alternated(state.drafts))))
    state.leftovers.extend(piece for _, piece in state.waiting)
    state.leftovers.extend([state.timed[1]] if state.timed else [])
    return state


def _parts(piece: Piece) -> Sequence[Piece]:
    """Cut a piece that names two lifts: each name takes the amounts on its side."""
    named = [n for n, sign in enumerate(piece.signs) if sign.get("lift")]
    if len(named) < 2:
        return (piece,)
    first = next(n for n, s in enumerate(piece.signs) if s.get("lift") or counts(s))
    name_first = bool(piece.signs[first].get("lift"))
    cuts = named[1:] if name_first else [n + 1 for n in named]
    parts: list[Piece] = []
    start = 0
    for cut in (*cuts, len(piece.signs)):
        if cut > start:
            parts.append(_slice(piece, start, cut))
            start = cut
    return parts


def _slice(piece: Piece, start: int, end: int) -> Piece:
    return piece._replace(signs=piece.signs[start:end])


def _take(state: Fold, piece: Piece) -> None:
    name = next((sign for sign in piece.signs if sign.get("lift") or sign.get("own")), None)
    state.listing = piece.aside and (state.listing or _lists(state))
    if name is not None and not (piece.aside and not state.listing and _is_mentioned(state, piece)):
        take_lift(state, piece, name)
        return
    behind_lift = bool(state.drafts) and isinstance(state.drafts[-1], LiftDraft)
    takes: list[Callable[[Fold, Piece], bool]] = [
        take_turns,
        take_titled,
        take_amounts,
        take_unknown,
    ]
    numbers = behind_lift and _only_numbers(piece) and not is_of_track(piece.signs)
    sets = _says_rounds(piece) or numbers
    takes.insert(3 if sets else 1, take_activity)
    if any(sign.get("mark") == "twice" for sign in piece.signs):
        takes = [take_amounts]  # nobody knows yet whether "5k twice" is one run or two
    if not any(take(state, piece) for take in takes):
        state.leftovers.append(piece._replace(aside=piece.aside or is_beside_training(piece)))


def _is_mentioned(state: Fold, piece: Piece) -> bool:
    """Whether a lift in brackets is none that was done; sets are: "10k (squats 3x10 40 kg)"."""
    if not state.drafts:
        return False
    return not (isinstance(state.drafts[-1], RunDraft) and is_strong(scan(piece.signs)))


def _lists(state: Fold) -> bool:
    """Whether a count waits for what a bracket lists: 3x (…)."""
    return bool(state.waiting) and state.waiting[-1][0].op == "x"


def _says_rounds(piece: Piece) -> bool:
    return any(sign.get("mark") in {"round", "emom"} for sign in piece.signs)


def _only_numbers(piece: Piece) -> bool:
    """Whether nothing but numbers and signs is said: 3x120 behind a lift is no interval."""
    return all(
        sign.is_number or sign.get("mark") in {"by", "at", "per"} or sign.token.kind == "mark"
        for sign in piece.signs
    )
