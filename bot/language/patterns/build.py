"""From the name of a meaning in the lexicon to the intent that it is.

Law: every meaning that a pattern of the lexicon names is built here, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.athlete import Experience
from bot.domain.exercise import Equipment
from bot.domain.load import Load, WeightUnit
from bot.domain.running import DistanceUnit
from bot.language import facts as told
from bot.language import intents as said
from bot.language import reminding as timed
from bot.language.intents import Intent, Unclear
from bot.language.patterns.build_ahead import BUILD_AHEAD
from bot.language.patterns.build_asked import BUILD_ASKED
from bot.language.patterns.build_clinical import BUILD_CLINICAL
from bot.language.patterns.build_finding import BUILD_FINDING
from bot.language.patterns.build_habit import BUILD_HABIT
from bot.language.patterns.build_reminding import BUILD_REMINDING
from bot.language.patterns.build_season import BUILD_SEASON
from bot.language.patterns.build_technique import BUILD_TECHNIQUE
from bot.language.patterns.build_timing import BUILD_TIMING
from bot.language.patterns.build_travelling import BUILD_TRAVELLING
from bot.language.patterns.filled import Filled
from bot.language.patterns.plans import BUILD_PLANS

if TYPE_CHECKING:
    from datetime import date

Build = Callable[[Filled], Intent | Unclear | None]
"""None: the gaps hold nothing that makes sense for this meaning; Unclear: more than one thing."""

MOST_UNDONE = 5
UNKNOWN_SITE = "unknown"
LISTED = 3
"""So many kinds of equipment are a list, fewer may be the name of a lift."""
LIFTED_ON = frozenset({Equipment.BENCH, Equipment.BOX, Equipment.MACHINE})
"""Named alone they may be a lift."""
OLDEST = 110
YOUNGEST = 5


def _clock(filled: Filled) -> Intent | None:
    if filled.bad_time:
        return timed.BadTime(filled.bad_time)
    return told.TellClock(filled.at) if filled.at else None


def _age(filled: Filled) -> Intent | None:
    years = filled.number
    if years is None or not years.is_integer() or not YOUNGEST <= years <= OLDEST:
        return None
    return told.TellAge(int(years))


def _age_answer(filled: Filled) -> Intent | None:
    """Take any number for the age that was asked; the coach says what cannot be."""
    years = filled.number
    return told.TellAge(int(years)) if years is not None and years.is_integer() else None


def _undo(filled: Filled) -> Intent:
    return said.Undo(max(1, min(int(filled.number or 1), MOST_UNDONE)))


def _equipment(filled: Filled) -> Intent | None:
    if filled.equipment is None:
        return None
    return told.TellEquipment(filled.equipment, filled.most)


def _today_most(filled: Filled) -> Intent | None:
    """Take the heaviest weight that is there today; a number without a unit is none."""
    if filled.weight is None or filled.weight[1] is None:
        return None
    return said.AskToday(most_kg=Load(filled.weight[0], filled.weight[1]).kg)


def _listed(filled: Filled) -> Intent | None:
    """Take bare names of equipment for what is at hand only when they can be nothing else."""
    items = filled.equipment or ()
    few = filled.listed if len(items) > 1 else not LIFTED_ON.intersection(items)
    is_list = bool(items) and (few or len(items) >= LISTED)
    return told.TellEquipment(items, filled.most) if is_list else None


def _years(filled: Filled) -> Intent | None:
    """Source: coaching rules 2.1, self-report: from 6 months intermediate, from 24 advanced."""
    return None if filled.number is None else _months(filled.number * 12)


def _months(months: float) -> Intent:
    if months >= 24:
        return told.TellExperience(Experience.ADVANCED)
    return told.TellExperience(Experience.INTERMEDIATE if months >= 6 else Experience.NOVICE)


def _pick(filled: Filled) -> Intent | None:
    number = filled.number
    if number is None or not number.is_integer() or not 0 <= number <= 10:
        return None
    return told.Pick(int(number))


def _today(filled: Filled) -> said.AskToday:
    most_kg = None if filled.most is None else filled.most.kg
    return said.AskToday(filled.minutes, filled.equipment, filled.lacks, _one(filled.days), most_kg)


def _one(days: tuple[date, ...] | None) -> date | None:
    return days[0] if days else None


def _done(filled: Filled) -> Intent:
    return said.SessionDone() if filled.day is None else timed.RoutineDone(filled.day)


BUILD: Mapping[str, Build] = {
    **BUILD_PLANS,
    **BUILD_REMINDING,
    "start": lambda _: said.Start(),
    "greet": lambda _: said.Greet(),
    "thanks": lambda _: said.Thanks(),
    "insult": lambda _: said.Insult(),
    "help": lambda _: said.Help(),
    "cancel": lambda _: said.Cancel(),
    "privacy": lambda _: said.Privacy(),
    "show_settings": lambda _: said.ShowSettings(),
    "change_equipment": lambda _: said.ChangeSetting("equipment"),
    "change_experience": lambda _: said.ChangeSetting("experience"),
    "change_clock": lambda _: said.ChangeSetting("clock"),
    "change_reminder": lambda _: said.ChangeSetting("reminder"),
    "change_health": lambda _: said.ChangeSetting("health"),
    "how_to_log": lambda _: said.AskHowToLog(),
    "undo": _undo,
    "undo_both": lambda _: said.Undo(2),
    "recent": lambda filled: said.ShowRecent(filled.exercise),
    "today": _today,
    "today_bare": lambda filled: said.AskToday(filled.minutes, (), (), _one(filled.days)),
    "today_most": _today_most,
    "today_to": lambda filled: replace(_today(filled), most_kg=filled.number),
    "why": lambda _: said.AskWhy(),
    "tip": lambda _: said.AskTip(),
    "session_done": _done,
    "yes": lambda _: told.Yes(),
    "no": lambda _: told.No(),
    "skip_question": lambda _: told.SkipQuestion(),
    "pick": _pick,
    "name_day": lambda filled: told.NameDay(days=filled.days or ()),
    "name_span": lambda filled: told.NameDay(first=filled.first, last=filled.last),
    "tell_equipment": _equipment,
    "tell_no_equipment": lambda _: told.TellEquipment(()),
    "listed_equipment": _listed,
    "novice": lambda _: told.TellExperience(Experience.NOVICE),
    "intermediate": lambda _: told.TellExperience(Experience.INTERMEDIATE),
    "advanced": lambda _: told.TellExperience(Experience.ADVANCED),
    "lifted_years": _years,
    "lifted_months": lambda filled: None if filled.number is None else _months(filled.number),
    "lifted_weeks": lambda filled: None if filled.number is None else _months(filled.number / 4.3),
    "usual_minutes": lambda filled: told.TellMinutes(filled.minutes) if filled.minutes else None,
    "clock": _clock,
    "use_kg": lambda _: told.TellUnits(WeightUnit.KG),
    "use_lb": lambda _: told.TellUnits(WeightUnit.LB),
    "use_km": lambda _: told.TellUnits(None, DistanceUnit.KM),
    "use_mi": lambda _: told.TellUnits(None, DistanceUnit.MI),
    "use_km_kg": lambda _: told.TellUnits(WeightUnit.KG, DistanceUnit.KM),
    "use_mi_lb": lambda _: told.TellUnits(WeightUnit.LB, DistanceUnit.MI),
    "speak": lambda filled: told.SpeakLanguage(filled.language),
    "age_answer": _age_answer,
    "age": _age,
    "cleared_light": lambda _: told.TellCleared("light"),
    "cleared_moderate": lambda _: told.TellCleared("moderate"),
    "cleared_heavy": lambda _: told.TellCleared("heavy"),
    "pain_gone": lambda _: told.PainGone(),
    "chest_fine": lambda _: told.PainGone("chest"),
    "pain_unknown": lambda _: told.ReportPain(site=UNKNOWN_SITE),
    "missed": lambda _: told.ReportMissed(),
    "well": lambda _: told.ReportWell(),
    "ill_above_neck": lambda _: told.ReportIllness("above_neck"),
    "ill_below_neck": lambda _: told.ReportIllness("below_neck"),
    "ill_fever": lambda _: told.ReportIllness("fever"),
    "ill_upset": lambda _: told.ReportIllness("upset"),
    **BUILD_AHEAD,
    **BUILD_TRAVELLING,
    **BUILD_ASKED,
    **BUILD_HABIT,
    **BUILD_SEASON,
    **BUILD_TECHNIQUE,
    **BUILD_TIMING,
    **BUILD_FINDING,
    **BUILD_CLINICAL,
}
