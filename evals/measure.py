"""Figures on data that does not ship with treatywatch: `make evals DATA=path`.

DATA is a folder; every text under it whose SHA-256 has marks in evals/gold is read and scored, each file of marks for
itself. A speech of the UN General Debate says in its name whose it is and from when (`SUN_42_1987.txt`); that is given
to the reader as a metadata.csv would.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from evals.gate import GOLD
from evals.score_claims import rows_of, score
from treatywatch import read
from treatywatch.exports.stream import objects
from treatywatch.records import DocumentRecords

SPEECH = re.compile(r"(?P<state>[A-Z]{3})_\d+_(?P<year>\d{4})\.txt")


def main(arguments: Sequence[str]) -> int:
    """Print the figures for every file of marks that has texts under the folder."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print("name the folder with the data: make evals DATA=path", file=sys.stderr)
        return 2
    files = {digest(file): file for file in sorted(Path(arguments[0]).rglob("*.txt"))}
    measured = [measure(marks, files) for marks in sorted(GOLD.glob("*.jsonl"))]
    if not any(measured):
        print(f"no text under {arguments[0]} has marks in {GOLD}", file=sys.stderr)
        return 1
    return 0


def measure(marks: Path, files: dict[str, Path]) -> bool:
    """Read the marked texts and print their figures; tell whether there were any."""
    gold = [row for row in rows_of(marks) if row["document"] in files]
    if not gold:
        return False
    with tempfile.TemporaryDirectory() as folder:
        lay_out([files[document] for document in sorted({row["document"] for row in gold})], Path(folder))
        found = [one for one in read(folder) if isinstance(one, DocumentRecords)]
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
