"""The nouns that join documents: propositions, threads, origins, conflicts, chains, reviews.

They are to a whole record of documents what `records` is to one document: frozen, picklable, JSON both ways. They hold
ids of claims and documents, never the objects. Days are UTC days; `None` is unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal, NamedTuple

from pydantic import Field

from treatywatch.records import AGAINST, JsonObject, Record, Span, Verdict, content_id

#: How a claim stands to the proposition of its thread. `hedges`: says that it may be so, asks, or predicts; `plans`:
#: announces, orders, promises or threatens it; `supposes`: says it on a condition or imagines it.
Stance = Literal["asserts", "denies", "demands", "hedges", "plans", "supposes"]
STANCES: tuple[Stance, ...] = ("asserts", "denies", "demands", "hedges", "plans", "supposes")
#: How often what a proposition speaks of can come about: a treaty is signed once, missiles are tested repeatedly, a
#: missile is possessed over years.
Occurrence = Literal["once", "repeatedly", "continuing"]
#: `open`: a charge without an answer of the charged in this record; `answered`: with one; `uncharged`: no charge.
Standing = Literal["open", "answered", "uncharged"]
#: What can be said of the independence of those who assert. Nothing in a text can establish it.
Independence = Literal["none", "single_origin", "not_established"]
Facet = Literal["count", "range_km", "date", "name", "status", "place", "number"]
ConflictKind = Literal["number", "range", "date", "name", "status", "law", "position", "quotation"]
Relation = Literal["in_response_to", "condition"]
Reliability = Literal["A", "B", "C", "D", "E"]
Credibility = Literal[1, 2, 3, 4, 5]
#: What `--as-of` goes by: when the record got to know something, or when it was published.
Basis = Literal["added", "published"]


class Speaker(Record):
    """Who vouches for a claim at first hand."""

    #: `RUS` for a state and those who speak for it, `NATO`, `vladimir-putin`; `outlet:NAME` for a text in its own
    #: voice, `anonymous:USA` for somebody unnamed of a state, `anonymous` for somebody unnamed of nowhere.
    key: str
    name: str
    #: The state or organisation that the speaker is or belongs to.
    party: str | None
    type: Literal["state", "organisation", "person", "collective", "anonymous", "outlet"]


class Proposition(Record):
    """What claims of many documents are about: who does what to what."""

    #: Codes, or names where there is no code, in alphabetical order.
    actors: tuple[str, ...]
    #: The group of acts, by `threads/propositions.yaml`.
    act: str
    #: `system:9m729`, `class:missile` (with kind and basing where stated: `class:missile/cruise missile/ground`),
    #: `treaty:inf`, or `nothing`.
    subject: str
    #: Of acts for which it matters to whom they are done.
    recipients: tuple[str, ...] = ()
    #: The state in which it happens, where that is another than the actor's and matters.
    place: str | None = None

    @property
    def id(self) -> str:
        """The same for the same proposition, in any record."""
        return content_id("proposition", self.actors, self.act, self.subject, self.recipients, self.place)


class Days(Record):
    """A stretch of days, both included; `None` is open or unknown."""

    start: date | None
    end: date | None


class Value(Record):
    """A number, date or name that a claim states about what its proposition speaks of, for comparison."""

    facet: Facet
    low: float | None = None
    high: float | None = None
    low_inclusive: bool = True
    high_inclusive: bool = True
    approximate: bool = False
    #: How far the number may be off by the digits in which it is given (half of the last one given).
    precision: float | None = None
    unit: str | None = None
    #: What is counted, as a lemma ("missile", "battalion").
    of: str | None = None
    days: Days | None = None
    #: As the text has it.
    text: str

    @property
    def key(self) -> str:
        """The same for values that are equal in everything that is compared."""
        told = self.text.casefold() if self.facet in {"name", "status"} else None
        return content_id("value", self.to_json() | {"text": told})


class Member(Record):
    """A claim as a member of a thread: who stands how to the proposition, where, and in which words."""

    kind: Literal["member"] = "member"
    claim: str
    document: str
    #: Set by the store once a thread has taken the claim.
    thread: str | None = None
    proposition: Proposition
    occurs: Occurrence
    stance: Stance
    #: Of a demand, plan, supposition or hedge: that it be not done, or be not so.
    negated: bool = False
    #: The act is a charge against the actor: a breach, or what a finding says would be or might be one.
    accuses: bool = False
    speaker: Speaker
    #: Through whom the document has it, outermost first, without the speaker.
    via: tuple[Speaker, ...] = ()
    #: Who published the document, as a key (`outlet:reuters`), and its name.
    outlet: str | None = None
    publisher: str | None = None
    said: Days | None = None
    when: Days | None = None
    #: The act's time in the text's words.
    when_text: str | None = None
    #: The first day on which the document may have been published; `None` where only a day before it is known.
    published: date | None = None
    #: The last day on which it may have been.
    published_last: date | None = None
    #: To what the claim leads back; `None` until origins are settled. Equal keys are one origin.
    origin: str | None = None
    #: Treaties that the claim names or a finding holds it against.
    treaties: tuple[str, ...] = ()
    values: tuple[Value, ...] = ()
    verdict: Verdict | None = None
    #: The evidence, pieces joined by " ... ".
    words: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    confidence: float = Field(ge=0, le=1)
    presupposed: bool = False

    @property
    def day(self) -> date | None:
        """The day by which the member is ordered: of the utterance, else of publication."""
        return (self.said and (self.said.start or self.said.end)) or self.published

    @property
    def last_day(self) -> date | None:
        """The last day that its day may stand for, as of a month; `None` where either end is open or unknown."""
        if self.said and (self.said.start or self.said.end):
            return self.said.end if self.said.start else None
        return self.published_last

    @property
    def against(self) -> bool:
        """Whether it would go against a treaty if true as stated."""
        return self.verdict in AGAINST


class Waiting(NamedTuple):
    """A claim that waits for a reviewer."""

    claim: str
    document: str
    #: Where its words start.
    start: int
    #: Whether it stands in a thread.
    threaded: bool
    #: Treaties that it names or a finding holds it against.
    treaties: tuple[str, ...]
    #: Why it is worth a look, by `threads/doubt.yaml`, and how much by these signs alone.
    signs: tuple[str, ...]
    doubt: float


class Cell(NamedTuple):
    """The members of a thread that are alike in speaker, stance and origin, as the store counts them."""

    speaker: Speaker
    stance: Stance
    negated: bool
    accuses: bool
    origin: str | None
    claims: int
    #: First and last day of utterance (else publication); `None` where none is dated.
    first: date | None
    last: date | None
    #: A claim of the first day.
    first_claim: str
    last_claim: str
    #: The last day that `first` may stand for; `None` where that is not known.
    first_until: date | None = None


class StatedValue(NamedTuple):
    """A value with who states it, as the store counts it."""

    value: Value
    speaker: Speaker
    stance: Stance
    claims: int
    first: date | None
    last: date | None
    first_claim: str
    #: The value's own, which takes long to work out.
    key: str


class Extent(NamedTuple):
    """A thread as the choice of a thread for a claim sees it."""

    thread: str
    #: The stretch of days that the dated acts of its members cover; `None`: no member's act is dated.
    start: date | None
    end: date | None
    members: int


class Versions(Record):
    """With what a document was read: each part is a hash, so that what has changed is found by comparison."""

    #: Of treatywatch.
    version: str
    #: SHA-256 of the language model.
    model: str
    #: Of the rules, lexicons and tables that turn text into a reading.
    readings: str
    #: Of those that turn a reading into claims.
    claims: str
    #: Of those that turn a claim into findings, with every treaty's pack by its id.
    findings: str
    packs: dict[str, str]
    #: Of those that join claims into threads.
    threads: str

    @property
    def id(self) -> str:
        """The same for the same versions."""
        return content_id("versions", self.to_json())


class Contents(NamedTuple):
    """What a record holds on a day, counted."""

    documents: int
    places: int
    claims: int
    threads: int
    conflicts: int
    reviews: int
    #: Files that could not be read.
    unread: int


class Prints(NamedTuple):
    """By what near-duplicate texts are found and told: numbers that stand for a text's wording outside quotations."""

    #: Keys of which near duplicates share at least one: signed 64-bit integers, for a table to look up.
    bands: tuple[int, ...]
    #: From two of them the share of common wording is estimated; empty where the text has too few words.
    signature: bytes
    #: One signed 64-bit integer for each longer sentence, in ascending order.
    sentences: tuple[int, ...]


