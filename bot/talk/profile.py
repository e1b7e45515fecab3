"""What the coach asks in the beginning and in the settings: weights, experience, time, reminder."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.language.hearing import Expect
from bot.language.patterns.hand_weights import HELD
from bot.talk import doubting, goals, places, reminders, trips
from bot.talk.effects import SaveAthlete, after
from bot.talk.questions import SETUP
from bot.talk.reminding import setting
from bot.talk.say import Choice, Say
from bot.talk.scene import Scene, Step, stay
from bot.talk.state import AskingProfile, Idle, Screening, State
from bot.talk.wording import equipment_words, text, weekday_words

if TYPE_CHECKING:
    from bot.domain.athlete import Athlete
    from bot.domain.exercise import Equipment
    from bot.domain.load import Load
    from bot.language.facts import (
        TellClock,
        TellEquipment,
        TellExperience,
        TellMinutes,
        TellUnits,
        TellZone,
    )
    from bot.language.intents import ChangeSetting, Intent
    from bot.language.reminding import SetReminder, StopReminders
    from bot.language.travelling import TellOffset


# ------------------------------------------------------------------ said at any time


def equipment(state: State, intent: TellEquipment, scene: Scene) -> Step:
    """Keep which weights are at hand."""
    athlete = scene.athlete
    most = intent.most
    if most is None and set(intent.items) <= set(athlete.equipment or ()):
        most = athlete.hand_most  # the same weights, told again
    most = most if HELD.intersection(intent.items) else None
    args = {"items": _at_hand(intent.items, most, scene)}
    same = set(intent.items) <= set(athlete.equipment or intent.items)
    new = replace(athlete, equipment=intent.items, hand_most=most)
    if not same:  # another room, other plates
        new = replace(new, discs=(), bar=None)
    said = (Say("profile.equipment", args), *doubting.of_weights(most))
    return Step(state, said, (SaveAthlete(new),))


def experience(state: State, intent: TellExperience, scene: Scene) -> Step:
    """Keep how long the runner has lifted."""
    said = Say(f"profile.experience.{intent.level}")
    return _kept(state, scene, said, experience=intent.level)


def minutes(state: State, intent: TellMinutes, scene: Scene) -> Step:
    """Keep how long a session may take when no other time is named."""
    said = Say("profile.minutes", {"minutes": intent.minutes}, (Choice("today"),))
    return _kept(state, scene, said, minutes=intent.minutes)


def units(state: State, intent: TellUnits, scene: Scene) -> Step:
    """Keep kilograms or pounds, kilometres or miles."""
    athlete = scene.athlete
    weight = intent.weight or athlete.weight_unit or "kg"
    distance = intent.distance or athlete.distance_unit or "km"
    said = Say("profile.units", {"weight": weight, "distance": distance})
    new = replace(
        athlete,
        weight_unit=intent.weight or athlete.weight_unit,
        distance_unit=intent.distance or athlete.distance_unit,
    )
    return Step(state, (said,), (SaveAthlete(new),))


def settings(state: State, _: Intent, scene: Scene) -> Step:
    """Show what is known, with a button to change each."""
    choices = ("set_equipment", "set_experience", "set_clock", "set_reminder", "set_health")
    step = stay(state, "profile.settings", *choices, **_known(scene))
    if not scene.athlete.goals:
        return step
    return replace(step, say=(Say("goal.list", {"lines": goals.lines(scene)}), *step.say))


def change(_: State, intent: ChangeSetting, __: Scene) -> Step:
    """Ask one of the questions again."""
    if intent.which == "health":
        return Step(Screening(Expect.AGE, (Expect.HEALTH, Expect.PAIN)))
    return Step(AskingProfile(Expect(intent.which)))


# ------------------------------------------------------------------ said as an answer


def equipment_answer(state: AskingProfile, intent: TellEquipment, scene: Scene) -> Step:
    """Take the answer and go on."""
    return on(state, equipment(state, intent, scene), scene, Expect.EQUIPMENT)


def experience_answer(state: AskingProfile, intent: TellExperience, scene: Scene) -> Step:
    """Take the answer and go on."""
    return on(state, experience(state, intent, scene), scene, Expect.EXPERIENCE)


def zone_answer(state: AskingProfile, intent: TellZone, scene: Scene) -> Step:
    """Take the answer and go on."""
    return on(state, places.zone(state, intent, scene), scene, Expect.CLOCK)


def offset_answer(state: AskingProfile, intent: TellOffset, scene: Scene) -> Step:
    """Take the answer and go on, where some place keeps that clock."""
    step = _quiet(places.offset(state, intent, scene))
    return on(state, step, scene, Expect.CLOCK) if step.effects else step


def clock_answer(state: AskingProfile, intent: TellClock, scene: Scene) -> Step:
    """Take the answer and go on; asked for the reminder's hour, a clock is that hour."""
    if state.question is Expect.REMINDER:
        return on(
            state, setting.keep(state, intent.at, state.weekdays, scene), scene, Expect.REMINDER
        )
    step = _quiet(places.clock(state, intent, scene))
    return on(state, step, scene, Expect.CLOCK) if step.effects else step


