"""What a simulated runner answers to the coach's questions."""

from __future__ import annotations

from typing import Final

from benchmarks.seasons.people import TOLD, Runner
from bot.language.hearing import Expect

BONE_QUESTIONS: Final = (Expect.SPOT, Expect.WORSE_RUN, Expect.NEXT_MORNING, Expect.HOP_WALK)


def answers_of(who: Runner) -> dict[Expect, str]:
    """Return the answers that do not change over the year."""
    return {
        Expect.EQUIPMENT: ", ".join(who.room) or "no weights",
        Expect.EXPERIENCE: TOLD[who.experience],
        Expect.CLOCK: "London",
        Expect.REMINDER: "no reminder",
        Expect.AGE: f"{who.age}",
        Expect.HEALTH: "none of these",
        Expect.LEVEL: "heavy",
        **dict.fromkeys(BONE_QUESTIONS, "no"),
        Expect.PAIN: "no pain",
    }