class Landmarks(NamedTuple):
    """What a translation leaves as it is in a text: its numbers and designations in their order."""

    language: str | None
    #: First and last day on which the text may have been published.
    first: date | None
    last: date | None
    #: One signed 64-bit integer for each different one, in ascending order.
    single: tuple[int, ...]
    #: The same for each two that follow one another, for a table to look up.
    pairs: tuple[int, ...]


class Printed(NamedTuple):
    """A text of a family of copies at one place: a document found in three places is three of them."""

    document: str
    day: date | None
    publisher: str | None
    #: The key of the agency whose copy it says it is.
    credited: str | None


class Reach(Record):
    """What a record consists of, for saying honestly what is not in it."""

    documents: int
    publishers: int
    #: Days of publication.
    first: date | None
    last: date | None
    undated: int = 0


class Reply(Record):
    """The first answer of a charged party."""

    claim: str
    stance: Stance
    #: The first and last day on which it may have come.
    day: date | None
    last_day: date | None = None
    #: Days from the first charge to it; `None` unless both are known to the day.
    days: int | None
    #: The fewest and most days that it may have been; fewer than none: the charge may have come later. `None` where the
    #: date of one is open or unknown.
    days_low: int | None = None
    days_high: int | None = None
    #: It came before the first dated charge of this record, and none came after.
    before_charge: bool = False
    #: The thread in which it stands, where that is another of the same dispute.
    thread: str | None = None

    @property
    def elapsed(self) -> str | None:
        """How long after the first charge it came, as precisely as is known ("4 days", "682 to 712 days")."""
        if self.days is not None:
            return f"{self.days:,} {'day' if self.days == 1 else 'days'}"
        if self.days_low is None or not self.days_high:
            return None
        if self.days_low > 0:
            return f"{self.days_low:,} to {self.days_high:,} days"
        return f"at most {self.days_high:,} {'day' if self.days_high == 1 else 'days'}"


