"""Disputes: what a party is charged with, who says so, who denies it, and what the treaty says to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from treatywatch.dossiers.assessing import assess, missing_of, summed_up, verdict_counts
from treatywatch.dossiers.catalogue import ClaimEntry
from treatywatch.dossiers.grouping import TREATY, Charge, Grouped
from treatywatch.dossiers.names import Names, party_of
from treatywatch.dossiers.sections import Dispute, Proposition, Sentence
from treatywatch.dossiers.telling import charged_act, own_voice, speaking_entity, tellings
from treatywatch.dossiers.wording import capitalised, counted, listed, wording
from treatywatch.records import Verdict

MOST_NAMES = 4
NO_DENIAL_OF_THIS = Sentence(text="No denial of this in this record; the denials stand under another act.")


class Side(NamedTuple):
    """The claims of one side by who vouches for them: the charged party itself, and others."""

    itself: tuple[ClaimEntry, ...]
    others: tuple[ClaimEntry, ...]
    #: The others by name, once each.
    names: tuple[str, ...]


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
    itself: list[ClaimEntry] = []
    others: dict[str, ClaimEntry] = {}
    remaining: list[ClaimEntry] = []
    for entry in entries:
        entity = speaking_entity(entry)
        party = party_of(entity)
        if party and (party,) == charge.actors:
            itself.append(entry)
            continue
        remaining.append(entry)
        speaks_for_party = entity is not None and entity.type in ("state", "organisation") and party
        unnamed = names.speaker(entity) if entry.claim.holders else own_voice(entry, names)
        others.setdefault(names.party(party) if speaks_for_party and party else unnamed, entry)
    return Side(tuple(itself), tuple(remaining), tuple(others))


def _summary(one: Grouped, names: Names) -> tuple[Sentence, ...]:
    accused = listed([names.party(actor) for actor in one.charge.actors])
    subject = _subject(one, names)
    allegations, denials = (_by_speaker(side, one.charge, names) for side in (one.allegations, one.denials))
    accuse, say = _verb(allegations.names, "accuses", "accuse"), _verb(denials.names, "says", "say")
    sentences = [
        _sentence(allegations.others, f"{_some(allegations.names)} {accuse} {accused} of {{acts}} {subject}."),
        _sentence(allegations.itself, f"{accused} itself speaks of {{acts}} {subject}."),
        _sentence(denials.itself, f"{accused} denies {{acts}} {subject}."),
        _sentence(denials.others, f"{_some(denials.names)} {say} that {accused} has not been {{acts}} {subject}."),
        _standing(one.allegations),
    ]
    return tuple(sentence for sentence in sentences if sentence)


def _sentence(entries: Sequence[ClaimEntry], pattern: str) -> Sentence | None:
    if not entries:
        return None
    in_order = sorted((entry.claim for entry in entries), key=lambda claim: wording().order(claim.act))
    acts = listed(list(dict.fromkeys(charged_act(claim) for claim in in_order)))
    return Sentence(text=capitalised(pattern.format(acts=acts)), references=tuple(entry.reference for entry in entries))


def _some(names: Sequence[str]) -> str:
    shown = list(names[:MOST_NAMES])
    hidden = len(names) - MOST_NAMES
    return listed([*shown, counted(hidden, "other")] if hidden > 0 else shown)


def _verb(names: Sequence[str], singular: str, plural: str) -> str:
    return singular if len(names) == 1 else plural


def _silence(allegations: Sequence[ClaimEntry], denials: Sequence[ClaimEntry], extent: str) -> Sentence | None:
    if not denials:
        return Sentence(text=f"No denial in this record, which has {extent}.")
    if not allegations:
        return Sentence(text=f"What is denied is alleged nowhere in this record, which has {extent}.")
    return None


def _standing(allegations: Sequence[ClaimEntry]) -> Sentence | None:
    assessed = [entry for entry in allegations if entry.finding]
    if not assessed:
        return None
    counts = verdict_counts(assessed)
    if len(counts) == 1 and len(assessed) == len(allegations):
        text = _all_alike(assessed, counts[0][0])
    else:
        parts = [f"{number} {summed_up(assessed, verdict)}" for verdict, number in counts]
        text = f"Of {counted(len(allegations), 'act')} so described, {listed(parts)}."
    return Sentence(text=text, references=tuple(entry.reference for entry in assessed))


def _all_alike(assessed: Sequence[ClaimEntry], verdict: Verdict) -> str:
    words = summed_up(assessed, verdict)
    if len(assessed) == 1:
        return f"The act so described {words}."
    if verdict == "undetermined":
        return f"None of the {len(assessed)} acts so described {words.replace('cannot', 'can', 1)}."
    return f"All {len(assessed)} acts so described {words}."


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
