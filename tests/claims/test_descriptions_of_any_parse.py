"""However a parser reads a text, what is described is cut out of it and has a reason."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.claims.reading import document_of
from treatywatch.claims.descriptions import describe
from treatywatch.records import Quantity, Reading, Sentence, Span, TimeExpression, Word
from treatywatch.treaties.packs import load_pack

WORDS = """
    the INF Treaty bans banned covers not which that signed force in under by missiles ground-launched sea-launched
    nuclear only range of 500 5,500 km six months notice withdrawal between parties , and until tests produce may
    no side eliminated 2,692 bilateral expires inspections is
"""
POOL = WORDS.split()
LEMMAS = {
    "bans": "ban", "banned": "ban", "covers": "cover", "signed": "sign", "missiles": "missile", "months": "month",
    "parties": "party", "tests": "test", "expires": "expire", "eliminated": "eliminate", "inspections": "inspection",
}  # fmt: skip
UPOS = ("NOUN", "VERB", "AUX", "ADP", "DET", "PRON", "PROPN", "ADJ", "NUM", "PUNCT")
RELATIONS = (
    "nsubj", "nsubj:pass", "obj", "obl", "nmod", "acl", "acl:relcl", "advcl", "xcomp", "ccomp", "conj", "case", "mark",
    "amod", "compound", "advmod", "aux", "aux:pass", "cop", "det", "appos", "punct", "nummod", "parataxis",
)  # fmt: skip


@st.composite
def sentences(draw: st.DrawFn) -> tuple[list[str], list[tuple[str, int, str]]]:
    """Draw words with parts of speech, heads before them and relations: any tree."""
    words = draw(st.lists(st.sampled_from(POOL), min_size=3, max_size=14))
    words[1:1] = ["INF", "Treaty"]
    parse = [
        (
            draw(st.sampled_from(UPOS)),
            -1 if index == 0 else draw(st.integers(0, index - 1)),
            "root" if index == 0 else draw(st.sampled_from(RELATIONS)),
        )
        for index in range(len(words))
    ]
    return words, parse


def reading_of(words: list[str], parse: list[tuple[str, int, str]]) -> tuple[str, Reading]:
    text = " ".join(words)
    places = [sum(len(word) + 1 for word in words[:index]) for index in range(len(words))]
    rows = [
        Word(start, start + len(word), LEMMAS.get(word, word.lower()), upos, head, relation)
        for start, word, (upos, head, relation) in zip(places, words, parse, strict=True)
    ]
    spans = {word: Span.of(text, start, start + len(word)) for start, word in zip(places, words, strict=True)}
    quantities = [
        Quantity(document="d", span=spans[word], comparator="=", low=value, high=value, unit=unit, of="missiles")
        for word, value, unit in (("500", 500, "kilometer"), ("5,500", 5500, "kilometer"), ("2,692", 2692, None))
        if word in spans
    ]
    times = [
        TimeExpression(
            document="d", span=spans["six"], type="duration", start=None, end=None, precision="unknown", value="P6M",
            basis="explicit",
        ),
        TimeExpression(
            document="d", span=spans["force"], type="date", start=date(1987, 1, 1), end=date(1987, 12, 31),
            precision="year", value="1987", basis="explicit",
        ),
    ] if {"six", "force"} <= set(spans) else []  # fmt: skip
    whole = Sentence(0, len(text), 0, len(rows))
    reading = Reading(
        document="d", words=tuple(rows), sentences=(whole,), name_spans=(), statements=(), times=tuple(times),
        quantities=tuple(quantities), model="",
    )  # fmt: skip
    return text, reading


@settings(max_examples=100)
@given(sentences())
def test_every_description_quotes_the_text_and_says_why(drawn: tuple[list[str], list[tuple[str, int, str]]]) -> None:
    text, reading = reading_of(*drawn)
    for description in describe(document_of(text), reading, {"inf": load_pack("inf")}):
        (quote,) = description.evidence
        assert quote.exact
        assert text[quote.start : quote.end] == quote.exact
        assert description.reason
