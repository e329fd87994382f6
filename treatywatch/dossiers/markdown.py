"""A dossier as Markdown (CommonMark with tables), for mail, notebooks and version control."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from treatywatch.dossiers.calendar import day_in_words
from treatywatch.dossiers.dated_line import Entry, dated_line
from treatywatch.dossiers.links import anchor
from treatywatch.dossiers.markdown_record import record_blocks
from treatywatch.dossiers.markdown_text import (
    MOST_REFERENCES,
    bullets,
    escaped,
    inner_escaped,
    link,
    quotation,
    referring,
    sentence,
    table,
)
from treatywatch.dossiers.marking import Closing, Opening, Text, pieces
from treatywatch.dossiers.sections import (
    DescribedPlace,
    Dispute,
    Dossier,
    Paragraph,
    Passage,
    Source,
    StatedDescription,
    Telling,
    Voice,
)
from treatywatch.dossiers.sentences import Assessment, Explanation, OpenQuestion
from treatywatch.dossiers.wording import capitalised, counted, wording
from treatywatch.records import AGAINST, Reason, Verdict

SOURCE_COLUMNS = (
    "No.", "Document", "Publisher", "Author", "Published", "Characters", "Claims", "Descriptions", "SHA-256",
)  # fmt: skip


def render_markdown(dossier: Dossier) -> str:
    """Give the dossier as Markdown; text from documents is escaped, so that it cannot pass for markup."""
    sections = (
        _opening, record_blocks, _life, _disputes, _descriptions, _questions, _others, _sources, _problems, _method,
        _passages,
    )  # fmt: skip
    return "\n\n".join(block for section in sections for block in section(dossier)) + "\n"


def _opening(dossier: Dossier) -> Iterator[str]:
    yield f"# {escaped(dossier.short_title)}"
    yield f"*{escaped(dossier.title)}*"
    yield f"Dossier, {day_in_words(dossier.making.today)}. {sentence(dossier.scope)}"
    if dossier.record:
        yield f"As of {day_in_words(dossier.record.as_of)}, going by {dossier.record.basis_words}."
    yield f"> {wording().caution}"
    yield "## Summary"
    for paragraph in dossier.summary:
        yield " ".join(sentence(one, MOST_REFERENCES) for one in paragraph)


def _life(dossier: Dossier) -> Iterator[str]:
    yield "## The treaty’s life"
    yield bullets(_line(entry) for entry in dated_line(dossier))
    if dossier.life.alleged:
        yield "When acts are alleged to have been done:"
        yield bullets(f"{escaped(act.label)}{referring(act.references)}" for act in dossier.life.alleged)


def _line(entry: Entry) -> str:
    if entry.moment:
        one = entry.moment
        text = escaped(one.text) if entry.history else f"**{escaped(one.text)}**"
        article = f", Art. {escaped(one.article)}" if one.article else ""
        source = f" ({link(one.source, one.url)})" if one.source else ""
        return f"{one.dated}: {text}{article}{source}{' (not checked in its source)' if one.unverified else ''}"
    if entry.source:
        return f"{escaped(entry.source.published)}: document {entry.source.number}, {escaped(entry.source.title)}"
    return f"{entry.year or 'no date'}: {counted(entry.documents, 'document')} from number {entry.first}"


def _disputes(dossier: Dossier) -> Iterator[str]:
    if dossier.disputes:
        yield "## Charges and denials, claim by claim" if dossier.record else "## Charges and denials"
    for dispute in dossier.disputes:
        yield from _dispute(dispute)


def _dispute(dispute: Dispute) -> Iterator[str]:
    yield f"### {dispute.number}. {escaped(dispute.title)}"
    alleged_by = escaped("; ".join(dispute.alleged_by) or "nobody in this record")
    denied_by = escaped("; ".join(dispute.denied_by) or "no denial in this record")
    yield f"Alleged by: {alleged_by}. Denied by: {denied_by}."
    yield " ".join(sentence(one, MOST_REFERENCES) for one in dispute.summary)
    if dispute.silence:
        yield f"*{sentence(dispute.silence)}*"
    for one in dispute.propositions:
        yield f"#### {one.title}"
        yield from _side("Alleged", one.allegations)
        yield from _side("Denied", one.denials)
        if one.silence:
            yield f"*{sentence(one.silence)}*"
        for assessment in one.assessments:
            yield _assessment(assessment)
    yield from _side("Demands and proposals", dispute.demands)


def _side(title: str, tellings: Sequence[Telling]) -> Iterator[str]:
    if tellings:
        yield f"**{title}**"
        yield from (_telling(one) for one in tellings)


def _telling(one: Telling) -> str:
    quotations = (f"  - “{quotation(voices[0].quotation)}”\n{_voices(voices)}" for voices in one.by_quotation())
    return "\n".join([f"- {sentence(one.sentence)}", *quotations])


def _voices(voices: Sequence[Voice]) -> str:
    return "\n".join(f"    - {_voice(one)}" for one in voices)


def _voice(one: Voice) -> str:
    details = [
        escaped(one.document),
        f"told by {escaped(', in turn by '.join(one.via))}" if one.via else "",
        escaped(one.dated),
        f"act dated {escaped(one.act_dated)}" if one.act_dated else "",
        _verdict(one.verdict) if one.verdict else "",
    ]
    return "; ".join(detail for detail in details if detail) + referring((one.reference,))


def _verdict(verdict: Verdict) -> str:
    word = wording().verdicts[verdict].word
    return f"{word}, if true" if verdict in AGAINST else word


def _assessment(one: Assessment) -> str:
    word = wording().verdicts[one.verdict].word
    missing = f" Missing: {escaped('; '.join(one.missing))}." if one.missing else ""
    dated = f" Judged for {one.on}." if one.on else ""
    status = f" The treaty was {wording().treaty_statuses[one.treaty_status]}." if one.treaty_status else ""
    first = f"- **{word}.** The act {escaped(one.phrase)}.{referring(one.references)}{missing}{dated}{status}"
    return "\n".join([first, *(line for explained in one.explanations for line in _explanation(explained))])


def _explanation(one: Explanation) -> Iterator[str]:
    yield f"  - Reasons for{referring((one.reference,))}"
    for reason in one.reasons:
        yield from _reason(reason, 2)


def _reason(reason: Reason, depth: int) -> Iterator[str]:
    truth = f"[{reason.truth}] " if reason.truth else ""
    source = f" ({reason.source}{', unverified' if reason.unverified else ''})" if reason.source else ""
    words = f" “{reason.span.exact}”" if reason.span else ""
    yield f"{'  ' * depth}- {escaped(f'{truth}{reason.text}{source}{words}')}"
    for inner in reason.reasons:
        yield from _reason(inner, depth + 1)


def _descriptions(dossier: Dossier) -> Iterator[str]:
    if dossier.descriptions:
        yield "## What the texts say of it"
        yield table(
            ("Topic", "In the text", "Held against the treaty"),
            ((one.topic, " ".join(_place(place) for place in one.places), _held(one)) for one in dossier.descriptions),
        )


def _held(one: StatedDescription) -> str:
    word = wording().description_verdicts[one.verdict].word
    provisions = f" ({escaped(', '.join(one.provisions))})" if one.provisions else ""
    return f"**{word}.** {escaped(one.reason)}{provisions} Read as: {escaped(one.stated)}"


def _place(one: DescribedPlace) -> str:
    speaker = f", {escaped(one.speaker)}" if one.speaker else ""
    return f"“{quotation(one.quotation)}” ({escaped(one.document)}{speaker}){referring((one.reference,))}"


def _questions(dossier: Dossier) -> Iterator[str]:
    if dossier.questions:
        yield "## Open questions"
        yield "\n".join(line for one in dossier.questions for line in _question(one))


def _question(one: OpenQuestion) -> Iterator[str]:
    yield f"- {escaped(capitalised(one.text))}: {counted(len(one.references), 'claim')}"
    yield from (f"  - {escaped(fact)}{referring(references)}" for fact, references in one.details)


def _others(dossier: Dossier) -> Iterator[str]:
    if dossier.other_claims:
        yield "## Other claims"
    for group in dossier.other_claims:
        yield f"### {escaped(group.party)}"
        yield "\n".join(_telling(one) for one in group.tellings)


def _sources(dossier: Dossier) -> Iterator[str]:
    yield "## Sources"
    if dossier.sources:
        yield table(SOURCE_COLUMNS, (_source(one) for one in dossier.sources))
    else:
        yield f"No document in this record speaks of {escaped(dossier.short_title)}."
    if dossier.silent_sources:
        yield f"{counted(len(dossier.silent_sources), 'document')} read without a claim that concerns the treaty:"
        yield bullets(f"{escaped(one.title)} ({link(one.place, one.place)})" for one in dossier.silent_sources)


def _source(one: Source) -> tuple[str, ...]:
    places = [*one.places, *([one.url] if one.url and one.url not in one.places else [])]
    return (
        str(one.number),
        f"{escaped(one.title)} ({', '.join(link(place, place) for place in places)})",
        escaped(one.publisher or "not stated"),
        escaped(one.author or ""),
        f"{escaped(one.published)} ({one.published_basis})",
        f"{one.characters:,}",
        str(one.claims),
        str(one.descriptions),
        one.sha256[:12],
    )


def _problems(dossier: Dossier) -> Iterator[str]:
    if dossier.problems:
        yield "## What could not be read"
        rows = (
            (f"Document {one.document}, {escaped(one.where)}" if one.document else escaped(one.where),
             escaped(one.what), escaped(one.remedy))
            for one in dossier.problems
        )  # fmt: skip
        yield table(("Where", "What", "What to do"), rows)


def _method(dossier: Dossier) -> Iterator[str]:
    made = dossier.making
    yield "## How it was made"
    yield from (escaped(paragraph) for paragraph in dossier.method)
    facts = [
        ("Made on", day_in_words(made.today)), ("Treatywatch", made.version), ("Treaty pack", made.pack),
        ("SHA-256 of the pack", made.pack_sha256), ("SHA-256 of the language model", made.model_sha256),
        *made.model_card, *([("Command", made.command)] if made.command else []),
    ]  # fmt: skip
    yield bullets(f"{escaped(name)}: {escaped(value)}" for name, value in facts)


def _passages(dossier: Dossier) -> Iterator[str]:
    yield "## Passages"
    if dossier.excerpts:
        yield "The record is large: of each document only the paragraphs with evidence are shown."
    for passage in dossier.passages:
        yield from _passage(passage)


def _passage(passage: Passage) -> Iterator[str]:
    yield f"### {passage.document}. {escaped(passage.title)}"
    yield f"*{escaped(passage.byline)}*"
    for paragraph in passage.paragraphs:
        if paragraph.left_out:
            yield f"*({counted(paragraph.left_out, 'paragraph')} not shown)*"
        yield _marked(paragraph)
    if passage.left_out:
        yield f"*({counted(passage.left_out, 'paragraph')} not shown)*"


def _marked(paragraph: Paragraph) -> str:
    written: list[str] = []
    for piece in pieces(paragraph):
        match piece:
            case Text(text):
                written.append(inner_escaped(text))
            case Opening(begins):
                written += [*(f'<a id="w-{anchor(reference)}"></a>' for reference in begins), "<mark>"]
            case Closing(references):
                written += ["</mark>", *(f"<sup>{reference.label}</sup>" for reference in references)]
    return "".join(written).strip()
