"""The nouns that all sections of a dossier share: references, sentences, what the treaty says, what is missing."""

from __future__ import annotations

from treatywatch.records import Reason, Record, TreatyStatus, Verdict


class Reference(Record):
    """The way from a sentence to the words that it rests on."""

    #: `2.14`: document 2, fourteenth claim or description in the order of the text.
    label: str
    #: The id of the claim or description.
    id: str
    #: The number of the document in this dossier.
    document: int


class Sentence(Record):
    """A sentence that the dossier says in its own words, with the claims that it rests on."""

    text: str
    references: tuple[Reference, ...] = ()


class Explanation(Record):
    """Why a claim has its verdict, as a tree from the verdict down to provisions and words."""

    reference: Reference
    reasons: tuple[Reason, ...]


class Assessment(Record):
    """What the treaty says to claims that it treats alike."""

    verdict: Verdict
    #: "would breach Art. VI.1(a) if true as stated".
    phrase: str
    missing: tuple[str, ...]
    #: `None` where it differs between the claims, or is not known.
    treaty_status: TreatyStatus | None
    #: The days of the act for which the treaty was consulted, in words.
    on: str | None
    references: tuple[Reference, ...]
    #: The reasons for the first few of the claims; the records have them for all.
    explanations: tuple[Explanation, ...]


class OpenQuestion(Record):
    """A fact that is missing, and the claims that it would help to settle."""

    text: str
    #: What the findings call missing, as they put it, with the claims that lack just that.
    details: tuple[tuple[str, tuple[Reference, ...]], ...]
    references: tuple[Reference, ...]
    disputes: tuple[int, ...]


class Segment(Record):
    """A piece of quoted text; `marked` where it is the evidence itself."""

    text: str
    marked: bool


class Quotation(Record):
    """The quoted words in their sentence."""

    segments: tuple[Segment, ...]
