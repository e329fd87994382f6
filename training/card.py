"""Writes the model card that lies beside the model."""

from __future__ import annotations

from pathlib import Path

TEMPLATE = """# Model card

This model reads English news, speeches and official statements for treatywatch. For each word it gives a part of
speech, whether a sentence starts there, its head and relation in Universal Dependencies, whether it belongs to a name,
and whether it belongs to the source, the cue or the content of an attribution, with a link from source and content to
their cue. It is one encoder with several heads, and runs once over each window of at most 160 word pieces.

It is a reading aid. It says what a text says, with errors; it does not say what is true. Do not use it to judge
persons.

## What it was made from

The encoder starts from all-MiniLM-L6-v2 (six layers, 384 wide), copyright the sentence-transformers authors, licensed
under the Apache License, Version 2.0 (https://www.apache.org/licenses/LICENSE-2.0); the weights were changed by the
training described here. Its tokenizer is shipped unchanged, but the model keeps case, which the vocabulary lacks, as
token types.

Trained on the following data, none of which is shipped. The licences are given as their makers state them.

- PolNeAR 1.0, train: 840 US political news articles of 2016 with attributions. No licence is stated for the data
  (`license='MIT'` stands in its loader's setup.py); the articles belong to their publishers.
- UD English EWT 2.15, train: 12,544 sentences; annotations CC BY-SA 4.0.
- GUM, train, the eight genres with free texts (academic, bio, court, interview, news, speech, textbook, voyage): 106
  documents; annotations CC BY 4.0; texts under the licences that GUM's LICENSE.txt gives for each.
- re3d (Dstl, Aleph Insights, Committed Software): 70 of its 90 defence and diplomatic documents; licensed per folder:
  public domain, Open Government Licence 3.0, CC BY 3.0 AU, CC BY-SA 3.0, and the EU legal notice.

PolNeAR dev (84 articles), EWT dev (2,001 sentences) and 20 re3d documents chosen in advance were used to choose among
settings and for the scores below, never for training; figures on unseen data will be somewhat lower.

## Training

{training}

## Scores

F1 or accuracy in per cent, through the package's own code, of the file that is shipped and of the same model with
32-bit weights.

{scores}

The names fall short of the 75 that was hoped for: the 70 documents disagree with themselves on where a description
ends, whether a state is an organisation or a location, and whether pronouns count.

"Who says what" counts an attribution whose content and source both overlap the annotation by at least half; two people
agree at 75.4 on it. The names are exact spans and types of names and descriptions ("the Security Council", "the
President") as re3d has them, the longest of nested ones; a description at its edges is often arguable.

## Limits

- All attributions it learned from are US election news of 2016. On speeches and on older or badly scanned texts it has
  not been measured; expect more misses where nobody is quoted and the voice is "my delegation" or "we".
- An attribution whose cue lies more than a window (about 110 words) away from the content is found by distance alone.
- PolNeAR annotates no attribution within another; a report within a report is found by the grammar alone, where a verb
  of saying has a noun for its subject.
- Weapons, quantities and nationalities come from the 70 re3d documents only, on Syria and Iraq, and are found badly;
  treatywatch uses its own tables for them.
- Sentences of more than about 110 words, which treaties and resolutions have, are parsed window by window.
- English only.
"""


CARD = "MODEL_CARD.md"
EVENTS_TITLE = "\n## Events\n"
EVENTS = """
`events.npz` is a linear head that codes what a source does to a target in a sentence as one of 15 root codes of PLOVER.
It takes means of the vectors of the encoder's third layer, and lemmas with their places in the sentence, which are
stored as CRC-32 only.

It was fitted to PLV train: 1,050 sentences of news with a source, a target and a root code. No licence
is stated for the data, and none of its text is shipped. The encoder was not trained on it.

Macro-F1 in per cent by ten-fold cross-validation on the same rows, three times over, with sentences that are alike kept
together; the kinds of features and two settings were chosen on these rows too.

| | |
|---|---|
{scores}

The head follows PLV, which has YIELD for what PLOVER 2.0 calls CONCEDE and RETREAT, codes the imposing of economic
sanctions as COERCE, and codes a promise or a plan as AGREE and what will not be done as REJECT. COOPERATE, MOBILIZE and
PROTEST have 15 to 18 rows each. It takes sentences; in a longer text it looks at the sentences of the two parties and
at all words.
"""


def with_events(card: str, scores: dict[str, float]) -> str:
    """The card with its section on events, which stands last, written anew."""
    rows = "\n".join(f"| {name} | {score:.1f} |" for name, score in scores.items())
    return card.partition(EVENTS_TITLE)[0] + EVENTS_TITLE + EVENTS.format(scores=rows)


def write_card(path: Path, training: str, whole: dict[str, float], small: dict[str, float]) -> None:
    """Write `MODEL_CARD.md` with the scores of the shipped model and of the one with 32-bit weights."""
    rows = ["| | shipped, 8 bits | 32 bits |", "|---|---|---|"]
    rows += [f"| {name} | {score:.1f} | {whole[name]:.1f} |" for name, score in small.items()]
    path.write_text(TEMPLATE.format(training=training, scores="\n".join(rows)), encoding="utf-8")
