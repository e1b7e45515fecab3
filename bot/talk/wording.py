"""From values to words: sessions, routines, days, equipment, sources.

The words themselves are phrases.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.coach.advice import SessionName
from bot.domain.load import WeightUnit, shown
from bot.domain.schedule import EVERY_DAY
from bot.talk.say import MAX_MESSAGE, Choice, Say, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.coach.advice import Advice, Prescription, Reason
    from bot.coach.catalogue import Routine
    from bot.domain.athlete import Athlete
    from bot.domain.exercise import Equipment
    from bot.talk.book import Book
    from bot.talk.scene import Scene

_MOST_REASONS = 2
"""Reasons named in a message. Source: coaching rules 2.17.1."""
REFUSALS = frozenset({SessionName.STOP_REFER, SessionName.REST})
"""Sessions with nothing to do: no routine comes, and "done" logs nothing."""
_ABOUT_HEALTH = (
    *("refer", "no_running", "ask_clearance", "ask_bp"),
    *("ask_bone", "glucose", "muscle"),
)
_SPANS: dict[tuple[int, ...], str] = {
    EVERY_DAY: "every_day",
    (0, 1, 2, 3, 4): "workdays",
    (5, 6): "weekend",
}
_SECONDS_A_MINUTE = 60


def advice_says(
    advice: Advice,
    book: Book,
    athlete: Athlete,
    choices: tuple[Choice, ...] = (),
    day: date | None = None,
) -> tuple[Say, ...]:
    """Return the answer to "what should I lift today?" as one message.

    With the `day` of the session days to come are named, else they are counted.
    """
    args = {
        "title": session_title(advice, book),
        "lines": "\n".join(line_text(line, book, athlete) for line in advice.exercises),
        "minutes": advice.minutes,
        "reason": because(advice, book),
        **_routine(advice, book),
        "rpe": _number(advice.rpe_cap),
        "notes": _notes(advice, book, day),
        "beside": _beside(advice, book),
    }
    key = f"session.{advice.session}" if not advice.exercises else "session.loaded"
    tidy = _tidied(words(Say(key, args), book.phrases, book.seed or str(athlete.id)))
    return (Say("session.whole", {"text": _cut(tidy)}, choices),)


def _routine(advice: Advice, book: Book) -> dict[str, object]:
    """Return the day's routine as lines, and its drills as a list of names."""
    if advice.routine is None:
        return {"drills": "", "warmup": ""}
    routine = replace(book.catalogue.routines[advice.routine], drills=advice.drills)
    names = ", ".join(book.catalogue.exercises[d.exercise].say for d in routine.drills)
    return {"drills": routine_text(routine, book), "warmup": names}


def session_text(advice: Advice, book: Book, athlete: Athlete) -> str:
    """Return what the coach would say for `ironstride advise`."""
    return str(advice_says(advice, book, athlete)[0].args["text"])


def text(key: str, book: Book, **args: object) -> str:
    """Return a phrase that has one wording only."""
    return book.phrases.texts[key][0].format_map(args)


def session_title(advice: Advice, book: Book) -> str:
    """Return the name of a session: "Heavy legs"."""
    return text(f"session.name.{_title(advice)}", book)


def _title(advice: Advice) -> str:
    return "BW_STRENGTH" if "bw_strength" in advice.flags else advice.session


def line_text(line: Prescription, book: Book, athlete: Athlete) -> str:
    """Return one exercise as one line: "Squat 3 × 5 at 80 kg, RPE 8, rest 3 min"."""
    exercise = book.catalogue.exercises[line.exercise]
    parts = {
        "name": exercise.say[:1].upper() + exercise.say[1:],
        "amount": amount(line, book),
        "load": _load(line, book, athlete),
        "effort": "" if line.rpe is None else text("session.effort", book, rpe=_number(line.rpe)),
        "slow": text("session.slow", book) if line.too_light else "",
        "rest": "" if not line.rest_s else _rest(line.rest_s, book),
    }
    return text("session.line", book, **parts)


def amount(line: Prescription, book: Book) -> str:
    """Return sets and repetitions or seconds: "3 × 5", "2 × 30 s each side"."""
    count = text("session.seconds", book, seconds=line.seconds) if line.seconds else line.reps
    key = "session.amount_side" if line.per_side else "session.amount"
    return text(key, book, sets=line.sets, count=count)


def _load(line: Prescription, book: Book, athlete: Athlete) -> str:
    if line.load_kg is None:
        return text("session.find_load", book) if line.find_load else ""
    load = shown(line.load_kg, athlete.weight_unit or WeightUnit.KG)
    each = "_each" if line.each else ""
    key = f"session.start_load{each}" if line.find_load else f"session.load{each}"
    return text(key, book, load=_number(load.amount), unit=load.unit)


def _rest(seconds: int, book: Book) -> str:
    if seconds < 2 * _SECONDS_A_MINUTE:
        return text("session.rest_s", book, seconds=seconds)
    return text("session.rest_min", book, minutes=_number(seconds / _SECONDS_A_MINUTE))


