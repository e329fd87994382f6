"""Makes the claims of answers that name no act: what was said before is denied, confirmed or admitted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from treatywatch.claims import vocabulary
from treatywatch.claims.denials import ChargeDenied
from treatywatch.claims.evidence import clause
from treatywatch.claims.holding import HolderFinder
from treatywatch.claims.occasions import OccasionFinder
from treatywatch.claims.parties import PartyFinder
from treatywatch.claims.plover import plover_code
from treatywatch.claims.syntax import Syntax
from treatywatch.claims.treaty_mentions import TreatyFinder
from treatywatch.records import QUADS, Claim, Document, Entity, Holder, Polarity, Quote, Span, content_id

__all__ = ["Answers"]

#: How many claims back "denies this" may point.
NEAREST_CLAIMS = 3
#: What is wanted, planned or imagined is no charge that somebody could deny.
UNREAL = frozenset({"demanded", "planned", "ordered", "conditional", "hypothetical"})


@dataclass(frozen=True, slots=True)
class Answers:
    """The finders that answers draw on; made once for a document."""

    document: Document
    syntax: Syntax
    parties: PartyFinder
    holders: HolderFinder
    treaties: TreatyFinder
    occasions: OccasionFinder

    def claim(self, answer: ChargeDenied, found: Mapping[int, Claim]) -> Claim | None:
        """Make the claim of an answer: what was charged before, else a breach; negated where it is denied.

        `found` has the claims of the document by the word of their act.
        """
        own = self.parties.speakers(answer.denier) if answer.denier is not None else ()
        holders = self._reported(answer) if answer.denier is None else ()
        speaking = own or tuple(holder.entity for holder in holders[-1:] if holder.entity)
        accused = tuple(state for entity in speaking if (state := self.parties.state_of(entity)))
        charged = self._charged(answer, accused, found)
        if charged is not None and not _is_of(charged, accused):
            accused = charged.actor
        holders = holders or self._answering(answer, own)
        mention = self.treaties.before(answer.charge)
        if charged is None and mention is None and not answer.of_the_last:
            charged = self._breach_before(answer, accused, found)
        if not holders or not accused or (charged is None and (answer.of_the_last or mention is None)):
            return None
        act = vocabulary.acts()[charged.act if charged else "violate"]
        polarity: Polarity = "negative" if answer.speech_act == "deny" else "positive"
        quote = self._quote(answer)
        root = plover_code(act, polarity, ("actual",), holders)
        return Claim(
            id=content_id(
                "c", self.document.id, answer.charge, quote.start, quote.end, act.name, [e.id for e in accused]
            ),
            document=self.document.id,
            evidence=(quote,),
            holders=holders,
            act=act.name,
            polarity=polarity,
            modality=("actual",),
            presupposed=False,
            condition=None,
            actor=accused,
            recipient=charged.recipient if charged else (),
            item=charged.item if charged else None,
            treaties=charged.treaties if charged else (mention.id,) if mention and mention.id else (),
            article=None,
            place=charged.place if charged else None,
            when=charged.when if charged else None,
            said=self.occasions.uttered(answer.clause, answer.charge),
            quantities=(),
            plover=root,
            quad=QUADS[root],
            confidence=0.75,
        )

    def _reported(self, answer: ChargeDenied) -> tuple[Holder, ...]:
        """Give who vouches for a sentence that calls a charge false, as one who denies it."""
        reported = self.holders.of(answer.charge, [], self.document.voice)
        return (*reported[:-1], reported[-1].model_copy(update={"speech_act": "deny"})) if reported else ()

    def _answering(self, answer: ChargeDenied, speakers: tuple[Entity, ...]) -> tuple[Holder, ...]:
        """Give who answers, behind those who report it; an answer that is set off is told by the text itself."""
        syntax = self.syntax
        cue = Span.of(syntax.text, syntax.words[answer.clause].start, syntax.words[answer.clause].end)
        outer = self.holders.of(answer.clause, [], self.document.voice)
        own = Holder(
            entity=speakers[0] if speakers else None,
            speech_act=answer.speech_act,
            cue=cue,
            statement=None,
            anonymous=not speakers,
        )
        return (*(one for one in outer if answer.set_off is None or one.cue is None), own)

    def _quote(self, answer: ChargeDenied) -> Quote:
        quote = clause(self.syntax, answer.clause)
        if answer.set_off is None:
            return quote
        return Quote.of(self.syntax.text, min(quote.start, self.syntax.words[answer.set_off].start), quote.end)

    def _charged(self, answer: ChargeDenied, accused: tuple[Entity, ...], found: Mapping[int, Claim]) -> Claim | None:
        """Give the claim that "denies this" points to: the last one before, of an act of the denier's own.

        What is set off answers the last claim of its sentence, whoever's act that is, if it may.
        """
        if not answer.of_the_last:
            return None
        before = _nearest(answer, found)
        own = [found[word] for word in before if _is_of(found[word], accused)]
        if answer.set_off is None:
            return own[-1] if own and own[-1].polarity == "positive" else None
        sentence = self.syntax.sentence_of[answer.clause]
        here = [found[word] for word in before if word < answer.charge and self.syntax.sentence_of[word] == sentence]
        charges = [one for one in here if one.polarity == "positive" and not UNREAL & set(one.modality)]
        own = [one for one in charges if _is_of(one, accused)]
        return own[-1] if own else charges[-1] if charges and answer.of_others else None

    def _breach_before(
        self, answer: ChargeDenied, accused: tuple[Entity, ...], found: Mapping[int, Claim]
    ) -> Claim | None:
        """Give the breach to which "has denied the charge" points where no treaty is named near it."""
        charges = [one for word in _nearest(answer, found) if _is_of(one := found[word], accused)]
        breaches = [one for one in charges if one.act == "violate" and one.polarity == "positive"]
        return breaches[-1] if breaches else None


def _nearest(answer: ChargeDenied, found: Mapping[int, Claim]) -> list[int]:
    """Give the last claims before an answer, but those that are answers themselves ("denied it again")."""
    before = [word for word in sorted(found) if word < answer.clause and not _is_denial(found[word])]
    return before[-NEAREST_CLAIMS:]


def _is_denial(claim: Claim) -> bool:
    return claim.polarity == "negative" and any(holder.speech_act == "deny" for holder in claim.holders)


def _is_of(claim: Claim, parties: tuple[Entity, ...]) -> bool:
    """Tell whether a claim is of an act of some parties."""
    return not {entity.id for entity in claim.actor}.isdisjoint(entity.id for entity in parties)
