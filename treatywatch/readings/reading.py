"""Documents in, readings out."""

from __future__ import annotations

from treatywatch.readings.analysis import Begun
from treatywatch.readings.model import Model
from treatywatch.readings.quantities import find_quantities
from treatywatch.readings.statements import Stretch, statements
from treatywatch.readings.times import find_times
from treatywatch.records import Document, Problem, Reading

__all__ = ["Begun", "begin", "read"]


def begin(document: Document, model: Model) -> Begun:
    """Have the model's threads begin with a document that will be read."""
    return Begun(document.text, model)


def read(document: Document, model: Model, begun: Begun | None = None) -> tuple[Reading, tuple[Problem, ...]]:
    """Read a document with the language model, or go on with what was begun of it."""
    found = (begun or begin(document, model)).finish()

    def characters(stretch: Stretch) -> tuple[int, int]:
        return found.words[stretch[0]].start, found.words[stretch[1] - 1].end

    reading = Reading(
        document=document.id,
        words=found.words,
        sentences=found.sentences,
        name_spans=found.names,
        statements=statements(document, found.attributions, characters),
        model=model.sha256,
    )
    times = find_times(document, reading.words, reading.sentences)
    quantities = find_quantities(document, reading.words, reading.sentences)
    return reading.model_copy(update={"times": times, "quantities": quantities}), ()
