"""All scorers, and where the data of each lie: a new one is one more row.

A scorer's module has a function `figures(path)` that reads what lies at the path and gives `evals.figures.Figure`s.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from evals.figures import Figure


class Scorer(NamedTuple):
    """A scorer by its name, its module, and the places of its data; a relative place is one below the data's folder."""

    name: str
    module: str
    #: The first that exists counts.
    places: tuple[Path, ...]
    #: What is measured on what, for people.
    about: str

    @property
    def in_repository(self) -> bool:
        """Tell whether its data are in the repository, so that the gate runs it, too."""
        return self.places[0].is_absolute()

    @property
    def command(self) -> str:
        """Say how its figures are measured."""
        return f"python -m evals.measure DATA --only {self.name}"

    def data(self, folder: Path) -> Path | None:
        """Give the path of the data; none where they are not there."""
        return next((path for place in self.places if (path := folder / place).exists()), None)

    def figures(self, path: Path) -> Iterator[Figure]:
        """Score what lies at the path; the module is loaded only now, and with it what only it needs."""
        yield from import_module(self.module).figures(path)


def within(place: str) -> tuple[Path, ...]:
    """Name a place in this folder."""
    return (Path(__file__).resolve().parent / place,)


def below(place: str) -> tuple[Path, ...]:
    """Name a place below the folder of data, or below the folder that this one lies in."""
    return Path(place), Path("data", place)


SCORERS = (
    Scorer(
        "sentences", "evals.score_sentences", within("gold/sentences.jsonl"),
        "Claims and descriptions in sentences of our own, one construction each; nobody said them.",
    ),
    Scorer(
        "factuality", "evals.score_factuality", within("factuality"),
        "How claims are held, in made-up sentences: those in `open` served for work, those in `held` for figures.",
    ),
    Scorer(
        "origins", "evals.score_origins", within("made_record.yaml"),
        "Copies, translations and origins in a made record of 548 texts, of which it is known who copied whom; who "
        "speaks in them is given. Of copies, all pairs of texts of one family count.",
    ),
    # The marked articles and speeches lie beside the data.
    Scorer(
        "marks", "evals.score_marks", (Path("corpus"), Path("..", "corpus")),
        "Claims and descriptions in texts of others, marked by hand by those who built the reader, most of them in "
        "sight while it was built.",
    ),
    Scorer(
        "attributions", "evals.score_attributions", below("attribution/polnear/dev"),
        "Who says what in US political news (PolNeAR, development part): parts that overlap by half, unless exact. "
        "Direct, mixed and indirect: how much of the content stands in quotation marks, in the marks for recall, in "
        "what the reader gave out for precision.",
    ),
    Scorer(
        "copies", "evals.score_origins", below("attribution/polnear"),
        "Versions of one article among 924 of US political news (PolNeAR), held against a comparison of all with all; "
        "each article printed anew in three ways; the agency that an article credits.",
    ),
    Scorer(
        "speakers", "evals.score_speakers", below("attribution/polnear"),
        "Who speaks in 100 statements of PolNeAR's development part, as found by the reader and with the marks given.",
    ),
    Scorer(
        "syntax", "evals.score_syntax", below("syntax/ewt/dev.conllu"),
        "Words' tags and trees in web texts (UD English EWT, development part), on gold words and from raw text.",
    ),
    Scorer(
        "names", "evals.score_names", below("names/re3d"),
        "Names of persons, organisations, places and more by exact span and type (re3d, documents held back).",
    ),
    Scorer(
        "items", "evals.score_items", below("names/re3d"),
        "Weapons and military platforms (re3d): which of those marked are found.",
    ),
    Scorer(
        "mentions", "evals.score_mentions", (Path("corpus"), Path("..", "corpus")),
        "What generic mentions of treaties and items mean, in UN speeches marked by hand.",
    ),
    Scorer(
        "events", "evals.score_events", below("events/plv_train.tsv"),
        "PLOVER's codes of what a source does to a target (PLV, training part, by cross-validation).",
    ),
    Scorer(
        "wikiwars", "evals.score_times", below("dates/wikiwars"),
        "Times with their values in narratives of wars (WikiWars, documents 1 to 16).",
    ),
    Scorer(
        "gum", "evals.score_times", below("dates/gum_dates.jsonl"),
        "Dates with their values in eight genres (GUM); the development documents are few.",
    ),
    Scorer(
        "quantities", "evals.score_quantities", below("quantities/newsquant_even.json"),
        "Numbers with units and comparators in news (NewsQuant, every other sentence).",
    ),
    Scorer(
        "pronouns", "evals.score_pronouns", below("coreference/gap-development.tsv"),
        "Whom a pronoun means, of two names given (GAP, development part).",
    ),
)  # fmt: skip
