"""What a dossier says of a whole record's threads, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from treatywatch.dossiers.calendar import day_in_words
from treatywatch.dossiers.markdown_text import (
    MOST_REFERENCES,
    bullets,
    escaped,
    quotation,
    referring,
    sentence,
    table,
)
from treatywatch.dossiers.record_sections import (
    ConflictTold,
    Evidence,
    Judgement,
    MatrixTold,
    Obligation,
    Position,
    RecordTold,
    ReviewTold,
    RivalTold,
    StanceTold,
    StepTold,
    ThreadTold,
    TimelineTold,
)
from treatywatch.dossiers.sections import Dossier
from treatywatch.dossiers.sentences import Assessment, OpenQuestion
from treatywatch.dossiers.wording import capitalised, counted, wording
from treatywatch.records import AGAINST

MOST_MARKS = 40
MOST_NAMES = 3


def record_blocks(dossier: Dossier) -> Iterator[str]:
    """Give the blocks that a dossier over a record has besides, disputes first."""
    record = dossier.record
    if record is None:
        return
    if record.threads:
        yield "## Disputes"
        yield table(
            ("Proposition", "Asserted by", "Denied by", "Rests on", "Stands"),
            (
                (f"{one.number}. {escaped(one.title)}", _some(one.asserted_by), _some(one.denied_by),
                 escaped(one.origins), one.stands)
                for one in record.threads
            ),
        )  # fmt: skip
    if record.matrix:
        yield from _matrix(record.matrix, record.asked)
    if record.timeline:
        yield from _timeline(record.timeline, record.asked)
    for one in record.threads:
        yield from _thread(one, record.asked, dossier.treaty)
    yield from _clashes(record)
    yield from _others(record)
    yield from _reviews(record)
    yield "## Coverage"
    yield bullets(escaped(one) for one in record.coverage)


def _some(names: Sequence[str]) -> str:
    more = [counted(len(names) - MOST_NAMES, "other")] if len(names) > MOST_NAMES else []
    return escaped("; ".join([*names[:MOST_NAMES], *more]) or "nobody in this record")


def _more(number: int | None, what: str, command: str) -> Iterator[str]:
    if number is None:
        yield f"More {what}s than were counted are not shown here; `{command}` has more of them."
    elif number:
        yield f"{counted(number, what)} not shown here; `{command}` has {'it' if number == 1 else 'them'}."


def _matrix(told: MatrixTold, asked: str) -> Iterator[str]:
    yield "## Who holds what"
    yield table(
        ("Proposition", *(escaped(holder) for holder in told.holders)),
        (
            (f"{f'{row.number}. ' if row.number else ''}{escaped(row.title)}", *(_cell(cell) for cell in row.cells))
            for row in told.rows
        ),
    )
    notes = (
        f"{wording().stances[name].sign} {wording().stances[name].word}: {note}"
        for name, note in wording().stance_notes.items()
    )
    yield (
        f"{'; '.join(notes)}; “not” after a word: that it be not so. An empty cell is silence in this record. A holder "
        "without a name may be several people."
    )
    yield from _more(told.left_out_rows, "proposition", f"treatywatch matrix {asked} {told.for_more_rows}")
    yield from _more(told.left_out_holders, "holder", f"treatywatch matrix {asked} {told.for_all_holders}")


def _cell(cell: Sequence[StanceTold]) -> str:
    return "; ".join(_stance(one) for one in cell)


def _stance(one: StanceTold) -> str:
    times = f" ×{one.claims}" if one.claims > 1 else ""
    return f"{one.sign} {one.word}{times} {one.dated}{referring([one.reference] if one.reference else [])}"


def _timeline(told: TimelineTold, asked: str) -> Iterator[str]:
    yield "## Who spoke when"
    for lane in told.lanes:
        marks = [
            f"{escaped(one.label)}{referring([one.reference] if one.reference else [])}"
            for one in lane.marks[:MOST_MARKS]
        ]
        later = len(lane.marks) - len(marks)
        tail = [f"{counted(later, 'later mark')}; `treatywatch timeline {asked}` has them"] if later > 0 else []
        undated = [f"{counted(lane.undated, 'claim')} without a day"] if lane.undated else []
        number = f"{lane.number}. " if lane.number else ""
        yield f"**{number}{escaped(lane.title)}**"
        yield bullets([*(marks or ["nothing dated"]), *tail, *undated])
    yield from _more(
        told.left_out_lanes, "proposition" if told.by == "thread" else "holder", f"treatywatch timeline {asked}"
    )


def _thread(one: ThreadTold, asked: str, treaty: str) -> Iterator[str]:
    yield f"## Dispute {one.number}: {escaped(one.title)}"
    yield f"{one.stands}. `{one.id}`"
    yield " ".join(sentence(each, MOST_REFERENCES) for each in one.summary)
    if one.silence:
        yield f"*{escaped(one.silence)}*"
    if one.related:
        yield f"Of the same dispute: {escaped('; '.join(one.related))}"
    if one.history:
        yield bullets(escaped(each) for each in one.history)
    yield from _section("Obligation", [_obligation(each) for each in one.obligations], one.obligations_note)
    if one.steps_of_law:
        yield bullets(escaped(each) for each in one.steps_of_law)
    yield from _more(one.obligations_left_out, "provision", f"treatywatch treaties show {treaty}")
    yield from _section("Positions", [_position(each) for each in one.positions])
    yield from _more(one.positions_left_out, "holder", f"treatywatch matrix {asked}")
    yield from _section(
        "Evidence",
        [_evidence(each, one) for each in one.evidence],
        f"{capitalised(one.origins)}. Credibility: {one.credibility_words} ({one.credibility_reason}).",
    )
    yield from _more(one.evidence_left_out, "claim", f"treatywatch threads {one.id}")
    judged = [*(_judgement(each) for each in one.judgements), *(_decided(each) for each in one.notes)]
    yield from _section("What people judged", judged)
    analysis = [*(_assessment(each) for each in one.assessments), *(_rival(each) for each in one.rivals)]
    yield from _section("Analysis", analysis)
    yield from _section("Conflicts", [_conflict(each) for each in one.conflicts])
    yield from _more(one.conflicts_left_out, "conflict", f"treatywatch conflicts {asked}")
    yield from _section("Acts and replies", [_step(each) for each in one.steps])
    yield from _section(
        "Open questions", [*(_question(each) for each in one.questions), *(escaped(gap) for gap in one.gaps)]
    )


def _section(title: str, lines: Iterable[str], lead: str | None = None) -> Iterator[str]:
    told = list(lines)
    if told:
        yield f"### {title}"
        if lead:
            yield escaped(lead)
        yield bullets(told)


def _obligation(one: Obligation) -> str:
    unverified = "; not checked in its source" if one.unverified else ""
    return (
        f"**{escaped(one.article)}** ({one.effect}): {escaped(one.text)} {escaped(capitalised(one.in_force))}. "
        f"({escaped(one.source)}{unverified})"
    )


def _position(one: Position) -> str:
    return f"**{escaped(one.holder)}**: {_cell(one.stances)}. First: “{quotation(one.quotation)}”"


def _evidence(one: Evidence, thread: ThreadTold) -> str:
    letter = one.reliability or "F"
    grade = f"graded {letter}{thread.credibility or 6}" if one.stance.stance == "asserts" else f"source graded {letter}"
    grade += f" ({wording().reliabilities[one.reliability]})" if one.reliability else ""
    verdict = wording().verdicts[one.verdict].word if one.verdict else ""
    details = [
        one.dated,
        escaped(one.holder),
        f"told by {escaped(', in turn by '.join(one.via))}" if one.via else "",
        f"{one.stance.sign} {one.stance.word}{', taken for granted' if one.presupposed else ''}",
        f"act dated {escaped(one.act_dated)}" if one.act_dated else "",
        escaped(one.publisher),
        f"origin {one.origin}" if one.origin else "origin not settled",
        grade,
        f"{verdict}, if true" if one.verdict in AGAINST else verdict,
    ]
    told = f"{'; '.join(detail for detail in details if detail)}{referring([one.reference] if one.reference else [])}"
    reviews = "".join(f"\n  - {_decided(each)}" for each in one.reviews)
    return f"{told}\n  - “{quotation(one.quotation)}”{reviews}"


def _judgement(one: Judgement) -> str:
    confidence = f", with {one.confidence} confidence" if one.confidence else ""
    why = f": {escaped(one.why)}" if one.why else ""
    likelihood = capitalised(one.likelihood) if one.likelihood else "No likelihood given"
    return f"{likelihood}{confidence}, by {escaped(one.who)}, {day_in_words(one.on)}{why}"


def _decided(one: ReviewTold) -> str:
    why = f": {escaped(one.why)}" if one.why else ""
    return f"{escaped(capitalised(one.what))}, by {escaped(one.who)}, {day_in_words(one.on)}{why}"


def _assessment(one: Assessment) -> str:
    missing = f" Missing: {escaped('; '.join(one.missing))}." if one.missing else ""
    dated = f" Judged for {one.on}." if one.on else ""
    status = f" The treaty was {wording().treaty_statuses[one.treaty_status]}." if one.treaty_status else ""
    word = wording().verdicts[one.verdict].word
    references = referring(one.references[:MOST_REFERENCES])
    return f"**{word}.** The act {escaped(one.phrase)}.{references}{missing}{dated}{status}"


def _rival(one: RivalTold) -> str:
    held = "".join(
        f"\n  - {escaped(each.holder)}: {escaped(each.says)} ({escaped(each.source)})" for each in one.positions
    )
    return f"States differ ({escaped(one.article)}): {escaped(one.question)}{held}"


def _conflict(one: ConflictTold) -> str:
    comparable = "" if one.comparable else ", not comparable"
    sides = "".join(f"\n  - {line}" for line in _side_lines(one))
    source = f" ({escaped(one.source)})" if one.source and one.source not in one.reason else ""
    return f"**{one.about}{comparable}.** {escaped(one.reason)}{source}{sides}"


def _side_lines(one: ConflictTold) -> Iterator[str]:
    for side in one.sides:
        known = [
            *([escaped("; ".join(side.holders))] if side.holders else []),
            *([side.dated] if side.dated else []),
            *([counted(side.claims, "claim")] if side.claims > 1 else []),
        ]
        details = f" ({', '.join(known)})" if known else ""
        yield f"{escaped(side.stated)}{details}{referring(side.references)}"


def _step(one: StepTold) -> str:
    return f"{escaped(one.text)} ({counted(one.links, 'claim states it', 'claims state it')})"


def _question(one: OpenQuestion) -> str:
    references = referring(one.references[:MOST_REFERENCES])
    return f"{escaped(capitalised(one.text))}: {counted(len(one.references), 'claim')}{references}"


def _clashes(record: RecordTold) -> Iterator[str]:
    if record.conflicts:
        yield "## Conflicts"
        yield "With the treaty’s dated facts, and in propositions that are not told above."
        yield bullets(_conflict(one) for one in record.conflicts)
        yield from _more(record.conflicts_left_out, "conflict", f"treatywatch conflicts {record.asked}")
    if record.chains:
        yield "## Acts and replies"
        yield "What texts say was done in reply to what. That one thing caused another is not established here."
        for number, chain in enumerate(record.chains, start=1):
            yield f"Chain {number}:"
            yield bullets(_step(one) for one in chain.steps)
        yield from _more(record.chains_left_out, "chain", f"treatywatch chains {record.asked}")


def _others(record: RecordTold) -> Iterator[str]:
    if record.others:
        yield "## Other propositions"
        yield table(
            ("Proposition", "By", "Days", "Claims", "Rests on"),
            (
                (escaped(one.title), escaped(one.holders), one.dated, one.claims,
                 escaped(one.origins))
                for one in record.others
            ),
        )  # fmt: skip
        yield from _more(record.others_left_out, "proposition", f"treatywatch threads {record.asked}")


def _reviews(record: RecordTold) -> Iterator[str]:
    kinds = (
        ("Corrected", record.corrected),
        ("Rejected: these claims count nowhere", record.rejected),
        ("Accepted, noted, graded, merged, split", record.reviewed),
    )
    if record.undone or any(found for _, found in kinds):
        yield "## Reviews"
    for title, found in kinds:
        yield from _section(title, [_reviewed(one) for one in found])
    yield from _more(record.reviews_left_out, "review", "treatywatch review list")
    if record.undone:
        counts = "counts" if record.undone == 1 else "count"
        yield f"{counted(record.undone, 'review was', 'reviews were')} undone and {counts} for nothing."


def _reviewed(one: ReviewTold) -> str:
    words = f"\n  - “{escaped(one.words)}”" if one.words else ""
    return f"{escaped(one.target)}: {_decided(one)}{referring([one.reference] if one.reference else [])}{words}"