def reminder_answer(state: AskingProfile, intent: SetReminder, scene: Scene) -> Step:
    """Take the answer and go on; without an hour the question stays."""
    if intent.at is None:
        return Step(replace(state, question=Expect.REMINDER))
    told = intent if intent.weekdays else replace(intent, weekdays=state.weekdays)
    step = setting.hours(state, told, scene)
    return on(state, step, scene, Expect.REMINDER) if step.effects else step


def no_reminder(state: AskingProfile, intent: StopReminders, scene: Scene) -> Step:
    """Take a no to the reminder; to another question it says nothing."""
    if state.question is Expect.REMINDER and intent.kind is None and intent.at is None:
        return no_answer(state, intent, scene)
    return reminders.stop(state, intent, scene)


def no_answer(state: AskingProfile, _: Intent, scene: Scene) -> Step:
    """Take a no: no weights, no reminder; elsewhere it is a skip."""
    match state.question:
        case Expect.EQUIPMENT:
            said = Say("profile.equipment", {"items": equipment_words((), scene.book)})
            step = _kept(state, scene, said, equipment=())
        case Expect.REMINDER:
            step = Step(state, (Say("reminder.none_wanted"),))
        case _:
            step = Step(state)
    return on(state, step, scene, state.question)


def skip(state: AskingProfile, _: Intent, scene: Scene) -> Step:
    """Go on without an answer; the default holds."""
    return on(state, Step(state), scene, state.question)


def on(state: AskingProfile, step: Step, scene: Scene, answered: Expect) -> Step:
    """Put the next question that is left, or end the set-up."""
    open_now = tuple(q for q in (state.question, *state.left) if q is not answered)
    if open_now:
        return replace(step, state=AskingProfile(open_now[0], open_now[1:]))
    if scene.athlete.set_up:
        return replace(step, state=Idle(), say=step.say or (Say("small.cancelled"),))
    return _finished(step, scene)


def _finished(step: Step, scene: Scene) -> Step:
    """End the set-up: say so once, with the best next thing to do."""
    known = after(scene.known, step.effects).record.athlete
    done = Say("profile.set_up", {}, (Choice("today"), Choice("help")))
    return Step(
        Idle(), (*step.say, done), (*step.effects, SaveAthlete(replace(known, set_up=True)))
    )


def first_question(known: Athlete) -> AskingProfile:
    """Return the beginning of the set-up; what was told with the first message is not asked."""
    told = {
        Expect.EQUIPMENT: known.equipment,
        Expect.EXPERIENCE: known.experience,
        Expect.CLOCK: known.zone,
    }
    first, *left = (asked for asked in SETUP if told.get(asked) is None)
    return AskingProfile(first, tuple(left))


# ------------------------------------------------------------------ below


def _quiet(step: Step) -> Step:
    """Leave out the buttons: those of the next question stand below."""
    return replace(step, say=tuple(replace(one, choices=()) for one in step.say))


def _kept(state: State, scene: Scene, said: Say, **fields: object) -> Step:
    athlete: Athlete = replace(scene.athlete, **fields)  # type: ignore[arg-type]  # one field at a time
    return Step(state, (said,), (SaveAthlete(athlete),))


def _at_hand(items: tuple[Equipment, ...], most: Load | None, scene: Scene) -> str:
    words = equipment_words(items, scene.book)
    if most is None:
        return words
    return text("equipment.up_to", scene.book, items=words, kg=f"{most.amount:g}", unit=most.unit)


def _known(scene: Scene) -> dict[str, object]:
    athlete, texts = scene.athlete, scene.book.phrases.texts
    unknown = texts["profile.unknown"][0]
    experience = athlete.experience and texts[f"profile.level.{athlete.experience}"][0]
    reminder = reminders.daily(scene)
    return {
        "equipment": unknown
        if athlete.equipment is None
        else _at_hand(athlete.equipment, athlete.hand_most, scene),
        "experience": experience or unknown,
        "zone": trips.shown(scene) or athlete.zone or unknown,
        "clock": f"{scene.local:%H:%M}",
        "units": f"{athlete.weight_unit or 'kg'}, {athlete.distance_unit or 'km'}",
        "reminder": unknown
        if reminder is None
        else f"{reminder.rule.at:%H:%M} {weekday_words(reminder.rule.weekdays, scene.book)}",
    }
