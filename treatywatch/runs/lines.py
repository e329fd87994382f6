"""JSON lines in, JSON lines out: one answer a line, in order, and a bad line stops none of the others."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator

from treatywatch.errors import InvalidScenarioError, TreatywatchError
from treatywatch.records import JsonObject

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def answers(lines: Iterable[bytes], answer: Callable[[JsonObject], JsonObject]) -> Iterator[JsonObject]:
    """Answer each line; a line that cannot be answered gives `{"error", "line"}` with its number, counted from 1.

    Blank lines are passed over, but counted.
    """
    for number, line in enumerate(lines, 1):
        content = line.removeprefix(BYTE_ORDER_MARK) if number == 1 else line
        if content.strip():
            try:
                yield answer(_object(content))
            except TreatywatchError as error:
                yield {"error": str(error), "line": number}


def _object(line: bytes) -> JsonObject:
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InvalidScenarioError("line", f"byte {error.start} is not UTF-8", "a JSON object in UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise InvalidScenarioError("line", f"it is not JSON: {error}", "one JSON object a line") from error
    if not isinstance(value, dict):
        raise InvalidScenarioError("line", f"it is a JSON {_json_type(value)}", "a JSON object")
    return value


def _json_type(value: object) -> str:
    if value is None:
        return "null"
    return {list: "array", str: "string", bool: "boolean", int: "number", float: "number"}[type(value)]
