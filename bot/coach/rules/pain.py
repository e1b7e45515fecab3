"""Pain: what stops, what is spared, what is exchanged: R04. Source: coaching rules 2.4."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coach.limits import health as limit
from bot.coach.verdict import Rank, Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from bot.coach.situation import Ache, Situation


def r04(situation: Situation) -> Iterator[Verdict]:
    """Each pain gives its own ceiling. Source: [silbernagel2007], [bonestress2020]."""
    for hold in situation.health.holds:
        if hold.startswith("R04:"):
            yield _hold(hold.removeprefix("R04:"))
    for ache in situation.health.aches:
        yield from _ache(ache, situation)


def is_upper(site: str) -> bool:
    """Tell whether it is above the legs; a word that nobody knows is taken for a leg."""
    return site in limit.UPPER_SITES


def _word(site: str) -> str:
    """Return the key of its word; the runner's own words have none."""
    return site if site in limit.NAMED_SITES else "unknown"


def _hold(site: str) -> Verdict:
    return Verdict(
        rule="R04",
        case="hold",
        ceiling=Rank.STOP_REFER,
        flags=(f"spare:{site}", *_no_running(site), *_alternative(site)),
        args={"site": _word(site)},
    )


def _ache(ache: Ache, situation: Situation) -> Iterator[Verdict]:
    score = limit.UNRATED_SCORE if ache.score is None else ache.score
    if ache.weeks >= limit.PAIN_WEEKS:
        yield Verdict(rule="R04", flags=("refer_soon",))
    bone = _is_bone(ache.site, situation)
    if _is_red(ache, score, bone=bone):
        yield _stop(ache.site, score)
    elif bone:
        yield from _bone(ache, score)
    else:
        yield from _soft(ache.site, score)


def _is_bone(site: str, situation: Situation) -> bool:
    health = situation.health
    return is_bone(site, situation.lifter.age, health.gates, health.conditions)


def is_bone(
    site: str, age: float | None, gates: Collection[str], conditions: Collection[str]
) -> bool:
    """Tell whether a stress fracture must be thought of: the back only where bones are at risk."""
    if site != "back":
        return site in limit.BONE_SITES
    young = age is None or age < limit.ADULT
    return young or "red_s" in gates or "earlier_bsi" in conditions


def _is_red(ache: Ache, score: float, *, bone: bool) -> bool:
    return (
        bool(ache.signs)
        or score >= limit.RED_SCORE
        or any(ache.answers.values())
        or (bone and score > limit.HIGH_SCORE)
    )


def _stop(site: str, score: float) -> Verdict:
    urgent = score >= limit.RED_SCORE or site in limit.URGENT_SITES
    refer = "refer_today" if urgent else "refer_3d"
    plyo = () if is_upper(site) else ("no_plyo",)
    return Verdict(
        rule="R04",
        case="stop",
        ceiling=Rank.STOP_REFER,
        flags=(refer, f"spare:{site}", *plyo, *_no_running(site), *_alternative(site)),
        args={"site": _word(site)},
    )


def _no_running(site: str) -> tuple[str, ...]:
    return () if is_upper(site) else ("no_running",)


def _alternative(site: str) -> tuple[str, ...]:
    """Dropped later when R01 or R02 speaks."""
    return ("alternative_CORE_BW",) if site in limit.LIMB_SITES else ()


def _bone(ache: Ache, score: float) -> Iterator[Verdict]:
    if score < limit.LOW_SCORE:
        return
    args, spare = {"site": _word(ache.site)}, f"spare:{ache.site}"
    if len(ache.answers) < len(limit.BONE_QUESTIONS):
        yield Verdict(
            rule="R04",
            case="ask",
            ceiling=Rank.CORE_BW,
            flags=("ask_bone", "no_plyo", "no_running", spare),
            args=args,
        )
    elif score >= limit.MIDDLE_SCORE:
        flags = ("no_plyo", spare)
        yield Verdict(rule="R04", case="spare", ceiling=Rank.CORE_BW, flags=flags, args=args)
    else:
        yield Verdict(rule="R04", flags=("no_plyo",))


def _soft(site: str, score: float) -> Iterator[Verdict]:
    args = {"site": _word(site)}
    if score > limit.HIGH_SCORE and is_upper(site):
        flags = ("refer_3d", f"spare:{site}")
        yield Verdict(rule="R04", case="spare", rpe=limit.PAIN_RPE, flags=flags, args=args)
    elif score > limit.HIGH_SCORE:
        yield Verdict(
            rule="R04",
            case="spare",
            ceiling=Rank.CORE_BW,
            flags=("no_plyo", "no_running", "refer_3d", f"spare:{site}"),
            args=args,
        )
    elif score >= limit.MIDDLE_SCORE:
        plyo = () if is_upper(site) else ("no_plyo",)
        yield Verdict(
            rule="R04",
            case="exchange",
            ceiling=Rank.HEAVY if is_upper(site) else Rank.MAINT,
            rpe=limit.PAIN_RPE,
            flags=(f"substitute:{site}", *plyo),
            args=args,
        )
