"""Score how claims are held: speech act, polarity, modality, holders, distance, condition, on sentences made for it.

    python -m evals.score_factuality evals/factuality/open.jsonl [--show] [--classes]

A row is one text, read as a document of its own, with all of its claims. A claim found is one that a predicted claim
pairs with (the same act, half of the shorter span in the other); slots are counted on claims found, and `all_right`
on every claim of the rows, so that a claim missed is one held wrongly. A claim may list further answers that count as
right under `also`. The interval beside a figure is the middle 95 % of resampled sentences.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from evals.claim_slots import Row, answers, plain
from evals.reading import read_all
from evals.score_claims import pair_up, rows_of, same_act, without
from treatywatch.exports.stream import objects

RESAMPLED = 1000
SEED = 1987
#: A slot's comparison of a gold claim with the claim found; `None` where it is not counted.
Comparison = Callable[[Row, Row], bool | None]


class Figure(NamedTuple):
    """A figure between 0 and 1 with its interval, and how many claims it counts."""

    name: str
    value: float
    low: float
    high: float
    n: int


@dataclass
class Sentence:
    """What was found in one sentence: (right, counted) of each figure, and what is to be shown."""

    group: str
    counts: dict[str, list[int]] = field(default_factory=dict)
    shown: list[str] = field(default_factory=list)

    def count(self, name: str, right: bool) -> None:
        """Count one case of a figure."""
        both = self.counts.setdefault(name, [0, 0])
        both[0] += right
        both[1] += 1


def innermost(row: Row, key: str) -> str | None:
    """Give a slot of the holder who stands nearest to the act, `None` where the text itself speaks."""
    return row["holders"][-1][key] if row["holders"] else None


def who_right(gold: Row, found: Row) -> bool:
    """Compare one holder of a gold claim (`RUS`, `NATO`, `person:...`, `anonymous`) with one found."""
    who, entity = gold["who"], found["entity"]
    if who == "anonymous":
        return entity is None or entity["id"] is None
    if entity is None:
        return False
    if who.startswith("person:"):
        names = {
            word
            for value in (entity["id"], entity["name"])
            if value
            for word in value.casefold().replace("-", " ").split()
        }
        wanted = who.removeprefix("person:").casefold().replace("-", " ").split()
        return bool(wanted) and wanted[-1] in names
    return plain(who) in {plain(value) for value in (entity["id"], entity["state"]) if value}


def modality_right(gold: Row, found: Row) -> bool:
    """Compare the modalities as sets."""
    return any(set(found["modality"]) == set(answer) for answer in answers(gold, "modality", gold["modality"]))


def speech_right(gold: Row, found: Row) -> bool | None:
    """Compare the innermost speech act; `None` where nobody vouches on either side."""
    wanted, said = innermost(gold, "speech_act"), innermost(found, "speech_act")
    return None if wanted is None and said is None else said in answers(gold, "speech_act", wanted)


def chain_right(gold: Row, found: Row) -> bool:
    """Compare how many holders there are, and who each is, outermost first."""
    own, said = gold["holders"], found["holders"]
    return len(own) == len(said) and all(who_right(*pair) for pair in zip(own, said, strict=True))


def distance_right(gold: Row, found: Row) -> bool | None:
    """Compare the innermost holder's distance; `None` where either side has no holder."""
    if not gold["holders"] or not found["holders"]:
        return None
    return innermost(found, "distance") in answers(gold, "distance", innermost(gold, "distance"))


def condition_right(gold: Row, found: Row) -> bool | None:
    """Compare whether the claim hangs on another one; `None` where it does on neither side."""
    wanted, linked = gold.get("condition") is not None, found["condition"] is not None
    return None if not wanted and not linked else wanted == linked


SLOTS: dict[str, Comparison] = {
    "polarity": lambda gold, found: found["polarity"] in answers(gold, "polarity", gold["polarity"]),
    "modality": modality_right,
    "speech_act": speech_right,
    "holders": chain_right,
    "holders_length": lambda gold, found: len(gold["holders"]) == len(found["holders"]),
    "distance": distance_right,
    "condition": condition_right,
    "presupposed": lambda gold, found: found["presupposed"] == bool(gold.get("presupposed")),
}
#: What a reader needs first: is it said to be so, how, and by what kind of saying.
CORE = ("polarity", "modality", "speech_act")
ALL = (*CORE, "holders", "distance", "condition")


def score_sentence(row: Row, claims: Sequence[Row]) -> Sentence:
    """Hold the claims found in a sentence against its own."""
    gold = [placed(row["text"], claim, f"{row['id']}-{number}") for number, claim in enumerate(row["claims"])]
    pairs = pair_up(gold, claims, same_act, agreement)
    result = Sentence(row["class"])
    found_ids = {own["id"] for own, _ in pairs}
    for own in gold:
        result.count("recall", own["id"] in found_ids)
        if own["id"] not in found_ids:
            result.count("all_right", False)
            result.shown.append(f"missed {own['act']}: {own['words']!r}")
    for spurious in without(claims, (found for _, found in pairs)):
        result.count("precision", False)
        result.shown.append(f"spurious {spurious['act']}: {spurious['evidence'][0]['exact']!r}")
    for own, found in pairs:
        result.count("precision", True)
        score_pair(own, found, result)
    return result


