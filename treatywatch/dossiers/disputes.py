"""Disputes: what a party is charged with, who says so, who denies it, and what the treaty says to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from treatywatch.dossiers.assessing import assess, missing_of, summed_up, verdict_counts
from treatywatch.dossiers.catalogue import ClaimEntry
from treatywatch.dossiers.grouping import TREATY, Charge, Grouped
from treatywatch.dossiers.names import Names, party_of
from treatywatch.dossiers.sections import Dispute, Proposition
from treatywatch.dossiers.sentences import Sentence
from treatywatch.dossiers.telling import charged_act, is_vouched, speaking_entity, tellings
from treatywatch.dossiers.wording import capitalised, counted, listed, wording
from treatywatch.records import Entity, EntityType

MOST_NAMES = 3
#: Entities whose word is their state's.
OFFICIAL = ("state", "organisation")
STANDING: tuple[EntityType, ...] = ("state", "organisation", "person", "collective", "anonymous")
NO_DENIAL_OF_THIS = Sentence(text="No denial of this in this record; the denials stand under another act.")


class Side(NamedTuple):
    """The claims of one side by who vouches for them: the charged party itself, and others."""

    itself: tuple[ClaimEntry, ...]
    others: tuple[ClaimEntry, ...]
    #: The others by name, once each; texts in their own voice are counted as one.
    names: tuple[str, ...]
    #: Whether a verb after the names stands in the plural.
    many: bool


def disputes(groups: Sequence[Grouped], names: Names, extent: str) -> tuple[Dispute, ...]:
    """Tell each group of claims as a dispute, numbered in their order."""
    return tuple(_dispute(number, one, names, extent) for number, one in enumerate(groups, start=1))


def _dispute(number: int, one: Grouped, names: Names, extent: str) -> Dispute:
    accused = listed([names.party(actor) for actor in one.charge.actors])
    subject = _subject(one, names)
    allegations, denials = (_by_speaker(side, one.charge, names) for side in (one.allegations, one.denials))
    return Dispute(
        number=number,
        title=f"{capitalised(accused)} and {subject}",
        parties=one.charge.actors,
        accused=accused,
        subject=subject,
        contested=bool(one.allegations and one.denials),
        summary=_summary(one, names),
        silence=_silence(one.allegations, one.denials, extent),
        alleged_by=allegations.names or ((f"{accused} itself",) if allegations.itself else ()),
        denied_by=((accused,) if denials.itself else ()) + denials.names,
        verdicts=verdict_counts(one.allegations),
        missing=missing_of(one.allegations),
        propositions=_propositions(one, names),
        demands=tellings(one.demands, names),
    )


def _subject(one: Grouped, names: Names) -> str:
    if one.charge.subject == TREATY:
        return names.treaty
    item = next(entry.claim.item for part in one[1:] for entry in part if entry.claim.item)
    return names.item(item) if item.system else f"{names.class_of(item)} of no named system"


def _by_speaker(entries: Sequence[ClaimEntry], charge: Charge, names: Names) -> Side:
    itself = tuple(entry for entry in entries if _is_charged(speaking_entity(entry), charge))
    others = tuple(entry for entry in entries if not _is_charged(speaking_entity(entry), charge))
    by_standing = sorted((entry for entry in others if is_vouched(entry)), key=_standing_of_speaker)
    vouching = dict.fromkeys(_speaker(entry, names) for entry in by_standing)
    texts = {entry.reference.document for entry in others if not is_vouched(entry)}
    own_voices = (
        [f"{counted(len(texts), 'text')} in {'its' if len(texts) == 1 else 'their'} own voice"] if texts else []
    )
    return Side(itself, others, (*vouching, *own_voices), many=len(vouching) + len(texts) > 1)


def _is_charged(entity: Entity | None, charge: Charge) -> bool:
    return party_of(entity) is not None and (party_of(entity),) == charge.actors


def _standing_of_speaker(entry: ClaimEntry) -> int:
    """Rank states before people, and people before those who have no name."""
    entity = speaking_entity(entry)
    if entity is None:
        return len(STANDING)
    return 0 if entity.role in wording().speaking_roles else STANDING.index(entity.type)


def _speaker(entry: ClaimEntry, names: Names) -> str:
    entity = speaking_entity(entry)
    party = party_of(entity)
    official = entity is not None and (entity.type in OFFICIAL or entity.role in wording().speaking_roles)
    return names.party(party) if official and party else names.speaker(entity)


def _summary(one: Grouped, names: Names) -> tuple[Sentence, ...]:
    accused = listed([names.party(actor) for actor in one.charge.actors])
    subject = _subject(one, names)
    allegations, denials = (_by_speaker(side, one.charge, names) for side in (one.allegations, one.denials))
    accuse, say = "accuse" if allegations.many else "accuses", "say" if denials.many else "says"
    sentences = [
        _sentence(allegations.others, f"{_some(allegations.names)} {accuse} {accused} of", subject),
        _sentence(allegations.itself, f"{accused} itself speaks of", subject),
        _sentence(denials.itself, f"{accused} denies", subject),
        _sentence(denials.others, f"{_some(denials.names)} {say} that {accused} has not been", subject),
        what_would_follow(one.allegations),
    ]
    return tuple(sentence for sentence in sentences if sentence)


def _sentence(entries: Sequence[ClaimEntry], who_says: str, subject: str) -> Sentence | None:
    if not entries:
        return None
    in_order = sorted((entry.claim for entry in entries), key=lambda claim: wording().order(claim.act))
    acts = listed(list(dict.fromkeys(charged_act(claim) for claim in in_order)))
    return Sentence(
        text=capitalised(f"{who_says} {acts} {subject}."), references=tuple(entry.reference for entry in entries)
    )


def _some(names: Sequence[str]) -> str:
    shown = list(names[:MOST_NAMES])
    hidden = len(names) - MOST_NAMES
    return listed([*shown, counted(hidden, "other")] if hidden > 0 else shown)


def _silence(allegations: Sequence[ClaimEntry], denials: Sequence[ClaimEntry], extent: str) -> Sentence | None:
    if not denials:
        return Sentence(text=f"No denial in this record, which has {extent}.")
    if not allegations:
        return Sentence(text=f"What is denied is alleged nowhere in this record, which has {extent}.")
    return None


def what_would_follow(allegations: Sequence[ClaimEntry]) -> Sentence | None:
    """Say in how many of some claims the act would breach what, if true as stated; None where none is judged."""
    assessed = [entry for entry in allegations if entry.finding]
    if not assessed:
        return None
    parts = [(number, summed_up(assessed, verdict)) for verdict, number in verdict_counts(assessed)]
    total = len(allegations)
    (number, words), *others = parts
    if total == 1:
        text = f"The act so described {words}"
    else:
        every = "both claims" if total == 2 else f"all {total} claims"
        share = every if number == total else f"{number} of {total} claims"
        text = "; ".join([f"In {share} the act so described {words}", *(f"in {n} it {more}" for n, more in others)])
    return Sentence(text=f"{text}.", references=tuple(entry.reference for entry in assessed))


def _propositions(one: Grouped, names: Names) -> tuple[Proposition, ...]:
    def of(family: str, entries: Iterable[ClaimEntry]) -> tuple[ClaimEntry, ...]:
        return tuple(entry for entry in entries if wording().family(entry.claim.act) == family)

    told = []
    for family, title in wording().families.items():
        allegations, denials = of(family, one.allegations), of(family, one.denials)
        if allegations or denials:
            told.append(
                Proposition(
                    family=family,
                    title=title,
                    allegations=tellings(allegations, names),
                    denials=tellings(denials, names),
                    silence=NO_DENIAL_OF_THIS if one.denials and not denials else None,
                    assessments=assess(allegations),
                )
            )
    return tuple(told)
