"""The questions "what should I lift today?" and "why?"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate
from math import ceil
from typing import TYPE_CHECKING

from bot.coach.advice import Advice, SessionName
from bot.coach.history.situation import Past, past_of
from bot.coach.today import Setting, today_after
from bot.coach.today import today as coach_today
from bot.coach.week import done as done_on
from bot.coach.week import heavy_day_after
from bot.domain.athlete import Experience
from bot.domain.exercise import Equipment
from bot.domain.running import Run
from bot.domain.training import Lift, PlannedSession, Swap
from bot.language.hearing import Expect
from bot.talk import away, doubting
from bot.talk.clinical import beside, needs_pins
from bot.talk.effects import SaveSession
from bot.talk.questions import unanswered
from bot.talk.say import Choice, Say
from bot.talk.scene import Scene, Step
from bot.talk.state import Idle, Screening, State
from bot.talk.why import why_says
from bot.talk.why_loads import load_says
from bot.talk.wording import REFUSALS, advice_says, day_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.domain.record import Record
    from bot.domain.training import Log
    from bot.language.intents import AskToday, Intent

SHORT_MIN = 20
"""Minutes of the shorter session that a button offers."""
ROUTINE_MIN = 10
"""With less time than this in minutes a few drills of the routine are all that fits."""
_ASKED = ("ask_bone", "ask_bp")
"""Flags that are put as a question of their own."""
STILL_ILL_DAYS = 3
"""After so many days the coach asks whether an illness is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is different today."""

    minutes: int | None = None
    equipment: tuple[Equipment, ...] | None = None
    swaps: tuple[Swap, ...] = ()
    """Exercises that the runner would not do."""
    most_kg: float | None = None
    """The heaviest weight that is there."""


def today(state: State, intent: AskToday, scene: Scene) -> Step:
    """Give one session; ask age, health and pain when they are missing and nothing else is open."""
    if intent.day is not None and intent.day != scene.today:
        return another_day(state, intent.day, _wish(intent, scene), scene)
    wish, gone = _wish(intent, scene), away.now(scene)
    if gone is not None and gone.kind == "pause" and wish == Wish(swaps=wish.swaps):
        return away.paused(state, gone, scene)
    if gone is not None and gone.kind == "away" and wish.equipment is None:
        wish = replace(wish, equipment=())
    found = _found(wish, scene)
    asks = isinstance(state, Idle) and scene.known.conversation.greeted
    missing = _missing(found.advice, scene) if asks else ()
    step = _given(state, found, scene, missing)
    return replace(step, state=Screening(missing[0], missing[1:])) if missing else step


def _missing(advice: Advice, scene: Scene) -> tuple[Expect, ...]:
    """Return what is to be asked now; what was skipped today rests until tomorrow."""
    if scene.health.skipped == scene.today:
        return ()
    return unanswered(scene.health, scene.today) or beside(advice, scene)


def _wish(intent: AskToday, scene: Scene) -> Wish:
    """Return what the sentence says of today; what was not wanted before stays away."""
    equipment, given = intent.equipment, scene.record.given
    if equipment is None and intent.lacks and scene.athlete.equipment is not None:
        equipment = tuple(one for one in scene.athlete.equipment if one not in intent.lacks)
    known = given.swaps if given is not None and given.day == scene.today else ()
    return Wish(minutes=intent.minutes, equipment=equipment, swaps=known, most_kg=intent.most_kg)


def session_step(state: State, scene: Scene, wish: Wish | None = None) -> Step:
    """Return the step that gives today's session and remembers it."""
    return _given(state, _found(wish or Wish(), scene), scene)


@dataclass(frozen=True, slots=True)
class _Found:
    """Today's session as it was found."""

    wish: Wish
    past: Past
    advice: Advice


def _found(wish: Wish, scene: Scene) -> _Found:
    past = past_of(scene.record, scene.today, scene.book.catalogue.exercises)
    return _Found(wish, past, _advised(past, scene.today, wish, scene))