class ThreadEvent(Record):
    """Something that happened to a thread: it was opened, merged into another, split, moved by a reviewer."""

    day: date
    what: Literal["opened", "merged_into", "took_over", "split_from", "split_off", "closed"]
    other: str | None = None
    #: The review that did it, where a person did.
    review: str | None = None


class Grade(Record):
    """An Admiralty credibility with its reason; `None`: truth cannot be judged (6)."""

    credibility: Credibility | None
    reason: str


class Thread(Record):
    """A proposition with everybody who asserts, denies, demands or hedges it, as a record knew it on a day."""

    kind: Literal["thread"] = "thread"
    id: str
    proposition: Proposition
    #: The proposition in plain words ("Russia flight-tests the 9M729").
    title: str
    treaties: tuple[str, ...]
    #: Of a repeatable act: the days of this occurrence.
    when: Days | None
    standing: Standing
    #: Number of claims by stance, those that there are.
    claims: dict[str, int]
    documents: int
    outlets: int
    #: Origins of those who assert it, and of those who deny it.
    origins: int
    denying_origins: int
    independence: Independence
    #: First and last day on which somebody spoke to it.
    first: date | None
    last: date | None
    #: Whose charges and answers these are, by key.
    asserted_by: tuple[Speaker, ...]
    denied_by: tuple[Speaker, ...]
    reply: Reply | None
    #: Other threads of the same dispute: the breach of the treaty as a whole, or by way of something in particular.
    related: tuple[str, ...] = ()
    #: What this record does not have, in a sentence with the record's extent; `None` where nothing is silent.
    silence: str | None
    grade: Grade
    conflicts: int = 0
    #: Since which day the record has it.
    since: date
    history: tuple[ThreadEvent, ...] = ()

    @property
    def lineage(self) -> str:
        """On how many origins it rests, in words ("11 outlets, 2 origins, independence not established")."""
        outlets = f"{self.outlets:,} {'outlet' if self.outlets == 1 else 'outlets'}"
        origins = f"{self.origins:,} {'origin' if self.origins == 1 else 'origins'}"
        match self.independence:
            case "none":
                return f"{outlets}; nobody asserts it"
            case "single_origin":
                return f"{outlets}, 1 origin, no corroboration"
            case "not_established" if not self.origins:
                return f"{outlets}, origin unknown"
            case "not_established" if self.origins == 1:
                return f"{outlets}, {origins} and others that are not known, independence not established"
            case "not_established":
                return f"{outlets}, {origins}, independence not established"


