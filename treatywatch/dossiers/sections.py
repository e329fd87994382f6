"""The nouns of a dossier: its sections and what stands in them, ready to be shown and free of markup.

Everything that the three formats show is in these records, so that they cannot differ in what they say. Numbers such
as `2.14` (the fourteenth claim or description of document 2) are the references by which sections point to passages;
`Reference.id` is the id of the claim or description in the stream.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from treatywatch.dossiers.record_sections import RecordTold
from treatywatch.dossiers.sentences import Assessment, OpenQuestion, Quotation, Reference, Sentence
from treatywatch.records import DescriptionVerdict, Record, TreatyStatus, Verdict

DOSSIER_SCHEMA = "treatywatch-dossier/1"


class Voice(Record):
    """Where a claim stands: the quoted words, the document, and when it was said."""

    reference: Reference
    quotation: Quotation
    #: The document, as short as it can be named.
    document: str
    #: Through whom the document has it, outermost first.
    via: tuple[str, ...]
    #: When it was said, or else published, in words.
    dated: str
    #: When the act was, is or will be, in words; `None` where the text does not say.
    act_dated: str | None
    verdict: Verdict | None


class Telling(Record):
    """One claim in a sentence of ours, with every place where the record has it in these terms."""

    sentence: Sentence
    #: Who vouches for it, as a name to show.
    speaker: str
    #: The party that the speaker is or speaks for.
    party: str | None
    voices: tuple[Voice, ...]

    def by_quotation(self) -> list[list[Voice]]:
        """Gather the places that have the claim in exactly the same words."""
        alike: dict[Quotation, list[Voice]] = {}
        for voice in self.voices:
            alike.setdefault(voice.quotation, []).append(voice)
        return list(alike.values())


class Proposition(Record):
    """One kind of act that a party is said to have done, with those who say so and those who deny it."""

    family: str
    title: str
    allegations: tuple[Telling, ...]
    denials: tuple[Telling, ...]
    #: What this record does not have, where one side is silent.
    silence: Sentence | None
    assessments: tuple[Assessment, ...]


class Dispute(Record):
    """What one party is charged with about one item or the treaty as a whole."""

    number: int
    title: str
    #: The charged parties by id (`RUS`), and as a sentence names them.
    parties: tuple[str, ...]
    accused: str
    #: What the charge is about, as a sentence names it: a weapon system, a class of item, or the treaty.
    subject: str
    contested: bool
    summary: tuple[Sentence, ...]
    #: What this record does not have, where one side of the whole dispute is silent.
    silence: Sentence | None
    alleged_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    #: Every verdict on the allegations with the number of claims that have it.
    verdicts: tuple[tuple[Verdict, int], ...]
    missing: tuple[str, ...]
    propositions: tuple[Proposition, ...]
    demands: tuple[Telling, ...]


class PartyClaims(Record):
    """The other claims about what one party did, does, plans or must do, by date."""

    party: str
    tellings: tuple[Telling, ...]


class DescribedPlace(Record):
    """Where a text says something about the treaty."""

    reference: Reference
    quotation: Quotation
    document: str
    #: Who says so; `None`: the document in its own voice.
    speaker: str | None


class StatedDescription(Record):
    """What texts say that the treaty says, whether that is right, and every place that says it."""

    topic: str
    stated: str
    verdict: DescriptionVerdict
    reason: str
    provisions: tuple[str, ...]
    places: tuple[DescribedPlace, ...]


class Source(Record):
    """A document of the record, as the table of sources lists it."""

    number: int
    id: str
    title: str
    publisher: str | None
    author: str | None
    #: The date in words, as precise as it is known.
    published: str
    published_basis: str
    #: The earliest and latest day on which it may have been published, for the dated line.
    earliest: date | None
    latest: date | None
    characters: int
    sha256: str
    claims: int
    descriptions: int
    #: Where it was read from, and every other place with the same text.
    places: tuple[str, ...]
    url: str | None


class SilentSource(Record):
    """A document that was read and says nothing that concerns this treaty."""

    title: str
    id: str
    place: str


class Trouble(Record):
    """What could not be read, and what to do about it."""

    #: The number of the document in this dossier, where it has one.
    document: int | None
    where: str
    what: str
    remedy: str


class Moment(Record):
    """A dated event: in the treaty's life, or in the history around it."""

    start: date
    end: date
    dated: str
    text: str
    article: str | None
    #: The event changed the treaty's status or is part of its own life; otherwise it is history around it.
    own: bool
    #: Where the date can be checked: a title and, where there is one, an address.
    source: str | None
    url: str | None
    #: Nobody has checked the date in its source.
    unverified: bool


