"""Events' codes as lines of text for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from treatywatch.records import EventCode, Quad

QUAD_NAMES: Mapping[Quad, str] = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}


def code_lines(answer: EventCode) -> Iterator[str]:
    """Give the root code with its class, and which party the text does not name."""
    yield f"{answer.root} ({answer.quad}, {QUAD_NAMES[answer.quad]})"
    yield from (f"- the {party} is not in the text in these words" for party in answer.not_found)
