"""How two groups of numbers complete each other: a scheme and its load, a row that goes on.

Law: only what the first leaves open is taken from the second.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.load import Load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.load import WeightUnit
    from bot.language.log.signs.groups import Group
    from bot.language.log.signs.style import Context


def linked(groups: Sequence[Group], context: Context) -> list[Group]:
    """Return the groups of one piece, those joined that only complete each other."""
    done: list[Group] = []
    groups = _columns(groups, context) or groups
    for n, found in enumerate(groups):
        last = done[-1] if done else None
        alone = len(groups) == 2 or not (last and last.open and found.open)
        one = _linked(last, found, context) if last is not None and alone else None
        if one is None and last is not None and n == len(groups) - 1:
            one = _with_last(last, found, context)
        if one is None and last is not None and _hangs(last, found):
            context.doubt("unsure_sets", context.style)
        done[-1:] = [one] if one is not None else [*done[-1:], found]
    return done


def _hangs(last: Group, found: Group) -> bool:
    """Whether a great number stands right behind a whole set, as in 3x55 80."""
    whole = last.load is not None and bool(last.reps)
    return whole and len(found.open) == 1 and found.open[0] >= LEAST_LOAD and not found.flags


COLUMNS = 3
MOST_COLUMN_SETS = 6.0
"""More sets are seldom written without a sign."""


def _columns(groups: Sequence[Group], context: Context) -> list[Group]:
    """Read the columns "60 3 8" as load, sets and repetitions, "60 8 3" likewise."""
    first, *rest = groups or (None,)
    if first is None or len(groups) != COLUMNS or not all(map(_is_whole, rest)):
        return []
    bare = len(first.open) == 1 and context.loaded is not False
    high, one, two = (first.open if bare else (0.0,))[0], rest[0].open[0], rest[1].open[0]
    loaded = bool(first.load) and first.size == 1 and not first.has_work and first.count is None
    if not loaded and (high < LEAST_LOAD or high < 2 * max(one, two)):
        return []
    few, many = min(one, two), max(one, two)
    falls = one > two and (2 * two > one or two == 1)
    square = one == two and not SQUARE_FROM <= one <= SQUARE_TO
    if few > MOST_COLUMN_SETS or falls or square:
        return []
    weighed = first if loaded else plain_load(first, context)
    flags = frozenset(flag for found in groups for flag in found.flags)
    return [replace(weighed, count=int(few), reps=(int(many),), flags=flags)]


SQUARE_FROM, SQUARE_TO = 3.0, 5.0
"""Three sets of three to five of five; 60 8 8 are two sets of eight."""


def _linked(last: Group, found: Group, context: Context) -> Group | None:
    if (pair := _of_plural(last, found, context)) is not None:
        return pair
    if _is_count(last, found):
        return replace(found, count=int(last.open[0]), flags=last.flags | found.flags)
    if last.has_load and last.size == 1 and not last.has_work and _is_whole(found):
        return replace(last, reps=(int(found.open[0]),), flags=last.flags | found.flags)
    if _is_weighed(last, found, context):
        return replace(plain_load(last, context), reps=(int(found.open[0]),))
    apart = "clock" in last.flags | found.flags
    if apart or found.short or last.open or found.open or found.is_empty or last.plus:
        return None
    return completed(last, found)


def _of_plural(last: Group, found: Group, context: Context) -> Group | None:
    """Read "3x8 14s", "14s 3x8" and "two 14s" as dumbbells."""
    if "plural" in found.flags and last.is_scheme:
        return plural(last, found, context.unit)
    if "plural" in last.flags and found.is_scheme and found.reps:
        return plural(found, last, context.unit)
    if "plural" in found.flags and last.open == (PAIR,) and found.only_holds:
        flags = found.flags - {"plural"} | {"each"}
        return replace(
            found, seconds=None, load=Load(found.seconds or 0.0, context.unit), flags=flags
        )
    return None


def _is_weighed(last: Group, found: Group, context: Context) -> bool:
    """Whether a piece is no more than a load and its repetitions: 60 5."""
    if context.loaded is False or not (len(last.open) == 1 and _is_whole(found)):
        return False
    return last.open[0] >= LEAST_LOAD and last.open[0] >= 2 * found.open[0]


LEAST_LOAD = 20.0
PAIR = 2.0


def plain_load(found: Group, context: Context) -> Group:
    return replace(found, load=Load(found.open[0], context.unit), open=())


def _is_whole(found: Group) -> bool:
    return len(found.open) == 1 and found.open[0].is_integer()


def _is_count(last: Group, found: Group) -> bool:
    """Whether a number before a hold counts it: two one-minute planks."""
    held = found.is_held and not (found.reps or found.count or "clock" in found.flags)
    return held and len(last.open) == 1 and last.open[0] <= MOST_HOLDS and not last.flags


MOST_HOLDS = 10


def _with_last(last: Group, found: Group, context: Context) -> Group | None:
    """Read "3x12 12": a number right behind a whole scheme is its load."""
    whole = bool(last.count and last.reps) and not last.has_load and last.seconds is None
    bare = len(found.open) == 1 and not (found.flags - last.flags)
    if not whole or not bare or context.loaded is False:
        return None
    rpe = last.rpe if found.rpe is None else found.rpe
    return replace(last, load=Load(found.open[0], context.unit), rpe=rpe)


def plural(last: Group, found: Group, unit: WeightUnit) -> Group:
    """Read "3x10 22s" as two dumbbells of 22."""
    return replace(last, load=Load(found.seconds or 0.0, unit), flags=last.flags | {"each"})


def partly(last: Group, found: Group) -> list[Group] | None:
    """Read "5 sets of 7, 4 of them at 47 kg": the others have no load."""
    if last.has_load or not last.reps or not found.load or found.has_work:
        return None
    if not found.count or not last.count or found.count >= last.count:
        return None
    rest = replace(last, count=last.count - found.count)
    return [rest, replace(found, reps=last.reps)]


def instead(last: Group, found: Group) -> Group:
    """Take what was done for what was planned; the load stays when no other is said."""
    if found.has_load:
        return found
    return replace(found, load=last.load, loads=last.loads, bodyweight=last.bodyweight)


def with_last_set(last: Group, found: Group) -> Group:
    """Take other repetitions for the last of several equal sets."""
    row = last.reps * ((last.count or 1) - 1)
    return replace(last, count=None, reps=(*row, *found.reps))


def instead_of_count(last: Group, found: Group) -> Group | None:
    """Take "actually 3" behind "4 sets" for the sets that were done."""
    said = found.flags >= {"instead"} and len(found.open) == 1 and found.open[0].is_integer()
    if not said or last.count is None or last.reps or last.is_held:
        return None
    return replace(last, count=int(found.open[0]))


def more_loads(last: Group, found: Group, behind: Group | None) -> Group | None:
    """Go on with a row of loads: 3x8 at 40 kg, 45 kg, 50 kg."""
    more = (found.load,) if found.load else found.loads
    only = more and not (found.has_work or found.count or found.bodyweight or found.rm)
    begun = (last.load,) if last.load else last.loads
    if not only or not begun or found.pair or found.flags & (_OF_ONE_SET | {"warmup"}):
        return None
    if found.load == last.load:
        return replace(last, flags=last.flags | found.flags)
    if behind is not None and (behind.has_work or behind.open) and not behind.has_load:
        return None
    sets = max(last.count or 1, len(last.reps))
    if not last.has_work or len(begun) + len(more) > sets:
        return None
    return replace(last, load=None, loads=(*begun, *more))


def marked(one: Group, flags: Group) -> Group:
    """Add the flags and the effort that stand behind a group."""
    rpe = flags.rpe if flags.rpe is not None else one.rpe
    rm = flags.rm if flags.rm is not None else one.rm
    return replace(one, rpe=rpe, rm=rm, flags=one.flags | flags.flags)


def ends_row(one: Group, two: Group) -> bool:
    """Whether the second goes on with the load of the first, but was failed or helped."""
    differs = bool((two.flags - one.flags) & _OF_ONE_SET) or two.rpe not in {None, one.rpe}
    return two.is_bare_reps and bool(one.reps) and differs


_OF_ONE_SET = frozenset({"failed", "assisted", "amrap", "sets_of"})


def completed(one: Group, two: Group) -> Group | None:
    """Return both as one group when the second only goes on with the first."""
    if two.times is not None and two.only_counts:
        return _repeated(one, two.times)
    if one.plus and two.reps and (two.aside or not two.has_load) and not two.count:
        return replace(one, reps=two.reps, plus=False)
    if one.pair != two.pair and (paired := _dumbbells(one, two)):
        return paired
    if two.is_bare_reps and one.reps and one.seconds is None:
        return _row(one, two)
    return _filled(one, two)


def _repeated(one: Group, times: int) -> Group | None:
    if one.has_work:
        return replace(one, count=times) if one.count in {None, 1} else None
    return replace(one, reps=(times,))


def _dumbbells(one: Group, two: Group) -> Group | None:
    """Read 2x24kg beside 3x10 or 60 s as a pair of dumbbells."""
    pair, rest = (one, two) if one.pair else (two, one)
    if rest.has_load or not rest.has_work or (rest.count is None and not rest.is_held):
        return None
    flags = pair.flags | rest.flags | {"each"}
    return replace(rest, load=pair.load, flags=flags)


def _row(one: Group, two: Group) -> Group | None:
    """Go on with a row of repetitions: 135 x 10, 10, 8 and 3 sets of 6, 5 and 4."""
    if "ladder" in one.flags:
        return replace(one, reps=(*one.reps, *two.reps))
    counted = one.count is not None and one.count == len(one.reps) + len(two.reps)
    if counted or one.count in {None, 1} or (one.count or 0) > len(one.reps):
        count = one.count if one.count and not counted and one.count > 1 else None
        return replace(one, reps=(*one.reps, *two.reps), count=count)
    return None


def _filled(one: Group, two: Group) -> Group | None:
    """Return `one` with what only `two` says."""
    if one.is_bare_reps and two.only_holds and (held := _held_times(one, two)):
        return held
    counted = one.count is not None and one.count == len(one.reps) + len(two.reps)
    open_row = one.is_bare_reps or (counted and not one.has_load and one.seconds is None)
    if open_row and two.reps and (two.load or two.loads) and not two.count:
        return replace(two, reps=(*one.reps, *two.reps))
    if one.holds or two.holds or (one.seconds is not None and two.seconds is not None):
        return _held_row(one, two)
    work = (one.reps and two.reps) or (one.metres and two.metres)
    if work or (one.count and two.count) or (one.has_load and two.has_load):
        return None
    return replace(
        one,
        count=one.count or two.count,
        reps=one.reps or two.reps,
        load=one.load or two.load,
        loads=one.loads or two.loads,
        bodyweight=one.bodyweight or two.bodyweight,
        seconds=one.seconds if one.seconds is not None else two.seconds,
        metres=one.metres or two.metres,
        rpe=one.rpe if one.rpe is not None else two.rpe,
        rm=one.rm or two.rm,
        flags=one.flags | two.flags,
        pair=one.pair or two.pair,
        plus=one.plus or two.plus,
    )


def _held_times(one: Group, two: Group) -> Group | None:
    """Read "2 planks (60 s)" as two holds."""
    count = one.reps[0] if len(one.reps) == 1 else None
    if count is None or count > MOST_HOLDS:
        return None
    return replace(two, count=count, flags=one.flags | two.flags)


def _held_row(one: Group, two: Group) -> Group | None:
    """Only what adds nothing of its own to a row of holds is joined to it."""
    if two.seconds is not None or two.holds or two.reps or two.count:
        return None
    if one.has_load and two.has_load:
        return None
    return replace(one, load=one.load or two.load, flags=one.flags | two.flags)
