"""The nouns of treatywatch: every stage takes some of these records in and gives others out.

A record is frozen, picklable, and turns into JSON and back without loss. A later record holds ids and offsets of
the earlier one, never the object. Offsets are Unicode code points into `Document.text`. Unknown is `None`; a list
that names nothing is empty.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

SCHEMA = "treatywatch/1"
CONTEXT_CHARACTERS = 32

JsonObject = dict[str, Any]

EntityType = Literal["state", "organisation", "person", "collective", "anonymous"]
SpeechAct = Literal[
    "assert", "allege", "deny", "admit", "announce", "order", "demand", "propose", "promise", "threaten", "warn",
    "predict", "question",
]  # fmt: skip
Polarity = Literal["positive", "negative"]
Modality = Literal["actual", "planned", "ordered", "demanded", "possible", "conditional", "hypothetical"]
Distance = Literal["endorsed", "neutral", "distanced"]
Phase = Literal["intended", "notified", "effective"]
Manner = Literal["direct", "mixed", "indirect"]
DatePrecision = Literal["day", "month", "season", "quarter", "year", "decade", "not_before", "unknown"]
DateBasis = Literal["explicit", "anchored", "unresolved"]
PublishedBasis = Literal["metadata", "argument", "inferred", "unknown"]
#: `inconsistent_with` is what `would_breach` is for a political commitment, which cannot be breached as law can.
Verdict = Literal[
    "would_breach", "inconsistent_with", "permitted", "outside_scope", "exempt", "not_binding", "undetermined",
]  # fmt: skip
#: The verdicts on conduct that goes against a treaty.
AGAINST: frozenset[Verdict] = frozenset({"would_breach", "inconsistent_with"})
#: The verdicts of a treaty that has nothing to say to the conduct.
UNCONCERNED: frozenset[Verdict] = frozenset({"outside_scope", "not_binding"})
#: All verdicts, the gravest first.
GRAVEST_FIRST: tuple[Verdict, ...] = (
    "would_breach", "inconsistent_with", "undetermined", "permitted", "exempt", "outside_scope", "not_binding",
)  # fmt: skip
TreatyStatus = Literal[
    "not_signed", "signed", "provisional", "in_force", "suspended", "withdrawal_pending", "withdrawn", "terminated",
    "expired",
]  # fmt: skip
#: PLOVER's classes of conduct: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
Quad = Literal[1, 2, 3, 4]
#: The class of each root code of PLOVER 2.0, and of YIELD, which earlier drafts had for CONCEDE and RETREAT.
QUADS: Mapping[str, Quad] = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1,
    "COOPERATE": 2, "AID": 2, "RETREAT": 2, "YIELD": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
Truth = Literal["true", "false", "unknown"]
DescriptionTopic = Literal[
    "range_band", "basing", "payload", "prohibition", "prohibited_acts", "purpose", "signature_date",
    "entry_into_force", "duration", "withdrawal_notice", "limit", "elimination", "verification", "parties", "status",
]  # fmt: skip
DescriptionVerdict = Literal["accurate", "imprecise", "inaccurate", "undetermined"]


def content_id(prefix: str, *parts: object) -> str:
    """Give the id of something from what it is: the same parts give the same id, on any machine, in any run."""
    canonical = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return f"{prefix}-{hashlib.sha256(canonical.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


class Record(BaseModel):
    """What every record has in common: it cannot be changed, and a key that it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)

    def to_json(self) -> JsonObject:
        """Give the record as the JSON object that the stream carries."""
        return self.model_dump(mode="json")


class Span(Record):
    """A stretch of a document's text: `text[start:end] == exact`."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    exact: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Self:
        """Cut the span out of the text that it points into."""
        return cls(start=start, end=end, exact=text[start:end])

    @model_validator(mode="after")
    def _length_agrees(self) -> Self:
        if self.end - self.start != len(self.exact):
            raise ValueError(f"span {self.start}..{self.end} does not have the length of {self.exact!r}")
        return self


class Quote(Record):
    """A span with its neighbourhood, as W3C's TextPositionSelector and TextQuoteSelector in one."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    exact: str
    prefix: str
    suffix: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Self:
        """Cut the quote and its neighbourhood out of the text that it points into."""
        return cls(
            start=start,
            end=end,
            exact=text[start:end],
            prefix=text[max(0, start - CONTEXT_CHARACTERS) : start],
            suffix=text[end : end + CONTEXT_CHARACTERS],
        )