class Position(Record):
    """How somebody stood to a proposition, from when to when, in how many claims."""

    stance: Stance
    negated: bool = False
    claims: int
    first: date | None
    last: date | None
    #: A claim of the first day.
    claim: str


class MatrixColumn(Record):
    """A thread as a column of the matrix."""

    thread: str
    title: str


class MatrixRow(Record):
    """Somebody who spoke, with the positions on each column's proposition; an empty cell is silence in this record."""

    holder: Speaker
    claims: int
    cells: tuple[tuple[Position, ...], ...]


class Matrix(Record):
    """Who stood how to which propositions: holders in rows, threads in columns."""

    kind: Literal["matrix"] = "matrix"
    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
    #: How many more speak to these threads, and how many more threads there are; `None`: too many to be counted.
    left_out_holders: int = 0
    left_out_threads: int | None = 0


class Side(Record):
    """One of the values or positions that cannot both be true."""

    stated: str
    speakers: tuple[str, ...]
    claims: tuple[str, ...]
    days: Days | None = None
    #: How many claims state it.
    count: int = 1


class Conflict(Record):
    """Numbers, dates, names, statuses or positions that cannot both be true, or that cannot be compared."""

    kind: Literal["conflict"] = "conflict"
    id: str
    #: The thread in which they stand; `None` for one with a treaty's dated facts, or about a system's range.
    thread: str | None
    about: ConflictKind
    #: False: they speak of the same thing in terms that cannot be compared ("two battalions", "100 missiles").
    comparable: bool = True
    sides: tuple[Side, ...] = Field(min_length=2)
    #: Why they cannot both be true, or cannot be compared.
    reason: str
    #: Of a conflict between threads: what all of them are about (`system:9m729`).
    subject: str | None = None
    #: The treaty and article or source against which a claim is held, for a conflict with the law's dated facts.
    treaty: str | None = None
    source: str | None = None


class Link(Record):
    """A claim that is linked to another by a stated reason or a condition, in one document."""

    kind: Literal["link"] = "link"
    id: str
    document: str
    relation: Relation
    #: The claim that came first: what is responded to, the condition.
    cause: str
    effect: str
    #: The words that tie them.
    cue: Span | None = None


class Chain(Record):
    """Acts and replies in a row: each step is a link between two threads."""

    kind: Literal["chain"] = "chain"
    steps: tuple[ChainStep, ...] = Field(min_length=1)


class ChainStep(Record):
    """One link between threads, with the claims that state it."""

    relation: Relation
    cause: str
    effect: str
    cause_title: str
    effect_title: str
    cause_when: Days | None = None
    effect_when: Days | None = None
    links: tuple[str, ...]
    #: Of a condition: whether it, and what was to follow, was later claimed to have come about.
    condition_claimed: bool | None = None
    effect_claimed: bool | None = None


#: What a reviewer can do. `grade` sets a reliability, `judge` a likelihood and confidence (ICD 203).
Action = Literal["accept", "reject", "correct", "merge", "split", "annotate", "grade", "judge", "undo"]
Likelihood = Literal[
    "almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely", "very likely", "almost certain",
]  # fmt: skip
Confidence = Literal["low", "moderate", "high"]


