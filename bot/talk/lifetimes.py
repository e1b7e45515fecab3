"""How long a question stays open, and what it does to a reminder meanwhile.

Rule: a state that is older than its LIFETIME is Idle.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from bot.talk.state import (
    AskingDay,
    AskingProfile,
    AskingReading,
    FindingLoad,
    Idle,
    RatingPain,
    Screening,
    State,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

ON_DUE: Mapping[type[State], Literal["send", "hold", "drop"]] = {
    Idle: "send",
    AskingProfile: "hold",
    Screening: "hold",
    AskingReading: "hold",
    RatingPain: "hold",
    AskingDay: "hold",
    FindingLoad: "hold",
}
"""What a reminder does to someone in the middle of something."""

HOLD_FOR = timedelta(minutes=15)
"""An open question holds a reminder back for so long after it was entered, then the reminder goes
out."""

LIFETIME: Mapping[type[State], timedelta] = {
    Idle: timedelta.max,
    AskingProfile: timedelta(days=2),
    Screening: timedelta(hours=12),
    AskingReading: timedelta(hours=12),
    RatingPain: timedelta(hours=12),
    AskingDay: timedelta(hours=12),
    FindingLoad: timedelta(hours=12),
}
"""How long a question stays open."""
