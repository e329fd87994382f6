"""Measures a record as it grows: how fast documents are added, in how much memory, and how long questions take.

    python -m evals.benchmark_record [--record FILE|URL] [--claims 1000000]

Documents are made up here, with claims as a reader would have made them: who speaks, of what and when is drawn so that
some propositions are spoken of very often and most of them rarely, as in real records. The language model takes no
part. What is printed: for each tenth of the way how much processor time adding took for each document and how much
memory the process had taken, as ratios to the first tenth as well; then the median and the 95th percentile of each
question over many different arguments, by the clock. `--ask` asks a record that this program has made before.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import quantiles
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from treatywatch.records import (
    Claim,
    Copy,
    DateInterval,
    Document,
    DocumentRecords,
    Entity,
    Holder,
    Item,
    Quote,
    Reading,
    Span,
    content_id,
)
from treatywatch.runs.adding import put
from treatywatch.runs.answers import (
    asked_conflicts,
    asked_matrix,
    asked_positions,
    asked_thread,
    asked_threads,
    asked_timeline,
)
from treatywatch.runs.refreshing import refresh
from treatywatch.runs.versions import versions
from treatywatch.settings import Settings
from treatywatch.stores import keeping, search
from treatywatch.stores.days import day_of
from treatywatch.stores.opening import Store, open_store
from treatywatch.thread_records import Ask, Window
from treatywatch.treaties.packs import ShippedPacks

CLAIMS_EACH = 20
#: The record is fed daily, and its threads are told anew after each day.
DOCUMENTS_A_DAY = 200
FIRST_DAY = datetime(2020, 1, 1, 12, tzinfo=UTC)
STATES = ("USA", "RUS", "CHN", "GBR", "FRA", "DEU", "UKR", "IRN", "PRK", "IND", "PAK", "ISR", "JPN", "POL", "TUR")
ACTS = ("violate", "deploy", "flight_test", "develop", "withdraw", "produce", "suspend", "possess", "inspect", "notify")
SYSTEMS = ("9m729", "iskander-m", "mk-41", "typhon", "oreshnik", "tomahawk")
TREATIES = ("inf", "new-start", "npt", "ctbt", "cwc", "open-skies")
#: Acts on a treaty; the others are on a weapon system.
ON_TREATIES = frozenset({"violate", "withdraw", "suspend", "inspect", "notify"})
SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va", "we", "xi")
OUTLETS = 60
#: Of each question so many with different arguments.
ASKED = 60
#: A record of a few claims is measured in tests, and in it nothing can be told of tenths.
TENTHS = 10


class Stretch(NamedTuple):
    """A tenth of the way."""

    claims: int
    #: Milliseconds for a document, with telling its threads.
    milliseconds: float
    megabytes: float


class Asked(NamedTuple):
    """One kind of question over many arguments, in milliseconds."""

    question: str
    median: float
    p95: float


def drawn(choice: random.Random, things: Sequence[str], weight: float = 1.0) -> str:
    """Draw one, the first most often (Zipf)."""
    return choice.choices(things, [1 / (place + 1) ** weight for place in range(len(things))])[0]


def made_up(number: int, published: date) -> DocumentRecords:
    """Make a document up, with its claims; the same number gives the same document."""
    choice = random.Random(number)  # noqa: S311 (nothing is kept secret by it)
    sentences = [_sentence(choice, number, place) for place in range(CLAIMS_EACH * 2)]
    text = "\n".join(sentences)
    outlet = f"Outlet {choice.randrange(OUTLETS)}"
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = f"made-up/{number}.txt"
    document = Document(
        id=content_id("document", digest), source=source, title=f"Made up {number}", author=None, publisher=outlet,
        published=published.isoformat(), published_precision="day", published_basis="metadata", language="en",
        characters=len(text), sha256=digest, sources=(source,), copies=(Copy(source=source, publisher=outlet),),
        text=text,
    )  # fmt: skip
    reading = Reading(document=document.id, words=(), sentences=(), name_spans=(), statements=(), model="none")
    start, claims = 0, []
    for place, sentence in enumerate(sentences):
        if place % 2 == 0:
            claims.append(_claim(choice, document, (start, start + len(sentence)), published))
        start += len(sentence) + 1
    return DocumentRecords(document, reading, tuple(claims), (), (), ())


def _sentence(choice: random.Random, number: int, place: int) -> str:
    words = ["".join(choice.choices(SYLLABLES, k=choice.randint(1, 3))) for _ in range(16)]
    return f"{' '.join(words)} {number} {place}."


def _claim(choice: random.Random, document: Document, at: tuple[int, int], published: date) -> Claim:
    act = drawn(choice, ACTS)
    actor, speaker = drawn(choice, STATES), drawn(choice, STATES)
    when = published - timedelta(days=choice.randint(0, 3_000))
    denies = speaker == actor and choice.random() < 0.7
    item = None
    if act not in ON_TREATIES:
        item = Item.model_validate(
            {
                "class": "missile", "system": drawn(choice, SYSTEMS), "text": "the missile",
                "span": Span.of(document.text, at[0], at[0] + 11),
                "count": {"low": choice.randint(1, 60), "high": 60} if choice.random() < 0.2 else None,
            }
        )  # fmt: skip
    return Claim(
        id=content_id("c", document.id, at[0], at[1], act, [actor]),
        document=document.id,
        evidence=(Quote.of(document.text, *at),),
        holders=(
            Holder(
                entity=Entity(id=speaker, name=speaker, type="state", state=speaker),
                speech_act="deny" if denies else "assert", cue=None, statement=None, anonymous=False,
            ),
        ),
        act=act,
        polarity="negative" if denies else "positive",
        modality=("actual",),
        presupposed=False,
        condition=None,
        actor=(Entity(id=actor, name=actor, type="state", state=actor),),
        recipient=(),
        item=item,
        treaties=() if item else (drawn(choice, TREATIES),),
        article=None,
        place=None,
        when=DateInterval(start=when, end=when, precision="day", text=None, basis="explicit"),
        said=DateInterval(start=published, end=published, precision="day", text=None, basis="explicit"),
        quantities=(),
        plover="ACCUSE",
        quad=3,
        confidence=round(choice.random(), 3),
    )  # fmt: skip


def grow(store: Store, claims: int, progress: Callable[[Stretch], None]) -> int:
    """Add made-up documents until the record has so many claims; gives how many documents there are.

    It goes on where an earlier run stopped.
    """
    used, packs = versions(Settings()), ShippedPacks()
    total = claims // CLAIMS_EACH
    spent = 0.0
    with store.reading() as connection:
        begun_at = keeping.contents(connection).documents
    for number in range(begun_at, total):
        at = FIRST_DAY + timedelta(days=number // DOCUMENTS_A_DAY)
        found = made_up(number, (at - timedelta(days=1)).date())
        begun = time.process_time()
        with store.writing() as connection:
            put(connection, found, used, packs, at)
        if (number + 1) % DOCUMENTS_A_DAY == 0 or number + 1 == total:
            refresh(store, day_of(at))
        spent += time.process_time() - begun
        if (number + 1) * TENTHS % total < TENTHS:
            most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            progress(Stretch((number + 1) * CLAIMS_EACH, spent / (total / TENTHS) * 1_000, most))
            spent = 0.0
    return total


def questions(store: Store, total: int) -> Mapping[str, Callable[[int], object]]:
    """Give the questions, each with a way to ask it for the n-th time."""
    days = [(FIRST_DAY + timedelta(days=total // DOCUMENTS_A_DAY * n // ASKED)).date() for n in range(ASKED)]
    chosen = [made_up(n * total // ASKED, day_of(FIRST_DAY)).document.text.split()[n % 9] for n in range(ASKED)]
    listed = [row["id"] for row in asked_threads(store, Ask(limit=ASKED)).objects]

    def find(n: int) -> object:
        with store.reading() as connection:
            return search.find(connection, f"{chosen[n]} {n * total // ASKED}", Window(), 20)

    return {
        "threads --treaty": lambda n: asked_threads(store, Ask(treaty=TREATIES[n % len(TREATIES)], limit=20)),
        "threads --party --as-of": lambda n: asked_threads(
            store, Ask(parties=(STATES[n % 9],), as_of=days[n], limit=20)
        ),
        "threads --between": lambda n: asked_threads(
            store, Ask(between=(days[n] - timedelta(days=7), days[n]), limit=20)
        ),
        "threads ID": lambda n: asked_thread(store, listed[n % len(listed)], Ask(limit=50)),
        "timeline --treaty": lambda n: asked_timeline(
            store, Ask(treaty=TREATIES[n % 6], limit=100, offset=n * 10), "t"
        ),
        "matrix --treaty": lambda n: asked_matrix(store, Ask(treaty=TREATIES[n % len(TREATIES)], limit=12), "m"),
        "conflicts --party": lambda n: asked_conflicts(store, Ask(parties=(STATES[n % len(STATES)],), limit=20)),
        "positions": lambda n: asked_positions(store, STATES[n % len(STATES)], Ask(limit=50, as_of=days[n])),
        "record search": find,
    }


def ask_all(store: Store, total: int) -> list[Asked]:
    """Ask every question many times with different arguments."""
    measured = []
    for name, question in questions(store, total).items():
        times = []
        for n in range(ASKED):
            begun = time.perf_counter()
            question(n)
            times.append((time.perf_counter() - begun) * 1_000)
        cuts = quantiles(times, n=20)
        measured.append(Asked(name, cuts[9], cuts[18]))
    return measured


def show(stretches: Sequence[Stretch], asked: Sequence[Asked], console: Console) -> None:
    """Print both tables."""
    adding = Table("claims", "processor ms a document", "ratio", "MB at most", "ratio", title="adding")
    for one in stretches:
        slower = one.milliseconds / stretches[0].milliseconds
        larger = one.megabytes / stretches[0].megabytes
        adding.add_row(
            f"{one.claims:,}", f"{one.milliseconds:.1f}", f"{slower:.2f}", f"{one.megabytes:.0f}", f"{larger:.2f}"
        )
    if stretches:
        console.print(adding)
    asking = Table("question", "median ms", "95th percentile ms", title="asking")
    for found in asked:
        asking.add_row(found.question, f"{found.median:.1f}", f"{found.p95:.1f}")
    console.print(asking)


def main() -> None:
    """Grow a record and ask it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", help="where to make the record; without it, in a temporary file")
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--ask", action="store_true", help="only ask the record of --record")
    given = parser.parse_args()
    console = Console()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(given.record or str(Path(folder) / "record.db"), create=True)
        stretches: list[Stretch] = []

        def note(one: Stretch) -> None:
            stretches.append(one)
            print(f"{one.claims:,} claims: {one.milliseconds:.1f} ms a document", file=sys.stderr, flush=True)

        if given.ask:
            with store.reading() as connection:
                total = keeping.contents(connection).documents
        else:
            total = grow(store, given.claims, note)
        show(stretches, ask_all(store, total), console)
        store.close()


if __name__ == "__main__":
    main()
