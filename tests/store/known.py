"""Records of every kind that is stored, each with all its fields, by the name of its sample.

`python -m tests.store.known` writes the samples that are missing; it never changes one.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from bot.domain.athlete import Athlete, AthleteId, Away, Experience, Feeling, Goal, Race, UsualDay
from bot.domain.exercise import Equipment, ExerciseId
from bot.domain.health import Birth, Cleared, Health, Held, Illness, Pain, Pressure, Sugar
from bot.domain.journal import DiaryStep, Journal, LogChange
from bot.domain.load import Load, WeightUnit
from bot.domain.outlook import Outlook, OutlookChange
from bot.domain.plates import Discs
from bot.domain.running import DistanceUnit, PartRole, Run, RunPart, RunType
from bot.domain.schedule import (
    Delivery,
    QuietHours,
    Reminder,
    ReminderId,
    ReminderKind,
    ReminderRule,
    Snooze,
)
from bot.domain.summary import BestSet, LiftedDay, LiftSummary, RunSummary, Summary
from bot.domain.training import (
    Entry,
    Lift,
    Log,
    LogId,
    Mobility,
    OtherSport,
    PlannedLift,
    PlannedSession,
    StrengthSet,
    Swap,
)
from bot.domain.travel import Travel
from bot.language.ahead import TellRace
from bot.language.hearing import Expect
from bot.language.intents import LogTraining, Reading
from bot.store.codec import document
from bot.store.keeping import LastWord
from bot.store.tinydb.index import Head
from bot.store.tinydb.tables import Inbox, Reach, Unsent
from bot.talk.state import (
    Absence,
    AskingDay,
    AskingProfile,
    AskingReading,
    Conversation,
    FindingLoad,
    Idle,
    Journey,
    RatingPain,
    Screening,
    State,
)
from bot.talk.wire import Button, Chat, Due, InboundId, OutboxRow, Person, Reply

DAY = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 18, 30, 15, tzinfo=UTC)
ME = Person("telegram", "1234")
HOME = Chat(service="telegram", chat="1234", private=True)

SETS = (
    StrengthSet(reps=5, load=Load(60.0, WeightUnit.KG), warmup=True),
    StrengthSet(reps=5, load=Load(177.5, WeightUnit.LB), rpe=8.5, failed=True),
    StrengthSet(seconds=45.0, load=Load(20.0, WeightUnit.KG), each=True, assisted=True),
)
LIFT = Lift(exercise=ExerciseId("back_squat"), sets=SETS, per_side=True)
RUN = Run(
    distance_m=10_000.0, duration_s=3300.0, pace_s_per_km=330.0, run_type=RunType.EASY, rpe=3.0
)
CARRY = Lift(
    exercise=ExerciseId("farmers walk"),
    sets=(StrengthSet(metres=40.0, load=Load(24.0, WeightUnit.KG), each=True),),
)
IN_PARTS = Run(
    distance_m=6800.0,
    run_type=RunType.INTERVALS,
    parts=(
        RunPart(role=PartRole.WARMUP, distance_m=2000.0),
        RunPart(times=6, distance_m=800.0, duration_s=190.0, rest_m=400.0),
        RunPart(times=2, duration_s=60.0, pace_s_per_km=255.0, rest_s=90.0),
    ),
)
PLANNED = PlannedLift(
    exercise=ExerciseId("back_squat"),
    sets=3,
    reps=5,
    seconds=30,
    load_kg=80.0,
    find_load=True,
    rpe=8.0,
    per_side=True,
    start_kg=20.0,
    each=True,
    low=4,
    top=6,
    light=True,
)
LOG = Log(
    id=LogId("telegram:1234/56"),
    at=AT,
    entries=(
        Entry(DAY, LIFT),
        Entry(DAY, RUN),
        Entry(DAY, Mobility(exercise=ExerciseId("hip_opener"), duration_s=300.0, sets=SETS[2:])),
        Entry(DAY, OtherSport(exercise="cycling", duration_s=5400.0, distance_m=42_000.0)),
    ),
    session="HEAVY_LOWER",
    planned=(PLANNED,),
)
OUTLOOK = Outlook(
    plans=LOG.entries,
    races=(Race(day=DAY, distance="10k"),),
    goals=(Goal("run 10 km under 50 minutes", DAY),),
    body_kg=72.0,
    away=Away(DAY, DAY),
    usual=(UsualDay(1, (Run(run_type=RunType.INTERVALS),)),),
)
JOURNAL = Journal(
    done=(
        DiaryStep((LogChange(id=LOG.id, before=LOG),)),
        DiaryStep((), OutlookChange(Outlook(), OUTLOOK)),
    ),
    undone=(DiaryStep((LogChange(id=LOG.id, after=LOG),)),),
)
FIRST_HEALTH = Health(
    age=41,
    screened=DAY,
    pain_asked=DAY,
    gates=("heart",),
    conditions=("asthma",),
    clearance="light",
    cleared=DAY,
    pregnant=True,
    pains=(Pain(site="knee", since=DAY, score=4, signs=("swelling",)),),
    holds=("R04:knee",),
    illness=Illness("fever", DAY, DAY),
)
"""As the first version kept it."""
FOLLOWED = replace(FIRST_HEALTH.pains[0], first=DAY, yes=("spot",), no=("hop_walk",), followed=DAY)
HEALTH = replace(
    FIRST_HEALTH,
    pains=(FOLLOWED,),
    illness=Illness("fever", DAY, DAY, DAY),
    cleared_for=(Cleared("heart", "moderate", DAY),),
    held=(Held("knee", DAY, firm=True),),
    pregnant_since=DAY,
    birth=Birth(DAY, caesarean=True, checked=True),
    inactive=True,
    pressure=Pressure(150.0, 95.0, DAY),
    sugar=Sugar(day=DAY, glucose_mmol=7.5, ketones_mmol=0.4, hypo=True),
    asthma_worse=DAY,
    supervised=True,
    bar_safe=True,
    asked=("pins",),
    skipped=DAY,
)
TRIP = Travel(zone="Asia/Tokyo", last=DAY, first=DAY, place="Tokyo")
ATHLETE = Athlete(
    id=AthleteId("telegram:1234"),
    zone="Europe/Berlin",
    equipment=(Equipment.BARBELL, Equipment.PULL_UP_BAR),
    hand_most=Load(22.5, WeightUnit.KG),
    discs=(Discs(Load(2.5, WeightUnit.KG), 4),),
    bar=Load(15.0, WeightUnit.KG),
    experience=Experience.ADVANCED,
    language="de",
    weight_unit=WeightUnit.LB,
    distance_unit=DistanceUnit.MI,
    day_first=True,
    minutes=40,
    body_kg=70.5,
    health=HEALTH,
    races=(Race(day=DAY, distance="hm", priority="B", name="Spring half"),),
    goals=(Goal("10k under 50", DAY),),
    away=Away(DAY, DAY, "pause"),
    quiet=QuietHours(time(22), time(7)),
    usual=(UsualDay(4, ()),),
    feelings=(Feeling(day=DAY, what="soreness", grade="strong", value=6.0),),
    own_exercises=(ExerciseId("sandbag carry"),),
    set_up=True,
    travel=TRIP,
    paused=(Away(DAY, DAY, "pause"),),
    weekly_target=3,
    eased=(DAY,),
)
REMINDER = Reminder(
    rule=ReminderRule(
        id=ReminderId("daily"),
        at=time(7, 30),
        zone="Europe/Berlin",
        weekdays=(0, 2, 4),
        kind=ReminderKind.STRENGTH,
        asked=False,
        travel=TRIP,
    ),
    day=DAY,
    due_at=AT,
    snooze=Snooze(day=DAY, due_at=AT, count=2),
    past=(Delivery(day=DAY, outcome="sent"), Delivery(day=DAY, outcome="skipped", at=AT)),
    on=False,
    off_at=AT,
    sent=31,
    waits=True,
)
SUMMARY = Summary(
    lifts={
        "back_squat": LiftSummary(
            days=12,
            first=DAY,
            last=DAY,
            best=BestSet(load=Load(120.0, WeightUnit.KG), reps=3, rpe=9.0, day=DAY),
        )
    },
    runs=RunSummary(count=300, distance_m=2_900_000.5, longest_m=42_195.0, last=DAY),
    logs=400,
    late=(
        LiftedDay(day=DAY, lifts=("back_squat",), session="HEAVY_LOWER", over_rpe=0.5, failed=True),
    ),
)
SESSION = PlannedSession(
    day=DAY,
    name="HEAVY_LOWER",
    lifts=(PLANNED,),
    routine="D2",
    minutes=45,
    asked_minutes=40,
    equipment=(Equipment.DUMBBELL,),
    swaps=(Swap(ExerciseId("deadlift"), ExerciseId("hip_thrust")),),
    most_kg=20.0,
)
ROW = OutboxRow(
    id="telegram:1234/56#0",
    who=ME,
    to=HOME,
    reply=Reply(
        "Logged: squat 3 × 5 at 80 kg.", (Button("Undo", "undo", 7),), edits=True, silent=True
    ),
    handle={"message": "57"},
    unprompted=True,
)
DUE = Due(
    id=InboundId("telegram:1234/daily/2026-03-02/later2"),
    who=ME,
    where=HOME,
    reminder=ReminderId("daily"),
    day=DAY,
    due_at=AT,
    snoozed=True,
)
WORD = LastWord(chat=HOME, id=InboundId("telegram:1234/56"), at=AT)


def talk(state: State) -> Conversation:
    return Conversation(
        turn=7,
        state=state,
        since=AT,
        told=("tip.one", "tip.two"),
        greeted=True,
        heard=DAY,
        about=(ReminderId("daily"),),
        card="economy",
    )


READING = Reading("squat 3x5 80kg", LogTraining((Entry(DAY, LIFT), Entry(DAY, RUN))))
KNOWN: dict[str, object] = {
    "athlete": ATHLETE,
    "conversation_idle": talk(Idle()),
    "conversation_asking_profile": talk(
        AskingProfile(Expect.EQUIPMENT, (Expect.CLOCK,), 2, weekdays=(0, 3))
    ),
    "conversation_finding_load": talk(
        FindingLoad(
            exercise=ExerciseId("goblet_squat"),
            kg=12.0,
            reps=8,
            left=(ExerciseId("row_db"),),
            asked=2,
        )
    ),
    "conversation_screening": talk(Screening(Expect.AGE, (Expect.HEALTH,), 2)),
    "conversation_asking_reading": talk(
        AskingReading((READING,), InboundId("telegram:1234/56"), "which_number", "squat 3 5", 2)
    ),
    "conversation_asking_day": talk(
        AskingDay(TellRace(days=(DAY,), metres=10000.0, name="City run", priority="B"), 2)
    ),
    "conversation_asking_day_away": talk(AskingDay(Absence("away", DAY))),
    "conversation_asking_day_trip": talk(
        AskingDay(Journey(zone="Asia/Tokyo", place="Tokyo", first=DAY))
    ),
    "conversation_rating_pain": talk(RatingPain("shin", 2)),
    "head": Head(athlete=ATHLETE.id, dues=(DUE,), unsent=("telegram:1234/56#0",), words=(WORD,)),
    "inbox": Inbox(
        {InboundId("telegram:1234/55"): 1772470000, WORD.id or InboundId(""): 1772476215}
    ),
    "journal": JOURNAL,
    "log": LOG,
    "plan": Entry(DAY, RUN),
    "plan_in_parts": Entry(DAY, IN_PARTS),
    "plan_with_metres": Entry(DAY, CARRY),
    "reach": Reach(HOME, reachable=False, untold="recovered"),
    "reminder": REMINDER,
    "session": SESSION,
    "summary": SUMMARY,
    "unsent": Unsent(AT, ROW),
    "word": WORD,
}


def write_missing(folder: Path) -> None:
    for name, known in KNOWN.items():
        sample = folder / f"{name}.json"
        if not sample.exists():
            sample.write_text(f"{json.dumps(document(known), indent=1)}\n", encoding="ascii")


if __name__ == "__main__":
    write_missing(Path(__file__).parent / "samples" / "v1")
