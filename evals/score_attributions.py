"""Scores who says what against attributions in the layout of PolNeAR.

    python -m evals.score_attributions FOLDER

FOLDER holds text/NAME.txt and attributions/NAME_ANNOTATOR.ann (BRAT); where an article has several annotators, the
first in name order counts. A found attribution is paired with a marked one, one to one, by the overlap of their
contents (F1 over characters that are not white space), and what overlaps by at least half is the same content; "who
says what" asks that of the source as well (right, too, where both have none), "all three" also of the cue, "all exact"
that all three are the very characters.

Each figure comes once more for words that are quoted (direct), quoted in part (mixed) and not quoted (indirect), by how
much of the content stands in quotation marks as the reader finds them. Recall goes by the manner of the marked
attribution, precision by that of the one found, F1 is of these two.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, get_args

import numpy as np
from scipy.optimize import linear_sum_assignment

from evals.figures import Counts, Figure, Measure, f1, figures_of, harmonic, ratio, share
from treatywatch.documents.reader import ReaderArguments, read_documents
from treatywatch.readings.entities import link
from treatywatch.readings.model import Model
from treatywatch.readings.quotations import Quotations
from treatywatch.readings.reading import read
from treatywatch.readings.statements import manner_of
from treatywatch.records import Document, Manner, Statement
from treatywatch.settings import Settings

Characters = frozenset[int]
Spans = Sequence[tuple[int, int]]

ROLES = ("source", "cue", "content")
HITS = ("content", "who says what", "all three", "all exact")
MANNERS: tuple[Manner, ...] = get_args(Manner)
LEAST_OVERLAP = 0.5
#: What a cue's overlap weighs where several contents overlap alike.
CUE_WEIGHT = 0.01


class Attribution(NamedTuple):
    """The characters of an attribution's parts, by role, and whether its words are quoted."""

    parts: dict[str, Characters]
    manner: Manner


def characters(text: str, spans: Spans) -> Characters:
    """Give the offsets that are not white space."""
    return frozenset(at for start, end in spans for at in range(start, end) if not text[at].isspace())


def overlap(left: Characters, right: Characters) -> float:
    """Give the F1 of two sets of characters; 1 where both are empty."""
    return 2 * len(left & right) / (len(left) + len(right)) if left or right else 1.0


def attribution(text: str, quotations: Quotations, spans: dict[str, Spans]) -> Attribution:
    """Make an attribution of its spans by role."""
    return Attribution(
        {role: characters(text, spans[role]) for role in ROLES}, manner_of(quotations.share(list(spans["content"])))
    )


def marked(text: str, annotation: str) -> list[Attribution]:
    """Read the attributions of a BRAT file that have a cue and a content."""
    spans: dict[str, list[tuple[int, int]]] = {}
    events: list[list[str]] = []
    for line in annotation.split("\n"):
        if text_bound := re.match(r"(T\d+)\t\w\S* ([\d ;]+)\t", line):
            pieces = (part.split() for part in text_bound[2].split(";"))
            spans[text_bound[1]] = [(int(start), int(end)) for start, end in pieces]
        elif event := re.match(r"E\d+\t(.+)", line):
            events.append(event[1].split())
    quotations = Quotations(text)
    found = []
    for kind, *arguments in events:
        parts: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
        for argument in arguments:
            role, key = argument.split(":")
            parts.get(re.sub(r"\d+$", "", role).lower(), []).extend(spans.get(key, ()))
        if kind.startswith("Attribution") and parts["content"] and parts["cue"]:
            found.append(attribution(text, quotations, {role: tuple(part) for role, part in parts.items()}))
    return found


def given_out(text: str, statements: Iterable[Statement]) -> list[Attribution]:
    """Turn what the reader found into attributions."""
    quotations = Quotations(text)
    return [
        attribution(
            text,
            quotations,
            {
                "source": [(one.source.start, one.source.end)] if one.source else [],
                "cue": [(one.cue.start, one.cue.end)] if one.cue else [],
                "content": [(span.start, span.end) for span in one.content],
            },
        )
        for one in statements
    ]


def pairs(gold: Sequence[Attribution], found: Sequence[Attribution]) -> list[tuple[Attribution, Attribution]]:
    """Pair attributions whose contents overlap by half, one to one, so that the overlaps' sum is the greatest."""
    if not gold or not found:
        return []
    likeness = np.array(
        [
            [
                overlap(own.parts["content"], other.parts["content"])
                + CUE_WEIGHT * overlap(own.parts["cue"], other.parts["cue"])
                for other in found
            ]
            for own in gold
        ]
    )
    taken = ((gold[row], found[column]) for row, column in zip(*linear_sum_assignment(-likeness), strict=True))
    return [(own, other) for own, other in taken if alike(own, other, "content")]


