"""What a person decided, in one line."""

from __future__ import annotations

from treatywatch.exports.record.words import plain
from treatywatch.thread_records import Action, Review

VERBS: dict[Action, str] = {
    "accept": "accepted", "reject": "rejected", "correct": "corrected", "merge": "merged", "split": "split",
    "annotate": "noted", "grade": "graded", "judge": "judged", "undo": "undone",
}  # fmt: skip


def review_words(one: Review) -> str:
    """Tell a review: what was done, by whom, on which day, why."""
    what = f" {plain(one.detail)}" if one.detail else ""
    why = f": {plain(one.why)}" if one.why else ""
    undone = f" (undone {one.undone:%Y-%m-%d})" if one.undone else ""
    return f"{VERBS[one.action]}{what} by {plain(one.who)}, {one.at:%Y-%m-%d}{why}{undone}"
