"""All figures in one table, each with its interval: `make evals DATA=path`.

    python -m evals.measure DATA [--only NAME] [--json PATH] [--record] [--write [--allow-regression WHY]]

DATA is the folder with data that do not ship with treatywatch, or the folder that it lies in; every scorer runs whose
data are there (see `evals/scorers.py`). Ends with 1 where a figure is under its floor. `--only` (again for more than
one) runs some scorers, `--json` writes the figures to a file, `--record` keeps those of a whole run in measured.json,
from which docs/reference/quality.md is made, and `--write` takes the figures as floors.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

from pydantic import BaseModel, ConfigDict
from rich.console import Console
from rich.table import Table
from rich.text import Text

from evals.figures import Figure
from evals.floors import Floors, changed, fallen, floor_of, known_floors, write
from evals.scorers import SCORERS
from treatywatch import __version__
from treatywatch.readings.model import DESCRIPTION, NETWORK, read_description
from treatywatch.settings import Settings

MEASURED = Path(__file__).with_name("measured.json")
#: A table that goes into a file is not folded at 80 characters.
WIDTH = 132


class How(BaseModel):
    """What is measured on a corpus, and the command."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    about: str
    command: str


class Measurement(BaseModel):
    """All figures of one run, and what was measured."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    #: Of treatywatch.
    version: str
    #: SHA-256 of the language model's network.
    network: str
    #: What each corpus is, and how it was measured.
    corpora: dict[str, How]
    figures: tuple[Figure, ...]

    def write(self, path: Path) -> None:
        """Write it as JSON."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{self.model_dump_json(indent=1)}\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and hold the figures against their floors."""
    chosen = options(arguments)
    names = chosen.only or [scorer.name for scorer in SCORERS]
    found = measure(chosen.data, names)
    known = known_floors()
    show(found, known)
    if chosen.json:
        found.write(chosen.json)
    if chosen.record:
        found.write(MEASURED)
    if chosen.write:
        return write(found.figures, known, chosen.allow_regression, in_repository=False)
    return judge(found.figures, known)


def options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--only", action="append", choices=[scorer.name for scorer in SCORERS], metavar="NAME",
                        help=f"run this scorer: {', '.join(scorer.name for scorer in SCORERS)}")  # fmt: skip
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--record", action="store_true", help="keep the figures of a whole run in measured.json")
    parser.add_argument("--write", action="store_true", help="take the figures as floors")
    parser.add_argument("--allow-regression", metavar="WHY", help="with --write: accept lower figures, and say why")
    chosen = parser.parse_args(arguments)
    if not chosen.data.is_dir():
        parser.error(f"{chosen.data} is no folder; name the one with the data")
    missing = [one.name for one in SCORERS if one.data(chosen.data) is None]
    if chosen.record and (chosen.only or missing):
        parser.error(f"--record keeps a whole run only; left out: {', '.join(missing) or 'what --only does not name'}")
    return chosen


def measure(folder: Path, names: Iterable[str]) -> Measurement:
    """Run the scorers whose data are there."""
    figures: list[Figure] = []
    corpora: dict[str, How] = {}
    for scorer in SCORERS:
        if scorer.name not in names:
            continue
        path = scorer.data(folder)
        if path is None:
            print(f"{scorer.name}: not measured, no {scorer.places[0]} in {folder}", file=sys.stderr)
            continue
        print(f"{scorer.name} ...", file=sys.stderr, flush=True)
        for figure in scorer.figures(path):
            figures.append(figure)
            corpora[figure.corpus] = How(about=scorer.about, command=scorer.command)
    network = read_description(Settings().model / DESCRIPTION).sha256[NETWORK]
    return Measurement(version=__version__, network=network, corpora=corpora, figures=tuple(figures))


def show(found: Measurement, known: Floors) -> None:
    """Print the table."""
    table = Table(box=None, pad_edge=False)
    for heading in ("corpus", "figure"):
        table.add_column(heading, no_wrap=True)
    for heading in ("value", "95 % interval", "n", "drawn", "floor"):
        table.add_column(heading, justify="right", no_wrap=True)
    for corpus, figures in groupby(found.figures, lambda one: one.corpus):
        for row, one in enumerate(figures):
            floor = floor_of(one, known)
            table.add_row(
                "" if row else Text(corpus),
                one.figure.replace("_", " "),
                percent(one.value),
                interval(one),
                f"{one.n:,}",
                f"{one.units:,} {one.unit}s",
                "" if floor is None else percent(floor),
            )
        table.add_row()
    console = Console(width=None if sys.stdout.isatty() else WIDTH)
    console.print(table)
    console.print(f"treatywatch {found.version}, language model {found.network[:12]}", highlight=False)


def percent(share: float) -> str:
    """Write a share of 1 in per cent."""
    return f"{100 * share:.1f}"


def interval(figure: Figure) -> str:
    """Write a figure's interval."""
    return f"{percent(figure.low)} to {percent(figure.high)}"


def judge(figures: Sequence[Figure], known: Floors) -> int:
    """Say what fell and what cannot be compared; 1 where something fell or nothing was measured."""
    for line in changed(figures, known):
        print(f"not compared: {line}", file=sys.stderr)
    for line in fallen(figures, known):
        print(f"fell: {line}", file=sys.stderr)
    return 1 if fallen(figures, known) or not figures else 0


if __name__ == "__main__":
    sys.exit(main())
