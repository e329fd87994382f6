"""What the language model finds in a text: words, sentences, names and attributions, before anything is resolved."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from treatywatch.readings.decoding import bio_spans, log_softmax, typed_spans
from treatywatch.readings.lemmas import lemma_of
from treatywatch.readings.model import Model
from treatywatch.readings.name_spans import mended
from treatywatch.readings.pieces import EncodedText
from treatywatch.readings.printed_speech import printed_speech
from treatywatch.readings.reporting_clauses import with_clauses
from treatywatch.readings.scoring import BlockScores, score_block, sentences_of, syntax_of
from treatywatch.readings.statements import Attribution, Stretch, attributions, joined
from treatywatch.readings.windows import Window, blocks, boundaries
from treatywatch.readings.words import word_spans
from treatywatch.records import NamedSpan, Sentence, Word

__all__ = ["Analysis", "analyse"]


#: Distance counts beside the network's links: on PolNeAR dev "who says what" is 67.9 by links alone, 69.9 by distance
#: alone, and 71.0 by both. So many characters weigh as much as one unit of log-probability.
CHARACTERS_PER_UNIT = 50
#: Another paragraph counts as this many characters further away.
OTHER_PARAGRAPH = 400
#: What is added to the log-probabilities of O and B of source, cue and content before spans are decoded. A source or
#: cue that leads to no content does no harm, so that they may be found more freely; contents are to be whole, so that
#: they begin less freely. On PolNeAR dev "who says what" is 77.1 with it and 75.3 without, exact contents 65.4 and
#: 63.3; the sixteen settings tried around it lie within half a point.
OUTSIDE_BIAS = np.array([-1.3, -0.8, 0.4], np.float32)
BEGINNING_BIAS = np.array([0.0, 0.0, -0.8], np.float32)
#: A probability of nothing, for the logarithm.
LEAST_PROBABILITY = 1e-9

#: A single word of these is a scrap of a content that was not found.
FUNCTION_TAGS = frozenset({"ADP", "CCONJ", "DET", "PART", "PUNCT", "SCONJ"})


class Analysis(NamedTuple):
    """Words and sentences with the names and attributions among them, by word index."""

    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[NamedSpan, ...]
    attributions: tuple[Attribution, ...]


def analyse(text: str, model: Model) -> Analysis:
    """Read a text with the language model."""
    spans = list(word_spans(text))
    found = Analysis((), (), (), ())
    if not spans:
        return found
    encoded = model.vocabulary.encode(text, spans)
    marks = boundaries([text[start:end] for start, end in spans], encoded.breaks)
    words: list[Word] = []
    sentences: list[Sentence] = []
    names: list[NamedSpan] = []
    statements: list[Attribution] = []
    for block in blocks(marks, encoded.breaks):
        scores = score_block(model, encoded, marks, block)
        for sentence in sentences_of(scores):
            first = sentence.first + block.first
            words += sentence_words(text, encoded, Window(first, sentence.last + block.first), (scores, block, model))
            sentences.append(Sentence(words[first].start, words[-1].end, first, len(words)))
        labels = model.description.names
        names += [
            NamedSpan(start + block.first, end + block.first, labels[kind])
            for start, end, kind in typed_spans(log_softmax(scores.names))
        ]
        statements += attributions_of(scores, encoded, block, words)
    statements = with_clauses(words, printed_speech(text, words, statements))
    return Analysis(tuple(words), tuple(sentences), tuple(mended(names, words)), tuple(statements))


def sentence_words(
    text: str, encoded: EncodedText, sentence: Window, found: tuple[BlockScores, Window, Model]
) -> list[Word]:
    """The words of a sentence with their tags, lemmas and places in its tree."""
    scores, block, model = found
    own = Window(sentence.first - block.first, sentence.last - block.first)
    heads, relations = syntax_of(scores, own)
    tags = scores.upos[own.first : own.last].argmax(1).tolist()
    words = []
    for index, (head, relation, tag) in enumerate(zip(heads, relations, tags, strict=True)):
        start, end = int(encoded.starts[sentence.first + index]), int(encoded.ends[sentence.first + index])
        upos = model.description.upos[tag]
        words.append(
            Word(
                start=start,
                end=end,
                lemma=lemma_of(text[start:end], upos),
                upos=upos,
                head=head + sentence.first if head >= 0 else -1,
                deprel=model.description.relations[relation] if head >= 0 else "root",
            )
        )
    return [oblique(word, words, sentence.first) for word in words]


def oblique(word: Word, sentence: Sequence[Word], first: int) -> Word:
    """The word, no subject where it has a preposition: none of the 1,888 prepositional phrases of EWT dev is one."""
    if not word.deprel.startswith("nsubj"):
        return word
    cases = (other for other in sentence if other.deprel == "case" and other.upos == "ADP" and other.head >= 0)
    marked = any(sentence[case.head - first] is word for case in cases)
    return word._replace(deprel="obl") if marked else word


def attributions_of(
    scores: BlockScores, encoded: EncodedText, block: Window, words: Sequence[Word]
) -> list[Attribution]:
    """The attributions of a block, by word index in the text."""
    roles = np.log(scores.roles + LEAST_PROBABILITY)
    roles[:, :, 0] += OUTSIDE_BIAS
    roles[:, :, 1] += BEGINNING_BIAS
    sources, cues, contents = (bio_spans(roles[:, column]) for column in range(3))
    contents = [
        (first, last)
        for first, last in contents
        if last - first > 1 or words[first + block.first].upos not in FUNCTION_TAGS
    ]
    paragraphs = np.cumsum(encoded.breaks[block.first : block.last])
    sentences = np.cumsum(scores.sentence_start > 0).tolist()
    starts, ends = encoded.starts[block.first : block.last], encoded.ends[block.first : block.last]

    def affinities(stretch: Stretch, candidates: Sequence[Stretch]) -> NDArray[np.float32]:
        """How the words' links speak for each cue, less something for the distance."""
        firsts, lasts = (np.array([cue[side] for cue in candidates]) for side in range(2))
        gaps = np.maximum(starts[stretch[0]] - ends[lasts - 1], starts[firsts] - ends[stretch[1] - 1])
        far = np.maximum(gaps, 0) + OTHER_PARAGRAPH * (paragraphs[stretch[0]] != paragraphs[firsts])
        suited: NDArray[np.float32] = scores.cue_affinity(stretch)[firsts] - far / CHARACTERS_PER_UNIT
        return suited

    def moved(stretch: Stretch) -> Stretch:
        return stretch[0] + block.first, stretch[1] + block.first

    return [
        Attribution(
            cue=moved(found.cue),
            source=moved(found.source) if found.source else None,
            contents=tuple(moved(content) for content in found.contents),
        )
        for found in map(partial(joined, sentences=sentences), attributions(sources, cues, contents, affinities))
    ]
