"""What every scorer gives: figures, each with the interval in which it would lie on other documents of the same kind.

A scorer counts document by document; a figure is a formula over the sums of these counts. The interval is a bootstrap
over documents: 1,000 times as many documents as there are get drawn with replacement, and low..high holds the middle
95 % of the figure's values. Only counts are drawn, so nothing is read twice. What came from few documents has an
interval that is too narrow, because documents like those not drawn are missing from all draws alike.

To add a scorer: give its module a function `figures(path)` that ends in `figures_of(...)`, and a row in
`evals/scorers.py`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

#: One document's counts by name; a name that is missing is 0.
Counts = Mapping[str, float]
Numbers = NDArray[np.float64]
#: The counts of many draws, each summed over the documents drawn: one number a draw.
Sums = Callable[[str], Numbers]

DRAWS = 1000
SEED = 20260401

#: How far under a figure its floor is put. Integer kernels round differently on processors with and without VNNI:
#: about one claim in a hundred changes, in either direction. What a change of ours costs is nearly always more, and
#: shows on one and the same processor.
TOLERANCE = 0.01
#: A figure on fewer cases has no floor: one case more or less is no news.
LEAST_CASES = 10
MIDDLE = (2.5, 97.5)


class Figure(BaseModel):
    """A figure on a corpus; `value`, `low` and `high` are shares of 1."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    corpus: str
    figure: str
    value: float
    low: float
    high: float
    #: How many cases the figure rests on (claims marked, attributions given out ...).
    n: int
    #: How many units were drawn for the interval, and what one is.
    units: int
    unit: str
    #: SHA-256 of the files that were scored.
    sha256: str
    #: How far under this value its floor is put; none: it is only shown.
    tolerance: float | None


class Measure(NamedTuple):
    """A formula over sums of counts, which count says how many cases it rests on, and how far it may fall."""

    value: Callable[[Sums], Numbers]
    n: str
    #: None: no floor.
    tolerance: float | None = TOLERANCE


def ratio(part: Numbers, whole: Numbers) -> Numbers:
    """Divide; a share of nothing is not a number."""
    found: Numbers = np.divide(part, whole, out=np.full(np.shape(whole), np.nan), where=whole > 0)
    return found


def harmonic(precision: Numbers, recall: Numbers) -> Numbers:
    """Give F1; where nothing is right it is 0."""
    added = precision + recall
    return np.where(added == 0, 0.0, ratio(2 * precision * recall, added))


def share(part: str, whole: str, tolerance: float | None = TOLERANCE) -> Measure:
    """Measure one count as a part of another."""
    return Measure(lambda sums: ratio(sums(part), sums(whole)), whole, tolerance)


def f1(right: str, found: str, gold: str) -> Measure:
    """Measure the harmonic mean of the right ones' shares in those given out and in those marked."""
    return Measure(lambda sums: ratio(2 * sums(right), sums(found) + sums(gold)), gold)


def average(measures: Iterable[Measure], n: str) -> Measure:
    """Measure the plain mean of those measures that have cases, in a draw as on the whole."""
    parts = tuple(measures)

    def value(sums: Sums) -> Numbers:
        values = np.array([part.value(sums) for part in parts])
        return ratio(np.nansum(values, axis=0), (~np.isnan(values)).sum(axis=0).astype(np.float64))

    return Measure(value, n)


def figures_of(
    corpus: str, unit: str, counts: Sequence[Counts], measures: Mapping[str, Measure], files: Iterable[Path]
) -> list[Figure]:
    """Give the figures of a corpus from the counts of its units; a figure without cases is left out.

    `unit` says what `counts` has one row for ("document"); `files` are those that were scored.
    """
    if not counts:
        return []
    names = sorted({name for row in counts for name in row})
    table = np.array([[row.get(name, 0) for name in names] for row in counts], dtype=np.float64)
    once, often = (sums_of(names, rows @ table) for rows in (np.ones((1, len(counts))), draws(len(counts))))
    rests_on = {"corpus": corpus, "units": len(counts), "unit": unit, "sha256": hash_of(files)}
    found = []
    for figure, measure in measures.items():
        value, n = float(measure.value(once)[0]), int(once(measure.n)[0])
        if n and not np.isnan(value):
            low, high = np.nanpercentile(measure.value(often), MIDDLE)
            shares = {"value": round(value, 6), "low": round(float(low), 6), "high": round(float(high), 6)}
            tolerance = measure.tolerance if n >= LEAST_CASES else None
            found.append(Figure(figure=figure, n=n, tolerance=tolerance, **shares, **rests_on))
    return found


def draws(units: int) -> Numbers:
    """Say for each draw how often each unit is in it; the same for the same number of units."""
    often = np.random.default_rng(SEED).multinomial(units, np.full(units, 1 / units), DRAWS)
    return often.astype(np.float64)


def sums_of(names: Sequence[str], table: Numbers) -> Sums:
    """Give the columns of a table of sums by name; a count that no document has is 0."""
    places = {name: place for place, name in enumerate(names)}
    return lambda name: table[:, places[name]] if name in places else np.zeros(len(table))


def hash_of(files: Iterable[Path]) -> str:
    """Hash files by what they hold; their names and where they lie do not count."""
    each = sorted(hashlib.sha256(file.read_bytes()).digest() for file in files)
    return hashlib.sha256(b"".join(each)).hexdigest()
