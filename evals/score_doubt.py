"""Score the order in which claims wait for a reviewer: are wrong claims more doubted than right ones?

    python -m evals.score_doubt [FOLDER_OF_TEXTS ...]

The claims are those of our own sentences (evals/gold/sentences.jsonl) and, where the folders have their texts, of the
articles and speeches read by hand. Only claims that belong to a thread are in the queue; others are counted apart. A
claim is wrong where no gold claim pairs with it, or a slot that counts differs from it. Threads are taken as having
two origins and no conflict, so that what is scored are the signs of a misreading, and not how much hangs on a claim.

AUC is how often a wrong claim is doubted more than a right one (0.5 is chance). The interval is a bootstrap over
documents. The weights were set in sight of these very readings, so on other texts expect less.
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

GOLD = Path(__file__).parent / "gold"
SLOTS = ("actor", "polarity", "modality", "item_class", "treaties", "holders", "speech_act", "recipient", "when")
#: The first part of the queue, of which the precision is given.
FIRST = 0.2


class Rated(NamedTuple):
    """A claim by its document, whether it is wrong, and its doubt; `None`: it belongs to no thread."""

    document: str
    wrong: bool
    doubt: float | None


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
    for row in found:
        if row["id"] not in unmarked:
            member = threads.get(row["id"])
            doubted = doubt(member, thread_of(member)).score if member else None
            yield Rated(records.document.id, not right.get(row["id"], False), doubted)


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
    wrong = [claim.doubt for claim in claims if claim.wrong and claim.doubt is not None]
    right = [claim.doubt for claim in claims if not claim.wrong and claim.doubt is not None]
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
    queue = [(claim.doubt, claim.wrong) for claim in claims if claim.doubt is not None]
    size = max(1, round(FIRST * len(queue)))
    last = sorted((doubted for doubted, _ in queue), reverse=True)[size - 1]
    above = [wrong for doubted, wrong in queue if doubted > last]
    level = [wrong for doubted, wrong in queue if doubted == last]
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


def said(name: str, claims: Sequence[Rated]) -> str:
    """Put the figures of a corpus into one line."""
    low, high = interval(claims)
    queue, others = ([one for one in claims if (one.doubt is None) is outside] for outside in (False, True))
    return (
        f"{name:10} queue {len(queue):4}, wrong {wrong_share(queue):.2f}, of its first fifth {first_wrong(claims):.2f};"
        f" AUC {auc(claims) or 0:.2f} ({low:.2f} to {high:.2f});"
        f" in no thread {len(others):4}, wrong {wrong_share(others):.2f}"
    )


def wrong_share(claims: Sequence[Rated]) -> float:
    """Give the share of wrong claims; of none, nothing."""
    return sum(claim.wrong for claim in claims) / len(claims) if claims else 0.0


def main(arguments: Sequence[str]) -> int:
    """Score and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="*")
    found = dict(corpora(parser.parse_args(arguments).folders))
    for name, claims in found.items():
        print(said(name, claims))
    if len(found) > 1:
        print(said("together", [claim for claims in found.values() for claim in claims]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