class Entity(Record):
    """Somebody who can act or speak: a state, an organisation, a person, a collective, or somebody unnamed."""

    #: `RUS` for a state (ISO 3166-1 alpha-3, `SUN` for the Soviet Union), a short id for an organisation (`NATO`),
    #: a slug for a person (`vladimir-putin`), `None` where the text does not say who it is.
    id: str | None
    #: The usual name ("Russia"), or the text's own words where there is no id.
    name: str
    type: EntityType
    #: The state that the entity is, belongs to or speaks for.
    state: str | None = None
    #: What makes the entity speak or act here ("president", "defence ministry", "official").
    role: str | None = None
    wikidata: str | None = None
    #: Where this mention stands in the document; `None` for a voice that no word names (a speech's author).
    mention: Span | None = None
    #: Of a collective: the ids of its members where text and date settle them.
    members: tuple[str, ...] = ()


class Interval(Record):
    """A set of numbers between two ends, either of which may be open (`None`), and the words it came from."""

    low: float | None
    high: float | None
    low_inclusive: bool = True
    high_inclusive: bool = True
    approximate: bool = False
    span: Span | None = None

    @model_validator(mode="after")
    def _ends_in_order(self) -> Self:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"an interval runs from low to high, not from {self.low:g} to {self.high:g}")
        return self


class Item(Record):
    """A weapon item as a text speaks of it, with the attributes that the text states."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True, protected_namespaces=()
    )

    #: Treatywatch's item taxonomy (`missile`, `launcher`, `warhead`, `bomber`, `facility` ...).
    item_class: str = Field(alias="class")
    #: Further classes where coordinated nouns are one item ("missiles and launchers").
    classes: tuple[str, ...] = ()
    #: `cruise missile`, `ballistic missile`, `interceptor`, ...
    kind: str | None = None
    #: `ground`, `sea`, `air`, `space`.
    basing: str | None = None
    #: `nuclear`, `chemical`, `biological`, `conventional`.
    payload: str | None = None
    #: `weapon delivery`, `target`, `interceptor`, `research booster`, ...
    role: str | None = None
    #: The id of a weapon system in the alias tables (`9m729`).
    system: str | None = None
    range_km: Interval | None = None
    #: The range class that the words name without a number (`intermediate-range`, `shorter-range`).
    range_class: str | None = None
    count: Interval | None = None
    text: str
    span: Span


class Place(Record):
    """Where an act takes place, in the text's words, with the states that the words name."""

    name: str
    states: tuple[str, ...] = ()
    span: Span


class DateInterval(Record):
    """When something was, is or will be: the days from `start` to `end`, both included; `None` is open or unknown."""

    start: date | None
    end: date | None
    precision: DatePrecision
    #: The words that say so; `None` where the date comes from the document's date alone.
    text: str | None
    basis: DateBasis


class TimeExpression(Record):
    """A time that the text names, with its value as in TIMEX3 and the days that it covers."""

    kind: Literal["time"] = "time"
    document: str
    span: Span
    type: Literal["date", "duration", "time", "set"]
    start: date | None
    end: date | None
    precision: DatePrecision
    #: In TIMEX3: `XXXX-WI` is winter of no year in particular ("in winter it is closed"), `PRESENT_REF` these times.
    value: str | None
    basis: DateBasis


class Quantity(Record):
    """A number that the text names, what is counted, and in which unit."""

    kind: Literal["quantity"] = "quantity"
    document: str
    span: Span
    #: `up` and `down` are changes: "from 2,000 to 1,500" has both ends, "halved" is down by 0.5 of the thing itself.
    comparator: Literal["=", "~", "<", ">", "up", "down"]
    low: float | None
    high: float | None
    unit: str | None
    #: The words for what is counted.
    of: str | None


class Name(Record):
    """A name in the text and, where the alias tables or the document settle it, whom it names."""

    kind: Literal["name"] = "name"
    document: str
    span: Span
    #: The name model's label: PER, ORG, LOC, NORP, WEAPON, or `TREATY` from the alias tables.
    type: str
    entity: Entity | None


