"""From keys to words.

Rule 1: a handler says a key with arguments, never a text.
Rule 2: which variant is said depends on seed, turn and key only, so that a rehearsal can be
repeated.
Rule 3: what one turn says is one message, unless it would not fit a phone screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from string import Formatter
from zlib import crc32

from bot.errors import ContentError
from bot.language.words.section import Files, Section
from bot.talk.wire import LASTING, MAX_PAYLOAD_BYTES, Button, Reply

MAX_MESSAGE = 1000
"""Characters of a composed message that a phone shows without much scrolling. Source: house rule on
tone."""
MAX_BUTTONS = 5
_STRIDES = (7, 11, 13, 17)
"""Primes: one of them divides no number of wordings there is."""

Words = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Choice:
    """A button by key of `[button.…]`; `lasting` when its sentence names what it is about."""

    key: str
    args: Words = field(default_factory=dict[str, object])
    lasting: bool = False


@dataclass(frozen=True, slots=True)
class Say:
    """A phrase by key, what fills its gaps, and the buttons under it."""

    key: str
    args: Words = field(default_factory=dict[str, object])
    choices: tuple[Choice, ...] = ()
    edits: bool = False
    nth: int | None = None
    """How often the like was said before: the wordings take turns. None: the seed chooses."""


@dataclass(frozen=True, slots=True)
class Label:
    """A button's words and the sentence it stands for."""

    label: str
    says: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """Everything the coach says, by key: `{"log.saved": ("Logged: {what}.",)}`."""

    texts: Mapping[str, tuple[str, ...]]
    buttons: Mapping[str, Label]


def phrases(files: Files) -> Phrases:
    """Read `{file: table}` of a language's phrases. Raises ContentError."""
    texts: dict[str, tuple[str, ...]] = {}
    buttons: dict[str, Label] = {}
    for file, table in files.items():
        if not table:
            raise ContentError(file, "the whole file", "says nothing")
        for leaf in _leaves(Section(file, "", table)):
            name = leaf.path.removeprefix("button.")
            if name in (buttons if _is_button(leaf) else texts):
                raise ContentError(file, leaf.path, "stands in two places")
            if _is_button(leaf):
                buttons[name] = Label(leaf.text("label"), leaf.text("says"))
            else:
                texts[name] = _variants(leaf)
    return Phrases(texts, buttons)


def voices(
    home: Phrases, own: str, others: Mapping[str, Callable[[], Files]]
) -> Mapping[str, Callable[[], Phrases]]:
    """Return the phrases of all languages, those of others built when they are first spoken."""

    def built(read: Callable[[], Files]) -> Callable[[], Phrases]:
        return cache(lambda: overlaid(home, read()))

    return {own: lambda: home, **{name: built(read) for name, read in others.items()}}


def overlaid(home: Phrases, files: Files) -> Phrases:
    """Lay the phrases of another language over `home`, whose keys and gaps they share.

    Raises ContentError.
    """
    other = phrases(files)
    for file, table in files.items():
        for leaf in _leaves(Section(file, "", table)):
            _check(leaf, home)
    return Phrases({**home.texts, **other.texts}, {**home.buttons, **other.buttons})


def _check(leaf: Section, home: Phrases) -> None:
    name = leaf.path.removeprefix("button.")
    known, key = (home.buttons, "label") if _is_button(leaf) else (home.texts, "text")
    if name not in known:
        raise ContentError(leaf.file, leaf.path, "is no key of the coach's own language")
    if _is_button(leaf):
        label = home.buttons[name]
        strange = _gaps((leaf.text("label"),)) - _gaps((label.label, label.says))
    else:
        strange = _gaps(_variants(leaf)) - _gaps(home.texts[name])
    if strange:
        raise leaf.wrong(key, f"has a gap that is not filled here: {', '.join(sorted(strange))}")


def _gaps(texts: Iterable[str]) -> frozenset[str]:
    read = (gap for text in texts for _, gap, _, _ in Formatter().parse(text))
    return frozenset(gap for gap in read if gap)


def _leaves(section: Section) -> Iterable[Section]:
    """Return the tables that hold a text or a button, however deep."""
    said = _is_button(section) or isinstance(section.table.get("text"), str | list)
    if said:
        yield section
    for name in section:
        if isinstance(section.table[name], dict) or not said:
            yield from _leaves(section.within(name))


def _is_button(section: Section) -> bool:
    return isinstance(section.table.get("label"), str)


def _variants(leaf: Section) -> tuple[str, ...]:
    whole = isinstance(leaf.table["text"], str)
    variants = (leaf.text("text"),) if whole else leaf.texts("text")
    if not variants or not all(variant.strip() for variant in variants):
        raise leaf.wrong("text", "must be a text or a list of texts, none of them empty")
    return tuple(variant.strip() for variant in variants)


def words(say: Say, phrases: Phrases, seed: str) -> str:
    """Return the text of one phrase, with the variant that `seed` chooses."""
    variants = phrases.texts[say.key]
    chosen = crc32(f"{seed}/{say.key}".encode())
    if say.nth is not None:
        chosen = chosen + say.nth * _stride(len(variants))
    return variants[chosen % len(variants)].format_map(say.args)


def _stride(wordings: int) -> int:
    """Return a step that visits every wording before it comes to one again."""
    return next(step for step in _STRIDES if wordings % step)


def button(choice: Choice, phrases: Phrases, turn: int) -> Button | None:
    """Return the button of a choice; None when its sentence is too long to travel with it."""
    label = phrases.buttons[choice.key]
    shown = Button(
        label.label.format_map(choice.args),
        label.says.format_map(choice.args),
        LASTING if choice.lasting else turn,
    )
    return shown if len(shown.payload.encode()) <= MAX_PAYLOAD_BYTES else None


def render(says: Iterable[Say], phrases: Phrases, turn: int, seed: str) -> tuple[Reply, ...]:
    """Return the messages for what a turn says: one, or more when one would be too long."""
    replies: list[Reply] = []
    for say in says:
        buttons = tuple(filter(None, (button(c, phrases, turn) for c in say.choices)))
        said = words(say, phrases, seed if say.nth is not None else f"{seed}/{turn}")
        reply = Reply(said, buttons, say.edits)
        if replies and _fits(replies[-1], reply):
            replies[-1] = _joined(replies[-1], reply)
        else:
            replies.append(reply)
    return tuple(replies)


def _fits(one: Reply, two: Reply) -> bool:
    return (
        len(one.text) + len(two.text) + 2 <= MAX_MESSAGE
        and len({*one.buttons, *two.buttons}) <= MAX_BUTTONS
    )


def _joined(one: Reply, two: Reply) -> Reply:
    buttons = dict.fromkeys((*one.buttons, *two.buttons))
    return Reply(f"{one.text}\n\n{two.text}", tuple(buttons), one.edits or two.edits)
