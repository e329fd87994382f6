"""Score the claims and descriptions of a record stream against hand-made gold.

    python -m evals.score_claims GOLD.jsonl RECORDS.jsonl [TEXT_FILE_OR_FOLDER ...] [--show] [--json]

GOLD holds rows of `kind` claim and description (offsets and slots, no text), `region` (the stretch of a document that
was annotated; without one it is the whole document) and, for texts of our own, `text`. A gold row may be `optional`
(neither missed nor spurious) and may list further answers that count as right under `also`. RECORDS is what
`treatywatch read --format jsonl` wrote. The texts are found by their SHA-256 and serve to check that every span is
verbatim and to print misses with `--show`.

A predicted claim pairs with a gold claim where at least half of the shorter span lies in the other and the act is the
same; pairs whose acts are only of one family are counted apart.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path

from evals.claim_slots import SLOTS, Row, answers, likeness, overlaps, same_id, slot_right, spans_of
from evals.figures import Counts, Measure, average, share

__all__ = ["MEASURES", "Row", "Scores", "rows_of", "score", "score_each", "texts_of"]

FAMILIES = (
    {"develop", "produce", "modernise", "acquire", "possess"},
    {"test", "flight_test", "launch"},
    {"deploy", "store", "display", "target"},
    {"reduce", "limit", "ban", "eliminate", "convert", "remove"},
    {"negotiate", "propose", "agree", "conclude", "sign", "meet"},
    {"withdraw", "suspend", "terminate", "expire"},
    {"comply", "return_to_compliance", "violate"},
    {"ratify", "accede", "sign", "enter_into_force"},
    {"extend", "resume", "preserve", "reaffirm", "support"},
    {"criticise", "reject", "respond", "sanction"},
)

#: Where a slot is no field of its own; the item is shown for its attributes.
FIELD_OF = {"speech_act": "holders"}


@dataclass
class Scores:
    """Counts of one comparison; `slots` maps a slot to (right, counted)."""

    claims: int = 0
    claims_found: int = 0
    claims_of_family: int = 0
    predicted: int = 0
    predicted_right: int = 0
    slots: dict[str, list[int]] = field(default_factory=lambda: {slot: [0, 0] for slot in SLOTS})
    descriptions: int = 0
    descriptions_found: int = 0
    verdicts_right: int = 0
    descriptions_predicted: int = 0
    descriptions_right: int = 0
    spans: int = 0
    spans_verbatim: int = 0
    shown: list[str] = field(default_factory=list)

    def __add__(self, other: Scores) -> Scores:
        """Add the counts of other documents."""
        slots = {slot: [mine + theirs for mine, theirs in zip(self.slots[slot], other.slots[slot], strict=True)]
                 for slot in SLOTS}  # fmt: skip
        added = {name: getattr(self, name) + getattr(other, name) for name in (*COUNTED, "shown")}
        return Scores(slots=slots, **added)

    def counts(self) -> Counts:
        """Give all counts by name, slots as `slot_actor` (counted) and `slot_actor_right`."""
        return {
            **{name: getattr(self, name) for name in COUNTED},
            **{f"slot_{slot}": counted for slot, (_, counted) in self.slots.items()},
            **{f"slot_{slot}_right": right for slot, (right, _) in self.slots.items()},
        }

    def figures(self) -> dict[str, float | int]:
        """Give the figures by name, ratios between 0 and 1."""
        slots = {slot: right / counted for slot, (right, counted) in self.slots.items() if counted}
        return {
            "claims": self.claims,
            "recall": ratio(self.claims_found, self.claims),
            "recall_with_family": ratio(self.claims_found + self.claims_of_family, self.claims),
            "predicted": self.predicted,
            "precision": ratio(self.predicted_right, self.predicted),
            **{f"slot_{slot}": value for slot, value in slots.items()},
            "slots_average": ratio(sum(slots.values()), len(slots)),
            "descriptions": self.descriptions,
            "descriptions_recall": ratio(self.descriptions_found, self.descriptions),
            "descriptions_verdict_right": ratio(self.verdicts_right, self.descriptions_found),
            "descriptions_predicted": self.descriptions_predicted,
            "descriptions_precision": ratio(self.descriptions_right, self.descriptions_predicted),
            "spans_verbatim": ratio(self.spans_verbatim, self.spans),
        }


COUNTED = tuple(one.name for one in fields(Scores) if one.type == "int")

#: Single slots rest on few cases in our texts, so only their average has a floor. Quotations are verbatim by
#: construction, so there is nothing to tolerate.
MEASURES: dict[str, Measure] = {
    "recall": share("claims_found", "claims"),
    "precision": share("predicted_right", "predicted"),
    "slots_average": average((share(f"slot_{slot}_right", f"slot_{slot}") for slot in SLOTS), "claims_found"),
    **{f"slot_{slot}": share(f"slot_{slot}_right", f"slot_{slot}", tolerance=None) for slot in SLOTS},
    "descriptions_recall": share("descriptions_found", "descriptions"),
    "descriptions_verdict_right": share("verdicts_right", "descriptions_found", tolerance=None),
    "descriptions_precision": share("descriptions_right", "descriptions_predicted"),
    "spans_verbatim": share("spans_verbatim", "spans", tolerance=0),
}


def ratio(part: float, whole: float) -> float:
    """Divide, with nothing of nothing as nothing."""
    return part / whole if whole else 0.0


def same_act(gold: Row, predicted: Row) -> bool:
    """Tell whether a predicted claim has one of the acts that count as right."""
    return predicted["act"] in answers(gold, "act", gold["act"])


def same_family(gold: Row, predicted: Row) -> bool:
    """Tell whether two claims have acts of one family."""
    acts = set(answers(gold, "act", gold["act"]))
    return any(predicted["act"] in family and acts & family for family in FAMILIES)


def agreement(gold: Row, predicted: Row) -> float:
    """Rate a pair of claims, so that the best pairs are taken first."""
    right = [slot_right(slot, gold, predicted) for slot in ("actor", "polarity", "treaties", "item_class", "holders")]
    return likeness(gold, predicted) + sum(1 for truth in right if truth) - 0.5 * bool(gold.get("optional"))


def pair_up(
    gold: Sequence[Row], predicted: Sequence[Row], fits: Callable[[Row, Row], bool], rate: Callable[[Row, Row], float]
) -> list[tuple[Row, Row]]:
    """Pair each gold row with at most one predicted row that overlaps and fits, best pairs first."""
    candidates = sorted(
        (
            (-rate(own, found), row, column)
            for row, own in enumerate(gold)
            for column, found in enumerate(predicted)
            if fits(own, found) and overlaps(own, found)
        )
    )
    rows: set[int] = set()
    columns: set[int] = set()
    pairs = []
    for _, row, column in candidates:
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            pairs.append((gold[row], predicted[column]))
    return pairs


def without(rows: Iterable[Row], taken: Iterable[Row]) -> list[Row]:
    """Give the rows that are not among those taken."""
    names = {row["id"] for row in taken}
    return [row for row in rows if row["id"] not in names]


def score_claims(gold: Sequence[Row], predicted: Sequence[Row], show: Callable[[str, Row], None], into: Scores) -> None:
    """Score one document's claims."""
    pairs = pair_up(gold, predicted, same_act, agreement)
    open_gold = without(gold, (own for own, _ in pairs))
    open_predicted = without(predicted, (found for _, found in pairs))
    kin = pair_up(open_gold, open_predicted, same_family, agreement)
    core = [(own, found) for own, found in pairs if not own.get("optional")]
    into.claims += sum(1 for own in gold if not own.get("optional"))
    into.claims_found += len(core)
    into.claims_of_family += sum(1 for own, _ in kin if not own.get("optional"))
    spurious = [
        found
        for found in open_predicted
        if not any(own.get("optional") and found["id"] == other["id"] for own, other in kin)
    ]
    into.predicted += len(core) + len(spurious)
    into.predicted_right += len(core)
    for own, found in core:
        for slot in SLOTS:
            right = slot_right(slot, own, found)
            if right is not None:
                into.slots[slot][0] += right
                into.slots[slot][1] += 1
                if not right:
                    show(f"wrong {slot}", {**own, "predicted": found.get(FIELD_OF.get(slot, slot), found["item"])})
    for own in open_gold:
        if not own.get("optional"):
            show("missed", own)
    for found in spurious:
        show("spurious", found)


