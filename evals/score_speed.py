"""How fast documents are read, as a ratio in one run: `python -m evals.score_speed FOLDER [--threads N]`.

The time that the network itself takes on the very windows of the same run is taken out of the middle of it; the ratio
of the whole to that does not change with the machine as words a second do. The network's heads are 6 to 8 % of it: the
bare encoder, cut out of the same file, is that much faster.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Sequence
from pathlib import Path

from treatywatch.documents.reader import ReaderArguments
from treatywatch.readings.model import Layout, Model, Scores
from treatywatch.records import DocumentRecords
from treatywatch.runs.pipeline import Instruments, records_of
from treatywatch.settings import Settings
from treatywatch.treaties.packs import load_pack, pack_ids


class TimedModel(Model):
    """The shipped model, with the seconds that its network has taken."""

    seconds = 0.0

    def score(self, layouts: Sequence[Layout]) -> list[Scores]:
        """Score windows and count the time."""
        began = time.perf_counter()
        scores = super().score(layouts)
        self.seconds += time.perf_counter() - began
        return scores


def main(arguments: Sequence[str] | None = None) -> int:
    """Read a folder and print documents and words a second, the ratio to the network alone, and the peak memory."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args(arguments)
    settings = Settings(threads=options.threads)
    model = TimedModel.load(settings)
    instruments = Instruments(model=model, packs={treaty: load_pack(treaty) for treaty in pack_ids()})
    began, documents, words = time.perf_counter(), 0, 0
    for found in records_of([options.folder], ReaderArguments(), settings, instruments):
        if isinstance(found, DocumentRecords):
            documents += 1
            words += len(found.reading.words)
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"documents         {documents}  ({documents / seconds:.1f} a second)")
    print(f"words             {words}  ({words / seconds:,.0f} a second)")
    print(f"whole / network   {seconds / model.seconds:.2f}  ({seconds:.1f} s / {model.seconds:.1f} s)")
    print(f"peak memory       {peak:.0f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
