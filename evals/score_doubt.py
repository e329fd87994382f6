"""Score the order in which claims wait for a reviewer: are wrong claims more doubted than right ones?

    python -m evals.score_doubt [FOLDER_OF_TEXTS ...]

The claims are those of our own sentences (evals/gold/sentences.jsonl) and, where the folders have their texts, of the
articles and speeches read by hand. A claim is wrong where no gold claim pairs with it, or a slot that counts differs
from it. Threads are taken as having two origins and no conflict, so that what is scored are the signs of a misreading,
and not how much hangs on a claim. Claims in a thread and in none are scored apart, as they wait in two queues that
take turns, and then together by doubt alone.

AUC is how often a wrong claim is doubted more than a right one (0.5 is chance). The interval is a bootstrap over
documents. The signs were chosen in sight of these very readings, so on other texts expect less.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from evals.claim_slots import slot_right
from evals.figures import DRAWS, SEED
from evals.reading import digest, read_all, read_together
from evals.score_claims import Row, agreement, inside, pair_up, rows_of, same_act, same_family, without
from treatywatch.records import DocumentRecords
from treatywatch.thread_records import Grade, Member, Thread
from treatywatch.threads.doubt import doubt
from treatywatch.threads.membership import members
from treatywatch.threads.waiting import waiting

GOLD = Path(__file__).parent / "gold"
SLOTS = ("actor", "polarity", "modality", "item_class", "treaties", "holders", "speech_act", "recipient", "when")
#: The first part of the queue, of which the precision is given.
FIRST = 0.2


class Rated(NamedTuple):
    """A claim by its document, whether it is wrong, its doubt, and whether it stands in a thread."""

    document: str
    wrong: bool
    doubt: float
    threaded: bool


def rated(records: DocumentRecords, gold: Sequence[Row]) -> Iterator[Rated]:
    """Rate the claims of a document where the gold says whether they are right."""
    own = [row for row in gold if row["document"] == records.document.sha256]
    claims = [row for row in own if row["kind"] == "claim"]
    regions = [(row["start"], row["end"]) for row in own if row["kind"] == "region"]
    found = [row for claim in records.claims if inside(row := claim.to_json(), regions)]
    pairs = pair_up(claims, found, same_act, agreement)
    right = {row["id"]: not any(slot_right(slot, mark, row) is False for slot in SLOTS) for mark, row in pairs}
    open_found = without(found, (row for _, row in pairs))
    kin = pair_up(without(claims, (mark for mark, _ in pairs)), open_found, same_family, agreement)
    unmarked = {row["id"] for mark, row in kin if mark.get("optional")}
    threads = {member.claim: member for member in members(records)}
    waits = {one.claim: one for one in waiting(records, threads, ())}
    for row in found:
        if row["id"] not in unmarked:
            member, one = threads.get(row["id"]), waits[row["id"]]
            doubted = doubt(one.signs, member, thread_of(member) if member else None).score
            yield Rated(records.document.id, not right.get(row["id"], False), doubted, one.threaded)


def thread_of(member: Member) -> Thread:
    """Give a thread about which nothing is known but its proposition."""
    return Thread(
        id="thread-0", proposition=member.proposition, title="", treaties=(), when=None, standing="answered",
        claims={"asserts": 2}, documents=2, outlets=2, origins=2, denying_origins=1, independence="not_established",
        first=None, last=None, asserted_by=(), denied_by=(), reply=None, silence=None,
        grade=Grade(credibility=None, reason=""), since=date(2000, 1, 1),
    )  # fmt: skip


def auc(claims: Sequence[Rated]) -> float | None:
    """Give how often a wrong claim is doubted more than a right one; `None` where one of the two is missing."""
    wrong = [claim.doubt for claim in claims if claim.wrong]
    right = [claim.doubt for claim in claims if not claim.wrong]
    if not wrong or not right:
        return None
    return sum((one > other) + 0.5 * (one == other) for one in wrong for other in right) / (len(wrong) * len(right))


def interval(claims: Sequence[Rated]) -> tuple[float, float]:
    """Give the middle 95 per cent of the AUC over draws of documents."""
    by_document: dict[str, list[Rated]] = {}
    for claim in claims:
        by_document.setdefault(claim.document, []).append(claim)
    documents, chance = list(by_document.values()), random.Random(SEED)  # noqa: S311 (no secret)
    draws = (chance.choices(documents, k=len(documents)) for _ in range(DRAWS))
    found = sorted(value for draw in draws if (value := auc([one for group in draw for one in group])) is not None)
    return found[len(found) // 40], found[-1 - len(found) // 40]


def first_wrong(claims: Sequence[Rated]) -> float:
    """Give the share of wrong claims in the first fifth of the queue, equal doubts taken in their mean order."""
    size = max(1, round(FIRST * len(claims)))
    last = sorted((claim.doubt for claim in claims), reverse=True)[size - 1]
    above = [claim.wrong for claim in claims if claim.doubt > last]
    level = [claim.wrong for claim in claims if claim.doubt == last]
    return (sum(above) + sum(level) / len(level) * (size - len(above))) / size


def read_sentences(gold: Sequence[Row]) -> list[DocumentRecords]:
    """Read our own sentences, one document each."""
    with tempfile.TemporaryDirectory() as folder:
        for number, row in enumerate(row for row in gold if row["kind"] == "text"):
            (Path(folder) / f"{number:03}.txt").write_text(row["text"], encoding="utf-8")
        return read_all(folder)


def corpora(folders: Sequence[Path]) -> Iterator[tuple[str, list[Rated]]]:
    """Rate the claims of each corpus that is there."""
    files = [file for folder in folders for file in sorted(folder.rglob("*.txt"))]
    for name in ("sentences", "articles", "speeches"):
        gold = [row for row in rows_of(GOLD / f"{name}.jsonl") if "document" in row or row["kind"] == "text"]
        marked = {row["document"] for row in gold if "document" in row}
        texts = [file for file in files if digest(file) in marked]
        if name == "sentences" or texts:
            records = read_sentences(gold) if name == "sentences" else read_together(texts)
            rows = [row for row in gold if "document" in row]
            yield name, [claim for one in records for claim in rated(one, rows)]


def said(name: str, claims: Sequence[Rated]) -> Iterator[str]:
    """Put the figures of a corpus into lines: of its claims in a thread, of those in none, of all."""
    inside, outside = ([one for one in claims if one.threaded is threaded] for threaded in (True, False))
    for which, some in (("in a thread", inside), ("in no thread", outside), ("all", claims)):
        if some:
            value, wrong = auc(some), sum(claim.wrong for claim in some) / len(some)
            rated_so = "AUC not to be had"
            if value is not None:
                low, high = interval(some)
                rated_so = f"AUC {value:.2f} ({low:.2f} to {high:.2f})"
            first = first_wrong(some)
            yield f"{name:10} {which:12} {len(some):4}, wrong {wrong:.2f}, of the first fifth {first:.2f}; {rated_so}"


def main(arguments: Sequence[str]) -> int:
    """Score and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="*")
    found = dict(corpora(parser.parse_args(arguments).folders))
    for name, claims in found.items():
        print(*said(name, claims), sep="\n")
    if len(found) > 1:
        print(*said("together", [claim for claims in found.values() for claim in claims]), sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
