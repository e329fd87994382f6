"""What a reviewer reads in a terminal: a claim in its context with what was read from it, and decisions as lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from treatywatch.records import Claim, Document
from treatywatch.thread_records import Review, Thread

__all__ = ["LACKING", "card_lines", "review_line"]

#: How much of the text around the words is shown (characters).
AROUND = 240
UNSHOWN = frozenset({"evidence", "plover", "item"})
DONE = {
    "accept": "accepted", "reject": "rejected", "correct": "corrected", "merge": "merged", "split": "split",
    "annotate": "annotated", "grade": "graded", "judge": "judged", "undo": "took back",
}  # fmt: skip


#: Why a claim stands in no thread, by what it lacks.
LACKING: Mapping[str, str] = {
    "actor": "nobody is named who does it",
    "known_actor": "who does it is nobody in particular",
    "subject": "no weapon or treaty is named that it could be about",
    "counterpart": "neither a weapon or treaty nor anybody to whom or with whom it is done is named",
    "particular": "what it is about is named in general words only",
    "rejected": "it was rejected",
}


def card_lines(
    claim: Claim, document: Document, slots: Mapping[str, str], thread: Thread | None, lack: str | None
) -> Iterator[str]:
    """Show a claim: where it stands, the words between » and «, what was read, its thread or what it lacks for one."""
    yield f"{claim.id}  {source_line(document)}"
    yield ""
    yield f"    {context(document.text, claim)}"
    yield ""
    shown = {name: value for name, value in slots.items() if name not in UNSHOWN}
    width = max(map(len, shown), default=0)
    yield from (f"  {name:{width}}  {value}" for name, value in shown.items())
    if thread is None:
        yield f"in no thread{f': {LACKING[lack]}' if lack else ''}"
    else:
        count = sum(thread.claims.values())
        yield f"in {thread.id}: {thread.title} ({thread.standing}; {count} {'claim' if count == 1 else 'claims'})"


def source_line(document: Document) -> str:
    """Say what a document is, when it was published and by whom."""
    published = document.published or "date unknown"
    if document.published_precision == "not_before":
        published = f"not before {published}"
    return ", ".join((document.title or document.source, published, document.publisher or "publisher unknown"))


def context(text: str, claim: Claim) -> str:
    """Give the words of a claim as they stand, with what stands around them."""
    pieces = sorted((quote.start, quote.end) for quote in claim.evidence)
    start = max(0, pieces[0][0] - AROUND)
    end = min(len(text), pieces[-1][1] + AROUND)
    parts, place = [], start
    for first, last in pieces:
        parts += [text[place:first], "»", text[first:last], "«"]
        place = last
    parts.append(text[place:end])
    around = " ".join("".join(parts).split())
    return f"{'… ' if start else ''}{around}{' …' if end < len(text) else ''}"


def review_line(review: Review) -> str:
    """Give a decision as a line: its id, when, who did what to what, with what, and why."""
    content = "; ".join(f"{name} = {said(value)}" for name, value in review.content.items())
    parts = [f"{review.id}  {review.at:%Y-%m-%d %H:%M}  {review.who} {DONE[review.action]} {review.target}"]
    parts += [f": {content}"] if content else []
    parts += [f" (why: {review.why})"] if review.why else []
    parts += [f" [taken back {review.undone:%Y-%m-%d %H:%M}]"] if review.undone else []
    return "".join(parts)


def said(value: object) -> str:
    """Write a value of a decision: an entity or quotation by its name or words, a list with commas."""
    if isinstance(value, Mapping):
        return str(value.get("id") or value.get("name") or value.get("exact"))
    if isinstance(value, list | tuple):
        return ", ".join(map(said, value)) or "none"
    return "none" if value is None else str(value)