def _given(state: State, found: _Found, scene: Scene, asks: tuple[Expect, ...] = ()) -> Step:
    """Return the step that gives a session and remembers it; `asks` is put beside it."""
    advice, wish = found.advice, found.wish
    told = replace(advice, flags=_flags(found, asks, scene))
    said = advice_says(told, scene.book, scene.athlete, _choices(advice), day=scene.today)
    given = planned(advice, scene, wish)
    alone = isinstance(state, Idle) and not asks
    aside = (doubting.of_clock(scene) if alone else ()) or _asides(advice, wish, scene)
    return Step(state, (*said, *aside), (SaveSession(given),))


def lighter(state: State, _: Intent, scene: Scene) -> Step:
    """Say how the session given today gets lighter; without one, that today's can be asked for."""
    given = scene.record.given
    if given is None or given.day != scene.today:
        return Step(state, (Say("session.lighter_next", {}, (Choice("today"),)),))
    choices = (Choice("less_time"), Choice("bare"))
    return Step(state, (Say("session.lighter", {}, choices),))


def another_day(state: State, day: date, wish: Wish, scene: Scene) -> Step:
    """Say what another day would hold; today's session is taken for done, nothing is remembered."""
    record, given = scene.record, scene.record.given
    if given is not None and given.day == scene.today:
        so_far = coach_today(record, scene.today, scene.book.catalogue)
        record = done_on(record, scene.today, so_far)
    advice = advised(record, day, wish, scene)
    said = advice_says(advice, scene.book, scene.athlete, day=day)
    first = Say("session.for_day", {"day": day_words(day, scene)})
    return Step(state, (first, *said))


def advised(record: Record, day: date, wish: Wish, scene: Scene) -> Advice:
    """Return the session of a day with what is different about it."""
    return _advised(past_of(record, day, scene.book.catalogue.exercises), day, wish, scene)


def _advised(past: Past, day: date, wish: Wish, scene: Scene) -> Advice:
    if wish.swaps:
        given = _swapped(past.record, day, wish)
        past = replace(past, record=replace(past.record, given=given))
    there = Setting(minutes=wish.minutes, equipment=wish.equipment, most_kg=wish.most_kg)
    advice = today_after(past, day, scene.book.catalogue, there)
    if wish.minutes is not None and wish.minutes < ROUTINE_MIN:
        return _routine_only(advice, wish.minutes)
    return advice


def _swapped(record: Record, day: date, wish: Wish) -> PlannedSession:
    """Return the session of the day with what is not wanted in it, given already or not."""
    given = record.given
    if given is None or given.day != day:
        given = PlannedSession(day=day, name="", lifts=())
    return replace(given, swaps=wish.swaps)


def _routine_only(advice: Advice, minutes: int) -> Advice:
    """Return the first minutes of the routine: all that fits. Source: coaching rules 2.10."""
    if advice.session is not SessionName.CORE_BW:
        return advice
    spent = accumulate(drill.seconds for drill in advice.drills)
    fitting = sum(1 for seconds in spent if seconds <= minutes * 60)
    drills = advice.drills[: max(1, fitting)]
    length = ceil(sum(drill.seconds for drill in drills) / 60)
    return replace(advice, exercises=(), drills=drills, minutes=length, sets=None)


def _choices(advice: Advice) -> tuple[Choice, ...]:
    if advice.session in REFUSALS:
        return (Choice("why"),)
    shorter = ("less_time",) if advice.minutes > SHORT_MIN else ()
    finds = ("find_loads",) if any(line.find_load for line in advice.exercises) else ()
    how = ("how_today",) if shorter and not finds else ()  # a question's buttons still fit
    return tuple(Choice(key) for key in ("session_done", *finds, "why", *shorter, *how))


