"""Sentences of our own that the reader gets wrong, in failures.yaml: what is read, what would be right, and why.

    python -m evals.failures                     say of each whether it is still read wrongly in the stated way
    python -m evals.failures --renew             leave out those that are read right, and restate those read otherwise
    python -m evals.failures --try TEXT [--published DATE]   print every view of a text, to find further ones

docs/explanation/failures.md is made from the file, and a test reads the sentences, so that neither can go stale.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from evals.reading import read_all
from treatywatch.records import Claim, DocumentRecords, Entity, Quantity
from treatywatch.treaties.yaml_files import load_yaml

FAILURES = Path(__file__).with_name("failures.yaml")
HEAD = "# Written anew by `python -m evals.failures --renew`; what each key means stands in failures.py.\n"


class Failure(BaseModel):
    """A sentence that is read wrongly: seen through one view, the reader gives `read` and should give `right`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    #: The class of the failure, for people.
    kind: str
    text: str
    #: When the text is said to be from, where that matters.
    published: str | None = None
    #: The name of the view (`VIEWS`).
    view: str
    read: tuple[str, ...]
    right: tuple[str, ...]
    why: str


def names(entities: Iterable[Entity]) -> str:
    """Name entities by their ids, or by their words where they have none."""
    return " and ".join(entity.id or entity.name for entity in entities) or "nobody"


def holders(claim: Claim) -> str:
    """Name those who vouch for a claim, outermost first."""
    chain = [f"{names([one.entity] if one.entity else [])} ({one.speech_act})" for one in claim.holders]
    return ", in whose words ".join(chain) or "the text itself"


def item(claim: Claim) -> str:
    """Name the attributes of a claim's item."""
    if claim.item is None:
        return "no item"
    words = (claim.item.basing, claim.item.payload, claim.item.range_class, claim.item.kind, claim.item.item_class)
    named = dict.fromkeys(word for word in (*words, claim.item.system) if word)
    return " ".join(named)


def days(claim: Claim) -> str:
    """Give the days of an act."""
    return f"{claim.when.start or '?'} to {claim.when.end or '?'}" if claim.when else "no date"


def number(value: float | None) -> str:
    """Write a number, or that there is none."""
    return "?" if value is None else f"{value:g}"


def counted(quantity: Quantity) -> str:
    """Give a quantity's comparator, ends and unit, or what it counts."""
    ends = f"{quantity.comparator} {number(quantity.low)} to {number(quantity.high)}"
    return f"{ends} {quantity.unit or quantity.of or ''}".rstrip()


def of_claims(told: Callable[[Claim], str]) -> Callable[[DocumentRecords], list[str]]:
    """View one thing of each claim, behind its act."""
    return lambda found: [f"{claim.act}: {told(claim)}" for claim in found.claims]


#: What of the records is looked at; each gives a list of short strings in the order of the text.
VIEWS: dict[str, Callable[[DocumentRecords], list[str]]] = {
    "acts": lambda found: [claim.act for claim in found.claims],
    "who acts": of_claims(lambda claim: names(claim.actor)),
    "to whom": of_claims(lambda claim: names(claim.recipient)),
    "polarity": of_claims(lambda claim: claim.polarity),
    "modality": of_claims(lambda claim: ", ".join(claim.modality)),
    "taken for granted": of_claims(lambda claim: "yes" if claim.presupposed else "no"),
    "item": of_claims(item),
    "treaties": of_claims(lambda claim: ", ".join(claim.treaties) or "none"),
    "where": of_claims(lambda claim: claim.place.name if claim.place else "nowhere"),
    "when": of_claims(days),
    "who vouches": of_claims(holders),
    "condition": of_claims(lambda claim: "hangs on another claim" if claim.condition else "none"),
    "treaty described": lambda found: [f"{one.treaty}, {one.topic}: {one.verdict}" for one in found.descriptions],
    "who says what": lambda found: [
        f"{names([one.speaker] if one.speaker else [])}: {' ... '.join(span.exact for span in one.content)}"
        for one in found.reading.statements
    ],
    "times": lambda found: [f"{one.span.exact}: {one.value}" for one in found.reading.times],
    "numbers": lambda found: [f"{one.span.exact}: {counted(one)}" for one in found.reading.quantities],
}


def known_failures() -> tuple[Failure, ...]:
    """Read the file."""
    return TypeAdapter(tuple[Failure, ...]).validate_python(load_yaml(FAILURES))


def read_texts(texts: Sequence[tuple[str, str | None]]) -> list[DocumentRecords]:
    """Read texts with the dates that they are from, each as a document."""
    with tempfile.TemporaryDirectory() as folder:
        rows = [["file", "published"]]
        for place, (text, published) in enumerate(texts):
            rows.append([f"{place:04}.txt", published or ""])
            Path(folder, rows[-1][0]).write_text(text, encoding="utf-8", newline="")
        with Path(folder, "metadata.csv").open("w", encoding="utf-8", newline="") as table:
            csv.writer(table).writerows(rows)
        return read_all(folder)


def present(failures: Sequence[Failure]) -> list[tuple[str, ...]]:
    """Give what is read now in each failure's view."""
    found = read_texts([(one.text, one.published) for one in failures])
    return [tuple(VIEWS[one.view](records)) for one, records in zip(failures, found, strict=True)]


def stale(failure: Failure, now: tuple[str, ...]) -> str | None:
    """Say what became of a failure; none where it still fails in the stated way."""
    if now == failure.right:
        return f"mended: {failure.text}"
    return None if now == failure.read else f"read otherwise: {failure.text}\n  now: {list(now)}"


def renew(failures: Sequence[Failure], now: Sequence[tuple[str, ...]]) -> None:
    """Write the file without what is mended, and with what is read now."""
    kept: list[dict[str, Any]] = [
        one.model_copy(update={"read": seen}).model_dump(mode="json", exclude_none=True)
        for one, seen in zip(failures, now, strict=True)
        if seen != one.right
    ]
    FAILURES.write_text(HEAD + yaml.safe_dump(kept, sort_keys=False, allow_unicode=True, width=116), encoding="utf-8")
    print(f"{len(kept)} kept, {len(failures) - len(kept)} left out; then run: python -m docs.generate")


def main(arguments: Sequence[str] | None = None) -> int:
    """Check, renew or try."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--renew", action="store_true")
    parser.add_argument("--try", dest="text", metavar="TEXT")
    parser.add_argument("--published", metavar="DATE")
    chosen = parser.parse_args(arguments)
    if chosen.text:
        (found,) = read_texts([(chosen.text, chosen.published)])
        for name, view in VIEWS.items():
            print(f"{name}: {view(found)}")
        return 0
    failures = known_failures()
    now = present(failures)
    if chosen.renew:
        renew(failures, now)
        return 0
    lines = [line for one, seen in zip(failures, now, strict=True) if (line := stale(one, seen))]
    print("\n".join(lines) or f"all {len(failures)} are still read wrongly in the stated way")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