def score_pair(own: Row, found: Row, into: Sentence) -> None:
    """Count the slots of a claim found."""
    right = {slot: compare(own, found) for slot, compare in SLOTS.items()}
    for slot, truth in right.items():
        if truth is not None:
            into.count(slot, truth)
        if truth is False:
            into.shown.append(f"wrong {slot}: {told(own, slot)} found {told(found, slot)} in {own['act']}")
    into.count("core_right", all(right[slot] is not False for slot in CORE))
    into.count("all_right", all(right[slot] is not False for slot in ALL))


def told(row: Row, slot: str) -> object:
    """Give what a row has in a slot, for a reader."""
    if slot in {"speech_act", "distance"}:
        return innermost(row, slot)
    if slot.startswith("holders"):
        return [holder.get("who") or (holder["entity"] or {}).get("id") for holder in row["holders"]]
    return row.get(slot)


def agreement(own: Row, found: Row) -> float:
    """Rate a pair of claims, so that the best pairs are taken first."""
    wanted = own.get("actor") or []
    actors = {entity["id"] for entity in found["actor"]} == set([wanted] if isinstance(wanted, str) else wanted)
    right = sum(1 for slot in SLOTS if SLOTS[slot](own, found))
    return float(right + actors + bool(own["act"] == found["act"]))


def placed(text: str, claim: Row, name: str) -> Row:
    """Give a claim of a row with its name and the place of its words in the text."""
    start = text.find(claim["words"])
    if start < 0:
        raise SystemExit(f"{name}: its words do not stand in the text: {claim['words']!r}")
    return {**claim, "id": name, "start": start, "end": start + len(claim["words"])}


def score(rows: Sequence[Row]) -> list[Sentence]:
    """Read the texts of the rows, and score each."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"{number:05}.txt") for number in range(len(rows))]
        for file, row in zip(files, rows, strict=True):
            file.write_text(row["text"], encoding="utf-8", newline="")
        claims = {
            one.document.text: [record for record in objects(one) if record["kind"] == "claim"]
            for one in read_all(*files)
        }
    return [score_sentence(row, claims.get(row["text"], [])) for row in rows]


def figures_of(sentences: Sequence[Sentence]) -> Iterator[Figure]:
    """Give every figure with its interval."""
    chance = random.Random(SEED)  # noqa: S311 (resampling, no secret)
    samples = [chance.choices(sentences, k=len(sentences)) for _ in range(RESAMPLED)]
    for name in ("recall", "precision", *SLOTS, "core_right", "all_right"):
        right, counted = totals(sentences, name)
        values = sorted(part / whole for part, whole in (totals(sample, name) for sample in samples) if whole)
        if counted:
            low, high = values[int(0.025 * len(values))], values[int(0.975 * len(values))]
            yield Figure(name, right / counted, low, high, counted)


def totals(sentences: Sequence[Sentence], name: str) -> tuple[int, int]:
    """Add up a figure's right and counted cases."""
    counts = [sentence.counts[name] for sentence in sentences if name in sentence.counts]
    return sum(right for right, _ in counts), sum(counted for _, counted in counts)


def figures(path: Path) -> Iterator[Figure]:
    """Read and score a file of sentences, and give every figure."""
    yield from figures_of(score(list(rows_of(path))))


def by_class(sentences: Sequence[Sentence]) -> Iterator[str]:
    """Give one line for each class of sentence: recall, precision, core and all right."""
    names = ("recall", "precision", *CORE, "holders", "distance", "core_right", "all_right")
    yield f"{'class':28} " + " ".join(f"{name[:9]:>9}" for name in names)
    for group in dict.fromkeys(sentence.group for sentence in sentences):
        own = [sentence for sentence in sentences if sentence.group == group]
        shares = [(right, counted) for right, counted in (totals(own, name) for name in names)]
        yield f"{group:28} " + " ".join(f"{f'{right}/{counted}':>9}" for right, counted in shares)


def main(arguments: Sequence[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--show", action="store_true", help="print each sentence that is not read right")
    parser.add_argument("--classes", action="store_true", help="print the counts for each class of sentence")
    options = parser.parse_args(arguments)
    rows = list(rows_of(options.sentences))
    sentences = score(rows)
    for row, sentence in zip(rows, sentences, strict=True) if options.show else ():
        if sentence.shown:
            print("\n  ".join([f"{row['class']} {row['id']}: {row['text']}", *sentence.shown]), file=sys.stderr)
    for line in by_class(sentences) if options.classes else ():
        print(line)
    for one in figures_of(sentences):
        print(f"{one.name:16} {one.value:.3f}  [{one.low:.3f}, {one.high:.3f}]  n {one.n}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
