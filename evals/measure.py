"""Figures on data that does not ship with treatywatch: `make evals DATA=path`.

DATA is a folder; every text under it whose SHA-256 has marks in evals/gold is read and scored, each file of marks for
itself. A speech of the UN General Debate says in its name whose it is and from when (`SUN_42_1987.txt`); that is given
to the reader as a metadata.csv would. Then every other scorer runs whose data lie under the folder.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from evals.gate import GOLD
from evals.reading import read_all
from evals.score_claims import rows_of, score
from treatywatch.exports.stream import lines, objects

#: The other scorers, with where under the folder their data lie.
OTHERS = (
    ("evals.score_times", "data/dates/wikiwars"),
    ("evals.score_times", "data/dates/gum_dates.jsonl"),
    ("evals.score_quantities", "data/quantities/newsquant_even.json"),
    ("evals.score_pronouns", "data/coreference/gap-development.tsv"),
    ("evals.score_items", "data/names/re3d"),
    ("evals.score_mentions", "corpus"),
)
#: Attributions are scored by the program that lies beside their data.
ATTRIBUTIONS, ATTRIBUTION_SCORER = "data/attribution/polnear/dev", "tools/score_statements.py"

SPEECH = re.compile(r"(?P<state>[A-Z]{3})_\d+_(?P<year>\d{4})\.txt")


def main(arguments: Sequence[str]) -> int:
    """Print the figures for every file of marks that has texts under the folder."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print("name the folder with the data: make evals DATA=path", file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    files = {digest(file): file for file in sorted(folder.rglob("*.txt"))}
    measured = [measure(marks, files) for marks in sorted(GOLD.glob("*.jsonl"))]
    for module, place in OTHERS:
        if (folder / place).exists():
            run_scorer(place, ["-m", module, str(folder / place)])
            measured.append(True)
    if (folder / ATTRIBUTIONS).exists() and (folder / ATTRIBUTION_SCORER).exists():
        measured.append(measure_attributions(folder))
    if not any(measured):
        print(f"no text under {folder} has marks in {GOLD}, and no other scorer's data are there", file=sys.stderr)
        return 1
    return 0


def run_scorer(place: str, command: Sequence[str]) -> None:
    """Run a scorer that prints its own figures."""
    print(place, flush=True)
    subprocess.run([sys.executable, *command], check=True)


def measure_attributions(folder: Path) -> bool:
    """Read the articles with attributions and score the statements found."""
    with tempfile.TemporaryDirectory() as made:
        statements = Path(made, "statements.jsonl")
        statements.write_text("".join(map(lines, read_all(folder / ATTRIBUTIONS / "text"))), encoding="utf-8")
        gold = str(folder / ATTRIBUTIONS)
        run_scorer(ATTRIBUTIONS, [str(folder / ATTRIBUTION_SCORER), gold, str(statements)])
    return True


def measure(marks: Path, files: dict[str, Path]) -> bool:
    """Read the marked texts and print their figures; tell whether there were any."""
    gold = [row for row in rows_of(marks) if row["document"] in files]
    if not gold:
        return False
    with tempfile.TemporaryDirectory() as folder:
        lay_out([files[document] for document in sorted({row["document"] for row in gold})], Path(folder))
        found = read_all(folder)
    texts = {one.document.sha256: one.document.text for one in found}
    print(f"{marks.stem}: {len(texts)} documents")
    for name, value in score(gold, [item for one in found for item in objects(one)], texts).figures().items():
        print(f"  {name:28} {value:.3f}" if isinstance(value, float) else f"  {name:28} {value}")
    return True


def lay_out(paths: Sequence[Path], folder: Path) -> None:
    """Put the texts into a folder of their own, with what their names say in its metadata.csv."""
    rows = ["file,voice,published"]
    for path in paths:
        shutil.copy(path, folder)
        if speech := SPEECH.fullmatch(path.name):
            rows.append(f"{path.name},{speech['state']},{speech['year']}")
    (folder / "metadata.csv").write_text("\n".join(rows), encoding="utf-8")


def digest(file: Path) -> str:
    """Hash a text as documents are hashed: without a byte-order mark."""
    return hashlib.sha256(file.read_bytes().removeprefix(b"\xef\xbb\xbf")).hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