def same_topic(gold: Row, predicted: Row) -> bool:
    """Tell whether a predicted description has one of the topics that count as right."""
    return predicted["topic"] in answers(gold, "topic", gold["topic"]) and same_id(gold["treaty"], predicted["treaty"])


def score_descriptions(
    gold: Sequence[Row], predicted: Sequence[Row], show: Callable[[str, Row], None], into: Scores
) -> None:
    """Score one document's descriptions."""
    pairs = pair_up(gold, predicted, same_topic, lambda own, found: likeness(own, found) - bool(own.get("optional")))
    core = [(own, found) for own, found in pairs if not own.get("optional")]
    into.descriptions += sum(1 for own in gold if not own.get("optional"))
    into.descriptions_found += len(core)
    for own, found in core:
        right = found["verdict"] in answers(own, "verdict", own["verdict"])
        into.verdicts_right += right
        if not right:
            show("wrong verdict", {**own, "predicted": found["verdict"]})
    spurious = without(predicted, (found for _, found in pairs))
    into.descriptions_predicted += len(core) + len(spurious)
    into.descriptions_right += len(core)
    for own in without(gold, (own for own, _ in pairs)):
        if not own.get("optional"):
            show("missed", own)
    for found in spurious:
        show("spurious", found)


def score(gold: Sequence[Row], records: Sequence[Row], texts: Mapping[str, str]) -> Scores:
    """Score a stream of records against gold rows; `texts` maps the SHA-256 of a text to the text."""
    return sum(score_each(gold, records, texts), Scores())


