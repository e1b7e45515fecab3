"""One runner's year: what is lived, typed, answered, done and counted, day by day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from benchmarks.seasons.answers import answers_of
from benchmarks.seasons.body import Body
from benchmarks.seasons.figures import Figures
from benchmarks.seasons.known import Known
from benchmarks.seasons.laws import DOSES, Comeback, Dose, Morning, broken
from benchmarks.seasons.life import Day, life
from benchmarks.seasons.lifting import Lifting
from benchmarks.seasons.loads import Ledger
from benchmarks.seasons.people import Runner, runner
from benchmarks.seasons.talk import ASKING, FIRST, Talk
from benchmarks.seasons.weeks import LEGS, Week, keeps_dose
from bot.coach.decision import decide
from bot.coach.history.sessions import pattern
from bot.coach.history.situation import situation
from bot.language.hearing import Expect
from tests.laws.dice import Dice
from tests.laws.invariants import broken as broken_invariants
from tests.laws.invariants import plain

if TYPE_CHECKING:
    from bot.domain.training import PlannedSession
    from bot.talk.book import Book

DAYS: Final = 364
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FIXED: Final = (0, 2, 4)
"""Monday, Wednesday, Friday: the plan that looks at nothing."""
FAR_DAYS: Final = 112
RECOVERED_DAYS: Final = 21
PAINFUL: Final = 3
HEALED_DAYS: Final = 8
SHORT_MIN: Final = 20
ALONE: Final = 16


@dataclass(slots=True)
class Year:
    """A runner, his body, his chat and what is counted of them."""

    who: Runner
    talk: Talk
    life: list[Day]
    body: Body
    dice: Dice
    figures: Figures = field(default_factory=Figures)
    known: Known = field(default_factory=Known)
    coach: Comeback = field(default_factory=Comeback)
    fixed: Comeback = field(default_factory=Comeback)
    ledger: Ledger = field(default_factory=Ledger)
    week: Week = field(default_factory=Week)
    healthy_since: int = -99
    told: Day = field(default_factory=Day)
    """The state of health that was told last."""

    def run(self, days: int) -> Figures:
        """Live the days and return what was counted."""
        for number in range(days):
            self._live(number, self.life[number])
        self.ledger.close(self.figures)
        self.figures.runners, self.figures.days = 1, days
        self.figures.messages = self.talk.number
        return self.figures

    def _live(self, number: int, day: Day) -> None:
        self.talk.wake(number)
        hard_before = self.known.hard(number - 1, number) and number - 1 in self.known.done
        self.body.wake(number, tired=hard_before)
        if number == 0:
            self._begin()
        if day.silent:
            self.week.troubled = True
        else:
            self._morning(number, day)
            self._evening(number, day)
        if number % 7 == 6:
            self._close_week(number)

    def _begin(self) -> None:
        self.talk.say("hello")
        if self.who.knows and self.who.experience != "novice" and "barbell" in self.who.room:
            kg = 2.5 * (self.body.found("back_squat", 5, 8) // 2.5)
            self.talk.say(f"squat 3x5 {kg:g}kg rpe 8 on Friday")
            self.ledger.told("back_squat", kg)
            self.coach.train(-3)

    # ------------------------------------------------------------ morning

    def _morning(self, number: int, day: Day) -> None:
        self._tell_health(day)
        for text in day.tell:
            self.talk.say(text)
            self.known.races += [n for n in range(number, len(self.life)) if self.life[n].race][:1]
        if day.away:
            last = self.talk.day + timedelta(days=day.away - 1)
            self.talk.say(f"I'm travelling until {last:%d %B}")
        self._announce(number)
        if self.dice.happens(self.who.asks):
            self._ask(number, day)

    def _tell_health(self, day: Day) -> None:
        """Tell what has changed since the coach was told last."""
        told = self.told
        if day.ill and day.ill != told.ill:
            self.talk.say(f"I have {day.ill}")
        if told.ill and not day.ill:
            self.talk.say("I'm healthy again")
        if told.red and not day.red:
            self.talk.say("my doctor said I may train")
        if day.red and not told.red:
            self.talk.say(f"sharp pain in my {day.red}")
        self._tell_pain(day)
        self.told = day
        if day.sleep_h is not None:
            self.talk.say(f"slept {day.sleep_h:g} hours")
        if day.sore is not None:
            self.talk.say(f"legs are sore {day.sore}/10")

    def _tell_pain(self, day: Day) -> None:
        told = self.told.pain
        if told and (day.pain is None or day.pain[0] != told[0]):
            self.talk.say(f"my {told[0]} is fine again")
        if day.pain and day.pain != told:
            self.talk.say(f"my {day.pain[0]} hurts {day.pain[1]}/10")
        site = f"{day.pain[0]} {day.pain[1]}/10" if day.pain else "no pain"
        self.talk.answers[Expect.PAIN] = site

    def _announce(self, number: int) -> None:
        if self.who.tells == "weekly" and number % 7 == 0:
            coming = range(number + 1, min(number + 7, len(self.life)))
            runs = [(day, run) for day in coming if (run := self.life[day].run)]
            told = (f"{WEEKDAYS[day % 7]} {run[0]} {run[1]} min" for day, run in runs)
            if runs:
                self.talk.say(", ".join(told))
                self.known.announced.update(dict(runs))
        if self.who.tells == "daily" and number + 1 < len(self.life):
            run = self.life[number + 1].run
            self.talk.say(f"tomorrow {run[0]} {run[1]} min" if run else "tomorrow is a rest day")
            self.known.announced[number + 1] = run

    # ------------------------------------------------------------ the question

    def _ask(self, number: int, day: Day) -> None:
        asked = self.dice.one(ASKING)
        minutes = self.who.minutes
        self.talk.say(asked if minutes is None else f"{asked} I have {minutes} minutes")
        self.figures.answers += 1
        self.week.asked += 1
        given = self.talk.given
        if given is None:
            self.figures.broken["no answer"] += 1
            return
        self.figures.sessions[given.name] += 1
        self._judge(number, day, given)

    def _judge(self, number: int, day: Day, given: PlannedSession) -> None:
        morning = self._seen(number, day)
        dose, since = self._dose(given), self.coach.since(number)
        self.figures.broken.update(broken(dose, morning, since, self.coach.to_go(number)))
        self.figures.rescues += dose == "small" and morning.hard_tomorrow
        self._invariants(given)
        self._room(number, day, morning)
        if dose != "none":
            self.week.given.append(number)
            exercises = self.talk.book.catalogue.exercises
            patterns = [exercises[line.exercise].pattern for line in given.lifts]
            self.week.doses_kept &= keeps_dose(given, patterns, light=self.who.is_light)
        for line in given.lifts:
            judged = self.ledger.judged(line, number, self.who.experience, self.talk.book.catalogue)
            self.figures.loads.update(judged)
        if number % 7 in FIXED:
            self._fix(number, morning)

    def _seen(self, number: int, day: Day) -> Morning:
        return Morning(
            age=self.who.age,
            hard_today=self.known.hard(number, number),
            hard_tomorrow=self.known.hard(number + 1, number),
            gentle_tomorrow=self.known.gentle(number + 1, number),
            ill=day.ill,
            red=bool(day.red),
            sleep_h=7 if day.sleep_h is None else day.sleep_h,
            sore=day.sore or 0,
            race_days=self.known.race_days(number),
        )

    def _dose(self, given: PlannedSession) -> Dose:
        """Bodyweight strength counts like a small session."""
        exercises = self.talk.book.catalogue.exercises
        legs = any(
            pattern(line.exercise, exercises) in LEGS - {"calf"} and (line.rpe or 0) > 5
            for line in given.lifts
        )
        return DOSES.get(given.name, "small" if legs else "none")

    def _fix(self, number: int, morning: Morning) -> None:
        since, to_go = self.fixed.since(number), self.fixed.to_go(number)
        self.figures.fixed.update(broken("heavy", morning, since, to_go))
        self.fixed.train(number)
        self.figures.fixed_done += 1

    def _invariants(self, given: PlannedSession) -> None:
        record, catalogue = self.talk.record, self.talk.book.catalogue
        facts = situation(
            record,
            self.talk.day,
            catalogue,
            minutes=given.asked_minutes,
            equipment=given.equipment,
        )
        decision = decide(facts)
        if decision.session != given.name:
            self.figures.changed += 1
        step = facts.lifting.return_step
        told = {
            "age": facts.lifter.age,
            **({} if step is None else {"return_step": {"b0": step.length, "n": step.session}}),
        }
        found = broken_invariants(told, plain(decision), facts=facts, restrictions=())
        self.figures.invariants.update(found)

    # ------------------------------------------------------------ weeks

    def _room(self, number: int, day: Day, morning: Morning) -> None:
        """Note whether this morning leaves room for a session, and whether the week is plain."""
        aching = day.pain is not None and day.pain[1] >= PAINFUL
        if day.ill or day.red or aching:
            self.healthy_since = number + HEALED_DAYS
        well = number >= self.healthy_since and morning.sleep_h >= 5 and morning.sore < 4
        away = any(self.life[n].away > number - n for n in range(max(0, number - 14), number + 1))
        tomorrow = self.life[number + 1].run if number + 1 < len(self.life) else None
        hard = self._is_hard(day, number) or (
            tomorrow is not None and self._is_hard_run(number + 1)
        )
        # A run of the usual week that was left out without a word is one the coach reckons with.
        hard = hard or morning.hard_today or morning.hard_tomorrow
        since = self.coach.since(number)
        rested = since is None or since >= 7
        time_for_it = self.who.minutes is None or self.who.minutes >= SHORT_MIN
        alone = self.who.age < ALONE  # nobody under sixteen lifts without supervision
        self.week.room |= well and not hard and rested and time_for_it and not away and not alone
        self.week.troubled |= (
            alone or not well or away or day.pain is not None or self.coach.to_go(number) > 0
        )

    def _is_hard(self, day: Day, number: int) -> bool:
        return day.run is not None and self._is_hard_run(number)

    def _is_hard_run(self, number: int) -> bool:
        """Tell whether the run of a day is hard, known or not."""
        run = self.life[number].run
        return run is not None and (run[0] not in ("easy", "moderate") or run[1] >= 90)

    def _close_week(self, number: int) -> None:
        race, after = self.known.race_days(number - 6), self.known.after_race(number)
        far = (race is None or race > FAR_DAYS) and (after is None or after > RECOVERED_DAYS + 7)
        self.week.close(self.figures.weeks, far=far)
        self.week = Week()

    # ------------------------------------------------------------ evening

    def _evening(self, number: int, day: Day) -> None:
        if day.run is not None:
            self._tell_run(number, day)
        given = self.talk.given
        if given is None or not given.lifts:
            return
        if day.ill or day.red or not self.dice.happens(self.who.obeys):
            self.week.missed |= self._dose(given) != "none"
            return
        dose = self._dose(given)
        Lifting(self.who, self.talk, self.body, self.ledger, self.dice, self.figures).do(
            given, number, loaded=dose != "none"
        )
        if dose != "none":
            self.coach.train(number)
            self.figures.done += 1

    def _tell_run(self, number: int, day: Day) -> None:
        kind, minutes = day.run or ("easy", 0)
        if day.race:
            self.talk.say(f"raced a {day.race} in {minutes} min", 13)
        elif kind == "parkrun":
            self.talk.say(f"parkrun in {minutes}:10", 13)
        else:
            self.talk.say(f"ran {minutes / 6:.1f}k {kind} in {minutes} min", 13)
        self.known.done[number] = (kind, minutes)


def year_of(seed: int, book: Book, days: int = DAYS, *, notes: bool = False) -> Year:
    """Return the year of the runner of a seed, not lived yet."""
    who = runner(seed)
    answers = answers_of(who)
    talk = Talk(name=f"{seed}", book=book, answers=answers, day=FIRST, notes=notes)
    dice = Dice(seed * 15485863 + 3)
    return Year(who, talk, life(who, days), Body(who, Dice(seed + 11)), dice)