class Review(Record):
    """What a person decided about a claim, thread, document, publisher or holder: who, when, why; reversible."""

    kind: Literal["review"] = "review"
    id: str
    action: Action
    #: `claim`, `thread`, `speaker` or `outlet`; of an undo, `review`.
    target_kind: Literal["claim", "thread", "speaker", "outlet", "review"]
    target: str
    who: str
    at: datetime
    why: str | None
    #: Of a correction: slot -> value, in the claim's own JSON; of a merge: `into`; of a split: `claims`; of a grade:
    #: `reliability`; of a judgement: `likelihood`, `confidence`; of a note: `text`.
    content: JsonObject = Field(default_factory=dict)
    #: Where a claim stands, so that the review finds it again after its document has been read anew.
    document: str | None = None
    start: int | None = None
    end: int | None = None
    #: The claim's words when it was reviewed, and its act as it was read then.
    words: str | None = None
    act: str | None = None
    #: The same for the same reading of the claim: by it a rebuild that changes the claim brings it back to the queue.
    read_as: str | None = None
    #: Set once it has been undone.
    undone: datetime | None = None

    @property
    def detail(self) -> str:
        """What it sets, in words ("actor to Russia", "B", "likely, moderate confidence"); empty: nothing."""
        content = self.content
        match self.action:
            case "correct":
                return ", ".join(f"{slot} to {_in_words(value)}" for slot, value in sorted(content.items()))
            case "judge":
                likelihood, confidence = content.get("likelihood"), content.get("confidence")
                return ", ".join(filter(None, (likelihood, f"{confidence} confidence" if confidence else None)))
            case "merge":
                return f"into {content.get('into')}"
            case "split":
                return f"off {len(content.get('claims', ()))} claims"
            case _:
                return str(content.get("reliability") or content.get("text") or "")


def _in_words(value: object) -> str:
    """Name a slot's value: entities and items by their names, lists one after the other."""
    if isinstance(value, list):
        return " and ".join(_in_words(one) for one in value) or "nothing"
    if isinstance(value, dict):
        return str(next((value[key] for key in ("name", "text", "id", "start") if value.get(key)), value))
    return "nothing" if value is None else str(value)


class ThreadView(NamedTuple):
    """What a record knew of its threads on a day, for a dossier."""

    as_of: date
    basis: Basis
    reach: Reach
    threads: tuple[Thread, ...]
    #: By thread.
    members: Mapping[str, tuple[Member, ...]]
    conflicts: tuple[Conflict, ...] = ()
    chains: tuple[Chain, ...] = ()
    matrix: Matrix | None = None
    reviews: tuple[Review, ...] = ()


class Window(NamedTuple):
    """Which part of a record's knowledge is meant: what it knew on a day, less what it knew on an earlier one."""

    #: `None`: now.
    on: date | None = None
    basis: Basis = "added"
    after: date | None = None


#: All that a record knows.
NOW = Window()


class Ask(Record):
    """What a question to the record is restricted to; nothing given: nothing restricted."""

    treaty: str | None = None
    #: Codes of states or organisations whose acts are meant.
    parties: tuple[str, ...] = ()
    act: str | None = None
    #: `system:9m729`, `class:missile`, `treaty:inf`.
    subject: str | None = None
    #: A speaker's key.
    speaker: str | None = None
    #: What the record knew on that day.
    as_of: date | None = None
    basis: Basis = "added"
    #: What changed after the first day, up to and including the second.
    between: tuple[date, date] | None = None
    #: Only charges.
    charges: bool = False
    #: Of a matrix: so many holders at most.
    holders: int = Field(default=12, ge=1)
    limit: int = Field(default=50, ge=1)
    offset: int = Field(default=0, ge=0)

    @property
    def window(self) -> Window:
        """The days that it asks for."""
        if self.between is None:
            return Window(self.as_of, self.basis)
        return Window(self.between[1], self.basis, self.between[0])