def alike(own: Attribution, other: Attribution, role: str) -> bool:
    """Tell whether a part of two attributions overlaps by half."""
    return overlap(own.parts[role], other.parts[role]) >= LEAST_OVERLAP


def hits(own: Attribution, other: Attribution) -> Iterator[str]:
    """Name what is right in a pair."""
    yield "content"
    if alike(own, other, "source"):
        yield "who says what"
        if alike(own, other, "cue"):
            yield "all three"
    if own.parts == other.parts:
        yield "all exact"


def counts_of(gold: Sequence[Attribution], found: Sequence[Attribution]) -> Counts:
    """Count one article."""
    count: Counter[str] = Counter({"gold": len(gold), "found": len(found)})
    count.update(f"gold, {one.manner}" for one in gold)
    count.update(f"found, {one.manner}" for one in found)
    for own, other in pairs(gold, found):
        for hit in hits(own, other):
            count.update((hit, f"{hit}, gold, {own.manner}", f"{hit}, found, {other.manner}"))
    for role in ROLES:
        own_spans, other_spans = ([one.parts[role] for one in side if one.parts[role]] for side in (gold, found))
        own_all, other_all = frozenset().union(*own_spans), frozenset().union(*other_spans)
        count[f"{role} characters"] = len(own_all & other_all)
        count[f"{role} characters, gold"], count[f"{role} characters, found"] = len(own_all), len(other_all)
        count[f"{role} exact"] = (Counter(own_spans) & Counter(other_spans)).total()
        count[f"{role} exact, gold"], count[f"{role} exact, found"] = len(own_spans), len(other_spans)
    return count


def of_manner(hit: str, manner: Manner) -> Measure:
    """Measure F1 of what is marked and what is given out in one manner."""
    return Measure(
        lambda sums: harmonic(
            ratio(sums(f"{hit}, found, {manner}"), sums(f"found, {manner}")),
            ratio(sums(f"{hit}, gold, {manner}"), sums(f"gold, {manner}")),
        ),
        f"gold, {manner}",
    )


MEASURES: dict[str, Measure] = {
    **{f"{hit}, F1": f1(hit, "found", "gold") for hit in HITS},
    "who says what, precision": share("who says what", "found"),
    "who says what, recall": share("who says what", "gold"),
    **{f"{role} characters, F1": f1(f"{role} characters", f"{role} characters, found", f"{role} characters, gold")
       for role in ROLES},
    **{f"{role} exact span, F1": f1(f"{role} exact", f"{role} exact, found", f"{role} exact, gold") for role in ROLES},
    **{f"{manner}: {hit}, F1": of_manner(hit, manner) for manner in MANNERS for hit in HITS},
    **{f"{manner}: who says what, precision": share(f"who says what, found, {manner}", f"found, {manner}")
       for manner in MANNERS},
    **{f"{manner}: who says what, recall": share(f"who says what, gold, {manner}", f"gold, {manner}")
       for manner in MANNERS},
}  # fmt: skip


def annotators(folder: Path) -> dict[str, Path]:
    """Give the annotation that counts of each article."""
    first: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        first.setdefault(path.stem.rsplit("_", 1)[0], path)
    return first


def article(path: Path) -> Document:
    """Read a text as a run does; offsets of the marks point into exactly its characters."""
    (found,) = read_documents([path], ReaderArguments(), Settings())
    if not isinstance(found, Document) or found.text != path.read_bytes().decode("utf-8"):
        raise SystemExit(f"{path}: not read as it stands in the file")
    return found


def figures(path: Path, model: Model | None = None) -> list[Figure]:
    """Read all articles and give the figures."""
    model, counts, gold = model or Model.load(Settings()), [], annotators(path)
    texts = {name: path / "text" / f"{name}.txt" for name in gold}
    for name, annotation in gold.items():
        document = article(texts[name])
        statements = link(document, read(document, model)[0]).statements
        own = marked(document.text, annotation.read_bytes().decode("utf-8"))
        counts.append(counts_of(own, given_out(document.text, statements)))
    return figures_of(
        f"{path.parent.name} {path.name}", "document", counts, MEASURES, [*texts.values(), *gold.values()]
    )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    for one in figures(parser.parse_args().folder):
        print(f"{one.figure:40} {one.value:6.1%}  {one.low:6.1%} ..{one.high:7.1%}  n {one.n}")


if __name__ == "__main__":
    main()