def score_each(gold: Sequence[Row], records: Sequence[Row], texts: Mapping[str, str]) -> Iterator[Scores]:
    """Score each document for itself."""
    documents = {row["id"]: row["sha256"] for row in records if row["kind"] == "document"}
    own, found, regions = by_document(gold), by_document(records, documents), defaultdict(list)
    for row in gold:
        if row["kind"] == "region":
            regions[row["document"]].append((row["start"], row["end"]))
    for sha in dict.fromkeys(row["document"] for row in gold):
        text, scores = texts.get(sha, ""), Scores()

        def show(what: str, row: Row, text: str = text, scores: Scores = scores) -> None:
            scores.shown.append(describe(what, row, text))

        for kind, score_kind in (("claim", score_claims), ("description", score_descriptions)):
            predicted = [row for row in found[sha, kind] if inside(row, regions[sha])]
            score_kind(own[sha, kind], predicted, show, scores)
            count_spans(predicted, text, scores)
        yield scores


def by_document(rows: Iterable[Row], documents: Mapping[str, str] | None = None) -> dict[tuple[str, str], list[Row]]:
    """Sort rows by document and kind; `documents` maps a record's document id to the text's SHA-256."""
    sorted_rows: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if "document" in row and row["kind"] in ("claim", "description"):
            sha = documents[row["document"]] if documents is not None else row["document"]
            sorted_rows[sha, row["kind"]].append(row)
    return sorted_rows


def inside(row: Row, regions: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a row begins in a stretch that was annotated."""
    start = spans_of(row)[0][0]
    return not regions or any(first <= start < last for first, last in regions)


def count_spans(predicted: Iterable[Row], text: str, into: Scores) -> None:
    """Count the quotes and those that are the text's own words."""
    for row in predicted:
        for quote in row["evidence"]:
            into.spans += 1
            into.spans_verbatim += text[quote["start"] : quote["end"]] == quote["exact"]


def describe(what: str, row: Row, text: str) -> str:
    """Put a row into one line."""
    words = " ... ".join(text[start:end] for start, end in spans_of(row)).replace("\n", " ")
    kept = {
        key: [entity["id"] or entity["name"] for entity in value]
        if key in ("actor", "recipient") and value and isinstance(value[0], dict)
        else value
        for key, value in row.items()
        if key in ("act", "topic", "verdict", "polarity", "modality", "actor", "treaties", "predicted", "stated")
    }
    return f"{what}: {row['kind']} {kept}\n    {words!r}"


def rows_of(path: Path) -> Iterator[Row]:
    """Read a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def texts_of(paths: Iterable[Path], gold: Iterable[Row]) -> dict[str, str]:
    """Read texts by the SHA-256 of their UTF-8 form without a byte-order mark."""
    files = [file for path in paths for file in (sorted(path.rglob("*.txt")) if path.is_dir() else [path])]
    texts = [file.read_bytes().decode("utf-8-sig") for file in files]
    texts.extend(row["text"] for row in gold if row["kind"] == "text")
    return {hashlib.sha256(text.encode()).hexdigest(): text for text in texts}


def main(arguments: Sequence[str]) -> int:
    """Score and print; the exit status says whether there was anything to score."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("records", type=Path)
    parser.add_argument("texts", type=Path, nargs="*")
    parser.add_argument("--show", action="store_true", help="print misses, spurious rows and wrong slots")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    options = parser.parse_args(arguments)
    gold = list(rows_of(options.gold))
    scores = score(gold, list(rows_of(options.records)), texts_of(options.texts, gold))
    if options.show:
        print("\n".join(scores.shown), file=sys.stderr)
    figures = scores.figures()
    if options.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:28} {value:.3f}" if isinstance(value, float) else f"{name:28} {value}")
    return 0 if scores.claims or scores.descriptions else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
