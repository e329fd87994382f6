"""How fast documents are read, as ratios in one run: `python -m evals.score_speed FOLDER [--threads N] [--rounds N]`.

The whole is what `treatywatch read --format jsonl` does: documents, readings, claims, findings, and the lines of JSON.
It is held against the network alone and against the bare encoder (the network without its heads, cut out of the
shipped file), each on the very windows and batches of the same documents, with as many threads. The three take turns,
some documents at a time, so that whatever else the machine does slows them alike; the ratios do not change with the
machine as words a second do. Processor time is given beside the time that passed: the whole does its other work while
the model's threads run, so on a busy machine the two differ.

`--repeat N` reads until N documents are reached, and says how much memory was taken after a tenth of them and at the
end. `--start` times `treatywatch read` on one sentence.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import count
from pathlib import Path
from statistics import median
from typing import NamedTuple

import onnx
import onnxruntime
from onnx.utils import Extractor

from treatywatch.documents.files import find_files
from treatywatch.documents.reader import ReaderArguments
from treatywatch.exports.stream import lines
from treatywatch.readings.model import NETWORK, Layout, Model, Scores, feeds, session_on
from treatywatch.records import DocumentRecords
from treatywatch.runs.local import instruments
from treatywatch.runs.pipeline import Instruments, records_of
from treatywatch.settings import Settings

ARTICLE_WORDS = 700
#: So many documents are read before the network and the encoder have their turn.
TURN = 21
STARTS = 5
SENTENCE = "Russia has violated the INF Treaty, the United States said on Tuesday."


class RecordingModel(Model):
    """The shipped model, which remembers what it was asked."""

    def __init__(self, *parts: object) -> None:
        super().__init__(*parts)  # type: ignore[arg-type]
        self.asked: list[list[Layout]] = []

    def start(self, layouts: Sequence[Layout]) -> Future[list[Scores]]:
        """Run the network on windows, and remember them."""
        self.asked.append(list(layouts))
        return super().start(layouts)


class Time(NamedTuple):
    """Seconds that passed, and seconds of all processors."""

    passed: float
    processor: float

    def over(self, other: Time) -> str:
        """Say how many times the other it is."""
        return (
            f"{self.passed / other.passed:.2f}  (processor time {self.processor / other.processor:.2f}; "
            f"{self.passed:.1f} s / {other.passed:.1f} s)"
        )


def timed(work: Callable[[], object]) -> Time:
    """Do some work and time it."""
    passed, processor = time.perf_counter(), time.process_time()
    work()
    return Time(time.perf_counter() - passed, time.process_time() - processor)


def total(times: Sequence[Time]) -> Time:
    """Add times up."""
    return Time(sum(one.passed for one in times), sum(one.processor for one in times))


class Bench:
    """The three that take turns, on the documents of a folder."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        whole = instruments(settings)
        self.model = RecordingModel.load(settings)
        self.tools = Instruments(self.model, whole.packs)
        self.settings = settings
        self.files = [found for found in find_files(folder) if isinstance(found, Path)]
        self.documents = self.words = self.scored = self.pieces = self.padded = 0
        self.threads = ThreadPoolExecutor(settings.threads)
        self.networks = {
            "network": session_on(settings.model / NETWORK, settings.providers),
            "encoder": bare_encoder(settings.model / NETWORK, settings),
        }

    def read(self, files: Sequence[Path]) -> None:
        """Read documents as the command does."""
        for found in records_of(files, ReaderArguments(), self.settings, self.tools):
            lines(found)
            if isinstance(found, DocumentRecords):
                self.documents += 1
                self.words += len(found.reading.words)

    def run(self, name: str) -> None:
        """Run the network or the encoder on the windows that were read last."""
        network = self.networks[name]
        wanted = [given.name for given in network.get_inputs()]

        def score(layouts: Sequence[Layout]) -> None:
            given = feeds(layouts)
            network.run(None, {key: given[key] for key in wanted})

        list(self.threads.map(score, self.model.asked))

    def turns(self) -> Iterator[tuple[Time, Time, Time]]:
        """Give the time of the whole, of the network and of the encoder, for some documents at a time."""
        for first in range(0, len(self.files), TURN):
            self.model.asked.clear()
            whole = timed(lambda first=first: self.read(self.files[first : first + TURN]))  # type: ignore[misc]
            for batch in self.model.asked:
                self.scored += sum(len(window.words) for window in batch)
                self.pieces += sum(len(window.pieces) for window in batch)
                self.padded += len(batch) * max(len(window.pieces) for window in batch)
            yield whole, timed(lambda: self.run("network")), timed(lambda: self.run("encoder"))