class Phase(Record):
    """A stretch of the treaty's life: signed, in force, with a notice running."""

    status: TreatyStatus
    #: For which party; `None`: for all.
    party: str | None
    start: date
    #: The first day on which it no longer is so; `None`: it lasts.
    end: date | None


class AllegedAct(Record):
    """When an allegation places the act, for the dated line."""

    start: date
    end: date
    label: str
    dispute: int
    references: tuple[Reference, ...]


class Life(Record):
    """The treaty's life as a dated line: its own events, the acts alleged, and the documents."""

    phases: tuple[Phase, ...]
    moments: tuple[Moment, ...]
    alleged: tuple[AllegedAct, ...]


class Mark(Record):
    """Evidence in a paragraph: `text[start:end]`, offsets into the paragraph."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    references: tuple[Reference, ...]
    #: Those of them whose evidence begins here, and does not only go on after a gap or a paragraph's end.
    begins: tuple[Reference, ...]


class Paragraph(Record):
    """A paragraph of a document as it was stored, with the evidence in it."""

    #: Where the paragraph starts in the document's text.
    offset: int
    text: str
    marks: tuple[Mark, ...]
    #: How many paragraphs before this one are not shown.
    left_out: int = 0


class Passage(Record):
    """The text of a document, in full or around the evidence."""

    document: int
    title: str
    byline: str
    paragraphs: tuple[Paragraph, ...]
    #: How many paragraphs after the last one are not shown.
    left_out: int = 0


class Making(Record):
    """How the dossier came about; the caller states it, so that the same records give the same bytes."""

    today: date
    #: Version of treatywatch.
    version: str
    #: The pack that the treaty's articles come from: its id and revision, and the SHA-256 of its file.
    pack: str
    pack_sha256: str
    #: SHA-256 of the language model's file.
    model_sha256: str
    #: What the model card says: (name, value) in the order in which it is to be shown.
    model_card: tuple[tuple[str, str], ...] = ()
    #: The command or call that made it, for those who want to make it again.
    command: str | None = None


class Dossier(Record):
    """Everything that a record of documents says about one treaty, held against its articles."""

    kind: Literal["dossier"] = "dossier"
    schema_version: str = Field(default=DOSSIER_SCHEMA, alias="schema")
    treaty: str
    #: The treaty's full name.
    title: str
    #: The name that sentences use.
    short_title: str
    #: What the record consists of, in one sentence.
    scope: Sentence
    #: By paragraph.
    summary: tuple[tuple[Sentence, ...], ...]
    life: Life
    disputes: tuple[Dispute, ...]
    other_claims: tuple[PartyClaims, ...]
    descriptions: tuple[StatedDescription, ...]
    questions: tuple[OpenQuestion, ...]
    sources: tuple[Source, ...]
    silent_sources: tuple[SilentSource, ...]
    problems: tuple[Trouble, ...]
    #: What a whole record knew of its threads; `None`: the dossier is of the documents alone.
    record: RecordTold | None = None
    method: tuple[str, ...]
    making: Making
    #: Whether passages show only what stands around the evidence, because the record is large.
    excerpts: bool
    passages: tuple[Passage, ...]
