"""Why a day holds what it holds, in a few words: for a line of the week, for a short no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.talk.wording import text

if TYPE_CHECKING:
    from bot.coach.advice import Advice, Reason
    from bot.talk.scene import Scene

_TOLD_WHEN_SPARED = frozenset(
    {"R03", "R04", "R05", "R06", "R07", "R08", "R10", "R11", "R12", "R14", "R24"}
)
"""Rules that are worth a word when nothing heavy fits."""


def why_words(advice: Advice, scene: Scene) -> str:
    """Return why this session and no other, empty if nothing stands out."""
    keys = [f"week.why.{_rule(reason)}" for reason in advice.reasons]
    return _first([*keys, f"week.why.{advice.session}"], scene)


def spared_words(advice: Advice, scene: Scene) -> str:
    """Return why there is nothing heavy: a run, a race, the body; else empty."""
    told = (reason for reason in advice.reasons if reason.key in _TOLD_WHEN_SPARED)
    return _first([f"week.spared.{_rule(reason)}" for reason in told], scene)


def _rule(reason: Reason) -> str:
    return reason.phrase.removeprefix("reason.")


def _first(keys: list[str], scene: Scene) -> str:
    found = next((key for key in keys if key in scene.book.phrases.texts), "")
    return text(found, scene.book) if found else ""
