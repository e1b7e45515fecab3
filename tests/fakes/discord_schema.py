"""What Discord's own description of its API says about a request."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator

if TYPE_CHECKING:
    from pathlib import Path

    from simcord import HttpLogEntry


@cache
def _described(file: Path) -> dict[str, Any]:
    described: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return described


def faults(file: Path, request: HttpLogEntry) -> list[str]:
    """Return what is wrong with the body of a request; a request without one has no faults."""
    described, body = _described(file), _body(request)
    if body is None:
        return []
    schema = _schema(described, request)
    known = _properties(described, schema)
    given: list[Any] = body if request.method == "PUT" else [body]
    unknown = [f"unknown field {key}" for one in given for key in one if known and key not in known]
    # The stubs of the library leave open what can be validated.
    validator: Any = Draft202012Validator({**schema, "components": described["components"]})
    return unknown + [error.message for error in validator.iter_errors(body)]


def _body(request: HttpLogEntry) -> Any:
    return request.json


def _schema(described: dict[str, Any], request: HttpLogEntry) -> dict[str, Any]:
    for template, methods in described["paths"].items():
        pattern = re.sub(r"\{\w+\}", "[^/]+", template)
        if request.method.lower() in methods and re.fullmatch(pattern, request.path):
            body = methods[request.method.lower()]["requestBody"]
            found: dict[str, Any] = body["content"]["application/json"]["schema"]
            return found
    raise LookupError(request.path)


def _properties(described: dict[str, Any], schema: dict[str, Any]) -> set[str]:
    """Return all field names that some reading of the schema knows."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[-1]
        return _properties(described, described["components"]["schemas"][name])
    found = set(schema.get("properties", ()))
    for part in (*schema.get("anyOf", ()), *schema.get("oneOf", ()), *schema.get("allOf", ())):
        found |= _properties(described, part)
    if "items" in schema:
        found |= _properties(described, schema["items"])
    return found
