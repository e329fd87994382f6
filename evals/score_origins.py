"""Score copies, credits and origins: `python -m evals.score_origins PATH [--show]`.

PATH is evals/made_record.yaml, from which a record with known truth is made and scored; or a folder that
`python -m evals.made_record` has made; or PolNeAR's folder. The language model is not asked: in the made record it is
given who speaks in a text, so that the figures are of copies and origins alone.

In PolNeAR's news the truth on versions is exact: all pairs of articles of which one has half of its runs of five words
in the other. As these are few, each article is also printed anew in three ways, and families are scored. The truth on
credits is PolNeAR's own note on the agency.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
import tempfile
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from evals import made_record
from evals.figures import Counts, Figure, Measure, f1, figures_of, share
from treatywatch.documents.reader import ReaderArguments, read_documents
from treatywatch.records import Document
from treatywatch.settings import Settings
from treatywatch.thread_records import Landmarks, Member, Printed, Prints, Proposition, Speaker
from treatywatch.threads.copies import LEAST_SENTENCES, families, prints, relation
from treatywatch.threads.credits import Agencies, agencies, credited
from treatywatch.threads.origins import count_of, lead, origin_of
from treatywatch.threads.translations import landmarks, may_be_translation

Pair = tuple[str, str]

MADE: Mapping[str, Measure] = {
    "pairs of copies, recall": share("pairs_right", "pairs_true"),
    "pairs of copies, precision": share("pairs_right", "pairs_found"),
    "pairs of copies, F1": f1("pairs_right", "pairs_found", "pairs_true"),
    "origin of a text": share("origins_right", "texts"),
    "number of origins of a fact": share("counts_right", "facts"),
    "translations, recall": share("links_right", "links_true"),
    "translations, precision": share("links_right", "links_found"),
}
NEWS: Mapping[str, Measure] = {
    "versions of an article, recall": share("versions_right", "versions_true"),
    "versions of an article, precision": share("versions_right", "versions_found"),
    "printed anew, recall": share("anew_right", "anew_true"),
    "printed anew, precision": share("anew_right", "anew_found"),
    "agency credited, recall": share("credits_right", "credits_true"),
    "agency credited, precision": share("credits_right", "credits_found"),
}
#: PolNeAR's names of agencies.
WIRES = {
    "AP": "outlet:associated-press", "UPI": "outlet:upi", "AFP": "outlet:agence-france-presse",
    "Reuters": "outlet:reuters", "reuters": "outlet:reuters",
}  # fmt: skip
#: In which ways each article is printed anew.
ANEW = ("half", "inserted", "thinned")
RUN = 5
#: Two articles are versions of one where one of them has so much of its runs in the other.
VERSION = 0.5


def figures(path: Path) -> list[Figure]:
    """Give the figures for what lies at the path."""
    if path.is_file():
        with tempfile.TemporaryDirectory() as folder:
            made_record.write(made_record.record(material=path), Path(folder))
            return _made_figures(Path(folder))
    if (path / made_record.TRUTH).exists():
        return _made_figures(path)
    texts = sorted(path.glob("*/text/*.txt"))
    return figures_of("polnear copies", "document", list(score_news(path)), NEWS, [path / "metadata.tsv", *texts])


def _made_figures(folder: Path) -> list[Figure]:
    counts = list(score_made(folder).counts.values())
    return figures_of("made record", "fact", counts, MADE, sorted(folder.iterdir()))


class Scores(NamedTuple):
    """Counts by fact, and the errors for people to look at."""

    counts: dict[str, Counter[str]]
    shown: list[str]


def score_made(folder: Path) -> Scores:
    """Hold what is found in a made record against its truth."""
    rows = [json.loads(line) for line in (folder / made_record.TRUTH).read_text(encoding="utf-8").splitlines()]
    texts = {row["file"]: row for row in rows if "file" in row}
    facts = {row["fact"]: row["origins"] for row in rows if "file" not in row}
    documents = _by_file(folder)
    printed = {name: prints(document) for name, document in documents.items()}
    found = families(printed, candidates(printed))
    scores = Scores({fact: Counter() for fact in (*facts, "")}, [])
    truth = {name: row["family"] for name, row in texts.items()}
    for what, given in (("true", truth), ("found", found)):
        for pair in _pairs(given):
            scores.counts[texts[pair[0]]["fact"] or ""][f"pairs_{what}"] += 1
            if truth[pair[0]] == truth[pair[1]] and found[pair[0]] == found[pair[1]]:
                scores.counts[texts[pair[0]]["fact"] or ""]["pairs_right"] += what == "found"
            else:
                kinds = " and ".join(f"{name} ({texts[name]['kind']})" for name in pair)
                scores.shown.append(f"{'missed' if what == 'true' else 'wrong'}: {kinds}")
    _score_origins(texts, facts, documents, found, scores)
    _score_translations(texts, documents, scores)
    return scores


def _by_file(folder: Path) -> dict[str, Document]:
    """Read the documents; one that lies in several files stands under each, with what is stated about that place."""
    read = read_documents([folder], ReaderArguments(), Settings())
    return {
        Path(copy.source).name: document.model_copy(
            update={
                "publisher": copy.publisher,
                "published": copy.published,
                "published_precision": "day" if copy.published else "unknown",
            }
        )
        for document in read
        if isinstance(document, Document)
        for copy in document.copies
        if Path(copy.source).suffix == ".txt"
    }


def candidates(texts: Mapping[str, Prints]) -> set[Pair]:
    """Give the pairs that are worth comparing: those that share a band, or some sentences."""
    holders: dict[tuple[str, int], list[str]] = defaultdict(list)
    for name, one in texts.items():
        for band in one.bands:
            holders["band", band].append(name)
        for sentence in one.sentences:
            holders["sentence", sentence].append(name)
    found: set[Pair] = set()
    common: Counter[Pair] = Counter()
    for (what, _), names in holders.items():
        pairs = combinations(sorted(names), 2)
        if what == "band":
            found.update(pairs)
        else:
            common.update(pairs)
    return found | {pair for pair, count in common.items() if count >= LEAST_SENTENCES}


def _pairs(family: Mapping[str, str]) -> Iterator[Pair]:
    members: dict[str, list[str]] = defaultdict(list)
    for name, of in family.items():
        members[of].append(name)
    for names in members.values():
        yield from combinations(sorted(names), 2)


def _score_origins(
    texts: Mapping[str, Any], facts: Mapping[str, int], documents: Mapping[str, Document], found: Mapping[str, str],
    scores: Scores,
) -> None:  # fmt: skip
    invented = load_agencies()
    credit = {name: credited(document, invented) for name, document in documents.items()}
    members: dict[str, list[Printed]] = defaultdict(list)
    for name, document in documents.items():
        members[found[name]].append(Printed(name, document.day, document.publisher, credit[name]))
    leads = {family: lead(printed) for family, printed in members.items()}
    origins: dict[str, list[str | None]] = defaultdict(list)
    for name, row in texts.items():
        if row["fact"] is None:
            continue
        origin = origin_of(_member(row), leads[found[name]], credit[name])
        scores.counts[row["fact"]]["texts"] += 1
        scores.counts[row["fact"]]["origins_right"] += origin == row["origin"]
        if origin != row["origin"]:
            scores.shown.append(f"origin: {name} ({row['kind']}) {origin}, not {row['origin']}")
        if row["stance"] == "asserts":
            origins[row["fact"]].append(origin)
    for fact, number in facts.items():
        scores.counts[fact]["facts"] += 1
        scores.counts[fact]["counts_right"] += count_of(origins[fact]) == number
        if count_of(origins[fact]) != number:
            scores.shown.append(f"count: {fact} has {number} origins, {count_of(origins[fact])} counted")


def load_agencies() -> Agencies:
    """Give the table of agencies with the invented ones of the made record."""
    invented = made_record.material_of(made_record.MATERIAL).agencies
    return agencies().model_copy(update={"agencies": (*agencies().agencies, *((name,) for name in invented))})


def _member(row: Mapping[str, Any]) -> Member:
    """Make the claim of a text as it would be read: who speaks, and through whom."""
    own = Speaker(key=made_record.key_of(row["publisher"]), name=row["publisher"], party=None, type="outlet")
    speaker, who = own, row["speaker"]
    if row["cites"]:
        speaker = Speaker(key=who, name=row["cites"], party=None, type="outlet")
    elif who and who.startswith("anonymous:"):
        speaker = Speaker(key=who, name="an official", party=who.removeprefix("anonymous:"), type="anonymous")
    elif who:
        speaker = Speaker(key=who, name=who, party=who, type="state")
    return Member(
        claim=row["file"], document=row["file"], proposition=Proposition(actors=(), act="any", subject="nothing"),
        occurs="once", stance=row["stance"], speaker=speaker, via=() if speaker is own else (own,), outlet=own.key,
        words="", start=0, end=0, confidence=1,
    )  # fmt: skip


def _score_translations(texts: Mapping[str, Any], documents: Mapping[str, Document], scores: Scores) -> None:
    marks: dict[str, Landmarks] = {name: landmarks(document) for name, document in documents.items()}
    for one, other in combinations(sorted(texts), 2):
        sources = {texts[name]["translation_of"] or texts[name]["family"] for name in (one, other)}
        true = len(sources) == 1 and texts[one]["family"] != texts[other]["family"]
        found = may_be_translation(marks[one], marks[other])
        counts = scores.counts[texts[one]["fact"] or ""]
        counts["links_true"] += true
        counts["links_found"] += found
        counts["links_right"] += true and found
        if true != found:
            scores.shown.append(f"translation {'missed' if true else 'wrong'}: {one}, {other}")


def score_news(path: Path, shown: list[str] | None = None) -> Iterator[Counts]:
    """Hold what is found among PolNeAR's articles against all pairs, and against its notes on agencies."""
    with (path / "metadata.tsv").open(encoding="utf-8", newline="") as file:
        wires = {row["filename"]: WIRES.get(row["wire"]) for row in csv.DictReader(file, delimiter="\t")}
    texts = {text.stem: text.read_text(encoding="utf-8") for text in sorted(path.glob("*/text/*.txt"))}
    versions = _versions(texts)
    counts = {name: Counter[str]() for name in texts}
    printed = {name: prints(_document(text)) for name, text in _printed_anew(texts).items()}
    pairs = candidates(printed)
    found = {pair for pair in pairs if relation(printed[pair[0]], printed[pair[1]]) != "none"}
    _count("versions", versions, {pair for pair in found if texts.keys() >= set(pair)}, counts, shown)
    truth = _joined(texts, versions)
    true = set(_pairs({name: truth[name.split(" ")[0]] for name in printed}))
    _count("anew", true, set(_pairs(families(printed, pairs))), counts, shown)
    for name, text in texts.items():
        credit, gold = credited(_document(text)), wires.get(name)
        right = credit is not None and credit == gold
        counts[name].update(credits_true=gold is not None, credits_found=credit is not None, credits_right=right)
        if shown is not None and credit != gold:
            shown.append(f"credit: {name} {credit}, not {gold}")
    yield from counts.values()


