"""Checks requests against the published description of the Bot API.

The description (every method and type with its fields, whether they are required, and limits in
words such as "1-64 bytes") is read where it lies beside the project; without it only what stands
in `ALWAYS` is checked.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DESCRIPTION = Path(__file__).resolve().parents[3] / "shared" / "api" / "telegram-bot-api.json"
ALWAYS: Mapping[tuple[str, str], tuple[int, int, str]] = {
    ("sendMessage", "text"): (1, 4096, "characters"),
    ("editMessageText", "text"): (1, 4096, "characters"),
    ("InlineKeyboardButton", "callback_data"): (1, 64, "bytes"),
}
LENGTH = re.compile(r"(\d+)-(\d+) (characters|bytes)")
RANGE = re.compile(r"[Vv]alues between (\d+)-(\d+)")
KIND = re.compile(r"must be (\w+)$")
COUNT = re.compile(r"[Aa]t most (\d+) \w+ can be specified")
SIMPLE: Mapping[str, type] = {"String": str, "Integer": int, "Boolean": bool, "Float": float}


class WrongRequestError(Exception):
    """What Telegram would say."""


@cache
def description() -> dict[str, Any]:
    """Return the description, empty where it is not at hand."""
    if not DESCRIPTION.is_file():
        return {}
    found: dict[str, Any] = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    return found


def parameters(method: str, form: Mapping[str, str]) -> dict[str, Any]:
    """Return the parameters as values. Raises WrongRequestError."""
    if not description():
        values = {name: _loosely(text) for name, text in form.items()}
        _always(method, values)
        return values
    known = description()["methods"].get(method)
    if known is None:
        raise WrongRequestError(f"no such method: {method}")
    fields = {field["name"]: field for field in known.get("fields", [])}
    _names(method, fields, form)
    values = {name: _from_form(fields[name], text) for name, text in form.items()}
    for name, value in values.items():
        _check(method, fields[name], value)
    _always(method, values)
    return values


def _names(where: str, fields: Mapping[str, Any], given: Mapping[str, Any]) -> None:
    if unknown := set(given) - set(fields):
        raise WrongRequestError(f"{where}: unknown {sorted(unknown)}")
    needed = {name for name, field in fields.items() if field["required"]}
    if missing := needed - set(given):
        raise WrongRequestError(f"{where}: {sorted(missing)} missing")


def _from_form(field: Mapping[str, Any], text: str) -> Any:
    """In a form everything that is not a string is written as JSON."""
    if set(field["types"]) == {"String"}:
        return text
    try:
        return json.loads(text)
    except ValueError:
        if "String" in field["types"]:
            return text
        raise WrongRequestError(f"{field['name']}: no JSON: {text[:80]!r}") from None


def _loosely(text: str) -> Any:
    try:
        return json.loads(text) if text[:1] in "[{" or re.fullmatch(r"-?\d+", text) else text
    except ValueError:
        return text


def _check(where: str, field: Mapping[str, Any], value: Any) -> None:
    name = f"{where}.{field['name']}"
    problems: list[str] = []
    for type_name in field["types"]:
        try:
            _check_type(name, type_name, value)
            break
        except WrongRequestError as wrong:
            problems.append(str(wrong))
    else:
        raise WrongRequestError("; ".join(problems))
    _check_limits(name, field["description"], value)


def _check_type(name: str, type_name: str, value: Any) -> None:
    if type_name.startswith("Array of "):
        if not isinstance(value, list):
            raise WrongRequestError(f"{name}: no array")
        for item in value:  # pyright: ignore[reportUnknownVariableType]  (JSON)
            _check_type(name, type_name.removeprefix("Array of "), item)
    elif type_name in SIMPLE:
        whole = isinstance(value, SIMPLE[type_name])
        if not whole or (type_name == "Integer" and isinstance(value, bool)):
            raise WrongRequestError(f"{name}: {value!r} is no {type_name}")
    else:
        _check_object(name, type_name, value)


def _check_object(name: str, type_name: str, value: Any) -> None:
    known = description()["types"][type_name]
    if not isinstance(value, dict):
        raise WrongRequestError(f"{name}: no object")
    if subtypes := known.get("subtypes"):
        if not any(_is(name, subtype, value) for subtype in subtypes):
            raise WrongRequestError(f"{name}: none of {subtypes}")
        return
    fields = {field["name"]: field for field in known.get("fields", [])}
    given: dict[str, Any] = value  # pyright: ignore[reportUnknownVariableType]  (JSON)
    _names(name, fields, given)
    for key, item in given.items():
        _check(type_name, fields[key], item)
    if type_name == "InlineKeyboardButton" and len(given.keys() - {"text", "style"}) != 1:
        raise WrongRequestError(f"{name}: a button does exactly one thing")


def _is(name: str, type_name: str, value: Any) -> bool:
    try:
        _check_object(name, type_name, value)
    except WrongRequestError:
        return False
    return True


def _check_limits(name: str, words: str, value: Any) -> None:
    if isinstance(value, str) and (found := LENGTH.search(words)):
        _length(name, value, int(found[1]), int(found[2]), found[3])
    if (found := KIND.search(words)) and value != found[1]:
        raise WrongRequestError(f"{name}: {value!r} is not {found[1]}")
    if isinstance(value, int) and (found := RANGE.search(words)):
        _amount(name, value, int(found[1]), int(found[2]))
    if isinstance(value, list) and (found := COUNT.search(words)):
        count = len(value)  # pyright: ignore[reportUnknownArgumentType]  (JSON)
        _amount(name, count, 0, int(found[1]))


def _amount(name: str, amount: int, low: int, high: int) -> None:
    if not low <= amount <= high:
        raise WrongRequestError(f"{name}: {amount} is not in {low}-{high}")


def _always(method: str, values: Mapping[str, Any]) -> None:
    for where, key, value in _named(method, values):
        if (where, key) in ALWAYS:
            _length(f"{where}.{key}", value, *ALWAYS[where, key])


def _named(method: str, values: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    yield from ((method, key, value) for key, value in values.items() if isinstance(value, str))
    for row in values.get("reply_markup", {}).get("inline_keyboard", ()):
        for button in row:
            yield "InlineKeyboardButton", "callback_data", button.get("callback_data", "")


def _length(name: str, value: str, low: int, high: int, unit: str) -> None:
    """Telegram counts characters as UTF-16 units."""
    size = len(value.encode()) if unit == "bytes" else len(value.encode("utf-16-le")) // 2
    if size < low:
        raise WrongRequestError(f"{name} is empty")
    if size > high:
        raise WrongRequestError(f"{name} is too long: {size} {unit}")
