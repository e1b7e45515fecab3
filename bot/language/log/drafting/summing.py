"""A sum with its time that stands under the stretches of one run.

Law: stretches of one day without a part of the day, whose distances make up the sum, are one run;
a sum without a time says nothing that is not known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language.log.drafting.drafts import RunDraft
from bot.language.log.runs.joining import joined
from bot.language.log.runs.measures import METRES
from bot.language.log.runs.runs import as_stretch

if TYPE_CHECKING:
    from bot.language.log.drafting.drafts import Fold
    from bot.language.log.runs.features import Features
    from bot.language.log.signs.pieces import Piece

NEAR = 0.03
"""The stretches may miss the sum by so much of it."""


def sum_up(state: Fold, total: Features, piece: Piece) -> None:
    """Take the last runs for the stretches of one, if the sum has a time."""
    far = total.distance_m
    state.total = None if total.is_timed else (total, piece)
    if not total.is_timed or far is None:
        return
    runs: list[RunDraft] = []
    for draft in reversed(state.drafts):
        if not isinstance(draft, RunDraft) or not _is_stretch(draft, piece):
            break
        runs.insert(0, draft)
    sizes = [draft.found.distance_m or 0.0 for draft in runs]
    if len(runs) < len("ab") or abs(sum(sizes) - far) > NEAR * far:
        return
    parts = tuple(as_stretch(draft.found) for draft in runs)
    kind = next((draft.found.run_type for draft in runs if draft.found.run_type), None)
    found = total._replace(parts=parts, run_type=total.run_type or kind, total=True)
    pieces = [one for draft in runs for one in draft.pieces]
    del state.drafts[-len(runs) :]
    state.drafts.append(RunDraft(found, piece.sentence, pieces=[*pieces, piece]))


def takes_time(state: Fold, found: Features, piece: Piece) -> bool:
    """Whether a time behind a sum is that of the sum: "8 miles total, 62:49"."""
    if state.total is None or state.total[1].sentence != piece.sentence:
        return False
    if not found.is_timed or found.size is not None:
        return False
    both = joined(state.total[0], found, in_parts=False)
    if both is not None:
        sum_up(state, both, piece)
    return True


def _is_stretch(draft: RunDraft, piece: Piece) -> bool:
    found = draft.found
    plain = not draft.sport and not draft.mobility and not found.parts
    here = draft.pieces[-1].day == piece.day and "daytime" not in found.hints
    return plain and here and found.unit in METRES
