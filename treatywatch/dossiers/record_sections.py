"""The nouns of what a dossier says of a whole record's threads, ready to be shown and free of markup."""

from __future__ import annotations

from datetime import date
from typing import Literal

from treatywatch.dossiers.sentences import Assessment, OpenQuestion, Quotation, Reference, Sentence
from treatywatch.records import Record, Verdict
from treatywatch.thread_records import Basis, Confidence, Credibility, Likelihood, Reach, Reliability, Stance, Standing


class StanceTold(Record):
    """A stance with the days on which it was taken."""

    stance: Stance
    #: "denies", "demands that not".
    word: str
    #: The sign that tells the stance apart without colour.
    sign: str
    claims: int
    first: date | None
    last: date | None
    dated: str
    #: A claim of the first day; `None` where this dossier has not its words.
    reference: Reference | None = None


class MatrixRow(Record):
    """One proposition, with each holder's stances in the order of the holders."""

    title: str
    #: The thread's number in the dossier, where it is told in full there.
    number: int | None
    cells: tuple[tuple[StanceTold, ...], ...]


class MatrixTold(Record):
    """Holders against propositions."""

    holders: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    #: How many more there are; `None`: too many to be counted.
    left_out_holders: int = 0
    left_out_rows: int | None = 0

    @property
    def for_all_holders(self) -> str:
        """The option of `treatywatch matrix` with which it has all holders."""
        return f"--holders {len(self.holders) + self.left_out_holders}"

    @property
    def for_more_rows(self) -> str:
        """The option of `treatywatch matrix` with which it has all propositions, or more where they are not counted."""
        if self.left_out_rows is None:
            return f"--offset {len(self.rows)}"
        return f"--limit {len(self.rows) + self.left_out_rows}"


class TimelineMark(Record):
    """A claim, or several alike on the same days, on a dated line."""

    start: date
    end: date
    stance: Stance
    word: str
    #: The whole of it in words.
    label: str
    claims: int
    reference: Reference | None = None


class Lane(Record):
    """What belongs to one holder or one thread."""

    title: str
    #: The thread's number in the dossier.
    number: int | None
    marks: tuple[TimelineMark, ...]
    undated: int


class TimelineTold(Record):
    """Lanes of dated claims, by holder or by thread."""

    title: str
    by: Literal["holder", "thread"]
    lanes: tuple[Lane, ...]
    left_out_lanes: int = 0


class Obligation(Record):
    """A provision that speaks to what a thread is about, in the pack's own words."""

    article: str
    #: "forbids", "requires" ...
    effect: str
    title: str
    text: str
    #: "in force from 1 June 1988 until 1 August 2019".
    in_force: str
    source: str
    unverified: bool


class Position(Record):
    """Where one holder stands in a thread, with its first words to that."""

    holder: str
    party: str | None
    charged: bool
    stances: tuple[StanceTold, ...]
    quotation: Quotation
    reference: Reference | None


class ReviewTold(Record):
    """What a person decided: who, when, why."""

    #: "corrected actor to Russia".
    what: str
    #: What was reviewed, in words.
    target: str
    who: str
    on: date
    why: str | None
    #: The reviewed claim's words.
    words: str | None = None
    reference: Reference | None = None


class Evidence(Record):
    """A claim in a thread, in time order with all others."""

    dated: str
    #: When the act was, in words.
    act_dated: str | None
    holder: str
    via: tuple[str, ...]
    stance: StanceTold
    charge: bool
    presupposed: bool
    quotation: Quotation
    reference: Reference | None
    publisher: str
    #: The number of its origin in this thread; `None`: not settled.
    origin: int | None
    #: What a person gave the publisher, else the holder; `None`: nobody has (F).
    reliability: Reliability | None
    verdict: Verdict | None
    reviews: tuple[ReviewTold, ...]


class Judgement(Record):
    """A person's own estimate, kept apart from what is counted."""

    likelihood: Likelihood | None
    confidence: Confidence | None
    who: str
    on: date
    why: str | None


