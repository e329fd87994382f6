"""Documents and readings in, claims out: who says who did what, to which item or treaty, when, and how sure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from treatywatch.claims import vocabulary
from treatywatch.claims.answers import Answers
from treatywatch.claims.asides import answers_set_off
from treatywatch.claims.conditions import condition_clauses
from treatywatch.claims.denials import charges_denied
from treatywatch.claims.evidence import evidence
from treatywatch.claims.factuality import Governor
from treatywatch.claims.government import MEANS, Government
from treatywatch.claims.holding import HolderFinder, accusing
from treatywatch.claims.item_references import refer_back
from treatywatch.claims.law import LawFinder
from treatywatch.claims.occasions import OccasionFinder
from treatywatch.claims.parties import PartyFinder, of_its_time
from treatywatch.claims.plover import plover_code
from treatywatch.claims.predicates import Predicate, PredicateFinder
from treatywatch.claims.responses import answered
from treatywatch.claims.syntax import Syntax
from treatywatch.claims.treaty_mentions import TreatyFinder
from treatywatch.claims.weapon_items import ItemFinder, Phrase
from treatywatch.records import QUADS, Claim, Document, Entity, Item, Modality, Polarity, Reading, content_id
from treatywatch.treaties.aliases import Aliases, Mention
from treatywatch.treaties.references import resolve_treaties

#: Steps in a treaty's life that are hoped for and then done.
WISHED_FOR = frozenset({"conclude", "sign", "ratify", "accede", "enter_into_force"})
OWNERS_ACTS = frozenset({"eliminate", "reduce", "remove", "limit", "deploy"})
#: A phrase of so few words says nothing of a weapon but that it is one.
BARE_WORDS = 2
#: Prepositions that tie an act to the treaty behind them.
UNDER = frozenset({"under", "pursuant to", "in accordance with", "according to", "as per", "per"})
#: How far above a noun that names an act such a preposition may stand ("completed the phase of destruction under").
ABOVE = 4
BREACHES = frozenset({"violate", "breach", "break", "violation", "contravention", "defiance"})


def extract(document: Document, reading: Reading) -> tuple[Claim, ...]:
    """Give the claims of a document in text order."""
    return _Extraction.of(document, reading).claims()


@dataclass(frozen=True)
class _Extraction:
    """The finders that share one document, made once."""

    document: Document
    syntax: Syntax
    items: ItemFinder
    completed: dict[int, Item]
    treaties: TreatyFinder
    parties: PartyFinder
    government: Government
    holders: HolderFinder
    occasions: OccasionFinder
    law: LawFinder

    @classmethod
    def of(cls, document: Document, reading: Reading) -> _Extraction:
        syntax = Syntax.of(document.text, reading)
        day = document.day
        mentions = Aliases.load().find(document.text, day)
        items = ItemFinder(syntax, mentions, reading.quantities)
        parties = PartyFinder(syntax, reading.names)
        government = Government(syntax)
        treaties = TreatyFinder(syntax, resolve_treaties(document.text, mentions, day))
        return cls(
            document=document,
            syntax=syntax,
            items=items,
            completed=refer_back(items.all(), syntax),
            treaties=treaties,
            parties=parties,
            government=government,
            holders=HolderFinder(syntax, parties, government, reading.statements),
            occasions=OccasionFinder(syntax, reading, parties),
            law=LawFinder(syntax, treaties, parties, government),
        )

    def claims(self) -> tuple[Claim, ...]:
        found: dict[int, Claim] = {}
        denying: set[int] = set()
        for predicate in PredicateFinder(self.syntax, self.items, self.treaties, self.parties.states()).all():
            chain = self.government.chain(predicate.word)
            if claim := self._claim(predicate, chain):
                found[predicate.word] = claim
                denying |= {governor.word for governor in chain} if self.government.is_denial(chain) else set()
        # "refused demands to admit" is the denial itself, no rejection beside it
        found = {word: claim for word, claim in found.items() if word not in denying}
        answers = Answers(self.document, self.syntax, self.parties, self.holders, self.treaties, self.occasions)
        for denied in (*answers_set_off(self.syntax), *charges_denied(self.syntax, self.government)):
            if denied.clause not in found and denied.charge not in found and (claim := answers.claim(denied, found)):
                found[denied.charge] = claim
        replies = answered(self.syntax, found)
        return tuple(self._conditioned(word, replies[word], found) for word in sorted(found))

    def _claim(self, predicate: Predicate, chain: list[Governor]) -> Claim | None:
        if self.law.is_law(predicate, chain) or self._is_spelled_out(predicate):
            return None
        when, said = self.occasions.times(predicate.word, chain)
        actor = tuple(of_its_time(entity, when) for entity in self._actor(predicate, chain))
        modality = self._modality(predicate.word, chain, actor)
        if when is None and modality == ("actual",) and self._is_wished_for(predicate):
            modality = ("demanded",)
        predicate, polarity = self._turned(predicate, chain)
        refuser = self.government.refuser(predicate.word, chain, lets=predicate.form.causative)
        if predicate.act.name == "inspect" and polarity == "negative" and refuser is not None:
            predicate, polarity = replace(predicate, act=vocabulary.acts()["refuse_inspection"]), "positive"
            actor = self.parties.acting(refuser)
        quote = evidence(self.syntax, predicate, chain, names_actor=self._names(predicate.word, actor))
        holders = accusing(
            self.holders.of(predicate.word, chain, self.document.voice, actor), predicate.act.name, polarity, actor
        )
        if holders and holders[-1].speech_act == "question" and modality != ("conditional",):
            modality = ("possible",)
        treaties = self._treaties(predicate)
        item = self._item(predicate)
        if item is not None and self._is_everyday(item, actor):
            return None
        act = predicate.act.name
        if any(h.speech_act == "deny" for h in holders) and self.syntax.upos(predicate.word) != "ADJ":
            polarity = "negative"
        root = plover_code(predicate.act, polarity, modality, holders)
        return Claim(
            id=content_id(
                "c", self.document.id, predicate.word, quote.start, quote.end, act, [a.id or a.name for a in actor]
            ),
            document=self.document.id,
            evidence=(quote,),
            holders=holders,
            act=act,
            polarity=polarity,
            modality=modality,
            phase=self.government.phase(act, predicate.word, chain, modality, polarity),
            presupposed=self._is_presupposed(predicate, chain, actor),
            condition=None,
            actor=actor,
            recipient=() if predicate.recipient is None else self.parties.acting(predicate.recipient),
            item=item,
            treaties=treaties,
            article=None,
            place=self.occasions.place(predicate.word, from_there=act == "remove"),
            when=when,
            said=said,
            quantities=self.occasions.quantities(quote),
            plover=root,
            quad=QUADS[root],
            confidence=self._confidence(predicate, actor),
        )

    def _is_spelled_out(self, predicate: Predicate) -> bool:
        """Tell whether the clause goes on to say what the response was ("responded by calling")."""
        if predicate.act.name != "respond":
            return False
        return any(self.syntax.marker(clause) == "by" for clause in self.syntax.dependents(predicate.word, "advcl"))

    def _is_everyday(self, item: Item, actor: tuple[Entity, ...]) -> bool:
        """Tell whether a weapon is none of states' ("he dropped the weapon") in a text that speaks of no treaty."""
        named = item.kind or item.basing or item.payload or item.system or item.range_class
        bare = item.item_class == "weapon" and not named and len(item.text.split()) <= BARE_WORDS
        return bare and not self.treaties.any() and not any(e.state or e.type == "collective" for e in actor)

    def _actor(self, predicate: Predicate, chain: list[Governor]) -> tuple[Entity, ...]:
        if predicate.act.actorless:
            return ()
        word, syntax = predicate.word, self.syntax
        if syntax.upos(word) == "NOUN" and syntax.relation(word) != "amod":
            return self._actor_of_noun(predicate, chain)
        if predicate.form.causative:
            objects = syntax.dependents(word, "obj")
            return self.parties.acting(objects[0]) if objects else ()
        accused = self._accused(word)
        subject = self.government.subject(word) if accused is None else accused
        if subject is None:
            return self._owner(predicate)
        if predicate.act.name == "ratify":
            return tuple(self.parties.home_of(entity) for entity in self.parties.at(subject))
        site = self.items.at(subject)
        if site and site.item.item_class == "facility" and not syntax.dependents(subject, "nmod:poss"):
            return ()  # "the Romanian site breaks the treaty" says where it is, not whose act it is
        return self.parties.acting(subject)

    def _accused(self, word: int) -> int | None:
        """Give the party before "of" and a gerund that the parser hung on the gerund ("accused Iran of hiding it")."""
        marks = [
            mark for mark in self.syntax.dependents(word, "mark") if self.syntax.form(mark) in {"of", "with", "for"}
        ]
        if not marks:
            return None
        return next((child for child in self.syntax.dependents(word, "obj", "iobj") if child < marks[0]), None)

    def _owner(self, predicate: Predicate) -> tuple[Entity, ...]:
        """Where nobody is said to give up an item, its owner does ("the American missiles were destroyed")."""
        if predicate.act.name not in OWNERS_ACTS or predicate.phrase is None:
            return ()
        head = predicate.phrase.head
        owners = self.syntax.dependents(head, "nmod:poss", "amod", "compound")
        return self.parties.states_among(part for word in owners for part in self.syntax.conjuncts(word))

    def _modality(self, word: int, chain: list[Governor], actor: tuple[Entity, ...]) -> tuple[Modality, ...]:
        modality = self.government.modality(word, chain)
        if modality != ("actual",) or self.government.is_denial(chain) or self._names(word, actor):
            return modality
        finite = self.syntax.upos(word) == "VERB" and not self.syntax.form(word).endswith("ing")
        return modality if finite else self.government.inherited_modality(word)

    def _is_wished_for(self, predicate: Predicate) -> bool:
        """Tell whether a noun's adjective says that its act is to come ("the speedy conclusion of the convention")."""
        if predicate.act.name not in WISHED_FOR or self.syntax.upos(predicate.word) != "NOUN":
            return False
        modifiers = self.syntax.dependents(predicate.word, "amod")
        return any(self.syntax.form(word) in vocabulary.words("wishful") for word in modifiers)

    def _turned(self, predicate: Predicate, chain: list[Governor]) -> tuple[Predicate, Polarity]:
        """Give an act with its polarity; who is a party no more has left."""
        polarity = self.government.polarity(predicate.word, chain)
        if predicate.form.negative:
            polarity = "negative" if polarity == "positive" else "positive"
        if (
            predicate.form.lemma == "party"
            and polarity == "negative"
            and self.government.is_over(predicate.word, chain)
        ):
            return replace(predicate, act=vocabulary.acts()["withdraw"]), "positive"
        return predicate, polarity

    def _names(self, word: int, actor: tuple[Entity, ...]) -> bool:
        """Tell whether the actor stands in the phrase of a noun itself, as against being inherited from above."""
        words = self.syntax.subtree(word)
        start, end = self.syntax.words[words[0]].start, self.syntax.words[words[-1]].end
        return any(entity.mention is not None and start <= entity.mention.start < end for entity in actor)

    def _carrying_out(self, noun: int) -> int | None:
        """Give who does the act of a noun by its relative clause ("the tests that France carried out")."""
        syntax, verbs = self.syntax, vocabulary.words("carrying")
        doers = (
            self.government.subject(verb) for verb in syntax.dependents(noun, "acl") if syntax.lemma(verb) in verbs
        )
        return next((doer for doer in doers if doer is not None and doer != noun), None)

    def _actor_of_noun(self, predicate: Predicate, chain: list[Governor]) -> tuple[Entity, ...]:
        syntax, word = self.syntax, predicate.word
        if subjects := syntax.dependents(word, "nsubj"):
            return self.parties.acting(subjects[0])
        owner = self._carrying_out(word) or self.government.possessor(word)
        if owner is not None and (actor := self.parties.acting(owner)):
            return actor
        places = [word] if predicate.object is None else [word, predicate.object]
        for slot, child in (pair for place in places for pair in syntax.slots(place)):
            if (
                slot in {"of", "by", "between", "among"}
                and child != predicate.object
                and (actor := self.parties.acting(child))
            ):
                return actor if slot != "between" or len(actor) > 1 else (*actor, *self.parties.other_side(child))
        before = [
            part
            for child in syntax.dependents(word, "compound", "amod")
            for part in (child, *syntax.dependents(child, "compound", "conj", "amod"))
        ]
        if states := self.parties.states_among(before):
            return states
        subject = self.government.noun_subject(word, chain)
        if subject is not None:
            return self.parties.acting(subject)
        if syntax.relation(word) == "conj":
            return self._actor_of_noun(Predicate(syntax.first_conjunct(word), predicate.act, predicate.form), chain)
        if syntax.relation(word) == "nmod" and syntax.marker(word) in {"including", "such as", "like"}:
            above = Predicate(
                syntax.head(word), predicate.act, predicate.form
            )  # "US involvement, including the supply of"
            return self._actor_of_noun(above, [])
        return self._owner(predicate)

    def _item(self, predicate: Predicate) -> Item | None:
        phrase = predicate.phrase
        if phrase is None and predicate.act.object == "compliance" and self.syntax.upos(predicate.word) == "VERB":
            subject = self.government.subject(predicate.word)  # "missiles violating the agreement"
            phrase = self.items.at(subject) if subject is not None else None
        if phrase is None and predicate.act.name == "violate":
            phrase = self._means(predicate.word)
        return self.completed.get(phrase.head, phrase.item) if phrase else None

    def _means(self, word: int) -> Phrase | None:
        """Give the item with which a treaty is broken; the conduct by which it is broken is a claim of its own."""
        syntax = self.syntax
        places = [word, *syntax.dependents(word, "obj")]  # parsers hang "with the missile" on the treaty as well
        ways = (child for place in places for slot, child in syntax.slots(place) if slot in MEANS)
        return next((phrase for way in ways if (phrase := self.items.at(way))), None)

    def _treaties(self, predicate: Predicate) -> tuple[str, ...]:
        """Give the treaties that the act is on, or that the sentence ties the item to ("banned by the treaty")."""
        mention = predicate.treaty
        if mention is None and predicate.phrase is not None:
            mention = self.treaties.under(predicate.phrase.head)
        if mention is None and predicate.phrase is not None:
            mention = self._breached(predicate.word) or self._bound_by(predicate.word)
        if mention is None and predicate.act.object in {"treaty", "compliance"}:
            mention = self.treaties.under(predicate.word) or self.treaties.before(predicate.word)
            if mention is None and (main := self.treaties.main()):
                return (main,)
        return (mention.id,) if mention and mention.id else ()

    def _bound_by(self, word: int) -> Mention | None:
        """Give the treaty under which an act is done ("completed the destruction of its missiles under the treaty")."""
        places = [word]
        while self.syntax.relation(places[-1]) in {"nmod", "obj"} and len(places) < ABOVE:
            places.append(self.syntax.head(places[-1]))
        below = (child for place in places for slot, child in self.syntax.slots(place) if slot in UNDER)
        return next((mention for child in below if (mention := self.treaties.covering(child))), None)

    def _breached(self, word: int) -> Mention | None:
        """Give the treaty that an act breaks by the sentence's own words ("broke it by testing", "in breach of")."""
        syntax = self.syntax
        first = syntax.first_conjunct(word)
        head = syntax.head(first)
        if head >= 0 and syntax.marker(first) in MEANS and syntax.lemma(head) in BREACHES:
            return self.treaties.under(head)
        for child in syntax.dependents(word, "obl", "nmod"):
            if syntax.lemma(child) in BREACHES:
                return self.treaties.under(child)
        return None

    def _is_presupposed(self, predicate: Predicate, chain: list[Governor], actor: tuple[Entity, ...]) -> bool:
        """A noun that names actor and act takes the act for granted, unless a word above states or plans it."""
        if self.syntax.upos(predicate.word) != "NOUN" or not self._names(predicate.word, actor):
            return False
        if self.holders.is_doubted(predicate.word):
            return False
        return not any(governor.embedding.speech_act or governor.embedding.modality for governor in chain)

    def _conditioned(self, word: int, claim: Claim, found: dict[int, Claim]) -> Claim:
        """Link a claim to the one in the clause that it hangs on."""
        places = [word, *(governor.word for governor in self.government.chain(word))]
        heads = [head for place in places for head in condition_clauses(self.syntax, place)]
        for below in (index for head in heads for index in self.syntax.subtree(head)):
            if below in found:
                return claim.model_copy(update={"condition": found[below].id})
        return claim

    def _confidence(self, predicate: Predicate, actor: tuple[Entity, ...]) -> float:
        """Give how much of the claim the words settle, from 0 to 1: its act, its actor, its object.

        No probability: the shares are what each slot adds to an analyst's check, documented, not fitted.
        """
        known_actor = predicate.act.actorless or any(entity.id for entity in actor)
        known_object = predicate.treaty is not None or predicate.phrase is not None or predicate.act.object == "none"
        settled = 0.5 + 0.25 * known_actor + 0.25 * known_object
        return round(settled, 2)
