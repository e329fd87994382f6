"""Whatever a text holds and however it is parsed, claims are cut out of it, and come out the same again."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import document_of
from tests.claims.parsed import claims_in, parsed
from tests.claims.reading import claims_of
from treatywatch.claims.extraction import extract
from treatywatch.readings.entities import link
from treatywatch.readings.lemmas import lemma_of
from treatywatch.readings.quantities import find_quantities
from treatywatch.readings.times import find_times
from treatywatch.records import Claim, Document, Reading, Sentence, Span, Statement, Word

WORDS = """
    Russia Moscow Putin the INF Treaty New START missiles missile launchers deployed denied violating withdrew from
    of to by in if not never will must said accused ordered two 500 km 2019 it which that and or Germany Reagan
    signed tested destroyed deployment violation allegations baseless , ; “ ” 's participation suspended nuclear
    system notice 9M729 \u202eevil\u202c \u2066isolate\u2069 \U0001f680 e\u0301 nai\u0308ve \u200b\u200d \x00 ...
"""
POOL = WORDS.split()
SPACES = (" ", "\r\n", "\n\n", "\t", "\u00a0", "  ")
UPOS = ("NOUN", "VERB", "AUX", "ADP", "DET", "PRON", "PROPN", "ADJ", "NUM", "PUNCT", "SCONJ", "PART", "ADV", "X")
RELATIONS = (
    "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:tmod", "nmod", "nmod:poss", "acl", "acl:relcl", "advcl", "xcomp",
    "ccomp", "csubj", "conj", "cc", "case", "mark", "amod", "compound", "compound:prt", "advmod", "aux", "aux:pass",
    "cop", "det", "appos", "punct", "nummod", "flat", "fixed", "parataxis", "dep",
)  # fmt: skip
UNRELATED = "The|DET|det|2 library|NOUN|nsubj|3 opens|VERB|root|0 early|ADV|advmod|3 .|PUNCT|punct|3"


#: Clauses that state an act, so that what is drawn around them has a claim to disturb.
DEPLOYED = "Russia|PROPN|nsubj|2 deployed|VERB|root|0 missiles|NOUN|obj|2"
DENIED = (
    "Moscow|PROPN|nsubj|2 denied|VERB|root|0 violating|VERB|xcomp|2 the|DET|det|6 INF|PROPN|compound|6 "
    "Treaty|PROPN|obj|3"
)
CONDITIONAL = (
    "NATO|PROPN|nsubj|3 will|AUX|aux|3 remove|VERB|root|0 launchers|NOUN|obj|3 if|SCONJ|mark|7 Russia|PROPN|nsubj|7 "
    "tests|VERB|advcl|3 missiles|NOUN|obj|7"
)


@st.composite
def readings(draw: st.DrawFn) -> tuple[Document, Reading]:
    """Draw a clause that states an act with words of the pool anywhere under it, and a statement about some of it."""
    core = [token.split("|") for token in draw(st.sampled_from((DEPLOYED, DENIED, CONDITIONAL))).split()]
    drawn = draw(st.lists(st.sampled_from([*POOL, "x" * 3000]), max_size=12))
    parse = [(form, upos, relation, int(head) - 1) for form, upos, relation, head in core]
    for word in drawn:
        above = draw(st.integers(0, len(parse) - 1))
        parse.append((word, draw(st.sampled_from(UPOS)), draw(st.sampled_from(RELATIONS)), above))
    rows, text = [], ""
    for word, upos, relation, head in parse:
        rows.append(Word(len(text), len(text) + len(word), lemma_of(word, upos), upos, head, relation))
        text += word + draw(st.sampled_from(SPACES))
    return completed(text, rows, [len(rows)], draw(st.tuples(*[st.sampled_from(rows)] * 3)))


def completed(text: str, rows: list[Word], ends: list[int], said: tuple[Word, Word, Word]) -> tuple[Document, Reading]:
    """Make a reading of words in sentences that end at `ends`, with a statement by its source, cue and last word."""
    document = document_of(text)
    bounds = zip([0, *ends], ends, strict=False)
    sentences = tuple(Sentence(rows[first].start, rows[last - 1].end, first, last) for first, last in bounds)
    source, cue, last = (Span.of(text, word.start, word.end) for word in said)
    statement = Statement(
        id="stm-1", document=document.id, manner="indirect", source=source, cue=cue, speaker=None, within=None,
        content=(Span.of(text, 0, last.end),),
    )  # fmt: skip
    words = tuple(rows)
    reading = Reading(
        document=document.id, words=words, sentences=sentences, name_spans=(), statements=(statement,), model="test",
        times=find_times(document, words, sentences), quantities=find_quantities(document, words, sentences),
    )  # fmt: skip
    return document, link(document, reading)


def with_paragraph(document: Document, reading: Reading) -> tuple[Document, Reading]:
    """Append a sentence about something else, parsed as a parser would."""
    start, count = len(document.text) + 2, len(reading.words)
    _, extra = parsed(UNRELATED)
    shifted = [
        word._replace(start=word.start + start, end=word.end + start, head=word.head + count if word.head >= 0 else -1)
        for word in extra.words
    ]
    (statement,) = reading.statements
    places = (statement.source, statement.cue, statement.content[0])
    source, cue, last = (next(word for word in reading.words if span and word.end == span.end) for span in places)
    rows = [*reading.words, *shifted]
    text = f"{document.text}\n\nThe library opens early."
    return completed(text, rows, [count, len(rows)], (source, cue, last))


def spans_of(claim: Claim) -> list[Span]:
    """Give every span that a claim holds."""
    found = [holder.cue for holder in claim.holders]
    voices = [holder.entity for holder in claim.holders if holder.entity]
    found += [entity.mention for entity in (*claim.actor, *claim.recipient, *voices)]
    found += [quantity.span for quantity in claim.quantities]
    if claim.item:
        intervals = (claim.item.range_km, claim.item.count)
        found += [claim.item.span, *(interval.span for interval in intervals if interval)]
    if claim.place:
        found.append(claim.place.span)
    return [span for span in found if span]


@settings(max_examples=60)
@given(readings())
def test_every_span_of_a_claim_is_cut_out_of_the_text(drawn: tuple[Document, Reading]) -> None:
    document, reading = drawn
    for claim in extract(document, reading):
        for quote in claim.evidence:
            assert quote.exact
            assert document.text[quote.start : quote.end] == quote.exact
        for span in spans_of(claim):
            assert document.text[span.start : span.end] == span.exact


@settings(max_examples=60)
@given(readings())
def test_the_same_reading_gives_the_same_claims(drawn: tuple[Document, Reading]) -> None:
    assert extract(*drawn) == extract(*drawn)


@settings(max_examples=60)
@given(readings())
def test_a_claim_is_the_same_after_json(drawn: tuple[Document, Reading]) -> None:
    for claim in extract(*drawn):
        assert Claim.model_validate_json(claim.model_dump_json()) == claim
        assert Claim.model_validate(claim.to_json()) == claim


@settings(max_examples=60)
@given(readings())
def test_a_condition_is_another_claim_of_the_text(drawn: tuple[Document, Reading]) -> None:
    claims = extract(*drawn)
    assert {claim.condition for claim in claims} <= {None, *(claim.id for claim in claims)}


@settings(max_examples=15)
@given(st.lists(st.sampled_from([*POOL, *SPACES, "y" * 500, "."]), max_size=25))
def test_any_text_can_be_read(words: list[str]) -> None:
    text = " ".join(words)
    for claim in claims_of(text):
        (quote,) = claim.evidence
        assert text[quote.start : quote.end] == quote.exact


@settings(max_examples=60)
@given(readings())
def test_an_unrelated_paragraph_changes_no_claim_before_it(drawn: tuple[Document, Reading]) -> None:
    assert told(*with_paragraph(*drawn)) == told(*drawn)


def told(document: Document, reading: Reading) -> list[tuple[object, ...]]:
    """Give what the claims of a reading say, without the ids, which name the document."""
    return [
        (claim.act, claim.evidence[0].exact, claim.polarity, claim.modality, [entity.id for entity in claim.actor])
        for claim in extract(document, reading)
    ]


def test_claims_stand_in_the_order_of_the_text() -> None:
    claims = claims_in(
        "Russia|PROPN|nsubj|2 tested|VERB|root|0 a|DET|det|4 missile|NOUN|obj|2 .|PUNCT|punct|2",
        "NATO|PROPN|nsubj|2 deployed|VERB|root|0 launchers|NOUN|obj|2 .|PUNCT|punct|2",
    )
    assert [claim.act for claim in claims] == ["test", "deploy"]