def because(advice: Advice, book: Book) -> str:
    """Return why a session is what it is: two reasons and the strongest limit at most."""
    mods = advice.mods[:1] if advice.sets is not None else ()
    reasons = [*advice.reasons[:_MOST_REASONS], *mods]
    unique = {reason.phrase: reason for reason in reasons}.values()
    said = [reason_text(reason, book) for reason in unique]
    if not advice.reasons:
        said.insert(0, text(f"session.because.{advice.session}", book))
    return " ".join(said)


def reason_text(reason: Reason, book: Book) -> str:
    """Return the sentence of a rule; a run or a site of pain comes as a word of `word`."""
    named = {
        name: text(f"word.{name}.{value}", book) if isinstance(value, str) else value
        for name, value in reason.args.items()
    }
    return words(Say(reason.phrase, named), book.phrases, book.seed)


def _notes(advice: Advice, book: Book, day: date | None) -> str:
    """Return what must be said aloud beside the session: flags that have words."""
    told = (_flag(flag, book, day) for flag in advice.flags if _is_told(flag, advice))
    light = any(line.too_light for line in advice.exercises)
    return " ".join(filter(None, (*told, text("session.too_light", book) if light else "")))


def _flag(flag: str, book: Book, day: date | None) -> str:
    """Return the words of a flag; days to come by their names when the day is known."""
    name, _, numbers = flag.partition(":")
    if name == "free" and day is not None:
        run, opened = (_weekday(day, int(number), book) for number in numbers.split(":"))
        return text("flag.free", book, run=run, day=opened)
    if name == "next_heavy" and day is not None and int(numbers) > 1:
        return text("flag.next_heavy_on", book, day=_weekday(day, int(numbers), book))
    if name == "week_conflict" and day is not None:
        return ""
    key = f"flag.{flag.replace(':', '.')}"
    return text(key, book) if key in book.phrases.texts else ""


def _weekday(day: date, ahead: int, book: Book) -> str:
    """Return a day to come as it is said on that day: "today", "tomorrow", "Thursday"."""
    near = {0: "today", 1: "tomorrow"}.get(ahead)
    if near:
        return text(f"days.{near}", book)
    return text(f"days.long_{(day + timedelta(days=ahead)).weekday()}", book)


def _beside(advice: Advice, book: Book) -> str:
    """Return the second answer: for a hard run tomorrow, or around an area that must rest."""
    if advice.alternative is None:
        return ""
    lines = advice.alternative.exercises
    names = ", ".join(book.catalogue.exercises[line.exercise].say for line in lines)
    stops = advice.session in REFUSALS
    return (
        text("session.around" if stops else "session.instead", book, names=names) if names else ""
    )


def _is_told(flag: str, advice: Advice) -> bool:
    """Tell whether a flag is said aloud: with nothing to train only what concerns health."""
    trains = advice.session not in REFUSALS
    return trains or flag.startswith(_ABOUT_HEALTH)


def _tidied(words: str) -> str:
    """Drop lines and spaces that an empty gap left behind."""
    lines = (" ".join(line.split()).replace(" ,", ",") for line in words.splitlines())
    return "\n".join(line for line in lines if line)


def _cut(words: str) -> str:
    """Keep a composed message on a phone screen: whole lines only, from the top."""
    kept: list[str] = []
    for line in words.splitlines():
        if sum(len(one) + 1 for one in kept) + len(line) > MAX_MESSAGE:
            break
        kept.append(line)
    return "\n".join(kept)


def routine_text(routine: Routine, book: Book) -> str:
    """Return a routine, one drill a line: "Glute bridge: 2 × 15 (90 s)"."""
    return "\n".join(
        text(
            "routine.drill",
            book,
            name=_capital(book.catalogue.exercises[drill.exercise].say),
            amount=drill.text,
            seconds=drill.seconds,
        )
        for drill in routine.drills
    )


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def equipment_words(items: Iterable[Equipment], book: Book) -> str:
    """Return equipment as a list in words; bodyweight when there is none."""
    named = [text(f"equipment.{item}", book) for item in items]
    return ", ".join(named) or text("equipment.none", book)


def weekday_words(days: tuple[int, ...], book: Book) -> str:
    """Return weekdays in words: "every day", "on weekdays", "on Mon, Wed"."""
    key = _SPANS.get(tuple(sorted(days)))
    if key:
        return text(f"days.{key}", book)
    names = ", ".join(text(f"days.short_{day}", book) for day in sorted(days))
    return text("days.some", book, names=names)


def day_words(day: date, scene: Scene) -> str:
    """Return a day as it is said today: "today", "tomorrow", "Mon 2 Mar"."""
    apart = (day - scene.today) / timedelta(days=1)
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(int(apart))
    if near:
        return text(f"days.{near}", scene.book)
    weekday = text(f"days.short_{day.weekday()}", scene.book)
    month = text(f"days.month_{day.month}", scene.book)
    return text("days.date", scene.book, weekday=weekday, day=day.day, month=month)


def source_line(ids: Iterable[str], book: Book) -> str:
    """Return sources as author and year: "Beattie 2017, Blagrove 2018"."""
    return ", ".join(book.sources[one].citation for one in ids if one in book.sources)


def _number(value: float) -> str:
    """Return a number as a runner writes it: "8", "7.5"."""
    return f"{value:g}"
