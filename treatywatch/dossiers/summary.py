"""The first sentences of a dossier, counted from its records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from treatywatch.dossiers.catalogue import Catalogue
from treatywatch.dossiers.sections import Dispute
from treatywatch.dossiers.sentences import OpenQuestion, Sentence
from treatywatch.dossiers.wording import counted, listed, wording

#: How many disputes and questions the summary tells; the sections have them all.
MOST_DISPUTES = 4
MOST_QUESTIONS = 3
NO_DENIAL = Sentence(text="No denial in this record.")


def scope(catalogue: Catalogue, extent: str, treaty: str) -> Sentence:
    """Say what the record consists of."""
    silent = len(catalogue.silent)
    claims = sum(1 for _ in catalogue.claims())
    descriptions = sum(1 for _ in catalogue.descriptions())
    concern = "concerns" if claims == 1 else "concern"
    quiet = f" {silent:,} of them {'says' if silent == 1 else 'say'} nothing that concerns it." if silent else ""
    makes = f"It makes {counted(claims, 'claim')} that {concern} {treaty}"
    described = f" and describes it {counted(descriptions, 'time')}" if descriptions else ""
    return Sentence(text=f"This record has {extent}. {makes}{described}.{quiet}")


def summarise(
    catalogue: Catalogue, disputes: Sequence[Dispute], questions: Sequence[OpenQuestion], treaty: str
) -> tuple[tuple[Sentence, ...], ...]:
    """Say who accuses whom of what, what is contested, what the texts get wrong, and what is missing, by paragraph."""
    told = tuple(_dispute(dispute) for dispute in disputes[:MOST_DISPUTES])
    last = closing(catalogue, questions, treaty)
    return tuple(paragraph for paragraph in ((_overview(disputes),), *told, last) if paragraph)


def closing(catalogue: Catalogue, questions: Sequence[OpenQuestion], treaty: str) -> tuple[Sentence, ...]:
    """Say what the texts get wrong about the treaty, and what is missing."""
    return tuple(one for one in (_descriptions(catalogue, treaty), _questions(questions)) if one)


def _dispute(dispute: Dispute) -> tuple[Sentence, ...]:
    return dispute.summary if dispute.denied_by else (*dispute.summary, NO_DENIAL)


def _overview(disputes: Sequence[Dispute]) -> Sentence:
    if not disputes:
        return Sentence(text="Nothing in it accuses anybody of a breach, and nothing denies one.")
    contested = sum(dispute.contested for dispute in disputes)
    one_sided = len(disputes) - contested
    parts = [f"{counted(contested, 'charge')} {'is' if contested == 1 else 'are'} contested"] if contested else []
    if one_sided:
        parts.append(f"{counted(one_sided, 'charge')} {'has' if one_sided == 1 else 'have'} one side only")
    tail = f" The {MOST_DISPUTES} largest are told here." if len(disputes) > MOST_DISPUTES else ""
    return Sentence(text=f"In this record {listed(parts)}.{tail}")


def _descriptions(catalogue: Catalogue, treaty: str) -> Sentence | None:
    entries = list(catalogue.descriptions())
    if not entries:
        return None
    counts: Counter[str] = Counter(entry.description.verdict for entry in entries)
    words = [
        f"{counts[verdict]} {'is' if counts[verdict] == 1 else 'are'} {verdict}"
        for verdict in wording().description_verdicts
        if counts[verdict]
    ]
    wrong = tuple(entry.reference for entry in entries if entry.description.verdict == "inaccurate")
    return Sentence(
        text=f"Of {counted(len(entries), 'statement')} about what {treaty} says, {listed(words)}.", references=wrong
    )


def _questions(questions: Sequence[OpenQuestion]) -> Sentence | None:
    if not questions:
        return None
    first = questions[:MOST_QUESTIONS]
    facts = [f"{question.text} ({counted(len(question.references), 'claim')})" for question in first]
    references = {one.label: one for question in first for one in question.references}
    return Sentence(text=f"What is missing most: {'; '.join(facts)}.", references=tuple(references.values()))
