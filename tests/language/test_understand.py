"""No text is refused, all patterns are met, nothing is dropped in silence."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.athlete import Experience
from bot.domain.exercise import Equipment, ExerciseId
from bot.domain.load import Load, WeightUnit
from bot.domain.running import DistanceUnit
from bot.domain.training import Entry, Lift, StrengthSet
from bot.language.facts import PainGone, RedFlag, ReportPain, TellExperience, TellZone
from bot.language.hearing import Expect, Hearing
from bot.language.intents import Ambiguous, AskToday, LogTraining, PlanTraining, Unclear, Understood
from bot.language.patterns.build import BUILD
from bot.language.patterns.filled import Filled
from bot.language.patterns.templates import PatternSet, sample
from bot.language.travelling import DoubtPlace
from bot.language.understand import understand
from tests.language.english import english
from tests.language.tables import FOLDER, MONDAY

if TYPE_CHECKING:
    from bot.language.lexicon import Lexicon

FILLING = {
    "minutes": ("20 min", "half an hour", "45 minutes"),
    "at": ("7:30", "6 pm", "half past six"),
    "until": ("7:30", "6 pm", "half past six"),
    "timing": ("half an hour earlier", "on Saturdays too", "6:30 on weekdays and 8 on weekends"),
    "days": ("weekdays", "mondays and thursdays", "weekends"),
    "day": ("2026-03-02", "on sunday"),
    "coming": ("tomorrow", "sunday"),
    "near_day": ("tomorrow", "today"),
    "after_today": ("tomorrow", "on friday"),
    "later_day": ("tomorrow", "on friday"),
    "target": ("on friday", "2026-03-20"),
    "where": ("Berlin", "New York", "Japan"),
    "country": ("Japan", "the US", "Portugal"),
    "clock_name": ("EST", "CET", "pacific time"),
    "offset": ("GMT+2", "UTC-5", "utc+5:30"),
    "no_zone": ("Europe/Atlantis", "America/Gotham"),
    "misspelt": ("Berlinn", "Amsterdan"),
    "equipment": ("dumbbells", "a barbell and a bench", "bands"),
    "exercise": ("squat", "bench press", "plank"),
    "number": ("7", "12", "18"),
    "ordinal": ("first", "second"),
    "year": ("2015", "2020"),
    "place": ("Berlin", "New York", "Lisbon"),
    "ahead": ("on 12 April", "in 3 weeks", "2026-05-10"),
    "later": ("tomorrow", "on Friday"),
    "span": ("next week", "until 12 March", "for two weeks", "from 5 March to 12 March"),
    "ending": ("until 12 March", "till Friday"),
    "period": ("this month", "last week", "February"),
    "race": ("half marathon", "marathon", "Berlin half", "10k race", "Rotterdam marathon"),
    "distance": ("5k", "10 km", "marathon"),
    "priority": ("A", "B", "tune-up"),
    "goal": ("run a sub 40 10k", "squat 100 kg by summer"),
    "aim": ("a sub 20 5k", "50 km a week"),
    "strong": ("a sub 20 5k", "a faster 10k"),
    "language": ("german", "english", "french"),
    "region": ("calves", "core"),
    "term": ("taper", "RPE"),
    "stranger": ("zottman", "blorp"),
    "score": ("2", "4", "5"),
    "words": ("squat 100 kg by summer", "the 10k under 45"),
    "about": ("squat", "10k"),
    "weight": ("72 kg", "158 lbs", "11 stone 4"),
    "fine_weight": ("72.4 kg", "158.6 lbs"),
    "race_distance": ("5k", "10k", "half", "marathon"),
    "instead": ("plank", "step-ups"),
    "asked_lift": ("squat", "bench press", "plank"),
    "lack": ("barbell", "bench"),
    "run_kind": ("tempo", "long run", "intervals", "hills"),
    "usual": ("intervals every Tuesday, long run Sundays", "easy runs on Mondays"),
    "usual_week": ("Mon off, Tue intervals 8k", "easy on Monday and Friday"),
    "plain_week": ("Mon off, Tue intervals, Sun long", "tempo on Thursday, long run Sunday"),
}
"""What stands in a gap when a pattern is sampled."""

SCRAPS = (
    *(
        "squat",
        "3x5",
        "80kg",
        "ran",
        "8k",
        "@",
        "rpe 8",
        "yesterday",
        ",",
        "\n",
        ".",
        "and",
        "easy",
        "45:00",
    ),
    *(
        "1e9",
        "0",
        "-5",
        "99:99",
        "٣",
        "½",
        "x",
        "×",
        "my knee hurts",
        "4/10",
        "?",
        "(",
        ")",
        "5,5,3",
        "bench",
    ),
    *(
        "\x00",
        "\u202e",
        "🏋️",
        "<b>",
        "10^12",
        "kg",
        "\u200f",
        "'",
        '"',
        "/",
        "//",
        "/log",
        "#",
        "pain",
        "no",
    ),
)

texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(SCRAPS), max_size=30).map(" ".join),
    st.lists(st.sampled_from(SCRAPS), max_size=30).map("".join),
)
hearings = st.builds(
    Hearing,
    today=st.dates(),
    expects=st.one_of(st.none(), st.sampled_from(Expect)),
    weight_unit=st.one_of(st.none(), st.sampled_from(WeightUnit)),
    distance_unit=st.one_of(st.none(), st.sampled_from(DistanceUnit)),
    equipment=st.one_of(
        st.none(), st.lists(st.sampled_from(Equipment), max_size=3, unique=True).map(tuple)
    ),
    own_exercises=st.just((ExerciseId("flurble"),)),
)


@given(text=texts, hearing=hearings)
@settings(max_examples=300)
def test_no_text_is_refused(text: str, hearing: Hearing) -> None:
    meant = understand(text, hearing, english())
    assert not isinstance(meant, Understood) or meant.intents


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\x00" * 50,
        "🏃‍♀️🏋️",
        "a" * 4096,
        "5 " * 2048,
        "5x" * 2048,
        "5," * 2048,
        "(" * 4096,
        '"' * 4096,
        "squat 3x5 80kg, " * 256,
        "\u202e\u200fsquat 3x5 80kg",
        "<b>squat</b> 3x5 80kg & <script>",
        "\u0663x\u0665 squat \u0668\u0660kg",
        "1" * 4000,
        "99999:99:99",
        "ran 10^12 km",
        "no " * 1300,
        "chest " * 680,
        "my knee " * 500,
        "/",
        "/ ",
        "/@",
        "//",
        "/\n",
        "?!.,;",
    ],
)
def test_odd_texts_are_understood_as_something(text: str, words: Lexicon, hearing: Hearing) -> None:
    for expects in (None, *Expect):
        understand(text, Hearing(today=MONDAY, expects=expects), words)


def fill(data: st.DataObject, slot: str) -> str:
    return data.draw(st.sampled_from(FILLING[slot]))


def sampled(data: st.DataObject, patterns: PatternSet) -> tuple[str, str]:
    """Return a meaning and a sentence of one of its patterns."""
    meaning = data.draw(st.sampled_from(sorted(patterns.trees)))
    tree = data.draw(st.sampled_from(patterns.trees[meaning]))
    said = sample(tree, lambda n: data.draw(st.integers(0, n - 1)), lambda slot: fill(data, slot))
    return meaning, said


MERGED = {
    frozenset(pair)
    for pair in (
        ("today", "today_bare"),
        ("set_reminder", "change_reminder"),
        ("tell_equipment", "today"),
        ("tell_equipment", "today_bare"),
        ("cancel", "undo"),
        ("ask_load", "lift_max"),
        ("no", "pain_gone"),
        ("target", "tell_goal"),
    )
}
"""Meanings of which one sentence may be both; either is right."""


@given(data=st.data())
@settings(max_examples=400)
def test_a_sampled_pattern_is_understood_as_its_own_intent(data: st.DataObject) -> None:
    words = english()
    meaning, said = sampled(data, words.meanings.anywhere)
    meant = understand(said, Hearing(today=MONDAY), words)
    found = meant.intents if isinstance(meant, Understood) else meant.others
    names = {type(intent).__name__ for intent in found}
    assert names & kinds(meaning), f"{said!r} is {meant}"


def kinds(meaning: str) -> set[str]:
    """Return the names of the intents that a meaning, or one merged with it, can be."""
    meanings = {meaning, *(m for pair in MERGED if meaning in pair for m in pair)}
    return {name for one in meanings for name in INTENT_NAMES[one]}


def intent_names(meaning: str) -> set[str]:
    built = BUILD[meaning](Filled(number=20.0))
    known: set[str] = set() if built is None else {type(built).__name__}
    return known | EXTRA.get(meaning, set())


EXTRA: dict[str, set[str]] = {
    # "scrap sunday" is the log of last Sunday or the plan of the next, "planning to run a half in 3
    # weeks" a goal with a race in it, "I have only bands up to 7 kg" also the equipment for good.
    "drop_plan": {"DropPlan", "Undo"},
    "time_reminder": {"ChangeReminder", "SetReminder"},
    **{meaning: {"ChangeReminder"} for meaning in BUILD if meaning.startswith("add_")},
    "stop_strength_until": {"StopReminders"},
    "stop_review_until": {"StopReminders"},
    "change_routine": {"ChangeReminder", "SetReminder"},
    "change_strength": {"ChangeReminder", "SetReminder"},
    "change_review": {"ChangeReminder", "SetReminder"},
    "tell_race": {"TellRace", "TellGoal"},
    "today_most": {"AskToday"},
    "ill_weeks": {"ReportIllness"},
    "ill_pause": {"TellAway"},
    "quiet_day": {"TellAway"},
    "ill_pause_cold": {"TellAway"},
    "ill_pause_fever": {"TellAway"},
    "unknown_lift": {"AskUnknownLift"},
    "easier": {"AskNeighbour"},
    "harder": {"AskNeighbour"},
    "unknown_word": {"AskUnknownWord"},
    "for_region": {"AskRegion", "TellGoal"},
    "word": {"AskWord"},
    "today_to": {"AskToday", "TellEquipment"},
    "ask_load": {"AskLoad"},
    "move_run": {"MovePlan"},
    "move_kind": {"MovePlan"},
    "drop_kind": {"DropPlan"},
    "usual": {"TellUsual"},
    "usual_week": {"TellUsual"},
    **{meaning: {"WhatIf"} for meaning in BUILD if meaning.startswith("what_if_")},
    "move_lift": {"MovePlan"},
    "move_plan": {"MovePlan"},
    "tell_equipment": {"TellEquipment"},
    "usual_minutes": {"TellMinutes"},
    "clock": {"TellClock"},
    "tell_zone": {"TellZone"},
    "tell_home": {"TellZone", "UnknownPlace"},
    **{f"tell_{key}": {"TellZone", "DoubtPlace"} for key in ("country", "home_country")},
    "misspelt_place": {"DoubtPlace"},
    "misspelt_home": {"DoubtPlace", "UnknownPlace"},
    "trip": {"TellTrip", "DoubtPlace"},
    "trip_until": {"TellTrip", "DoubtPlace"},
    "open_trip": {"TellTrip", "DoubtPlace"},
    "holiday_trip": {"TellTrip", "DoubtPlace"},
    "home_on": {"TellHome"},
    "set_reminder": {"SetReminder"},
    "no_reminder_on": {"SetReminder"},
    "no_strength_on": {"SetReminder"},
    "stop_one_at": {"StopReminders"},
    "set_two_reminders": {"SetReminder"},
    **{key: {"TellQuiet"} for key in ("quiet_hours", "quiet_before", "quiet_after")},
    "session_done": {"RoutineDone"},
    "pain_gone": {"No"},
    "pain_unknown": {"ReportPain", "RedFlag"},
    "race_for_fun": {"TellRace"},
    "tell_goal": {"TellGoal"},
    "tell_body": {"TellBody"},
    "body_with_unit": {"TellBody"},
    "swap": {"SwapExercise"},
    "leave_out": {"SwapExercise"},
    "run_best": {"AskRunBest"},
    "lift_best": {"AskLiftBest"},
    "lift_max": {"AskLiftBest"},
    "run_total": {"AskTotal"},
    "lift_total": {"AskTotal"},
    "how_to": {"AskHowTo"},
    "did_lift": {"DidLift"},
    **{
        key: {"ReportTired"}
        for key in ("slept", "pulse_up", "sore_scored", "energy_scored", "energy_of_ten")
    },
}
INTENT_NAMES = {meaning: intent_names(meaning) for meaning in BUILD}


def test_every_guess_that_is_offered_is_understood(words: Lexicon, hearing: Hearing) -> None:
    for example in words.meanings.examples:
        assert isinstance(understand(example, hearing, words), Understood), example


def test_every_misspelt_request_has_a_guess(words: Lexicon, hearing: Hearing) -> None:
    meant = understand("waht shuold i lfit todya", hearing, words)  # codespell:ignore
    assert isinstance(meant, Unclear)
    assert "what should I lift today?" in meant.nearest


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        (
            "did squats 3x5 80kg, knee hurts a bit, what should I lift tomorrow?",
            [ReportPain, LogTraining, AskToday],
        ),
        ("squats 3x5, then chest pain", [RedFlag, LogTraining]),
        ("ran 10k and my knee hurts 5/10", [ReportPain, LogTraining]),
        ("my knee hurts 5/10 and I ran 10k", [ReportPain, LogTraining]),
        ("ran 10k, my knee hurts, 5/10", [ReportPain, LogTraining]),
        ("easy 8k with knee pain 4/10", [ReportPain, LogTraining]),
        ("ran 5k then my knee hurt after 3k 4/10", [ReportPain, LogTraining]),
        ("knee is fine but hip hurts 4/10", [ReportPain, PainGone]),
        ("ran 8k, legs felt good", [LogTraining]),
        ("thanks! what should I lift today?", [AskToday]),
        ("hi, squat 3x5 80kg", [LogTraining]),
        ("ran 8 km today, tomorrow 10 km easy", [LogTraining, PlanTraining]),
    ],
)
def test_several_things_in_one_message(
    said: str, kinds: list[type], words: Lexicon, hearing: Hearing
) -> None:
    meant = understand(said, hearing, words)
    assert isinstance(meant, Understood), meant
    assert sorted(type(one).__name__ for one in meant.intents) == sorted(k.__name__ for k in kinds)
    if ReportPain in kinds or RedFlag in kinds:
        assert isinstance(meant.intents[0], ReportPain | RedFlag)


NO_PAIN = tomllib.loads((FOLDER / "health.toml").read_text(encoding="utf-8"))["no_pain"]["says"]


@pytest.mark.parametrize("said", NO_PAIN)
def test_a_question_about_pain_reports_none(said: str, words: Lexicon, hearing: Hearing) -> None:
    meant = understand(said, hearing, words)
    assert not isinstance(meant, Ambiguous)
    found = meant.intents if isinstance(meant, Understood) else meant.others
    assert not [one for one in found if isinstance(one, ReportPain | PainGone)]


@pytest.mark.parametrize(
    "said",
    ["my legs are not ok", "legs not good", "is my knee ok", "is my knee ok?", "knee good?"],
)
def test_a_site_that_is_not_well_is_not_gone(said: str, words: Lexicon, hearing: Hearing) -> None:
    meant = understand(said, hearing, words)
    found = meant.intents if isinstance(meant, Understood) else ()
    assert not [one for one in found if isinstance(one, PainGone)]


@pytest.mark.parametrize(
    "said",
    ["rest day tomorrow", "tomorrow is a rest day", "intervals tomorrow"],
)
def test_tomorrow_can_be_told_without_numbers(said: str, words: Lexicon, hearing: Hearing) -> None:
    meant = understand(said, hearing, words)
    assert isinstance(meant, Understood), meant
    (plan,) = meant.intents
    assert isinstance(plan, PlanTraining)
    assert [(entry.day - MONDAY).days for entry in plan.entries] == [1]


def lift(exercise: str, kg: float, unit: WeightUnit = WeightUnit.KG) -> LogTraining:
    one = StrengthSet(reps=5, load=Load(kg, unit))
    return LogTraining((Entry(MONDAY, Lift(exercise=ExerciseId(exercise), sets=(one,) * 3)),))


def test_a_bare_load_has_the_unit_of_the_runner(words: Lexicon) -> None:
    pounds = Hearing(today=MONDAY, weight_unit=WeightUnit.LB)
    assert understand("squat 3x5 185", pounds, words) == Understood(
        (lift("back_squat", 185, WeightUnit.LB),)
    )
    kilograms = Hearing(today=MONDAY)
    assert understand("squat 3x5 85", kilograms, words) == Understood((lift("back_squat", 85),))


def test_a_bare_squat_is_what_the_equipment_allows(words: Lexicon) -> None:
    dumbbells = Hearing(today=MONDAY, equipment=(Equipment.DUMBBELL,))
    assert understand("squat 3x5 20kg", dumbbells, words) == Understood((lift("goblet_squat", 20),))
    nothing = Hearing(today=MONDAY, equipment=())
    assert understand("squat 3x5 60kg", nothing, words) == Understood((lift("back_squat", 60),))


def test_a_name_of_the_runners_own_is_known_from_then_on(words: Lexicon) -> None:
    known = Hearing(today=MONDAY, own_exercises=(ExerciseId("zercher carry"),))
    meant = understand("zercher carry 3x5 40kg", known, words)
    assert meant == Understood((lift("zercher carry", 40),))
    assert isinstance(understand("zercher carry 3x5 40kg", Hearing(today=MONDAY), words), Ambiguous)


def test_a_misspelt_city_is_offered_and_not_taken(words: Lexicon) -> None:
    asked = Hearing(today=MONDAY, expects=Expect.CLOCK)
    meant = understand("Berlni", asked, words)
    assert meant == Understood((DoubtPlace(said="Berlni", why="misspelt", offers=("Berlin",)),))
    assert understand("Berlin", asked, words) == Understood((TellZone("Europe/Berlin", "Berlin"),))


def test_a_city_of_two_zones_is_asked(words: Lexicon) -> None:
    asked = Hearing(today=MONDAY, expects=Expect.CLOCK)
    meant = understand("Valencia", asked, words)
    assert isinstance(meant, Understood)
    (doubt,) = meant.intents
    assert isinstance(doubt, DoubtPlace)
    assert set(doubt.offers) == {"Valencia, Venezuela", "Valencia, Spain"}
    for said in doubt.offers:
        assert isinstance(understand(said, asked, words), Understood)


@pytest.mark.parametrize(
    ("years", "level"), [(0.4, "novice"), (1, "intermediate"), (2, "advanced")]
)
def test_experience_follows_from_the_time_lifted(years: float, level: str, words: Lexicon) -> None:
    asked = Hearing(today=MONDAY, expects=Expect.EXPERIENCE)
    meant = understand(f"{years} years", asked, words)
    assert meant == Understood((TellExperience(Experience(level)),))
