"""All scorers, and where the data of each lie: a new one is one more row.

A scorer's module has a function `figures(path)` that reads what lies at the path and gives `evals.figures.Figure`s.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from evals.figures import Figure
from evals.score_sentences import SENTENCES


class Scorer(NamedTuple):
    """A scorer by its name, its module, and the places of its data; a relative place is one below the data's folder."""

    name: str
    module: str
    #: The first that exists counts.
    places: tuple[Path, ...]

    def data(self, folder: Path) -> Path | None:
        """Give the path of the data; none where they are not there."""
        return next((path for place in self.places if (path := folder / place).exists()), None)

    def figures(self, path: Path) -> Iterator[Figure]:
        """Score what lies at the path; the module is loaded only now, and with it what only it needs."""
        yield from import_module(self.module).figures(path)


def below(place: str) -> tuple[Path, ...]:
    """Name a place below the folder of data, or below the folder that this one lies in."""
    return Path(place), Path("data", place)


SCORERS = (
    Scorer("sentences", "evals.score_sentences", (SENTENCES.absolute(),)),
    # The marked articles and speeches lie beside the data.
    Scorer("marks", "evals.score_marks", (Path("corpus"), Path("..", "corpus"))),
    Scorer("attributions", "evals.score_attributions", below("attribution/polnear/dev")),
    Scorer("wikiwars", "evals.score_times", below("dates/wikiwars")),
    Scorer("gum", "evals.score_times", below("dates/gum_dates.jsonl")),
    Scorer("quantities", "evals.score_quantities", below("quantities/newsquant_even.json")),
    Scorer("pronouns", "evals.score_pronouns", below("coreference/gap-development.tsv")),
)
