"""From records to a dossier: everything that they say about one treaty, in the order in which it is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from treatywatch.dossiers.assessing import questions
from treatywatch.dossiers.calendar import published_in_words
from treatywatch.dossiers.catalogue import Catalogue, ClaimEntry, DescriptionEntry, DocumentEntry, catalogue
from treatywatch.dossiers.coverage import reach_in_words
from treatywatch.dossiers.disputes import disputes
from treatywatch.dossiers.extent import extent
from treatywatch.dossiers.grouping import group
from treatywatch.dossiers.life import life
from treatywatch.dossiers.names import Names, actors_of, author_name, document_title, short_source
from treatywatch.dossiers.passages import is_large, passages
from treatywatch.dossiers.quoting import quote
from treatywatch.dossiers.record_telling import concerning, record_summary, record_told
from treatywatch.dossiers.reviewed import Reviews
from treatywatch.dossiers.sections import (
    DescribedPlace,
    Dispute,
    Dossier,
    Making,
    PartyClaims,
    SilentSource,
    Source,
    StatedDescription,
    Trouble,
)
from treatywatch.dossiers.summary import closing, scope, summarise
from treatywatch.dossiers.telling import tellings
from treatywatch.dossiers.wording import capitalised, listed, wording
from treatywatch.records import DescriptionVerdict, Document, DocumentRecords
from treatywatch.thread_records import ThreadView
from treatywatch.treaties.names import load_systems, load_treaties
from treatywatch.treaties.pack_parts import Event
from treatywatch.treaties.packs import Pack

NOBODY = "Without a named party"
WRONG_FIRST: tuple[DescriptionVerdict, ...] = ("inaccurate", "imprecise", "undetermined", "accurate")


def build(
    records: Sequence[DocumentRecords],
    pack: Pack,
    made: Making,
    history: Sequence[Event] = (),
    threads: ThreadView | None = None,
) -> Dossier:
    """Build the dossier of a pack's treaty; the same records give the same dossier, whatever their order.

    `history` are the dated lines of the treaty's chronology, which the dossier shows beside the treaty's own life.
    `threads` is what a whole record knew on a day: with it disputes between documents come first, and claims that a
    reviewer rejected count nowhere.
    """
    view = concerning(threads, pack.id) if threads else None
    kept = without(records, Reviews(view.reviews).rejected) if view else records
    found = catalogue(kept, pack.id, _members(view) if view else ())
    short_title = _short_title(pack)
    treaty = f"the {short_title}"
    systems = {system.id: system.names[0].name for system in load_systems().systems}
    names = Names({party.state: party.name for party in pack.parties}, records, systems, treaty)
    groups, others = group(found)
    reach = reach_in_words(view.reach) if view else extent(found)
    told = disputes(groups, names, reach)
    open_questions = questions(found.claims(), _dispute_of(told))
    excerpts = is_large(found.documents)
    record = record_told(view, records, found, pack, names) if view else None
    summary = summarise(found, told, open_questions, treaty)
    if record:
        summary = (*record_summary(record, treaty), closing(found, open_questions, treaty))
    return Dossier(
        treaty=pack.id,
        title=pack.name,
        short_title=short_title,
        scope=scope(found, reach, treaty),
        summary=tuple(paragraph for paragraph in summary if paragraph),
        record=record,
        life=life(pack, history, list(zip(groups, told, strict=True)), names),
        disputes=told,
        other_claims=_by_party(others, names),
        descriptions=_descriptions(found, names),
        questions=open_questions,
        sources=tuple(_source(entry) for entry in found.documents),
        silent_sources=tuple(
            SilentSource(title=document_title(one), id=one.id, place=one.source) for one in found.silent
        ),
        problems=_troubles(found),
        method=(*wording().method, *(wording().record_method if record else ())),
        making=made,
        excerpts=excerpts,
        passages=passages(found.documents, excerpts=excerpts),
    )


def without(records: Sequence[DocumentRecords], rejected: Collection[str]) -> list[DocumentRecords]:
    """Leave claims out, and what was found about them."""
    return [
        one._replace(
            claims=tuple(claim for claim in one.claims if claim.id not in rejected),
            findings=tuple(finding for finding in one.findings if finding.claim not in rejected),
        )
        for one in records
    ]


def _members(view: ThreadView) -> frozenset[str]:
    return frozenset(member.claim for members in view.members.values() for member in members)


def _short_title(pack: Pack) -> str:
    known = {treaty.id: treaty.names[0].name for treaty in load_treaties().treaties}
    return known.get(pack.id, pack.short_name)


def _dispute_of(told: Iterable[Dispute]) -> dict[str, int]:
    return {
        reference.label: dispute.number
        for dispute in told
        for proposition in dispute.propositions
        for telling in (*proposition.allegations, *proposition.denials)
        for reference in telling.sentence.references
    }


def _by_party(entries: Sequence[ClaimEntry], names: Names) -> tuple[PartyClaims, ...]:
    by_actors: dict[tuple[str, ...], list[ClaimEntry]] = defaultdict(list)
    for entry in entries:
        by_actors[actors_of(entry.claim)].append(entry)
    ordered = sorted(by_actors.items(), key=lambda item: (not item[0], -len(item[1]), item[0]))
    return tuple(
        PartyClaims(
            party=capitalised(listed([names.party(actor) for actor in actors])) if actors else NOBODY,
            tellings=tellings(sorted(chosen, key=_day), names),
        )
        for actors, chosen in ordered
    )


def _day(entry: ClaimEntry) -> tuple[date, int, str]:
    claim = entry.claim
    dates = (claim.when and claim.when.start, claim.said and claim.said.start, entry.document.published_interval[0])
    known = next((day for day in dates if day), date.max)
    return known, entry.reference.document, entry.reference.label


def _descriptions(found: Catalogue, names: Names) -> tuple[StatedDescription, ...]:
    alike: dict[tuple[str, str, DescriptionVerdict, str, tuple[str, ...]], list[DescribedPlace]] = {}
    for entry in found.descriptions():
        one = entry.description
        key = (one.topic, one.stated, one.verdict, one.reason, one.provisions)
        alike.setdefault(key, []).append(_place(entry, names))
    told = [
        StatedDescription(
            topic=wording().topics[topic], stated=stated, verdict=verdict, reason=reason, provisions=provisions,
            places=tuple(places),
        )
        for (topic, stated, verdict, reason, provisions), places in alike.items()
    ]  # fmt: skip
    return tuple(
        sorted(told, key=lambda one: (WRONG_FIRST.index(one.verdict), -len(one.places), one.topic, one.stated))
    )


def _place(entry: DescriptionEntry, names: Names) -> DescribedPlace:
    holders = entry.description.holders
    return DescribedPlace(
        reference=entry.reference,
        quotation=quote(entry.document, entry.reading, entry.description.evidence),
        document=short_source(entry.document),
        speaker=names.speaker(holders[-1].entity) if holders else None,
    )


def _source(entry: DocumentEntry) -> Source:
    document = entry.document
    earliest, latest = document.published_interval
    return Source(
        number=entry.number,
        id=document.id,
        title=document_title(document),
        publisher=document.publisher,
        author=author_name(document),
        published=published_in_words(document),
        published_basis=wording().published_bases[document.published_basis],
        earliest=earliest,
        latest=latest,
        characters=document.characters,
        sha256=document.sha256,
        claims=len(entry.claims),
        descriptions=len(entry.descriptions),
        places=_places(document),
        url=document.url,
    )


def _places(document: Document) -> tuple[str, ...]:
    return tuple(dict.fromkeys((document.source, *document.sources)))


def _troubles(found: Catalogue) -> tuple[Trouble, ...]:
    numbers = {entry.document.id: entry.number for entry in found.documents}
    return tuple(
        Trouble(
            document=numbers.get(problem.document) if problem.document else None,
            where=problem.where,
            what=problem.what,
            remedy=problem.remedy,
        )
        for problem in sorted(found.problems, key=lambda one: (one.document or "", one.where, one.what))
    )