def bare_encoder(path: Path, settings: Settings) -> onnxruntime.InferenceSession:
    """Cut the encoder out of the network: all that leads to the hidden states of pieces, from which words are taken."""
    network = onnx.shape_inference.infer_shapes(onnx.load(str(path)))
    hidden = next(node.input[0] for node in network.graph.node if node.op_type == "GatherElements")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "encoder.onnx"
        onnx.save(Extractor(network).extract_model(["pieces", "shapes", "mask"], [hidden]), str(file))
        return session_on(file, settings.providers)


def peak() -> float:
    """The most memory that the process has taken so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def compare(bench: Bench, rounds: int) -> None:
    """Print words a second and the ratios."""
    bench.read(bench.files[:TURN])  # what is loaded at first use is loaded now
    bench.documents = bench.words = 0
    turns = [turn for _ in range(rounds) for turn in bench.turns()]
    whole, network, encoder = (total([turn[which] for turn in turns]) for which in range(3))
    print(f"documents         {bench.documents}  ({bench.documents / whole.passed:.1f} a second)")
    print(f"words             {bench.words}  ({bench.words / whole.passed:,.0f} a second)")
    articles = bench.words / ARTICLE_WORDS
    alone = articles / whole.processor * bench.settings.threads
    print(
        f"articles          {articles / whole.passed:.1f} of {ARTICLE_WORDS} words a second  "
        f"({alone:.1f} by processor time: so many where nothing else runs)"
    )
    print(f"whole / encoder   {whole.over(encoder)}")
    print(f"whole / network   {whole.over(network)}")
    print(f"network / encoder {network.over(encoder)}")
    print(f"padding           {1 - bench.pieces / bench.padded:.1%} of the pieces in batches")
    print(f"overlap           {bench.scored / bench.words:.2f} windows see a word")


def repeat(bench: Bench, documents: int) -> None:
    """Read until so many documents are reached; print the memory after a tenth and at the end."""
    bench.documents, first = 0, None
    for _ in count():
        bench.model.asked.clear()
        bench.read(bench.files)
        if first is None and bench.documents >= documents / 10:
            first = peak()
            print(f"peak memory       {first:.0f} MB after {bench.documents} documents", flush=True)
        if bench.documents >= documents:
            break
    print(f"peak memory       {peak():.0f} MB after {bench.documents} documents")


def start() -> None:
    """Print how long `treatywatch read` takes on one sentence, from nothing."""
    command = [sys.executable, "-m", "treatywatch", "read", "-", "--format", "jsonl", "--quiet"]
    # The first start after an installation also compiles, and keeps what it compiled unless it is told not to.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, input=SENTENCE.encode(), check=True, capture_output=True, env=kept)
    times = []
    for _ in range(STARTS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        passed = time.perf_counter()
        subprocess.run(command, input=SENTENCE.encode(), check=True, capture_output=True, env=kept)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        times.append(Time(time.perf_counter() - passed, processor))
    passed, processor = (median(one[which] for one in times) for which in range(2))
    print(f"start             {passed:.2f} s  (processor time {processor:.2f} s; median of {STARTS})")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=2, help="how often the folder is read for the ratios")
    parser.add_argument("--repeat", type=int, default=0, metavar="N", help="also read on until N documents")
    parser.add_argument("--start", action="store_true", help="only time the start of the command")
    options = parser.parse_args(arguments)
    start()
    if options.start:
        return 0
    bench = Bench(options.folder, Settings(threads=options.threads))
    compare(bench, options.rounds)
    if options.repeat:
        repeat(bench, options.repeat)
    print(f"peak memory       {peak():.0f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
