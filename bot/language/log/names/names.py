"""Names of exercises: the catalogue's, the gym's and the runner's own.

Law: an exact name or alias is meant, with the equipment that is said or at hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.domain.exercise import Equipment, Exercise, ExerciseId
from bot.language.log.names.spelling import Spelling, spelling
from bot.language.log.signs.senses import key_of
from bot.language.words.section import Files, Section, section

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from bot.language.words.phrasebook import Endings

MAX_WORDS = 4
"""Words of a runner's own name for an exercise."""


class Names(NamedTuple):
    """All names of exercises."""

    phrases: Mapping[str, tuple[str, ...]]
    """Every way to say it, by id or by ambiguous word ("?squat")."""
    spelling: Spelling
    """All names once more, for misspellings."""
    ambiguous: Mapping[str, tuple[tuple[Equipment | None, ExerciseId], ...]]
    """What "?squat" is with which equipment, the first that fits; None: with nothing at hand."""
    unloaded: frozenset[str]
    """Done without a load unless one is said."""
    unilateral: frozenset[str]
    """Amounts are per side whether it is said or not."""
    barbell: frozenset[str]
    """Done with a barbell: two plates are on each side, and it is never one of a pair."""
    mobility: frozenset[str]
    """Drills of the catalogue that are no lifts."""
    said: Mapping[ExerciseId, str]
    """The word for a log line."""
    linked: frozenset[str]
    """Done in one go with another: clean + press is one exercise."""
    high: frozenset[str]
    """Done on or onto something whose height may be told in inches."""
    common: frozenset[str]
    """Words that are no part of a name."""


def names(files: Files, exercises: Mapping[ExerciseId, Exercise], endings: Endings) -> Names:
    """Read the tables of names and join them with the catalogue. Raises ContentError."""
    others = section(files, "other_lifts").lists()
    unloaded = section(files, "unloaded")
    _all_in(unloaded, unloaded.texts("names"), others)
    ambiguous = _ambiguous(section(files, "by_equipment"), exercises)
    phrases = _phrases(files, exercises, others)
    by_phrase = {
        " ".join(key_of(phrase, endings)): name for name, ways in phrases.items() for phrase in ways
    }
    return Names(
        phrases=phrases,
        spelling=spelling(by_phrase),
        ambiguous=ambiguous,
        unloaded=frozenset(unloaded.texts("names")) | _bodyweight_only(exercises),
        unilateral=frozenset(name for name, found in exercises.items() if found.unilateral),
        barbell=_with_barbell(files, exercises, others),
        mobility=frozenset(n for n, found in exercises.items() if found.pattern == "mobility"),
        linked=_named(files, "complexes", phrases),
        high=_named(files, "on_a_height", phrases),
        said={name: found.say for name, found in exercises.items()},
        common=frozenset(section(files, "common_words").texts("words")),
    )


def _with_barbell(
    files: Files, exercises: Mapping[ExerciseId, Exercise], others: Mapping[str, Sequence[str]]
) -> frozenset[str]:
    table = section(files, "barbell")
    _all_in(table, table.texts("names"), others)
    first = (n for n, found in exercises.items() if found.equipment[:1] == ("barbell",))
    return frozenset((*table.texts("names"), *first))


def _named(files: Files, name: str, phrases: Mapping[str, Sequence[str]]) -> frozenset[str]:
    table = section(files, name)
    _all_in(table, table.texts("names"), phrases)
    return frozenset(table.texts("names"))


def _bodyweight_only(exercises: Mapping[ExerciseId, Exercise]) -> frozenset[str]:
    loadable = {"barbell", "dumbbell", "kettlebell", "trap_bar", "machine"}
    return frozenset(n for n, found in exercises.items() if not loadable & set(found.equipment))


def _phrases(
    files: Files, exercises: Mapping[ExerciseId, Exercise], others: Mapping[str, Sequence[str]]
) -> Mapping[str, tuple[str, ...]]:
    """Later ones count: the catalogue's words, its aliases, other lifts, ambiguous words."""
    aliases = section(files, "aliases")
    _all_in(aliases, aliases, exercises)
    found: dict[str, tuple[str, ...]] = {}
    for id_, exercise in exercises.items():
        found[id_] = (*exercise.synonyms, exercise.name, exercise.say)
    for name in aliases:
        found[name] = (*found[name], *aliases.texts(name))
    found.update({name: (*ways, name) for name, ways in others.items()})
    by_equipment = section(files, "by_equipment")
    for word in by_equipment:
        found[f"?{word}"] = by_equipment.within(word).texts("words")
    return found


def _all_in(table: Section, used: Iterable[str], known: Collection[str]) -> None:
    for name in used:
        if name not in known:
            raise table.wrong(name, "there is no such exercise")


def _ambiguous(
    table: Section, exercises: Mapping[ExerciseId, Exercise]
) -> Mapping[str, tuple[tuple[Equipment | None, ExerciseId], ...]]:
    found: dict[str, tuple[tuple[Equipment | None, ExerciseId], ...]] = {}
    for word in table:
        below = table.within(word)
        ways = tuple(key for key in below if key != "words")
        for key in ways:
            if ExerciseId(below.text(key)) not in exercises:
                raise below.wrong(key, "there is no such exercise")
        found[f"?{word}"] = tuple(
            (None if key == "none" else Equipment(key), ExerciseId(below.text(key))) for key in ways
        )
    return found


def resolved(
    name: str, names: Names, equipment: tuple[Equipment, ...] | None, *, has_load: bool
) -> ExerciseId:
    """Return the exercise that a name means with this equipment (None: not known)."""
    ways = names.ambiguous.get(name)
    if ways is None:
        return ExerciseId(name)
    if equipment is None or (has_load and not equipment):
        return ways[0][1]
    fits = (found for needed, found in ways if needed is None or needed in equipment)
    return next(fits, ways[-1][1])


def is_loaded(name: ExerciseId, names: Names) -> bool | None:
    """Return False when the exercise has no load of its own, None when both are usual."""
    return False if name in names.unloaded else None
