"""What a person decided, in one line."""

from __future__ import annotations

from treatywatch.exports.record.words import plain
from treatywatch.records import JsonObject
from treatywatch.thread_records import Action, Review

VERBS: dict[Action, str] = {
    "accept": "accepted", "reject": "rejected", "correct": "corrected", "merge": "merged", "split": "split",
    "annotate": "noted", "grade": "graded", "judge": "judged", "undo": "undone",
}  # fmt: skip


def review_words(one: Review) -> str:
    """Tell a review: what was done, by whom, on which day, why."""
    what = f" {detail}" if (detail := content_words(one)) else ""
    why = f": {plain(one.why)}" if one.why else ""
    undone = f" (undone {one.undone:%Y-%m-%d})" if one.undone else ""
    return f"{VERBS[one.action]}{what} by {plain(one.who)}, {one.at:%Y-%m-%d}{why}{undone}"


def content_words(one: Review) -> str:
    """Tell what a review sets ("actor to USA", "B", "likely, moderate confidence")."""
    content = one.content
    match one.action:
        case "correct":
            return ", ".join(f"{slot} to {_value(value)}" for slot, value in sorted(content.items()))
        case "judge":
            return f"{content.get('likelihood', 'no likelihood')}, {content.get('confidence', 'no')} confidence"
        case "grade":
            return str(content.get("reliability") or "")
        case "merge":
            return f"into {content.get('into')}"
        case "split":
            return f"off {len(content.get('claims', ()))} claims"
        case "annotate":
            return f"“{plain(str(content.get('text', '')))}”"
        case _:
            return ""


def _value(value: object) -> str:
    """Name a slot's value: entities and items by their names, lists one after the other."""
    if isinstance(value, list):
        return " and ".join(_value(one) for one in value) or "nothing"
    if isinstance(value, dict):
        return _named(value)
    return "nothing" if value is None else plain(str(value))


def _named(value: JsonObject) -> str:
    known = (value.get(key) for key in ("name", "text", "id", "start"))
    return plain(str(next((one for one in known if one), value)))
