"""What governs an act: the words above it that order, plan, deny or begin it, and who it is that acts."""

from __future__ import annotations

from treatywatch.claims import vocabulary
from treatywatch.claims.factuality import Factuality, Governor
from treatywatch.claims.vocabulary import Complement, Effect, Embedding, ReportingWord

CLAUSE_RELATIONS = frozenset({"xcomp", "ccomp", "acl", "csubj", "advcl"})
PHRASE_RELATIONS = frozenset({"obj", "obl", "nmod", "nsubj"})
GERUND_MARKERS = frozenset({"of", "from", "in", "about", "for", "on", "against", "to", "with", "by", "over", "at"})
GOVERNED_PHRASES = frozenset({"of", "from", "about", "for", "on", "against", "to"})
#: Prepositions that hand an act on only where the governing word adds none of its own ("progress towards cuts").
TRANSPARENT_PHRASES = frozenset({"in", "into", "towards", "toward", "with"})
ADVERBIAL_NOUNS = frozenset({"turn", "fact", "effect", "return"})
#: What calling a charge false does to it, whatever verb of naming does so.
DENIAL = Effect(speech_act="deny", polarity="negative")
#: What a clause is by being called a lie: whoever says so denies it.
FALSEHOOD = Effect(speech_act="deny", polarity="negative", transparent=True)
PLURAL_PRONOUNS = frozenset({"they", "we", "you", "i", "these", "those", "who", "which", "that"})
MEANS = frozenset({"through", "by", "via", "with", "in"})