class Word(NamedTuple):
    """One word of a reading; `head` is the index of its head in `Reading.words`, -1 for a sentence's root."""

    start: int
    end: int
    lemma: str
    upos: str
    head: int
    deprel: str


class Sentence(NamedTuple):
    """A sentence: the words `first..last` (last excluded) of a reading, and its characters `start..end`."""

    start: int
    end: int
    first: int
    last: int


class NamedSpan(NamedTuple):
    """What the name model found: the words `first..last` (last excluded) and the label."""

    first: int
    last: int
    label: str


class Statement(Record):
    """An attribution: somebody says something (PolNeAR's source, cue and content)."""

    kind: Literal["statement"] = "statement"
    id: str
    document: str
    manner: Manner
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    speaker: Entity | None
    #: The statement that reports this one.
    within: str | None


class Copy(Record):
    """One place where a document's text was found, and who published it there."""

    source: str
    publisher: str | None = None
    #: ISO date as far as it is stated for this place: `2024-07-04`, `2024-07` or `2024`.
    published: str | None = None
    url: str | None = None
    #: SHA-256 of the bytes that lay there, which differ between a web page and a text file of one text.
    sha256: str | None = None


class Document(Record):
    """A text that was read, with where it comes from; `text` is exactly what all offsets point into."""

    kind: Literal["document"] = "document"
    schema_version: str = Field(default=SCHEMA, alias="schema")
    id: str
    source: str
    title: str | None
    author: str | None
    publisher: str | None
    #: ISO date as far as it is known: `2024-07-04`, `2024-07` or `2024`.
    published: str | None
    #: `not_before`: the document is from that day or later, because it speaks of that day as past.
    published_precision: DatePrecision
    published_basis: PublishedBasis
    language: str | None
    characters: int
    sha256: str
    #: Every place where the same text was found, `source` first.
    sources: tuple[str, ...] = ()
    #: The same places with what is stated about each: three outlets that print one text are three copies.
    copies: tuple[Copy, ...] = ()
    url: str | None = None
    #: Whose voice the document itself is: set for speeches and official statements, by metadata only.
    voice: Entity | None = None
    #: Where each page starts, for documents that have pages.
    pages: tuple[int, ...] = ()
    text: str = Field(repr=False)

    def to_json(self) -> JsonObject:
        """Give the record as the stream carries it: without the text, which stays with the file."""
        return self.model_dump(mode="json", exclude={"text"})

    @property
    def published_interval(self) -> tuple[date | None, date | None]:
        """The first and last day on which the document may have been published; `None` is open or unknown."""
        return days_of(self.published, self.published_precision)

    @property
    def day(self) -> date | None:
        """The first day of its publication, `None` where all that is known is that it came later than some day."""
        return None if self.published_precision == "not_before" else self.published_interval[0]


