"""Every button's sentence is understood where it is offered: a button is a shortcut for it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.language import ahead, asked, habit
from bot.language import clinical as body
from bot.language import facts as told
from bot.language import finding as sought
from bot.language import intents as said
from bot.language import reminding as timed
from bot.language import technique as shown
from bot.language import travelling as abroad
from bot.language.answers import AskSource
from bot.language.asked import AskWeek
from bot.language.hearing import Expect, Hearing
from bot.language.intents import Intent, Understood
from bot.language.understand import understand
from bot.main import load_book
from bot.talk.questions import ZONE_BUTTONS

BOOK = load_book()
TODAY = date(2026, 3, 2)
WORDS = {
    "times": 3,
    "day": "2026-03-02",
    "score": 3,
    "number": 1,
    "says": "squat 3 × 5 at 80 kg",
    "place": "London",
    "clock": "07:00",
    "minutes": 30,
    "iso": "2026-04-12",
    "first": "2026-04-12",
    "days": 7,
    "when": " on 2026-04-12",
    "last": "2026-04-19",
    "what": "2026-03-02 strength",
    "at": "07:00",
    "race": "Rotterdam marathon",
    "length": "half marathon",
    "amount": "70",
    "unit": "kg",
    "range": "4-5",
    "exercise": "Romanian deadlift",
    "word": "RPE",
}
MEANT: dict[str, tuple[Expect | None, type[Intent]]] = {
    "today": (None, said.AskToday),
    "help": (None, said.Help),
    "week": (None, AskWeek),
    "tip": (None, said.AskTip),
    "reminders": (None, timed.ShowReminders),
    "settings": (None, said.ShowSettings),
    "how_to_log": (None, said.AskHowToLog),
    "yes": (Expect.SPOT, told.Yes),
    "no": (Expect.SPOT, told.No),
    "dont_know": (Expect.SPOT, told.SkipQuestion),
    "level_light": (Expect.LEVEL, told.TellCleared),
    "level_moderate": (Expect.LEVEL, told.TellCleared),
    "level_heavy": (Expect.LEVEL, told.TellCleared),
    "level_unknown": (Expect.LEVEL, told.TellCleared),
    "pain_better": (None, body.TellChange),
    "pain_same": (None, body.TellChange),
    "pain_worse": (None, body.TellChange),
    "undo": (None, said.Undo),
    "skip": (Expect.CLOCK, told.SkipQuestion),
    "why": (None, said.AskWhy),
    "source": (None, AskSource),
    "find_loads": (None, sought.FindLoads),
    **dict.fromkeys(("how", "how_easier", "how_harder"), (None, asked.AskHowTo)),
    "how_today": (None, shown.AskHowToday),
    "word": (None, shown.AskWord),
    "words": (None, shown.AskWords),
    "left": (Expect.LEFT, sought.TellSet),
    "less_time": (None, said.AskToday),
    "session_done": (None, said.SessionDone),
    "reading": (Expect.READING, told.Pick),
    "none_of_them": (Expect.READING, told.No),
    "no_weights": (Expect.EQUIPMENT, told.TellEquipment),
    "dumbbells": (Expect.EQUIPMENT, told.TellEquipment),
    "kettlebell": (Expect.EQUIPMENT, told.TellEquipment),
    "full_gym": (Expect.EQUIPMENT, told.TellEquipment),
    "new_to_lifting": (Expect.EXPERIENCE, told.TellExperience),
    "half_a_year": (Expect.EXPERIENCE, told.TellExperience),
    "two_years": (Expect.EXPERIENCE, told.TellExperience),
    "zone": (Expect.CLOCK, told.TellZone),
    "place_here": (None, told.TellZone),
    "place_home": (None, told.TellZone),
    "place_trip": (None, abroad.TellTrip),
    "place_open": (None, abroad.TellTrip),
    "trip_days": (Expect.DAY, told.NameDay),
    "another_city": (None, said.ChangeSetting),
    "at_7": (None, timed.SetReminder),
    "at_12": (None, timed.SetReminder),
    "at_18": (None, timed.SetReminder),
    "no_reminder": (Expect.REMINDER, timed.StopReminders),
    "stop_reminder": (None, timed.StopReminders),
    "stop_for_good": (None, timed.StopReminders),
    "reminders_go_on": (None, timed.ShowReminders),
    "routine_done": (None, timed.RoutineDone),
    "routine_later": (None, timed.AskLater),
    "routine_fewer": (None, timed.FewerReminders),
    "strength_later": (None, timed.AskLater),
    "strength_skip": (None, timed.RoutineSkip),
    "strength_stop": (None, timed.StopReminders),
    "review_stop": (None, timed.StopReminders),
    "later_15": (None, timed.RoutineLater),
    "later_30": (None, timed.RoutineLater),
    "later_60": (None, timed.RoutineLater),
    "later_120": (None, timed.RoutineLater),
    "later_evening": (None, timed.RoutineLater),
    "skip_sore": (None, timed.RoutineSkip),
    "skip_ill": (None, timed.RoutineSkip),
    "skip_no_time": (None, timed.RoutineSkip),
    "well_again": (None, told.ReportWell),
    "still_ill": (None, told.ReportIllness),
    "ill_cold": (None, told.ReportIllness),
    "ill_chest": (None, told.ReportIllness),
    "ill_fever": (None, told.ReportIllness),
    "strength_on": (None, timed.SetReminder),
    "review_on": (None, timed.SetReminder),
    "routine_on": (None, timed.SetReminder),
    "weekdays_only": (None, timed.SetReminder),
    "every_day": (None, timed.SetReminder),
    "routine_off": (None, timed.StopReminders),
    "strength_off": (None, timed.StopReminders),
    "review_off": (None, timed.StopReminders),
    "other_hour": (None, said.ChangeSetting),
    "at_clock": (None, timed.SetReminder),
    **dict.fromkeys(
        ("one_to_clock", "one_earlier", "one_later", "one_to_morning", "one_to_evening"),
        (None, timed.ChangeReminder),
    ),
    "routine_skip": (None, timed.RoutineSkip),
    "set_equipment": (None, said.ChangeSetting),
    "set_experience": (None, said.ChangeSetting),
    "set_clock": (None, said.ChangeSetting),
    "set_reminder": (None, said.ChangeSetting),
    "set_health": (None, said.ChangeSetting),
    "age_18": (Expect.AGE, told.TellAge),
    "age_60": (Expect.AGE, told.TellAge),
    "age_65": (Expect.AGE, told.TellAge),
    "age_under_18": (Expect.AGE, told.TellAge),
    "none_of_these": (Expect.HEALTH, told.No),
    "one_of_these": (Expect.HEALTH, told.Yes),
    "cleared": (Expect.CLEARANCE, told.Yes),
    "not_cleared": (Expect.CLEARANCE, told.No),
    "no_pain": (Expect.PAIN, told.PainGone),
    "some_pain": (Expect.PAIN, told.Yes),
    "pain_score": (Expect.PAIN, told.Pick),
    "daily_at": (None, timed.SetReminder),
    "back": (None, ahead.TellBack),
    "bare": (None, said.AskToday),
    "target": (None, habit.TellTarget),
    "pause_week": (None, ahead.TellAway),
    "pause_fortnight": (None, ahead.TellAway),
    "body_weight": (None, ahead.TellBody),
    "race_day": (None, ahead.TellRace),
    "race_length": (None, ahead.TellRace),
    "main_race": (None, ahead.TellRace),
    "one_race": (None, ahead.TellRace),
    "drop_race": (None, ahead.DropRace),
}
ELSEWHERE = {"ask", "nearest"}
"""Their sentences are those of cards and of guesses, which have tests of their own."""


def test_every_button_has_a_meaning() -> None:
    assert set(MEANT) | ELSEWHERE == set(BOOK.phrases.buttons)


@pytest.mark.parametrize("key", sorted(MEANT))
def test_a_button_is_understood(key: str) -> None:
    expects, meant = MEANT[key]
    sentence = BOOK.phrases.buttons[key].says.format_map(WORDS)
    heard = understand(sentence, Hearing(today=TODAY, expects=expects), BOOK.lexicon)
    assert isinstance(heard, Understood), heard
    assert [type(intent) for intent in heard.intents] == [meant]


@pytest.mark.parametrize("zone", BOOK.zones[:ZONE_BUTTONS], ids=lambda zone: zone[0])
def test_a_place_on_a_button_is_its_zone(zone: tuple[str, str]) -> None:
    heard = understand(zone[1], Hearing(today=TODAY, expects=Expect.CLOCK), BOOK.lexicon)
    assert isinstance(heard, Understood), heard
    assert [type(intent) for intent in heard.intents] == [told.TellZone]


@pytest.mark.parametrize("card", sorted(BOOK.cards.by_id))
def test_the_first_question_of_a_card_finds_it(card: str) -> None:
    question = BOOK.cards.by_id[card].asks[0]
    heard = understand(question, Hearing(today=TODAY), BOOK.lexicon)
    assert heard == Understood((said.AskQuestion(card),))