class Holding(Record):
    """What one side of a dispute about the law holds."""

    holder: str
    says: str
    source: str


class RivalTold(Record):
    """A question of law on which the parties differ."""

    question: str
    article: str
    positions: tuple[Holding, ...]


class SideTold(Record):
    """One of the things that cannot both be true."""

    stated: str
    holders: tuple[str, ...]
    dated: str | None
    claims: int
    references: tuple[Reference, ...]


class ConflictTold(Record):
    """What cannot both be true, or cannot be compared."""

    #: "number", "date", "law" ... in words.
    about: str
    comparable: bool
    reason: str
    sides: tuple[SideTold, ...]
    source: str | None


class StepTold(Record):
    """One step of a chain, in a sentence, with the threads' numbers where they are told in full."""

    text: str
    cause: int | None
    effect: int | None
    links: int


class ChainTold(Record):
    """Acts and replies in a row."""

    steps: tuple[StepTold, ...]


class ThreadTold(Record):
    """A thread in the outline of a compliance report."""

    number: int
    id: str
    title: str
    standing: Standing
    #: "Charge, answered by the charged party: denies it".
    stands: str
    #: By name, of those whose positions are told.
    asserted_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    #: Somebody asserts it and somebody denies it.
    contested: bool
    #: How it stands, on how much, in sentences.
    summary: tuple[Sentence, ...]
    silence: str | None
    obligations: tuple[Obligation, ...]
    obligations_left_out: int
    #: Why these, where no finding says which article the act touches.
    obligations_note: str | None
    #: Dated steps of those concerned that bear on whether they were bound.
    steps_of_law: tuple[str, ...]
    positions: tuple[Position, ...]
    positions_left_out: int
    #: "11 outlets, 2 origins, independence not established".
    origins: str
    credibility: Credibility | None
    credibility_words: str
    credibility_reason: str
    evidence: tuple[Evidence, ...]
    evidence_left_out: int
    judgements: tuple[Judgement, ...]
    notes: tuple[ReviewTold, ...]
    assessments: tuple[Assessment, ...]
    rivals: tuple[RivalTold, ...]
    conflicts: tuple[ConflictTold, ...]
    conflicts_left_out: int
    steps: tuple[StepTold, ...]
    questions: tuple[OpenQuestion, ...]
    gaps: tuple[str, ...]
    timeline: TimelineTold | None
    #: Other threads of the same dispute: "Dispute 2: Russia violates the INF Treaty with the 9M729".
    related: tuple[str, ...]
    #: "merged with thread-... on 3 May 2025".
    history: tuple[str, ...]


class ThreadLine(Record):
    """A thread that is only listed."""

    id: str
    title: str
    standing: Standing
    holders: str
    dated: str
    #: "6 asserts, 2 plans".
    claims: str
    origins: str


class RecordTold(Record):
    """What a record knew of its threads on a day, with regard to one treaty."""

    as_of: date
    basis: Basis
    #: What the day counts, in words.
    basis_words: str
    reach: Reach
    #: What narrows a command to what this dossier tells: "--treaty inf --as-of 2026-01-15".
    asked: str
    coverage: tuple[str, ...]
    threads: tuple[ThreadTold, ...]
    #: How many more disputes there are; the first of them are among `others`.
    disputes_left_out: int
    #: Threads that are no dispute, or beyond those told in full.
    others: tuple[ThreadLine, ...]
    others_left_out: int
    matrix: MatrixTold | None
    timeline: TimelineTold | None
    #: Conflicts with the treaty's dated facts and others that belong to no thread told here.
    conflicts: tuple[ConflictTold, ...]
    conflicts_left_out: int
    chains: tuple[ChainTold, ...]
    chains_left_out: int
    corrected: tuple[ReviewTold, ...]
    rejected: tuple[ReviewTold, ...]
    reviewed: tuple[ReviewTold, ...]
    reviews_left_out: int
    undone: int
