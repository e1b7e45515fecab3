"""A process that bears others, which write until they are killed: the victims of `test_store_kill`.

It is told on its standard input what to bear, and everything is answered on its standard output, a
line of JSON each. One process that has imported everything bears the next in a few milliseconds.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import sys
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from tinydb import TinyDB

from bot.store.tinydb.store import tiny_store
from bot.talk.effects import SaveLog
from bot.talk.state import Conversation
from bot.talk.turn import Turn
from bot.talk.wire import Reply
from tests.store.people import NOON, HandClock, runner, squats, text

if TYPE_CHECKING:
    from bot.domain.training import Log
    from bot.store.tinydb.store import TinyStore
    from bot.talk.wire import Person

PEOPLE = tuple(runner(str(number)) for number in range(4))
DOCUMENTS = 50


def chance(*seed: object) -> float:
    """Return a number from 0 to 1 that is the same for the same seed."""
    digest = hashlib.sha256(repr(seed).encode()).digest()
    return int.from_bytes(digest[:4]) / 2**32


def told(who: Person, number: int) -> tuple[str, ...]:
    """Return what the conversation of update `number` holds: records grow and shrink."""
    return ("x" * int(6000 * chance(who, number)),)


def log_of(who: Person, number: int) -> Log:
    """Return what update `number` logs: a day later each time, so that training gets sealed."""
    sets = 1 + int(8 * chance(number, who))
    return squats(f"m{number}", NOON + timedelta(days=number), sets=sets).log


def say(**answer: object) -> None:
    os.write(1, f"{json.dumps(answer)}\n".encode())


async def write_on(store: TinyStore, clock: HandClock, who: Person) -> None:
    """Commit update after update, and say of each that it was kept once the store has said so."""
    async with store.open(who) as unit:
        number = unit.snapshot.conversation.turn
    while True:
        number += 1
        log = log_of(who, number)
        clock.moment = max(clock.moment, log.at)
        talk = Conversation(turn=number, told=told(who, number))
        turn = Turn(conversation=talk, replies=(Reply("Kept."),), effects=(SaveLog(log),))
        async with store.open(who) as unit:
            rows = await unit.commit(text(who, number), turn)
        say(kept=who.user, number=number)
        for row in rows:
            store.sent(row)


async def ours(folder: Path) -> None:
    clock = HandClock()
    store = tiny_store(folder, clock)
    async with asyncio.TaskGroup() as group:
        for who in PEOPLE:
            group.create_task(write_on(store, clock, who))


def anything(seed: int, number: int) -> str:
    return "x" * int(3000 * chance(seed, number))


def theirs(file: Path, seed: int) -> None:
    """Update documents to varying lengths with TinyDB's own storage."""
    with TinyDB(file) as db:
        db.insert_multiple({"said": anything(seed, n)} for n in range(DOCUMENTS))
        say(kept="all", number=0)
        for number in count(DOCUMENTS):
            db.update({"said": anything(seed, number)}, doc_ids=[1 + number % DOCUMENTS])


def bear(order: dict[str, str]) -> int:
    child = os.fork()
    if child == 0:
        path = Path(order["path"])
        if order["kind"] == "ours":
            asyncio.run(ours(path))
        theirs(path, int(order["seed"]))
    return child


def main() -> None:
    for line in sys.stdin:
        child = bear(json.loads(line))
        say(born=child)
        os.waitpid(child, 0)
        say(dead=child)


if __name__ == "__main__":
    main()
