"""Which claims dispute the same thing.

The grouping is by rule, and the same records always group alike:

1. A claim's *charge* is the party (or the parties acting together) that it is about, and the subject: the weapon
   system where the claim names one, else the class of item, else the treaty as a whole. A claim of compliance or
   violation that names no weapon system has the treaty as its subject.
2. A claim stands on a *side* of its charge: allegation, denial, demand, or none (see `side`).
3. A charge with an allegation, or with a denial in so many words, is a dispute.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from treatywatch.dossiers.catalogue import Catalogue, ClaimEntry
from treatywatch.dossiers.names import actors_of
from treatywatch.dossiers.wording import wording
from treatywatch.records import AGAINST, Claim

Side = Literal["allegation", "denial", "demand"]

TREATY = "treaty"
#: Acts by which a party does what the treaty asks: said not to have happened, they are a charge.
DUTIES = frozenset({"comply", "return_to_compliance", "notify", "exchange_data", "inspect", "declare"})
#: What has not happened yet, or might never, is no charge.
NOT_YET = frozenset({"planned", "ordered", "conditional", "hypothetical"})
DEMANDING = frozenset({"demand", "order", "propose"})


class Charge(NamedTuple):
    """Who is charged, and with regard to what."""

    actors: tuple[str, ...]
    #: `system:9m729`, `class:missile`, or `treaty`.
    subject: str


class Grouped(NamedTuple):
    """The claims of one charge by side, each in the order of the references."""

    charge: Charge
    allegations: tuple[ClaimEntry, ...]
    denials: tuple[ClaimEntry, ...]
    demands: tuple[ClaimEntry, ...]


def charge(claim: Claim) -> Charge | None:
    """Give the charge that a claim speaks to; None where it names no party."""
    if not claim.actor:
        return None
    if claim.item and claim.item.system:
        return Charge(actors_of(claim), f"system:{claim.item.system}")
    if claim.item and wording().family(claim.act) != "compliance":
        return Charge(actors_of(claim), f"class:{claim.item.item_class}")
    return Charge(actors_of(claim), TREATY)


def side(entry: ClaimEntry) -> Side | None:
    """Tell on which side of its charge a claim stands.

    Demand: somebody demands, orders or proposes the act. Allegation: a breach, a duty not done, or an act on an item
    that the finding says would breach the treaty if true; also where the finding is undetermined and somebody vouches
    for the claim or the text takes it for granted. Denial: the same acts said not to have happened, and duties said
    to have been done. None: everything else, and whatever is planned, conditional or hypothetical.
    """
    claim = entry.claim
    if "demanded" in claim.modality or any(holder.speech_act in DEMANDING for holder in claim.holders[-1:]):
        return "demand"
    family = wording().family(claim.act)
    if family is None or NOT_YET & set(claim.modality):
        return None
    charged = (claim.polarity == "positive") != (claim.act in DUTIES)
    if not charged:
        return "denial" if family != "verification" or _denied(claim) else None
    if family == "compliance":
        return "allegation"
    verdict = entry.finding.verdict if entry.finding else None
    vouched = bool(claim.holders) or claim.presupposed
    return "allegation" if verdict in AGAINST or (verdict == "undetermined" and vouched) else None


def group(catalogue: Catalogue) -> tuple[tuple[Grouped, ...], tuple[ClaimEntry, ...]]:
    """Gather the claims into charges that are disputed, largest first, and give the claims that stand in none."""
    sides: dict[Charge, dict[Side, list[ClaimEntry]]] = {}
    placed: set[str] = set()
    for entry in catalogue.claims():
        where, stands = charge(entry.claim), side(entry)
        if where and stands:
            sides.setdefault(where, {}).setdefault(stands, []).append(entry)
    grouped = [
        Grouped(where, *(tuple(by_side.get(name, ())) for name in ("allegation", "denial", "demand")))
        for where, by_side in sides.items()
        if by_side.get("allegation") or any(_denied(entry.claim) for entry in by_side.get("denial", ()))
    ]
    for one in grouped:
        placed.update(entry.reference.label for part in one[1:] for entry in part)
    others = tuple(entry for entry in catalogue.claims() if entry.reference.label not in placed)
    return tuple(sorted(grouped, key=lambda one: (-len(one.allegations), -len(one.denials), one.charge))), others


def _denied(claim: Claim) -> bool:
    return bool(claim.holders) and claim.holders[-1].speech_act == "deny"
