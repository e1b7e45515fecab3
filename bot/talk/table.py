"""All ways from state to state.

Rule 1: a pair (state, intent) that is not in EDGES takes the way in ANYWHERE, which is total over
all intents.
Rule 2: `to` lists the states a handler may lead to, besides staying; the engine checks it on every
step and the diagram is drawn from it.
Rule 3: every state but Idle holds an open question; how long, `lifetimes` tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from bot.language import ahead, amends, asked
from bot.language import clinical as body
from bot.language import facts as told
from bot.language import finding as sought
from bot.language import habit as kept
from bot.language import intents as said
from bot.language import plans as planned
from bot.language import reminding as timed
from bot.language import season as seasonal
from bot.language import technique as shown
from bot.language import travelling as abroad
from bot.language.intents import Intent
from bot.language.own_plates import TellPlates
from bot.talk import (
    advice,
    again,
    announced,
    answering,
    away,
    balance,
    clearing,
    clinical,
    conditions,
    correct,
    diary,
    done,
    enough,
    feeling,
    finding,
    followup,
    goals,
    habit,
    howto,
    next_load,
    own_plates,
    places,
    plans,
    profile,
    races,
    records,
    reminders,
    safety,
    screening,
    season,
    small,
    speech,
    swap,
    trips,
    undoing,
    usual,
    week,
    what_if,
    when,
    words,
)
from bot.talk.reminding import changing, pressed, setting
from bot.talk.scene import Handler
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


@dataclass(frozen=True, slots=True)
class Edge:
    """Who answers, and where it may lead besides staying."""

    handler: Handler
    to: tuple[type[State], ...] = ()


ANYWHERE: Mapping[type[Intent], Edge] = {
    said.Start: Edge(small.start),
    said.Greet: Edge(small.greet),
    said.Thanks: Edge(small.thanks),
    said.Insult: Edge(small.insult),
    said.Help: Edge(small.help_),
    said.Privacy: Edge(small.privacy),
    said.UnknownCommand: Edge(small.unknown_command),
    said.Cancel: Edge(small.cancel, (Idle,)),
    told.Yes: Edge(small.yes_to_nothing),
    told.No: Edge(small.no_to_nothing),
    told.SkipQuestion: Edge(pressed.later_or_not),
    told.Pick: Edge(small.nothing_to_pick),
    told.NameDay: Edge(small.nothing_to_pick),
    said.LogTraining: Edge(diary.keep),
    said.PlanTraining: Edge(announced.plan),
    planned.DropPlan: Edge(plans.drop),
    planned.MovePlan: Edge(plans.move),
    said.AskHowToLog: Edge(diary.how_to_log),
    said.Undo: Edge(undoing.undo),
    amends.Redo: Edge(undoing.redo),
    amends.CorrectLog: Edge(correct.correct, (AskingReading,)),
    amends.RepeatLog: Edge(again.repeat),
    said.ShowRecent: Edge(diary.recent),
    said.AskToday: Edge(advice.today, (Screening,)),
    said.AskWhy: Edge(answering.why),
    said.AskTip: Edge(small.tip),
    said.AskQuestion: Edge(answering.card),
    said.SessionDone: Edge(done.done),
    **{intent: Edge(handler) for intent, handler in reminders.ANSWERS.items()},
    timed.SetReminder: Edge(setting.set_, (AskingProfile,)),
    timed.ChangeReminder: Edge(changing.change, (AskingProfile,)),
    said.ShowSettings: Edge(profile.settings),
    said.ChangeSetting: Edge(profile.change, (AskingProfile, Screening)),
    told.TellEquipment: Edge(profile.equipment),
    TellPlates: Edge(own_plates.tell),
    told.TellExperience: Edge(profile.experience),
    told.TellClock: Edge(places.clock),
    told.TellZone: Edge(places.zone),
    abroad.TellTrip: Edge(trips.tell, (AskingDay,)),
    abroad.TellHome: Edge(trips.home),
    abroad.DropTrip: Edge(trips.drop),
    abroad.DoubtPlace: Edge(places.doubt),
    abroad.TellOffset: Edge(places.offset),
    abroad.AskClock: Edge(trips.clock),
    told.UnknownPlace: Edge(places.unknown_place),
    told.TellMinutes: Edge(profile.minutes),
    told.TellUnits: Edge(profile.units),
    told.SpeakLanguage: Edge(speech.speak),
    told.TellAge: Edge(screening.age),
    told.TellConditions: Edge(conditions.conditions, (Screening,)),
    told.TellCleared: Edge(clearing.cleared),
    body.TellSeen: Edge(clearing.seen, (Screening,)),
    body.TellPressure: Edge(clinical.pressure),
    body.TellSugar: Edge(clinical.sugar),
    body.TellBone: Edge(clinical.bone),
    body.TellHops: Edge(clinical.hops),
    body.TellChange: Edge(followup.change, (Screening, Idle)),
    body.TellBarSafe: Edge(clinical.bar_safe),
    body.TellSupervised: Edge(clinical.supervised),
    body.TellActive: Edge(clinical.active),
    body.TellAsthmaWorse: Edge(clinical.asthma_worse),
    body.TellBirthCheck: Edge(clinical.birth_check),
    body.TellWeeks: Edge(clinical.weeks),
    told.RedFlag: Edge(safety.red_flag, (Idle,)),
    told.OtherInDanger: Edge(safety.of_other),
    told.ReportPain: Edge(safety.pain, (RatingPain, Screening)),
    told.PainGone: Edge(safety.pain_gone),
    told.ReportIllness: Edge(safety.illness),
    told.ReportWell: Edge(safety.well),
    told.ReportTired: Edge(feeling.tell),
    told.ReportMissed: Edge(small.missed),
    told.DidLift: Edge(done.did_lift),
    ahead.TellRace: Edge(races.tell, (AskingDay,)),
    ahead.DropRace: Edge(races.drop),
    ahead.ShowRaces: Edge(races.show),
    ahead.TellGoal: Edge(goals.tell),
    ahead.DropGoals: Edge(goals.drop),
    ahead.ShowGoals: Edge(goals.show),
    ahead.TellBody: Edge(goals.body),
    ahead.DropBody: Edge(goals.drop_body),
    ahead.TellAway: Edge(away.tell, (AskingDay,)),
    ahead.TellBack: Edge(trips.back),
    asked.SwapExercise: Edge(swap.swap),
    asked.AskWeek: Edge(week.show, (Screening,)),
    asked.AskRunBest: Edge(records.run),
    asked.AskLiftBest: Edge(records.lift),
    asked.AskLoad: Edge(next_load.show, (Screening,)),
    asked.AskBests: Edge(records.bests),
    asked.AskTotal: Edge(records.total),
    asked.AskHowTo: Edge(howto.how_to),
    asked.AskOnce: Edge(reminders.once),
    asked.ReportLow: Edge(feeling.low),
    asked.AskBeyond: Edge(small.beyond),
    asked.AskLighter: Edge(advice.lighter),
    seasonal.TellUsual: Edge(usual.tell),
    seasonal.DropUsual: Edge(usual.drop),
    seasonal.TellEased: Edge(season.ease),
    seasonal.AskPhase: Edge(season.show),
    seasonal.AskMore: Edge(enough.more),
    seasonal.AskMaxTest: Edge(enough.max_test),
    seasonal.AskBalance: Edge(balance.show),
    kept.AskConsistency: Edge(habit.show),
    kept.AskReview: Edge(habit.look_back),
    kept.TellTarget: Edge(habit.target),
    seasonal.WhatIf: Edge(what_if.what_if),
    **{one: Edge(way) for one, way in (*answering.WAYS.items(), *howto.WAYS.items())},
    shown.AskWord: Edge(words.word),
    shown.AskUnknownWord: Edge(words.unknown),
    shown.AskWords: Edge(words.words),
    sought.FindLoads: Edge(finding.begin, (FindingLoad, Idle)),
    sought.TellSet: Edge(finding.nothing_open),
}
"""What each intent means when the open question does not ask for it."""

_PROFILE = (AskingProfile, Idle)
_SCREENING = (Screening, Idle)

EDGES: Mapping[tuple[type[State], type[Intent]], Edge] = {
    (AskingProfile, told.TellEquipment): Edge(profile.equipment_answer, _PROFILE),
    (AskingProfile, told.TellExperience): Edge(profile.experience_answer, _PROFILE),
    (AskingProfile, told.TellClock): Edge(profile.clock_answer, _PROFILE),
    (AskingProfile, told.TellZone): Edge(profile.zone_answer, _PROFILE),
    (AskingProfile, abroad.TellOffset): Edge(profile.offset_answer, _PROFILE),
    (AskingProfile, timed.SetReminder): Edge(profile.reminder_answer, _PROFILE),
    (AskingProfile, timed.StopReminders): Edge(profile.no_reminder, _PROFILE),
    (AskingProfile, told.No): Edge(profile.no_answer, _PROFILE),
    (AskingProfile, told.Yes): Edge(small.which_one),
    (AskingProfile, told.Pick): Edge(small.no_answer),
    (AskingProfile, told.SkipQuestion): Edge(profile.skip, _PROFILE),
    (Screening, told.TellAge): Edge(screening.age_answer, _SCREENING),
    (Screening, told.TellConditions): Edge(screening.conditions_answer, _SCREENING),
    (Screening, told.TellCleared): Edge(screening.cleared_answer, _SCREENING),
    (Screening, told.ReportPain): Edge(screening.pain_answer, (Screening, RatingPain, Idle)),
    (Screening, told.PainGone): Edge(screening.pain_gone_answer, _SCREENING),
    (Screening, told.ReportWell): Edge(screening.well_answer, _SCREENING),
    (Screening, told.Yes): Edge(screening.yes_answer, _SCREENING),
    (Screening, told.No): Edge(screening.no_answer, _SCREENING),
    (Screening, told.Pick): Edge(screening.number, (Screening, Idle, RatingPain)),
    (Screening, body.TellSeen): Edge(screening.seen_answer, _SCREENING),
    (Screening, body.TellChange): Edge(followup.change, (Screening, Idle)),
    **{(Screening, one): Edge(screening.told, _SCREENING) for one in screening.TOLD},
    (Screening, told.SkipQuestion): Edge(screening.skip, _SCREENING),
    (AskingReading, told.Pick): Edge(diary.pick, (Idle,)),
    (AskingReading, told.Yes): Edge(diary.pick_first, (Idle,)),
    (AskingReading, said.LogTraining): Edge(diary.keep_instead, (Idle,)),
    (AskingReading, amends.CorrectLog): Edge(correct.correct_open, (Idle,)),
    (AskingReading, told.No): Edge(diary.pick_none, (Idle,)),
    (AskingReading, told.SkipQuestion): Edge(diary.pick_none, (Idle,)),
    (RatingPain, told.Pick): Edge(safety.rate_pick, (Idle, Screening)),
    (RatingPain, told.ReportPain): Edge(safety.rate, (Idle, RatingPain, Screening)),
    (RatingPain, told.PainGone): Edge(safety.rate_gone, (Idle,)),
    (RatingPain, told.Yes): Edge(small.no_answer),
    (RatingPain, told.No): Edge(safety.rate_gone, (Idle,)),
    (RatingPain, told.SkipQuestion): Edge(safety.rate_skip, (Idle,)),
    (AskingDay, told.NameDay): Edge(when.answer, (Idle, AskingDay)),
    (AskingDay, ahead.TellRace): Edge(when.race, (Idle, AskingDay)),
    (AskingDay, ahead.TellAway): Edge(when.absence, (Idle, AskingDay)),
    (AskingDay, abroad.TellTrip): Edge(when.trip, (Idle, AskingDay)),
    (AskingDay, told.No): Edge(when.no_answer, (Idle,)),
    (AskingDay, told.SkipQuestion): Edge(when.no_answer, (Idle,)),
    (FindingLoad, sought.TellSet): Edge(finding.told_set, (Idle,)),
    (FindingLoad, said.LogTraining): Edge(finding.logged, (Idle,)),
    (FindingLoad, said.SessionDone): Edge(finding.finished, (Idle,)),
    (FindingLoad, said.AskToday): Edge(finding.other, (Idle, Screening)),
    (FindingLoad, told.SkipQuestion): Edge(finding.skip, (Idle,)),
    (FindingLoad, told.Yes): Edge(small.no_answer),
    (FindingLoad, told.No): Edge(small.no_answer),
    (FindingLoad, told.Pick): Edge(small.no_answer),
}
"""What an intent means as an answer to the question that is open."""

STATES: tuple[type[State], ...] = get_args(State)
INTENTS: tuple[type[Intent], ...] = get_args(Intent)


def edge(state: type[State], intent: type[Intent]) -> Edge:
    """Return the way that an intent takes in a state."""
    return EDGES.get((state, intent)) or ANYWHERE[intent]