class Government(Factuality):
    """Answers what governs an act, who its subject is, and so how real it is; made once for a document."""

    def chain(self, word: int) -> list[Governor]:
        """Give the governors of an act, innermost first."""
        syntax = self._syntax
        found: list[Governor] = []
        below = word
        while (head := self._above(below)) >= 0:
            relation = syntax.relation(below)
            if relation == "acl" and head != syntax.head(below):
                relation = "advcl"
            if relation == "conj":
                below = head
                continue
            if relation not in CLAUSE_RELATIONS | PHRASE_RELATIONS or not self._reaches(below, relation):
                break
            embedding = self.effect(head, relation, below)
            if embedding:
                found.append(Governor(head, embedding, relation, below))
            elif relation not in {"ccomp", "xcomp", "csubj"}:
                break
            below = head
        return found

    def _above(self, word: int) -> int:
        """Give a word's head, looking past "in turn" and the like, on which parsers hang what follows."""
        syntax = self._syntax
        head = syntax.head(word)
        if (
            head >= 0
            and syntax.marker(head) == "in"
            and syntax.lemma(head) in ADVERBIAL_NOUNS
            and syntax.relation(word) == "acl"
        ):
            return syntax.head(head)
        if head >= 0 and syntax.marker(head) == "as" and syntax.lemma(syntax.head(head)) in vocabulary.words("denying"):
            return syntax.head(head)  # "dismissed as baseless the claim"
        return self._complement(word, self._demanding(word, head))

    def _complement(self, word: int, head: int) -> int:
        """Give the adjective that governs an infinitive which the parser hung beside it ("seems bound to start")."""
        syntax = self._syntax
        infinitive = syntax.marker(word) == "to" or (word > 0 and syntax.form(word - 1) == "to")
        if head < 0 or syntax.relation(word) != "xcomp" or not infinitive:
            return head
        beside = [child for child in syntax.dependents(head, "xcomp") if child < word and syntax.upos(child) == "ADJ"]
        known = [child for child in beside if (syntax.lemma(child), "ADJ") in vocabulary.embedding_by_word()]
        return known[-1] if known else head

    def _demanding(self, word: int, head: int) -> int:
        """Give the verb that demands an infinitive which the parser hung on a relative clause before it.

        "We urge all States that have not yet done so to accede": acceding is urged, not done.
        """
        syntax = self._syntax
        if head < 0 or syntax.marker(word) != "to" or syntax.words[head].deprel != "acl:relcl":
            return head
        if syntax.head(head) < 0 or self.effect(head, syntax.relation(word), word):
            return head
        verb = syntax.head(syntax.head(head))
        effect = self.effect(verb, "xcomp", word) if verb >= 0 else None
        demands = effect is not None and effect.speech_act in {"demand", "order"}
        return verb if demands else head

    def calls_false(self, verb: int, charge: int) -> bool:
        """Tell whether a clause calls a charge false ("called the claim a lie"), wherever the parser hangs the word."""
        syntax = self._syntax
        if syntax.lemma(verb) not in vocabulary.words("naming"):
            return False
        after = [word for word in syntax.subtree(verb) if word > charge or syntax.head(word) == verb]
        return any(syntax.form(word) in vocabulary.words("falsehoods") for word in after)

    def _reaches(self, below: int, relation: str) -> bool:
        """An adverbial clause is governed only where a preposition ties it to the verb ("accused of breaking")."""
        if relation == "advcl":
            marker, verb = self._syntax.marker(below), self._syntax.lemma(self._above(below))
            if marker == "with":
                return verb in {"threaten", "charge"}
            return marker in GERUND_MARKERS - {"by", "in", "for", "at"}
        if relation in {"obl", "nmod"}:
            marker = self._syntax.marker(below)
            return marker in GOVERNED_PHRASES | TRANSPARENT_PHRASES or (marker in {"at", ""} and self._is_charge(below))
        if relation == "acl":
            if self._syntax.words[below].deprel == "acl:relcl":
                return self._is_content(below)
            return self._syntax.marker(below) != ""
        return True

    def _is_content(self, clause: int) -> bool:
        """Tell whether a clause read as relative says what a charge is: its "that" is a second object."""
        objects = [self._syntax.form(child) for child in self._syntax.dependents(clause, "obj")]
        return len(objects) > 1 and "that" in objects and self._is_charge(self._syntax.head(clause))

    def effect(self, head: int, relation: str, below: int) -> Effect | None:
        """Give what a word does to the act or phrase that stands under it, `None` where it does nothing."""
        if relation == "obj" and self._is_charge(below) and self.calls_false(head, below):
            return DENIAL
        if relation in {"ccomp", "csubj", "acl"} and self._is_falsehood(head):
            return FALSEHOOD
        words = vocabulary.embedding_by_word().get((self._syntax.lemma(head), self._syntax.upos(head)), ())
        for word in words:
            if not self._has_particle(head, word):
                continue
            effect = self._sense(word, head, below)
            if self._governs(effect, head, relation, below):
                return effect
        return None

    def _sense(self, word: Embedding, head: int, below: int) -> Effect:
        """Give what a word does before what stands under it, or in the passive without an agent."""
        if not isinstance(word, ReportingWord):
            return word
        if word.passive and self._syntax.is_passive(head) and self._agent(head) is None:
            return word.passive
        return word.before(self.complement(below))

    def _is_charge(self, word: int) -> bool:
        return self._syntax.upos(word) == "NOUN" and self._syntax.lemma(word) in vocabulary.words("charges")

    def _has_particle(self, head: int, word: Embedding) -> bool:
        """Tell whether a verb has the particle or preposition without which a wording of two words does not stand."""
        particles = {lemma.split()[1] for lemma in word.lemmas if lemma.startswith(f"{self._syntax.lemma(head)} ")}
        if not particles or self._syntax.lemma(head) in word.lemmas:
            return True
        near = self._syntax.particles(head) + [slot for slot, _ in self._syntax.slots(head)]
        return not particles.isdisjoint(near)

    def _governs(self, effect: Effect, head: int, relation: str, below: int) -> bool:
        syntax = self._syntax
        noun = syntax.upos(below) == "NOUN"
        if effect.nouns_only and not (noun and relation in {"obj", "nsubj", "obl"}):
            return False
        if effect.transparent and relation == "ccomp":
            return False
        if relation in {"obl", "nmod"} and syntax.marker(below) in TRANSPARENT_PHRASES and not effect.transparent:
            return False
        if effect.charges_only and not self._is_charge(below):
            return False
        if effect.reports and relation not in ({"acl"} if syntax.upos(head) == "NOUN" else {"ccomp", "xcomp"}):
            return False
        return relation != "nsubj" or effect.transparent or bool(effect.polarity) or syntax.is_passive(head)

    def complement(self, below: int) -> Complement:
        """Give what kind of complement a word heads."""
        syntax = self._syntax
        if syntax.relation(below) not in CLAUSE_RELATIONS:
            return "noun"
        if syntax.marker(below).split(" ")[-1:] == ["to"] and not syntax.marker(below).startswith("that"):
            return "infinitive"
        if syntax.form(below).endswith("ing") and not syntax.dependents(below, "aux"):
            return "gerund"
        return "mandative" if self._is_mandative(below) else "clause"

    def _is_mandative(self, word: int) -> bool:
        """Tell whether a clause says what is to be done: with "should", or in the subjunctive ("that it destroy")."""
        syntax = self._syntax
        auxiliaries = {syntax.form(child) for child in syntax.dependents(word, "aux")}
        if auxiliaries & {"should", "must", "ought"} or self.is_to_be(word):
            return True
        if "be" in auxiliaries:
            return auxiliaries == {"be"}
        subjects = syntax.dependents(word, "nsubj")
        singular = (
            bool(subjects) and syntax.form(subjects[0]) not in PLURAL_PRONOUNS and not self._is_plural(subjects[0])
        )
        return not auxiliaries and singular and syntax.upos(word) == "VERB" and syntax.form(word) == syntax.lemma(word)

    def _is_plural(self, noun: int) -> bool:
        form = self._syntax.form(noun)
        return form.endswith("s") and (form != self._syntax.lemma(noun) or self._syntax.words[noun].upos == "PROPN")

    def subject(self, word: int) -> int | None:
        """Give the word of the subject that does the act of a verb, through control, coordination and relatives.

        `None` where the text names no one: a passive without agent, an infinitive that nobody controls.
        """
        return self._subject(word, depth=8)

    def _subject(self, word: int, depth: int) -> int | None:
        syntax = self._syntax
        if depth == 0:
            return None
        if syntax.is_passive(word):
            return self._agent(word)
        beside = [word, word + 1] if word + 1 < len(syntax.words) and syntax.is_attributive(word + 1) else [word]
        for child in (child for place in beside for child in syntax.dependents(place, "nsubj")):
            return self._antecedent(child, word)
        relation, head = syntax.relation(word), self._above(word)
        if head < 0:
            return self._before_infinitive(word)
        if relation == "conj":
            return self._subject(head, depth - 1) if not syntax.is_passive(head) else self._passive_subject(head)
        if (
            relation == "acl"
            and syntax.form(word).endswith("ing")
            and syntax.upos(head) == "NOUN"
            and not syntax.marker(word)
        ):
            return head
        if relation in {"xcomp", "advcl", "ccomp", "acl"}:
            return self._controller(word, head, depth)
        return None

    def _before_infinitive(self, word: int) -> int | None:
        """Give the noun before a headline's infinitive ("US to leave the treaty")."""
        syntax = self._syntax
        marks = [child for child in syntax.dependents(word, "mark") if syntax.form(child) == "to"]
        noun = marks[0] - 1 if marks else -1
        return noun if noun >= 0 and syntax.upos(noun) == "NOUN" else None

    def _controller(self, word: int, head: int, depth: int) -> int | None:
        """Give who does an act whose clause names no subject: what the governing word makes of its own arguments."""
        syntax = self._syntax
        if syntax.upos(head) == "NOUN":
            return self._noun_controller(word, head, depth)
        fronted = syntax.relation(word) == "advcl" and word < head and syntax.upos(head) == "VERB"
        if fronted and not self._reaches(word, "advcl"):
            return self._own_subject(head, depth)  # "Announcing the deployment, the army said"
        embedding = self.effect(head, syntax.relation(word), word)
        objects = [child for child in syntax.dependents(head, "obj", "iobj") if child != word]
        keeps = embedding is not None and embedding.speech_act in {"promise", "threaten"}  # "promised X to destroy"
        if syntax.relation(word) == "xcomp" and objects and not keeps and not self._is_support(objects[0]):
            return objects[0]
        if embedding and embedding.actor == "object":
            if syntax.is_passive(head):
                return self._passive_subject(head)
            called = [
                child for slot, child in syntax.slots(head) if slot in {"on", "upon", "for", "to"} and child != word
            ]
            return objects[0] if objects else called[0] if called else None
        return self._own_subject(head, depth)

    def _own_subject(self, verb: int, depth: int) -> int | None:
        """Give the subject of a verb as what hangs on it shares it, in the passive too ("was forced to")."""
        return self._passive_subject(verb) if self._syntax.is_passive(verb) else self._subject(verb, depth - 1)

    def _noun_controller(self, word: int, noun: int, depth: int) -> int | None:
        """Give who does an act that hangs on a noun ("its plan to", "NATO's call on Moscow to")."""
        if self.is_headline(word):
            return noun
        embedding = self.effect(noun, self._syntax.relation(word), word)
        if embedding and embedding.speech_act == "demand":
            return self._asked(noun, word, depth)
        return self.possessor(noun) or self._noun_subject(noun, depth)

    def _is_falsehood(self, word: int) -> bool:
        """Tell whether a word says that a clause is false ("it is a lie that")."""
        syntax = self._syntax
        return syntax.form(word) in vocabulary.words("falsehoods") and bool(syntax.dependents(word, "cop"))

    def _asked(self, demand: int, word: int, depth: int) -> int | None:
        """Give of whom a demand asks something ("a call on Moscow to"): never of its author ("NATO's call to")."""
        asked = (child for slot, child in self._syntax.slots(demand) if slot in {"on", "to", "for"} and child != word)
        found = next(asked, None)
        if found is not None or self.possessor(demand) is not None:
            return found
        return self._noun_subject(demand, depth)

    def _is_support(self, noun: int) -> bool:
        """Tell whether an object only carries the verb on ("made a move to restart", "took the decision to leave")."""
        return (self._syntax.lemma(noun), "NOUN") in vocabulary.embedding_by_word()

    def _passive_subject(self, word: int) -> int | None:
        found = self._syntax.dependents(word, "nsubj:pass", "nsubj")
        return self._antecedent(found[0], word) if found else None

    def _noun_subject(self, noun: int, depth: int) -> int | None:
        syntax = self._syntax
        head = syntax.head(noun)
        if head >= 0 and syntax.relation(noun) in {"obj", "obl"} and syntax.upos(head) == "VERB":
            return self._subject(head, depth - 1)
        return None

    def _agent(self, word: int) -> int | None:
        syntax = self._syntax
        places = [word, syntax.head(word)] if syntax.words[word].deprel == "acl" else [word]
        return next((child for place in places for slot, child in syntax.slots(place) if slot == "by"), None)

    def _antecedent(self, subject: int, verb: int) -> int:
        syntax = self._syntax
        if syntax.words[verb].deprel == "acl:relcl" and syntax.form(subject) in {"which", "that", "who"}:
            return syntax.head(verb)
        return subject

    def possessor(self, noun: int) -> int | None:
        """Give who owns or authors a noun: "Russia's", "by Russia"."""
        syntax = self._syntax
        for child in syntax.dependents(noun, "nmod:poss"):
            return child
        said = self._is_said(noun)
        slots = {"by", "on the part of"} | ({"from"} if said else set())
        verb = syntax.head(noun)
        places = [noun, verb] if said and verb >= 0 and syntax.lemma(verb) == "come" else [noun]
        return next((child for place in places for slot, child in syntax.slots(place) if slot in slots), None)

    def _is_said(self, noun: int) -> bool:
        """Tell whether a noun is one of saying ("demands from Vilnius")."""
        return (self._syntax.lemma(noun), "NOUN") in vocabulary.reporting_by_word()

    def noun_subject(self, noun: int, chain: list[Governor]) -> int | None:
        """Give who does the act that a noun names where the noun's own phrase does not say so."""
        syntax = self._syntax
        for governor in chain:
            if syntax.upos(governor.word) == "NOUN":
                if (owner := self.possessor(governor.word)) is not None:
                    return owner
                continue
            if governor.relation == "nsubj" and not syntax.is_passive(governor.word):
                continue
            if governor.embedding.actor == "object":
                arguments = syntax.dependents(governor.word, "obj", "iobj")
                called = [child for slot, child in syntax.slots(governor.word) if slot in {"on", "upon"}]
                found = [child for child in (*arguments, *called) if child != governor.below]
                if found or governor.embedding.modality != "ordered":
                    return found[0] if found else None
            return self.subject(governor.word)
        first = syntax.first_conjunct(noun)
        head = syntax.head(first)
        if (
            head >= 0
            and syntax.relation(first) == "obl"
            and syntax.marker(first) in MEANS
            and syntax.upos(head) == "VERB"
        ):
            return self.subject(head)
        return None

    def is_over(self, word: int, chain: list[Governor]) -> bool:
        """Tell whether something was so and is so no more ("ceased to be a party", "is no longer a party")."""
        if any(self._syntax.lemma(governor.word) in vocabulary.words("ceasing") for governor in chain):
            return True
        return any(self._syntax.form(child) == "longer" for child in self._syntax.dependents(word, "advmod"))

    def refuser(self, word: int, chain: list[Governor], *, lets: bool) -> int | None:
        """Give who does not let an act take place ("refused to allow inspections"), by the subject's word.

        `lets`: the act's own word is one of letting ("let the inspectors in").
        """
        letting = [word] if lets else []
        letting += [g.word for g in chain if self._syntax.lemma(g.word) in vocabulary.words("letting")]
        return self.subject(letting[0]) if letting else None
