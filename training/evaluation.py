"""Measures an exported model through the package's own code, on texts that it was not trained on."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment

from training.attributions import Spans, read_attributions, read_text
from training.labels import ROLES, UPOS
from training.named import HELD_BACK, read_named
from training.syntax import TreebankDocument, read_treebank
from treatywatch.readings.analysis import Analysis, analyse
from treatywatch.readings.model import Model
from treatywatch.readings.scoring import BlockScores, score_block, syntax_of
from treatywatch.readings.windows import Window

Characters = frozenset[int]
ACTORS = ("PER", "ORG", "LOC")


def f1(both: float, gold: float, predicted: float) -> float:
    """The F1 score in per cent."""
    return 200 * both / max(1.0, gold + predicted)


def characters(text: str, spans: Spans) -> Characters:
    """The offsets in some spans that are not white space."""
    return frozenset(at for start, end in spans for at in range(start, end) if not text[at].isspace())


def overlap(left: Characters, right: Characters) -> float:
    """How much two sets of offsets have in common, 1 if both are empty."""
    if not left and not right:
        return 1.0
    return 2 * len(left & right) / (len(left) + len(right))


def paired(gold: Sequence[dict[str, Characters]], found: Sequence[dict[str, Characters]]) -> list[tuple[int, int]]:
    """Attributions of gold and reading whose contents overlap by half, one to one."""
    if not gold or not found:
        return []
    table = np.array(
        [[overlap(g["content"], f["content"]) + 0.01 * overlap(g["cue"], f["cue"]) for f in found] for g in gold]
    )
    rows, columns = linear_sum_assignment(-table)
    return [
        (int(row), int(column))
        for row, column in zip(rows, columns, strict=True)
        if overlap(gold[row]["content"], found[column]["content"]) >= 0.5
    ]


def found_attributions(text: str, analysis: Analysis) -> list[dict[str, Characters]]:
    """The attributions of a reading by character offsets."""

    def offsets(stretches: Iterable[tuple[int, int]]) -> Characters:
        words = analysis.words
        return characters(text, [(words[first].start, words[last - 1].end) for first, last in stretches])

    return [
        {
            "source": offsets([each.source] if each.source else []),
            "cue": offsets([each.cue]),
            "content": offsets(each.contents),
        }
        for each in analysis.attributions
    ]


def attribution_scores(folder: Path, model: Model) -> dict[str, float]:
    """Who says what on PolNeAR: contents and sources that overlap by half, as in the published comparison."""
    count: Counter[str] = Counter()
    first_annotation: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        first_annotation.setdefault(path.stem.rsplit("_", 1)[0], path)
    for name, path in first_annotation.items():
        text = read_text(folder / "text" / f"{name}.txt")
        everything = [
            {role: characters(text, spans) for role, spans in each.items()} for each in read_attributions(path)
        ]
        gold = [each for each in everything if each["cue"] and each["content"]]
        found = found_attributions(text, analyse(text, model))
        count["gold"] += len(gold)
        count["found"] += len(found)
        for row, column in paired(gold, found):
            count["content"] += 1
            right = {role: overlap(gold[row][role], found[column][role]) >= 0.5 for role in ROLES}
            count["who says what"] += right["source"]
            count["all three"] += right["source"] and right["cue"]
    return {
        f"PolNeAR dev {label} F1": f1(count[label], count["gold"], count["found"])
        for label in ("content", "who says what", "all three")
    }


def gold_syntax(model: Model, document: TreebankDocument) -> Counter[str]:
    """Right tags, heads and relations among gold words and sentences."""
    encoded = model.vocabulary.encode(document.text, document.spans)
    marks = np.zeros(len(encoded), np.bool_)
    marks[document.starts] = True
    whole = Window(0, len(encoded))
    scores = score_block(model, encoded, marks, whole)
    count: Counter[str] = Counter(words=len(encoded))
    count["upos"] = int((scores.upos.argmax(1) == np.array(document.upos)).sum())
    for first, last in zip(document.starts, [*document.starts[1:], len(encoded)], strict=True):
        heads, relations = sentence_syntax(model, scores, Window(first, last))
        for place in range(first, last):
            if heads[place - first] != document.heads[place]:
                continue
            count["unlabelled"] += 1
            gold, found = document.relations[place], relations[place - first]
            count["labelled"] += gold.split(":")[0] == found.split(":")[0]
            count["subtypes"] += gold == found
    return count


def sentence_syntax(model: Model, scores: BlockScores, sentence: Window) -> tuple[list[int], list[str]]:
    """Heads by index in the text, and relations by name."""
    heads, relations = syntax_of(scores, sentence)
    return (
        [head + sentence.first if head >= 0 else -1 for head in heads],
        [
            model.description.relations[relation] if head >= 0 else "root"
            for head, relation in zip(heads, relations, strict=True)
        ],
    )


def raw_syntax(model: Model, documents: list[TreebankDocument]) -> Counter[str]:
    """The same from raw text: a word counts if its characters agree, an arc if both its ends do."""
    count: Counter[str] = Counter()
    for document in documents:
        found = analyse(document.text, model)
        spans = [(word.start, word.end) for word in found.words]
        gold = {
            span: (upos, document.spans[head] if head >= 0 else None, relation.split(":")[0])
            for span, upos, head, relation in zip(
                document.spans, document.upos, document.heads, document.relations, strict=True
            )
        }
        count["gold"] += len(gold)
        count["found"] += len(spans)
        starts = {document.spans[start][0] for start in document.starts}
        read_starts = {sentence.start for sentence in found.sentences}
        count["starts gold"] += len(starts)
        count["starts found"] += len(read_starts)
        count["starts"] += len(starts & read_starts)
        for word, span in zip(found.words, spans, strict=True):
            if span not in gold:
                continue
            upos, head, relation = gold[span]
            count["words"] += 1
            count["upos"] += word.upos == UPOS[upos]
            same = (spans[word.head] if word.head >= 0 else None) == head
            count["labelled"] += same and word.deprel.split(":")[0] == relation
    return count


def syntax_scores(path: Path, model: Model) -> dict[str, float]:
    """Tags and trees on EWT, from gold words and sentences and from raw text."""
    documents = read_treebank(path)
    gold = sum((gold_syntax(model, document) for document in documents), Counter[str]())
    raw = raw_syntax(model, documents)
    result = {
        "EWT dev UPOS": gold["upos"] / gold["words"] * 100,
        "EWT dev UAS": gold["unlabelled"] / gold["words"] * 100,
        "EWT dev LAS": gold["labelled"] / gold["words"] * 100,
        "EWT dev LAS with subtypes": gold["subtypes"] / gold["words"] * 100,
        "EWT dev raw sentence starts F1": f1(raw["starts"], raw["starts gold"], raw["starts found"]),
    }
    for label in ("words", "upos", "labelled"):
        result[f"EWT dev raw {label} F1"] = f1(raw[label], raw["gold"], raw["found"])
    return result


def name_scores(folder: Path, model: Model) -> dict[str, float]:
    """Exact spans and types on the re3d documents held back: all, and those that hold a proper noun."""
    count: Counter[tuple[str, str]] = Counter()
    for document in (document for document in read_named(folder) if document.id in HELD_BACK):
        analysis = analyse(document.text, model)
        proper = [word.start for word in analysis.words if word.upos == "PROPN"]
        found = {
            (analysis.words[name.first].start, analysis.words[name.last - 1].end, name.label) for name in analysis.names
        }
        gold = set(document.entities)
        for label, spans in (("gold", gold), ("found", found), ("both", gold & found)):
            for start, end, kind in spans:
                count[label, kind] += 1
                if kind in ACTORS:
                    count[label, "PER, ORG, LOC"] += 1
                    if bisect_left(proper, start) < bisect_left(proper, end):
                        count[label, "PER, ORG, LOC with a proper noun"] += 1
    kinds = sorted({kind for _, kind in count})
    return {
        f"re3d held back {kind} F1": f1(count["both", kind], count["gold", kind], count["found", kind])
        for kind in kinds
    }


def evaluate(data: Path, model: Model) -> dict[str, float]:
    """All scores of a model."""
    return {
        **attribution_scores(data / "attribution/polnear/dev", model),
        **syntax_scores(data / "syntax/ewt/dev.conllu", model),
        **name_scores(data / "names/re3d", model),
    }


__all__ = ["evaluate"]