def days_of(value: str | None, precision: DatePrecision) -> tuple[date | None, date | None]:
    """Give the first and last day of an ISO date, month or year; a `not_before` date has no last day."""
    if value is None:
        return None, None
    parts = [int(part) for part in value.split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    first = date(year, month, day)
    if precision == "not_before":
        return first, None
    if len(parts) == 1:
        return first, date(year, 12, 31)
    if len(parts) == 2:
        following = date(year + month // 12, month % 12 + 1, 1)
        return first, date.fromordinal(following.toordinal() - 1)
    return first, first


class Reading(Record):
    """What the language model and the resolvers found in a document, by offsets and word indices."""

    document: str
    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    name_spans: tuple[NamedSpan, ...]
    statements: tuple[Statement, ...]
    names: tuple[Name, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    #: SHA-256 of the model file that read it.
    model: str


class Holder(Record):
    """Somebody who vouches for a claim, and how."""

    entity: Entity | None
    speech_act: SpeechAct
    #: How far whoever reports the holder keeps from what is said: takes it for true ("admitted", "pointed out"), keeps
    #: out of it ("said"), or stands apart ("claimed", "alleged", a word in scare quotes).
    distance: Distance = "neutral"
    cue: Span | None
    #: The statement that ties the holder to the claim.
    statement: str | None
    anonymous: bool


class Claim(Record):
    """Who says who did, does, plans or must do what, to which item or treaty, when, and how sure."""

    kind: Literal["claim"] = "claim"
    id: str
    document: str
    evidence: tuple[Quote, ...] = Field(min_length=1)
    #: Outermost first; empty: the document's own voice, that of nobody in particular.
    holders: tuple[Holder, ...]
    act: str
    polarity: Polarity
    modality: tuple[Modality, ...]
    #: Of a withdrawal or suspension: how far it has come.
    phase: Phase | None = None
    #: The text takes it for granted ("Russia's violations") instead of stating it.
    presupposed: bool
    #: The id of the claim that this one hangs on.
    condition: str | None
    #: The id of the claim that states the act which this one answers, where the text says that it does.
    response_to: str | None = None
    #: The words that say so ("in response to").
    response_cue: Span | None = None
    actor: tuple[Entity, ...]
    recipient: tuple[Entity, ...]
    item: Item | None
    treaties: tuple[str, ...]
    article: str | None
    place: Place | None
    #: The time of the act.
    when: DateInterval | None
    #: The time of the utterance.
    said: DateInterval | None
    quantities: tuple[Quantity, ...]
    #: PLOVER 2.0 root code.
    plover: str
    #: The class of the root code.
    quad: Quad
    confidence: float = Field(ge=0, le=1)


class EventCode(Record):
    """What a source does to a target, in PLOVER's terms."""

    #: One of the 15 root codes of PLV, which has YIELD for CONCEDE and RETREAT of PLOVER 2.0.
    root: str
    quad: Quad
    #: Which of the two the text does not name in these words; the rest of it was coded all the same.
    not_found: tuple[Literal["source", "target"], ...]


class Description(Record):
    """What a text says that a treaty says, held against the treaty's pack."""

    kind: Literal["description"] = "description"
    id: str
    document: str
    evidence: tuple[Quote, ...] = Field(min_length=1)
    holders: tuple[Holder, ...]
    treaty: str
    topic: DescriptionTopic
    #: What the text says, in normal form ("ground-launched; 500 to 5,500 km").
    stated: str
    verdict: DescriptionVerdict
    reason: str
    provisions: tuple[str, ...]


class Reason(Record):
    """One node of the tree from a verdict down to provision, definition, fact and the words they came from."""

    text: str
    truth: Truth | None = None
    #: Where it stands: an article ("INF Art. II.6"), or a pack's source.
    source: str | None = None
    #: The words in the document that state the fact.
    span: Span | None = None
    #: The value rests on a pack entry that nobody has checked against the primary text.
    unverified: bool = False
    reasons: tuple[Reason, ...] = ()

    def lines(self, depth: int = 0) -> list[str]:
        """Give the tree as indented lines of text."""
        mark = f"[{self.truth}] " if self.truth else ""
        tail = f" ({self.source}{', unverified' if self.unverified else ''})" if self.source else ""
        own = f"{'  ' * depth}{mark}{self.text}{tail}"
        return [own, *(line for reason in self.reasons for line in reason.lines(depth + 1))]


class ProvisionEffect(Record):
    """What one provision does to a scenario: forbids, permits, exempts ... and whether its conditions hold."""

    article: str
    effect: str
    truth: Truth


class Finding(Record):
    """A claim held against a treaty on a date: what it would mean if it is true as stated."""

    kind: Literal["finding"] = "finding"
    id: str
    claim: str
    treaty: str
    #: The days of the act, `start/end` in ISO form with `..` for an open end; `None` where nothing dates it.
    on: str | None
    treaty_status: TreatyStatus | None
    verdict: Verdict
    provisions: tuple[ProvisionEffect, ...]
    #: Which facts are missing to tell.
    missing: tuple[str, ...]
    #: A finding without its reasons cannot be made.
    reasons: tuple[Reason, ...] = Field(min_length=1)


class Problem(Record):
    """What could not be read, where, and what to do about it."""

    kind: Literal["problem"] = "problem"
    document: str | None
    where: str
    what: str
    remedy: str


class DocumentRecords(NamedTuple):
    """All that was made of one document, in the order in which the stream gives it."""

    document: Document
    reading: Reading
    claims: tuple[Claim, ...]
    descriptions: tuple[Description, ...]
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
