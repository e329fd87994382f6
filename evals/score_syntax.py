"""Scores words' tags and trees against a treebank: `python -m evals.score_syntax TREEBANK.conllu`.

On gold words and sentences, as the literature counts: tags (UPOS), heads (UAS), heads with their relation (LAS), also
with the relation's subtype. From raw text, as in a run: a word counts if its characters agree, an arc if both its ends
do, a sentence if it starts where one starts.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import numpy as np

from evals.figures import Counts, Figure, Measure, f1, figures_of, share
from training.labels import UPOS
from training.syntax import TreebankDocument, read_treebank
from treatywatch.readings.analysis import analyse
from treatywatch.readings.model import Model
from treatywatch.readings.scoring import BlockScores, score_block, syntax_of
from treatywatch.readings.windows import Window
from treatywatch.settings import Settings

MEASURES: dict[str, Measure] = {
    "UPOS": share("upos", "words"),
    "UAS": share("unlabelled", "words"),
    "LAS": share("labelled", "words"),
    "LAS with subtypes": share("subtypes", "words"),
    "raw sentence starts F1": f1("raw starts", "raw starts found", "raw starts gold"),
    **{f"raw {label} F1": f1(f"raw {label}", "raw found", "raw gold") for label in ("words", "upos", "labelled")},
}


def gold_syntax(model: Model, document: TreebankDocument) -> Counter[str]:
    """Count right tags, heads and relations among gold words and sentences."""
    encoded = model.vocabulary.encode(document.text, document.spans)
    marks = np.zeros(len(encoded), np.bool_)
    marks[document.starts] = True
    scores = score_block(model, encoded, marks, Window(0, len(encoded)))
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
    """Give heads by index in the text, and relations by name."""
    heads, relations = syntax_of(scores, sentence)
    return (
        [head + sentence.first if head >= 0 else -1 for head in heads],
        [
            model.description.relations[relation] if head >= 0 else "root"
            for head, relation in zip(heads, relations, strict=True)
        ],
    )


def raw_syntax(model: Model, document: TreebankDocument) -> Counter[str]:
    """Count the same from raw text."""
    found = analyse(document.text, model)
    spans = [(word.start, word.end) for word in found.words]
    gold = {
        span: (upos, document.spans[head] if head >= 0 else None, relation.split(":")[0])
        for span, upos, head, relation in zip(
            document.spans, document.upos, document.heads, document.relations, strict=True
        )
    }
    starts = {document.spans[start][0] for start in document.starts}
    read_starts = {sentence.start for sentence in found.sentences}
    count = Counter(
        {
            "raw gold": len(gold),
            "raw found": len(spans),
            "raw starts gold": len(starts),
            "raw starts found": len(read_starts),
            "raw starts": len(starts & read_starts),
        }
    )
    for word, span in zip(found.words, spans, strict=True):
        if span not in gold:
            continue
        upos, head, relation = gold[span]
        count["raw words"] += 1
        count["raw upos"] += word.upos == UPOS[upos]
        same = (spans[word.head] if word.head >= 0 else None) == head
        count["raw labelled"] += same and word.deprel.split(":")[0] == relation
    return count


def counts_of(path: Path, model: Model) -> list[Counts]:
    """Count each document of a treebank."""
    return [gold_syntax(model, document) + raw_syntax(model, document) for document in read_treebank(path)]


def figures(path: Path, model: Model | None = None) -> list[Figure]:
    """Give the figures."""
    counts = counts_of(path, model or Model.load(Settings()))
    return figures_of(f"{path.parent.name} {path.stem}", "document", counts, MEASURES, [path])


def main(path: Path) -> None:
    """Print the figures."""
    for one in figures(path):
        print(f"{one.figure:24} {one.value:6.1%}  {one.low:6.1%} ..{one.high:7.1%}  n {one.n}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