def _count(
    what: str, true: set[Pair], found: set[Pair], counts: Mapping[str, Counter[str]], shown: list[str] | None
) -> None:
    both = true & found
    for pair in sorted(true | found):
        counts[pair[0].split(" ")[0]].update({
            f"{what}_true": pair in true, f"{what}_found": pair in found, f"{what}_right": pair in both,
        })  # fmt: skip
        if shown is not None and pair not in both:
            shown.append(f"{what} {'missed' if pair in true else 'wrong'}: {pair[0]} and {pair[1]}")


def _document(text: str) -> Document:
    return Document(
        id="", source="", title=None, author=None, publisher=None, published=None, published_precision="unknown",
        published_basis="unknown", language=None, characters=len(text), sha256="", text=text,
    )  # fmt: skip


def _versions(texts: Mapping[str, str]) -> set[Pair]:
    """Compare all articles with all, quotations and all, and give those of which one is mostly in the other."""
    runs = {name: _runs(text) for name, text in texts.items()}
    holders: dict[str, list[str]] = defaultdict(list)
    for name in sorted(runs):
        for run in runs[name]:
            holders[run].append(name)
    shared = Counter(pair for names in holders.values() for pair in combinations(names, 2))
    return {pair for pair, count in shared.items() if count >= VERSION * min(len(runs[name]) for name in pair)}


