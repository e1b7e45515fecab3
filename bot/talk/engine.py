"""One step of a conversation: understand, look up, call, check, render.

Rule 1: everything a person does goes through `step`; a reminder, too.
Rule 2: `step` is total: it raises for no text in any state.
Rule 3: what concerns safety is answered first, and an open question is said last.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from bot.domain.training import LogId
from bot.language import facts as told
from bot.language import intents as said
from bot.language.answers import AskEither
from bot.language.intents import Ambiguous, Intent, Unclear, Understanding, Understood
from bot.talk import diary, places
from bot.talk.closing import closed
from bot.talk.due import due_turn
from bot.talk.effects import Effect, SaveHome, after
from bot.talk.hearing import heard, is_stale
from bot.talk.lifetimes import LIFETIME
from bot.talk.reminding import race
from bot.talk.reminding.waking import woken
from bot.talk.say import Choice, Say
from bot.talk.scene import Scene, Step, stay
from bot.talk.state import AskingReading, Conversation, Idle, State
from bot.talk.table import edge
from bot.talk.wire import Due, Inbound, InboundId, Press, Text

if TYPE_CHECKING:
    from datetime import datetime

    from bot.talk.book import Book
    from bot.talk.snapshot import Snapshot
    from bot.talk.turn import Turn

PUBLIC = (
    told.RedFlag,
    told.OtherInDanger,
    said.Start,
    said.Greet,
    said.Thanks,
    said.Insult,
    said.Help,
    said.Privacy,
    said.AskTip,
    said.AskQuestion,
    AskEither,
)
"""What is answered where others can read it: nothing of it is personal."""


@dataclass(frozen=True, slots=True)
class Course:
    """What has happened so far in a turn."""

    state: State
    say: tuple[Say, ...] = ()
    effects: tuple[Effect, ...] = ()

    def and_then(self, step: Step) -> Course:
        """Return the course with one more step."""
        return Course(step.state, (*self.say, *step.say), (*self.effects, *step.effects))


def step(known: Snapshot, inbound: Inbound, now: datetime, book: Book) -> Turn:
    """Return the turn that answers `inbound`; `now` is aware, UTC. Never raises for any text."""
    known = replace(known, conversation=_lively(known.conversation, now))
    book = book.spoken(known.record.athlete.language)
    match inbound:
        case Due():
            return due_turn(known, inbound, now, book)
        case Text() | Press():
            scene = Scene(known=known, now=now, book=book, inbound=inbound)
            course = _private(scene) if inbound.where.private else _public(scene)
            return closed(Step(course.state, course.say, course.effects), scene)
        case _:
            assert_never(inbound)


def _lively(conversation: Conversation, now: datetime) -> Conversation:
    """Return the conversation with a question that is too old let go."""
    since = conversation.since
    if since is None or now - since <= LIFETIME[type(conversation.state)]:
        return conversation
    return replace(conversation, state=Idle(), since=None)


def _public(scene: Scene) -> Course:
    """Answer in a group: what is not personal, and nothing else."""
    state = scene.known.conversation.state
    meant = heard(scene)
    asked = meant.intents if isinstance(meant, Understood) else meant.others
    spoken = tuple(intent for intent in asked if isinstance(intent, PUBLIC))
    if not spoken or is_stale(scene):
        return Course(state).and_then(stay(state, "group.private"))
    greeted = replace(scene.known.conversation, greeted=True)
    there = replace(scene, known=replace(scene.known, conversation=greeted))
    return _each(Course(state), spoken, there)


def _private(scene: Scene) -> Course:
    course, known = _beginning(scene), scene.known
    if is_stale(scene):
        return course.and_then(stay(course.state, "press.stale"))
    meant = heard(scene)
    course = _answered(_edited(course, meant, scene), meant, scene)
    course = course.and_then(
        woken(course.state, replace(scene, known=after(known, course.effects)))
    )
    there = replace(scene, known=after(known, course.effects))
    course = course.and_then(places.lost(course.state, course.say, there))
    return course.and_then(Step(course.state, (), race.kept(there)))


def _beginning(scene: Scene) -> Course:
    """Begin with what the store must confess, and with an introduction to whom we never met."""
    known, where = scene.known, scene.inbound.where
    says = [Say(f"trouble.{known.notice}")] if known.notice else []
    if not known.conversation.greeted:
        says.append(Say("hello.first"))
    if not known.reachable and any(one.on and not one.waits for one in known.reminders):
        says.append(Say("reminder.reached_again"))
    is_home = known.home == where and known.reachable
    effects = () if is_home else (SaveHome(where),)
    return Course(known.conversation.state, tuple(says), effects)


def _edited(course: Course, meant: Understanding, scene: Scene) -> Course:
    """Take back the log of a message that was edited into something that logs nothing."""
    message = scene.inbound.replaces if isinstance(scene.inbound, Text) else None
    if message is None or not any(log.id == LogId(message) for log in scene.record.logs):
        return course
    if isinstance(meant, Ambiguous):
        return course
    intents = meant.intents if isinstance(meant, Understood) else meant.others
    if any(isinstance(intent, said.LogTraining) for intent in intents):
        return course
    return course.and_then(diary.edited_away(course.state, message, scene))


def _answered(course: Course, meant: Understanding, scene: Scene) -> Course:
    match meant:
        case Understood():
            return _each(course, meant.intents, scene)
        case Ambiguous():
            course = _each(course, meant.others, scene)
            if meant.left:
                course = course.and_then(
                    stay(course.state, "unclear.rest", text=_quoted(meant.left))
                )
            return course.and_then(Step(_asking(meant, scene)))
        case Unclear():
            meant = replace(meant, others=_whole(meant.others))
            course = _each(course, meant.others, scene)
            return course.and_then(_unclear(course.state, meant))
        case _:
            assert_never(meant)


def _whole(others: tuple[Intent, ...]) -> tuple[Intent, ...]:
    """Return what stands alone: the "no" of "no, <what was not understood>" answers nothing."""
    return tuple(one for one in others if not isinstance(one, told.Yes | told.No))


def _asking(meant: Ambiguous, scene: Scene) -> AskingReading:
    inbound = scene.inbound
    replaces = inbound.replaces if isinstance(inbound, Text) else None
    message = InboundId(replaces or inbound.id)
    return AskingReading(meant.readings, message, meant.why, meant.about)


def _each(course: Course, intents: tuple[Intent, ...], scene: Scene) -> Course:
    """Answer every intent in turn, safety first; each sees what the ones before did."""
    for intent in sorted(intents, key=_urgency):
        known = after(scene.known, course.effects)
        step = _one(course.state, intent, replace(scene, known=known))
        course = course.and_then(step)
    return _alone(course)


def _alone(course: Course) -> Course:
    """Leave out what is milder beside an emergency: "see someone in three days" after "today"."""
    if not any(one.key.startswith("redflag.") for one in course.say):
        return course
    milder = ("pain.", "illness.")
    return replace(course, say=tuple(one for one in course.say if not one.key.startswith(milder)))


def _urgency(intent: Intent) -> int:
    return next(
        (n for n, kind in enumerate(told.SAFETY) if isinstance(intent, kind)), len(told.SAFETY)
    )


def _one(state: State, intent: Intent, scene: Scene) -> Step:
    """Look up who answers, let him, and check that he leads where the table says."""
    way = edge(type(state), type(intent))
    step = way.handler(state, intent, scene)
    if type(step.state) not in {type(state), *way.to}:
        raise AssertionError(f"{way.handler.__name__} led to {type(step.state).__name__}")
    return step


def _unclear(state: State, meant: Unclear) -> Step:
    """Say what was not understood, with the nearest guesses to press."""
    if not meant.text.strip():
        return stay(state, "unclear.empty")
    choices = tuple(Choice("nearest", {"sentence": sentence}) for sentence in meant.nearest[:3])
    key = "unclear.rest" if meant.others else "unclear.all"
    if not meant.others and not isinstance(state, Idle):
        return stay(state, "unclear.answer")
    if meant.abroad and not choices:
        return stay(state, "unclear.abroad")
    args = {"text": _quoted(meant.text)}
    return Step(state, (Say(key, args, choices),))


def _quoted(text: str) -> str:
    """Return the runner's words as they can be shown: one line, printable, short."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= _QUOTED_MOST else f"{line[:_QUOTED_MOST]}…"


_QUOTED_MOST = 60
