"""The reference page of quality: what was measured, in which interval it lies, and how low it may not fall."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from evals.figures import Figure
from evals.floors import Floors, floor_of, known_floors
from evals.measure import MEASURED, Measurement, interval, percent

HEAD = """\
# Quality

*Written by `python -m docs.generate` from `evals/measured.json` and `evals/floors.json`; do not edit.*

All figures are per cent. The interval is where the figure would lie in 95 of 100 corpora that are drawn from the same
documents with replacement (1,000 draws, a fixed seed); it says how much chance is in a figure of so few documents, not
how the reader fares on texts of another kind. From fewer than ten documents it is too narrow, and "100 to 100" means
that nothing was wrong in any of them, not that nothing can be. `n` is how many cases the figure rests on.

No change may let a figure fall under its floor: `python -m evals.gate` refuses it for texts that are in the repository,
`make evals DATA=path` for all others, where they are the very files that the floor is about. A floor lies one
point under what was measured when it was written, because the language model's integer arithmetic differs between
processors; floors under verbatim quotations lie at 100. What has fewer than ten cases has none. What the figures mean,
and what they do not: [how good it is](../explanation/how-good-it-is.md).
"""


def quality_page() -> str:
    """Give the page."""
    measured = Measurement.model_validate_json(MEASURED.read_text(encoding="utf-8"))
    floors = known_floors()
    return "\n".join([HEAD, *measured_with(measured), *sections(measured, floors), *lowered(floors)]) + "\n"


def measured_with(measured: Measurement) -> Iterator[str]:
    """Say which program and model the figures are about."""
    yield f"Measured with treatywatch {measured.version} and the language model `{measured.network[:12]}`."
    yield "`DATA` is the folder with the data, which are not part of treatywatch."


def sections(measured: Measurement, floors: Floors) -> Iterator[str]:
    """Give a section for each corpus."""
    for corpus, figures in groupby(measured.figures, lambda one: one.corpus):
        rows = list(figures)
        how, first = measured.corpora[corpus], rows[0]
        yield f"\n## {corpus}\n\n{how.about}\n"
        yield f"{first.units:,} {first.unit}s, SHA-256 `{first.sha256}`. Measured by `{how.command}`.\n"
        yield "| figure | value | 95 % interval | n | floor |\n|---|---|---|---|---|"
        yield from (row(one, floor_of(one, floors)) for one in rows)


def row(figure: Figure, floor: float | None) -> str:
    """Give a figure's row."""
    shown = "" if floor is None else percent(floor)
    name = figure.figure.replace("_", " ")
    return f"| {name} | {percent(figure.value)} | {interval(figure)} | {figure.n:,} | {shown} |"


def lowered(floors: Floors) -> Iterator[str]:
    """Tell which floors were lowered, and why."""
    if floors.regressions:
        yield "\n## Floors that were lowered, and why\n"
        yield from (f"- {reason}" for reason in floors.regressions)