def _joined(names: Iterable[str], pairs: Iterable[Pair]) -> dict[str, str]:
    """Give the family of each, where pairs are of one family."""
    family = {name: name for name in names}
    for one, other in sorted(pairs):
        family.update({name: family[one] for name, of in family.items() if of == family[other]})
    return family


def _runs(text: str) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[place : place + RUN]) for place in range(len(words) - RUN + 1)}


def _printed_anew(texts: Mapping[str, str]) -> dict[str, str]:
    """Give the articles, and each as other papers might have printed it."""
    names = sorted(texts)
    found = dict(texts)
    for name, following in zip(names, (*names[1:], names[0]), strict=True):
        paragraphs = [one for one in texts[name].split("\n\n") if one.strip()]
        other = texts[following].rstrip().rpartition("\n\n")[2]
        half, middle = paragraphs[: (len(paragraphs) + 1) // 2], len(paragraphs) // 2
        found[f"{name} half"] = "\n\n".join(textwrap.fill(one, 70) for one in half)
        inserted = ["Another headline", "By A Model Author", *paragraphs[1:middle], other, *paragraphs[middle:]]
        found[f"{name} inserted"] = "\n\n".join(inserted)
        kept = [one for place, one in enumerate(paragraphs) if place % 3 != 1]
        found[f"{name} thinned"] = "\n\n".join(kept)
    return found


def main(arguments: Sequence[str]) -> int:
    """Print the figures, and on request what is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("path", type=Path, nargs="?", default=made_record.MATERIAL)
    parser.add_argument("--show", action="store_true", help="print what was missed and what was wrong")
    options = parser.parse_args(arguments)
    for one in figures(options.path):
        print(f"{one.figure:40} {one.value:.3f}  {one.low:.3f} to {one.high:.3f}  n={one.n}")
    if options.show:
        print("\n".join(_errors(options.path)), file=sys.stderr)
    return 0


def _errors(path: Path) -> list[str]:
    shown: list[str] = []
    if (path / "metadata.tsv").exists():
        for _ in score_news(path, shown):
            pass
        return shown
    with tempfile.TemporaryDirectory() as folder:
        if path.is_file():
            made_record.write(made_record.record(material=path), Path(folder))
        return score_made(Path(folder) if path.is_file() else path).shown


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
