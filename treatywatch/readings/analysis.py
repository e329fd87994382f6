"""What the language model finds in a text: words, sentences, names and attributions, before anything is resolved."""

from __future__ import annotations

from collections import deque
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
from treatywatch.readings.scoring import (
    BlockScores,
    StartedBlock,
    finish_block,
    sentences_of,
    start_block,
    syntax_of,
)
from treatywatch.readings.statements import Attribution, Stretch, attributions, joined
from treatywatch.readings.windows import Window, blocks, boundaries
from treatywatch.readings.words import word_spans
from treatywatch.records import NamedSpan, Sentence, Word

__all__ = ["Analysis", "Begun", "analyse"]


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
NOMINAL = frozenset({"NOUN", "NUM", "PRON", "PROPN"})
FUNCTION_TAGS = frozenset({"ADP", "CCONJ", "DET", "PART", "PUNCT", "SCONJ"})


class Analysis(NamedTuple):
    """Words and sentences with the names and attributions among them, by word index."""

    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[NamedSpan, ...]
    attributions: tuple[Attribution, ...]
    #: The encoder's vector for each word; `None` from a model that was not loaded for it, and where there is no word.
    hidden: NDArray[np.float32] | None = None


class Found(NamedTuple):
    """An analysis while it is being made."""

    words: list[Word]
    sentences: list[Sentence]
    names: list[NamedSpan]
    attributions: list[Attribution]
    hidden: list[NDArray[np.float32]]


def analyse(text: str, model: Model) -> Analysis:
    """Read a text with the language model."""
    return Begun(text, model).finish()


class Begun:
    """A text that the model's threads are reading; whoever began it can do something else until it is needed."""

    def __init__(self, text: str, model: Model) -> None:
        self._text, self._model = text, model
        self._started: deque[StartedBlock] = deque()
        spans = list(word_spans(text))
        if spans:
            self._encoded = model.vocabulary.encode(text, spans)
            self._marks = boundaries([text[start:end] for start, end in spans], self._encoded.breaks)
            self._rest = blocks(self._marks, self._encoded.breaks)
            self._start_next()

    def _start_next(self) -> None:
        block = next(self._rest, None)
        if block is not None:
            self._started.append(start_block(self._model, self._encoded, self._marks, block))

    def cancel(self) -> None:
        """Leave out what no thread has begun yet, because nobody wants it any more."""
        for started in self._started:
            started.cancel()

    def finish(self) -> Analysis:
        """Give what is found in the text, block by block with the next one begun, so that memory does not grow."""
        found = Found([], [], [], [], [])
        try:
            while self._started:
                self._start_next()
                self._decode(finish_block(self._started[0]), self._started[0].block, found)
                self._started.popleft()
        finally:
            self.cancel()
        words, names = tuple(found.words), tuple(mended(found.names, found.words))
        said = with_clauses(words, printed_speech(self._text, words, found.attributions))
        hidden = np.concatenate(found.hidden) if found.hidden else None
        return Analysis(words, tuple(found.sentences), names, tuple(said), hidden)

    def _decode(self, scores: BlockScores, block: Window, found: Found) -> None:
        """Add what the scores of a block say to what was found before it."""
        text, encoded, words = self._text, self._encoded, found.words
        for sentence in sentences_of(scores):
            first = sentence.first + block.first
            own = Window(first, sentence.last + block.first)
            words += sentence_words(text, encoded, own, (scores, block, self._model))
            found.sentences.append(Sentence(words[first].start, words[-1].end, first, len(words)))
        labels = self._model.description.names
        found.names.extend(
            NamedSpan(start + block.first, end + block.first, labels[kind])
            for start, end, kind in typed_spans(log_softmax(scores.names))
        )
        found.attributions.extend(attributions_of(scores, encoded, block, words))
        if scores.hidden is not None:
            found.hidden.append(scores.hidden)


def sentence_words(
    text: str, encoded: EncodedText, sentence: Window, found: tuple[BlockScores, Window, Model]
) -> list[Word]:
    """The words of a sentence with their tags, lemmas and places in its tree."""
    scores, block, model = found
    own = Window(sentence.first - block.first, sentence.last - block.first)
    heads, relations = syntax_of(scores, own)
    tags, names = model.description.upos, model.description.relations
    words = [
        Word(
            start=start,
            end=end,
            lemma=lemma_of(text[start:end], tags[tag]),
            upos=tags[tag],
            head=head + sentence.first if head >= 0 else -1,
            deprel=names[relation] if head >= 0 else "root",
        )
        for start, end, head, relation, tag in zip(
            encoded.starts[sentence.first : sentence.last].tolist(),
            encoded.ends[sentence.first : sentence.last].tolist(),
            heads,
            relations,
            scores.upos[own.first : own.last].argmax(1).tolist(),
            strict=True,
        )
    ]
    words = with_prepositions(words, sentence.first)
    return [oblique(word, words, sentence.first) if word.deprel.startswith("nsubj") else word for word in words]


def with_prepositions(words: list[Word], first: int) -> list[Word]:
    """The words of a sentence, each of two prepositions of a noun with a noun of its own ("to Syria by Russia").

    The network gives both to the last noun where they follow each other; heads count from the text's first word.
    """
    latest: dict[int, int] = {}
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        if word.deprel != "case" or word.upos != "ADP" or word.head < first + place:
            continue
        behind = latest.get(word.head)
        latest[word.head] = place
        if behind is None:
            continue
        own = next(
            (
                p
                for p in range(place + 1, behind)
                if words[p].upos in NOMINAL and outside(words[p], first, place, behind)
            ),
            None,
        )
        if own is not None:
            words[place] = word._replace(head=first + own)
            latest[word.head] = behind
    return words


def outside(word: Word, first: int, start: int, end: int) -> bool:
    """Whether a word hangs on none between two places."""
    return not start < word.head - first < end


def oblique(word: Word, sentence: Sequence[Word], first: int) -> Word:
    """A subject, no such where it has a preposition: none of the 1,888 prepositional phrases of EWT dev is one."""
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
