"""Puts sources, cues and contents together into statements: who says what, in whose words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from treatywatch.readings.quotations import Quotations
from treatywatch.records import Document, Manner, Span, Statement, content_id

__all__ = ["Attribution", "attributions", "statements"]

Stretch = tuple[int, int]
#: How well each of several cues suits a source or content.
Affinities = Callable[[Stretch, Sequence[Stretch]], NDArray[np.float32]]


class Attribution(NamedTuple):
    """A cue with its source and contents, as stretches of words."""

    cue: Stretch
    source: Stretch | None
    contents: tuple[Stretch, ...]


#: A source less suited than this belongs to another cue; 6 % of PolNeAR's attributions name none.
LEAST_AFFINITY = -10.0


def attributions(
    sources: Sequence[Stretch], cues: Sequence[Stretch], contents: Sequence[Stretch], affinities: Affinities
) -> list[Attribution]:
    """Give each content to the cue that suits it best, and each of these cues the source that suits it best.

    A source may serve several cues; a cue without content is left out, because nothing is said.
    """
    if not cues:
        return []
    found: dict[int, list[Stretch]] = {}
    for content in contents:
        found.setdefault(int(affinities(content, cues).argmax()), []).append(content)
    suited = np.array([affinities(source, cues) for source in sources]).reshape(len(sources), len(cues))
    result = []
    for place in sorted(found):
        best = int(suited[:, place].argmax()) if len(sources) else -1
        source = sources[best] if best >= 0 and suited[best, place] >= LEAST_AFFINITY else None
        result.append(Attribution(cues[place], source, tuple(found[place])))
    return result


def manner_of(share: float) -> Manner:
    """Whether words are quoted, reported, or both."""
    return "direct" if share >= 0.95 else "mixed" if share > 0 else "indirect"


def statements(
    document: Document, found: Sequence[Attribution], characters: Callable[[Stretch], Stretch]
) -> tuple[Statement, ...]:
    """The statement records of a document's attributions, in the order of their cues."""
    quotations = Quotations(document.text)
    made: list[Statement] = []
    for attribution in found:
        contents = tuple(Span.of(document.text, *characters(stretch)) for stretch in attribution.contents)
        cue = Span.of(document.text, *characters(attribution.cue))
        source = Span.of(document.text, *characters(attribution.source)) if attribution.source else None
        parts = [(span.start, span.end) for span in (*((source,) if source else ()), cue, *contents)]
        share = quotations.share([(span.start, span.end) for span in contents])
        made.append(
            Statement(
                id=content_id("stm", document.id, parts, source is None),
                document=document.id,
                manner=manner_of(share),
                source=source,
                cue=cue,
                content=contents,
                speaker=None,
                within=None,
            )
        )
    return tuple(nested(statement, made) for statement in made)


def nested(statement: Statement, others: Sequence[Statement]) -> Statement:
    """The statement with the id of the smallest other one that reports its cue."""
    cue = statement.cue
    if cue is None:
        return statement
    around = [
        (span.end - span.start, other.id)
        for other in others
        if other.id != statement.id
        for span in other.content
        if span.start <= cue.start and cue.end <= span.end
    ]
    return statement.model_copy(update={"within": min(around)[1]}) if around else statement