def _flags(found: _Found, asks: tuple[Expect, ...], scene: Scene) -> tuple[str, ...]:
    """Return the flags, put for somebody who has run already where that is so."""
    today, advice = scene.today, found.advice
    ran = any(
        entry.day == today and isinstance(entry.activity, Run) for entry in scene.record.entries
    )
    behind: dict[str, str] = dict.fromkeys(_ASKED, "")
    if Expect.PINS in asks or not needs_pins(advice):
        behind["confirm_pins"] = ""
    if ran:
        behind |= {"run_first_gap_6h": "after_run_gap_6h", "ask_run_type": ""}
    named = (behind.get(flag, flag) for flag in advice.flags)
    return tuple(_as_in_week(flag, found.past, today) for flag in named)


def _as_in_week(flag: str, past: Past, today: date) -> str:
    """Return the next heavy day as the week shows it: the first that comes is taken."""
    if not flag.startswith("next_heavy:"):
        return flag
    day = heavy_day_after(past, today, after=today)
    return "" if day is None else f"next_heavy:{(day - today).days}"


def _asides(advice: Advice, wish: Wish, scene: Scene) -> tuple[Say, ...]:
    """Return what could change the answer: a set to be named, an illness that may be over."""
    ill = scene.health.illness
    if ill is not None and ill.well is None and (scene.today - ill.since).days >= STILL_ILL_DAYS:
        return (Say("illness.still"),)
    loaded = [line for line in advice.exercises if line.load_kg]
    if wish.most_kg is not None and loaded and not any(line.too_light for line in loaded):
        return (Say("session.most", {"kg": f"{wish.most_kg:g}"}),)
    is_first = [reason.phrase for reason in advice.reasons[:1]] == ["reason.R13.first"]
    if is_first and scene.athlete.experience in (Experience.INTERMEDIATE, Experience.ADVANCED):
        return (Say("session.name_a_set"),)
    return ()


def planned(advice: Advice, scene: Scene, wish: Wish) -> PlannedSession:
    """Return the session as it is remembered, so that "done" can log it."""
    return PlannedSession(
        day=scene.today,
        name=advice.session,
        lifts=tuple(line.planned for line in advice.exercises),
        routine=advice.routine,
        minutes=advice.minutes,
        asked_minutes=wish.minutes,
        equipment=wish.equipment,
        swaps=wish.swaps,
        most_kg=wish.most_kg,
    )


def wish_given(scene: Scene) -> Wish:
    """Return what was different about the session that was given today."""
    given = scene.record.given
    if given is None or given.day != scene.today:
        gone = away.now(scene)
        return Wish(equipment=() if gone is not None and gone.kind == "away" else None)
    return Wish(
        minutes=given.asked_minutes,
        equipment=given.equipment,
        swaps=given.swaps,
        most_kg=given.most_kg,
    )


def why(state: State, _: Intent, scene: Scene) -> Step:
    """Say which inputs were used, which rule decided, and where it comes from."""
    wish = wish_given(scene)
    before = replace(scene.record, logs=tuple(_before_session(scene)))
    then = replace(scene, known=replace(scene.known, record=before))
    found = _found(wish, then)
    loads = load_says(found.advice, found.past.lifts, then)
    return Step(state, why_says(found.advice, then, loads, _minutes(scene), wish.equipment))


def _minutes(scene: Scene) -> int | None:
    """Return the minutes that were asked for today, else those of the session given."""
    given = scene.record.given
    if given is None or given.day != scene.today:
        return None
    return given.asked_minutes or scene.athlete.minutes or given.minutes


def _before_session(scene: Scene) -> Iterator[Log]:
    """Yield the logs without what was lifted today of the session: it was chosen before that."""
    today = scene.today
    for log in scene.record.logs:
        is_free = log.session is None and not log.planned
        left = tuple(
            entry
            for entry in log.entries
            if is_free or entry.day != today or not isinstance(entry.activity, Lift)
        )
        if left:
            yield replace(log, entries=left)
