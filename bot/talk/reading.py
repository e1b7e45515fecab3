"""The small tables of the book: menu, sources and zones."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from bot.domain.zones import is_zone
from bot.errors import ContentError
from bot.language.words.section import Files, Section
from bot.talk.book import Command, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SOURCES = "sources.toml"
ZONES = "zones.toml"


def commands(files: Files) -> tuple[Command, ...]:
    """Read the tables `[[command]]` of a language, in their order. Raises ContentError."""
    return tuple(_command(section) for section in _tables(files, "command"))


def sources(files: Files) -> Mapping[str, Source]:
    """Read `sources.toml` of what all languages share. Raises ContentError."""
    whole = Section(SOURCES, "", files.get(SOURCES, {}))
    return {id: _source(id, whole.within(id)) for id in whole}


def zones(files: Files) -> tuple[tuple[str, str], ...]:
    """Read pairs of zone and place of `zones.toml`. Raises ContentError."""
    return tuple(_zone(pair) for pair in _list(ZONES, files.get(ZONES, {}), "zones"))


def _tables(files: Files, name: str) -> Iterator[Section]:
    for file, table in files.items():
        for number, entry in enumerate(_list(file, table, name), 1):
            yield Section(file, "", {f"{name}.{number}": entry}).within(f"{name}.{number}")


def _list(file: str, table: Mapping[str, object], name: str) -> list[object]:
    found = table.get(name)
    if not isinstance(found, list) or not found:
        raise ContentError(file, name, "expected a list that is not empty")
    return cast("list[object]", found)  # what is in it is looked at one by one


def _command(table: Section) -> Command:
    options = table.within("options") if "options" in table else ()
    told = {name: table.within("options").text(name) for name in options}
    return Command(table.text("name"), table.text("summary"), told)


def _source(id: str, table: Section) -> Source:
    return Source(
        id=id,
        citation=table.text("citation"),
        link=table.text("link") if table.table.get("link") else "",
        takes=table.text("takes"),
    )


def _zone(pair: object) -> tuple[str, str]:
    match pair:
        case [str(zone), str(place)] if place:
            if is_zone(zone):
                return zone, place
            raise ContentError(ZONES, zone, "there is no such zone")
        case _:
            raise ContentError(ZONES, "zones", f"{pair!r} is not a zone and a place")
