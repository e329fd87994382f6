"""Makes members of the claims of a document: who stands how to which proposition, said when, in which words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from treatywatch.records import (
    AGAINST,
    GRAVEST_FIRST,
    Claim,
    DateInterval,
    Document,
    DocumentRecords,
    Finding,
    Verdict,
)
from treatywatch.thread_records import Days, Member, Proposition, Speaker, Stance
from treatywatch.threads.context import Draft, settled
from treatywatch.threads.parties import outlet_of, voices
from treatywatch.threads.propositions import draft_of, named_group, says_enough
from treatywatch.threads.subjects import treaties_of
from treatywatch.threads.table import Group, load_table
from treatywatch.treaties.vocabulary import load_vocabulary

__all__ = ["members", "stance_of"]

#: What follows an actor who has no finite verb.
INFINITIVE = re.compile(r"\s+to\s+\w")
DEMANDING = frozenset({"demand", "propose"})
ANNOUNCING = frozenset({"announce", "order", "promise", "threaten"})
GUESSING = frozenset({"predict", "question"})


class Attitude(NamedTuple):
    """How a claim stands to its proposition; `negated`: to its opposite."""

    stance: Stance
    negated: bool


def members(found: DocumentRecords) -> tuple[Member, ...]:
    """Make a member of each claim of a document that is about something of which other texts can speak too."""
    findings: dict[str, list[Finding]] = {}
    for finding in found.findings:
        findings.setdefault(finding.claim, []).append(finding)
    drafted = [
        (claim, named, about)
        for claim in found.claims
        if (named := named_group(claim))
        if (about := draft_of(claim, named, found.document, findings.get(claim.id, ())))
    ]
    broken = {treaty for claim, (_, group), _ in drafted if group.breach for treaty in claim.treaties}
    abouts = settled([Draft(about, claim.treaties) for claim, _, about in drafted])
    return tuple(
        _member(claim, about, found.document, findings.get(claim.id, ()), sorted(broken) if len(broken) == 1 else ())
        for (claim, (_, group), _), about in zip(drafted, abouts, strict=True)
        if says_enough(about, group)
    )


def _is_wished_for(claim: Claim) -> bool:
    """Tell whether the words say only that somebody is "to" do it: a deadline "for Moscow to return to compliance"."""
    quote = claim.evidence[0]
    ends = (one.mention.end - quote.start for one in claim.actor if one.mention is not None)
    return any(0 < end < len(quote.exact) and INFINITIVE.match(quote.exact, end) for end in ends)


def stance_of(claim: Claim, group: Group, speaker: Speaker, actors: Sequence[str]) -> Attitude:
    """Tell how a claim stands to the proposition of its group.

    What somebody wants of another is demanded; what somebody says of own acts to come is planned; what is said on a
    condition or imagined is supposed; what may be, is asked or foretold is hedged.
    """
    opposite = (claim.polarity == "positive") != (group.acts[claim.act] == "+")
    manner = claim.holders[-1].speech_act if claim.holders else "assert"
    modality = set(claim.modality)
    own = speaker.party in actors
    if "demanded" in modality or manner in DEMANDING or (manner == "order" and not own) or _is_wished_for(claim):
        return Attitude("plans" if tuple(actors) == (speaker.party,) else "demands", opposite)
    if modality & {"planned", "ordered"} and (own or not modality & {"conditional", "hypothetical", "possible"}):
        return Attitude("hedges" if manner in GUESSING else "plans", opposite)
    if modality & {"conditional", "hypothetical"}:
        return Attitude("plans" if own and manner in ANNOUNCING else "supposes", opposite)
    if "possible" in modality or manner in GUESSING:
        return Attitude("hedges", opposite)
    if claim.phase in ("intended", "notified"):
        return Attitude("plans", opposite)
    return Attitude("denies" if opposite else "asserts", negated=False)


def _member(
    claim: Claim, about: Proposition, document: Document, findings: Sequence[Finding], broken: Sequence[str]
) -> Member:
    """Make a member; a breach that names no treaty is of the one of whose breach the document speaks (`broken`)."""
    group = load_table().group(about.act)
    chain = voices(claim, document)
    speaker = chain[-1]
    attitude = stance_of(claim, group, speaker, about.actors)
    verdict = _gravest(findings)
    outlet = outlet_of(document)
    return Member(
        claim=claim.id,
        document=document.id,
        proposition=about,
        occurs=group.occurs,
        stance=attitude.stance,
        negated=attitude.negated,
        accuses=_accuses(claim, about, attitude, speaker, verdict),
        speaker=speaker,
        via=chain[:-1],
        outlet=outlet.key if document.publisher else None,
        publisher=document.publisher,
        said=_days(claim.said),
        when=_days(claim.when),
        when_text=claim.when.text if claim.when else None,
        published=document.day,
        published_last=document.published_interval[1] if document.day else None,
        treaties=treaties_of(claim, findings) or (tuple(broken) if group.breach else ()),
        verdict=verdict,
        words=" ... ".join(quote.exact for quote in claim.evidence),
        start=min(quote.start for quote in claim.evidence),
        end=max(quote.end for quote in claim.evidence),
        confidence=claim.confidence,
        presupposed=claim.presupposed,
    )


def _accuses(claim: Claim, about: Proposition, attitude: Attitude, speaker: Speaker, verdict: Verdict | None) -> bool:
    """Tell whether a member charges the actors: nobody charges himself, and what is not said to be so is no charge.

    A breach is a charge, and so is a duty said not to have been done; another act is one where a finding says that it
    would be one if true, or where the finding lacks a fact and somebody vouches for the act or the text takes it for
    granted. A step in a treaty's life is a charge only where a finding says so.
    """
    group = load_table().group(about.act)
    charging: tuple[Stance, ...] = ("denies",) if group.duty else ("asserts", "hedges")
    if attitude.stance not in charging or attitude.negated or speaker.party in about.actors:
        return False
    if group.breach or verdict in AGAINST:
        return True
    conduct = load_vocabulary().acts[claim.act].group in ("item", "compliance", "conduct")
    return conduct and verdict == "undetermined" and (speaker.type != "outlet" or claim.presupposed)


def _gravest(findings: Sequence[Finding]) -> Verdict | None:
    return min((finding.verdict for finding in findings), key=GRAVEST_FIRST.index, default=None)


def _days(stretch: DateInterval | None) -> Days | None:
    if stretch is None or (stretch.start is None and stretch.end is None):
        return None
    return Days(start=stretch.start, end=stretch.end)
