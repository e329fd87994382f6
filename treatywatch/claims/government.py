"""What governs an act: the words above it that order, plan, deny or begin it, and who it is that acts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from treatywatch.claims import vocabulary
from treatywatch.claims.syntax import Syntax
from treatywatch.claims.vocabulary import Embedding
from treatywatch.records import Modality, Phase, Polarity

CLAUSE_RELATIONS = frozenset({"xcomp", "ccomp", "acl", "csubj", "advcl"})
PHRASE_RELATIONS = frozenset({"obj", "obl", "nmod", "nsubj"})
GERUND_MARKERS = frozenset({"of", "from", "in", "about", "for", "on", "against", "to", "with", "by", "over", "at"})
GOVERNED_PHRASES = frozenset({"of", "from", "about", "for", "on", "against", "to"})
#: Prepositions that hand an act on only where the governing word adds none of its own ("progress towards cuts").
TRANSPARENT_PHRASES = frozenset({"in", "into", "towards", "toward", "with"})
INHERITING_STEPS = 4
INHERITING_RELATIONS = frozenset({"obj", "obl", "nmod", "advcl", "acl", "xcomp", "conj", "nsubj"})
INHERITING_MARKERS = frozenset(
    {"in", "on", "of", "to", "towards", "toward", "into", "for", "with", "by", "starting with"}
)
MEANS = frozenset({"through", "by", "via", "with", "in"})
PHASED_ACTS = frozenset({"withdraw", "suspend", "terminate"})


@dataclass(frozen=True, slots=True)
class Governor:
    """A word above an act, what it does to the act, and the clause relation by which it reaches it."""

    word: int
    embedding: Embedding
    relation: str
    #: The word of the act's own clause that stands directly under the governor.
    below: int


class Government:
    """Answers what governs an act and who its subject is; made once for a document."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax

    def chain(self, word: int) -> list[Governor]:
        """Give the governors of an act, innermost first."""
        syntax = self._syntax
        found: list[Governor] = []
        below = word
        while (head := syntax.head(below)) >= 0:
            relation = syntax.relation(below)
            if relation == "conj":
                below = head
                continue
            if relation not in CLAUSE_RELATIONS | PHRASE_RELATIONS or not self._reaches(below, relation):
                break
            embedding = self._embedding(head, relation, below)
            if embedding:
                found.append(Governor(head, embedding, relation, below))
            elif relation not in {"ccomp", "xcomp", "csubj"}:
                break
            below = head
        return found

    def _reaches(self, below: int, relation: str) -> bool:
        """An adverbial clause is governed only where a preposition ties it to the verb ("accused of breaking")."""
        if relation == "advcl":
            marker, verb = self._syntax.marker(below), self._syntax.lemma(self._syntax.head(below))
            if marker == "with":
                return verb in {"threaten", "charge"}
            return marker in GERUND_MARKERS - {"by", "in", "for", "at"}
        if relation in {"obl", "nmod"}:
            return self._syntax.marker(below) in GOVERNED_PHRASES | TRANSPARENT_PHRASES
        if relation == "acl":
            return self._syntax.words[below].deprel != "acl:relcl" and self._syntax.marker(below) != ""
        return True

    def _embedding(self, head: int, relation: str, below: int) -> Embedding | None:
        syntax = self._syntax
        lemma, upos = syntax.lemma(head), syntax.upos(head)
        noun = syntax.upos(below) == "NOUN"
        for embedding in vocabulary.embedding_by_word().get((lemma, upos), ()):
            if embedding.nouns_only and not (noun and relation in {"obj", "nsubj", "obl"}):
                continue
            if embedding.transparent and relation == "ccomp":
                continue
            if (
                syntax.marker(below) in TRANSPARENT_PHRASES
                and relation in {"obl", "nmod"}
                and not embedding.transparent
            ):
                continue
            if embedding.charges_only and relation == "obj" and syntax.lemma(below) not in vocabulary.words("charges"):
                continue
            if embedding.infinitive_only and syntax.marker(below) != "to":
                continue
            if embedding.reports and relation not in {"ccomp", "xcomp"}:
                continue
            if relation == "nsubj" and not (embedding.transparent or embedding.polarity or syntax.is_passive(head)):
                continue
            return embedding
        return None

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
        relation, head = syntax.relation(word), syntax.head(word)
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

    def _is_headline(self, word: int) -> bool:
        """Tell whether a name and an infinitive are all there is ("US to leave the treaty")."""
        syntax = self._syntax
        head = syntax.head(word)
        return (
            syntax.marker(word) == "to" and head >= 0 and syntax.head(head) < 0 and syntax.words[head].upos == "PROPN"
        )

    def _before_infinitive(self, word: int) -> int | None:
        """Give the noun before a headline's infinitive ("US to leave the treaty")."""
        syntax = self._syntax
        marks = [child for child in syntax.dependents(word, "mark") if syntax.form(child) == "to"]
        noun = marks[0] - 1 if marks else -1
        return noun if noun >= 0 and syntax.upos(noun) == "NOUN" else None

    def _controller(self, word: int, head: int, depth: int) -> int | None:
        """Give who does an act whose clause names no subject: what the governing word makes of its own arguments."""
        syntax = self._syntax
        embedding = self._embedding(head, syntax.relation(word), word)
        if syntax.upos(head) == "NOUN":
            if self._is_headline(word):
                return head
            return self.possessor(head) or self._noun_subject(head, depth)
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
        if syntax.is_passive(head):
            return self._passive_subject(head)
        return self._subject(head, depth - 1)

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
        return next((child for slot, child in syntax.slots(noun) if slot in {"by", "on the part of"}), None)

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
        if head >= 0 and syntax.relation(first) == "nsubj" and syntax.dependents(head, "cop"):
            return None
        return None

    # -- what the words around an act make of it --------------------------------------------------------------

    def negations(self, word: int) -> int:
        """Count the negations of a word: "not", "never", "no" before a noun or its object, "without"."""
        syntax = self._syntax
        negative = vocabulary.embeddings().adverbs["negative"]
        own = [
            child
            for child in syntax.dependents(word, "advmod", "det", "cc", "mark", "case")
            if syntax.form(child) in negative and syntax.form(min(child + 1, len(syntax.words) - 1)) != "only"
        ]
        own += [
            c
            for child in syntax.dependents(word, "amod", "advmod")
            for c in syntax.children[child]
            if syntax.form(c) == "no"
        ]
        for argument in syntax.dependents(word, "obj", "nsubj"):
            own += [
                c for c in syntax.dependents(argument, "det", "advmod", "cc") if syntax.form(c) in {"no", "neither"}
            ]
        return len(own)

    def auxiliary(self, word: int) -> Modality | None:
        """Give the modality that a verb's auxiliaries set."""
        syntax = self._syntax
        forms = {syntax.form(child) for child in syntax.dependents(word, "aux")}
        if not forms and syntax.relation(word) == "conj":
            forms = {syntax.form(child) for child in syntax.dependents(syntax.head(word), "aux")}
        for modality, words in vocabulary.embeddings().auxiliaries.items():
            if forms & set(words):
                return modality
        going = {"going", "about"} & {syntax.form(word)}
        return "planned" if going else None

    def polarity(self, word: int, chain: list[Governor]) -> Polarity:
        """Give whether the act is said to happen or not to happen, each negation above it counted."""
        negations = self.negations(word)
        for governor in chain:
            if governor.embedding.reports:
                continue
            negations += self.negations(governor.word)
            if governor.embedding.polarity == "negative":
                negations += 1
        # "refused to admit violating" and "never denied" do not turn a denial round: what is charged stays negative
        if any(governor.embedding.speech_act in {"deny", "admit"} for governor in chain) and negations:
            return "negative"
        return "negative" if negations % 2 else "positive"

    def is_denial(self, chain: list[Governor]) -> bool:
        """Tell whether a word above denies the act; to refuse to admit it is to deny it."""
        denials = [governor for governor in chain if governor.embedding.speech_act == "deny"]
        if denials:
            return self.negations(denials[0].word) % 2 == 0
        admits = next((i for i, governor in enumerate(chain) if governor.embedding.speech_act == "admit"), None)
        if admits is None:
            return False
        refused = any(governor.embedding.polarity == "negative" for governor in chain[admits + 1 :])
        return refused or bool(self.negations(chain[admits].word) % 2)

    def modality(self, word: int, chain: list[Governor]) -> tuple[Modality, ...]:
        """Give how real the act is, in the order in which the words around it say so."""
        if self.is_denial(chain):
            chain = []
        if self.is_condition(word):
            return ("hypothetical",)
        found = [modality for place in (word, *(governor.word for governor in chain)) for modality in self._own(place)]
        for governor in chain:
            if governor.embedding.modality:
                found.append(governor.embedding.modality)
            elif governor.embedding.plans_nouns and self._syntax.upos(governor.below) == "NOUN":
                found.append("planned")
        found += self._modifier_modality(word)
        if self._syntax.is_question(word):
            found.append("possible")
        if not found and self._is_to_come(word, chain):
            found.append("planned")
        return tuple(dict.fromkeys(found)) or ("actual",)

    def _own(self, place: int) -> Iterator[Modality]:
        """Give what a word's auxiliaries, adverbs and conditions make of it."""
        conditional = self.condition_clause(place) is not None
        auxiliary = self.auxiliary(place)
        if auxiliary == "hypothetical":
            auxiliary = "conditional" if conditional else "planned" if self._is_reported(place) else "hypothetical"
        if auxiliary:
            yield auxiliary
        adverbs = vocabulary.embeddings().adverbs["possible"]
        if any(self._syntax.form(child) in adverbs for child in self._syntax.dependents(place, "advmod")):
            yield "possible"
        if conditional:
            yield "conditional"
        if self._syntax.marker(place).startswith("whether"):
            yield "possible"

    def inherited_modality(self, word: int) -> tuple[Modality, ...]:
        """Give the modality of the finite clause above an act that has no clause of its own.

        "Both sides should take the lead in cutting their arms": the cutting is demanded, though "take" is no word
        that governs acts. For nouns and gerunds whose phrase does not say who acts; what a text takes for granted
        ("should condemn Russia's violations") inherits nothing.
        """
        syntax = self._syntax
        for _ in range(INHERITING_STEPS):
            head = syntax.head(word)
            if (
                head < 0
                or syntax.relation(word) not in INHERITING_RELATIONS
                or syntax.words[word].deprel == "acl:relcl"
            ):
                return ("actual",)
            if syntax.relation(word) in {"obl", "nmod", "advcl"} and syntax.marker(word) not in INHERITING_MARKERS:
                return ("actual",)
            auxiliary = self.auxiliary(head)
            if auxiliary in {"planned", "demanded"}:
                return (auxiliary,)
            word = head
        return ("actual",)

    def _is_to_come(self, word: int, chain: list[Governor]) -> bool:
        """Tell whether an infinitive that no word governs speaks of what lies ahead, as in headlines and "X is to"."""
        syntax = self._syntax
        top = chain[-1].word if chain else word
        free = syntax.relation(top) in {"root", "conj", "parataxis"} or self._is_headline(top)
        return free and syntax.marker(top) == "to"

    def _modifier_modality(self, word: int) -> list[Modality]:
        modifiers = vocabulary.embeddings().modifiers
        forms = {self._syntax.form(child) for child in self._syntax.dependents(word, "amod")}
        found: list[Modality] = []
        if forms & set(modifiers["possible"]):
            found.append("possible")
        if forms & set(modifiers["planned"]):
            found.append("planned")
        return found

    def _is_reported(self, word: int) -> bool:
        return (
            self._syntax.relation(word) in {"ccomp", "acl"}
            or self._syntax.relation(self._syntax.first_conjunct(word)) == "ccomp"
        )

    def condition_clause(self, word: int) -> int | None:
        """Give the head word of the clause on which an act hangs ("if Y deploys", "unless", "until")."""
        for child in self._syntax.dependents(word, "advcl"):
            if self._syntax.marker(child).split(" ")[0] in vocabulary.embeddings().conditions:
                return child
        return None

    def is_condition(self, word: int) -> bool:
        """Tell whether an act stands in a clause that another hangs on."""
        syntax = self._syntax
        while True:
            if syntax.relation(word) == "advcl":
                return syntax.marker(word).split(" ")[0] in vocabulary.embeddings().conditions
            if syntax.relation(word) not in {"conj", "xcomp", "ccomp", "obj"} or syntax.head(word) < 0:
                return False
            word = syntax.head(word)

    def phase(
        self, act: str, word: int, chain: list[Governor], modality: tuple[Modality, ...], polarity: Polarity
    ) -> Phase | None:
        """Give how far a withdrawal, suspension or termination has come: intended, notified, effective."""
        if act not in PHASED_ACTS or polarity == "negative":
            return None
        stated = next((governor.embedding.phase for governor in chain if governor.embedding.phase), None)
        if stated:
            return stated
        syntax = self._syntax
        head = syntax.head(word)
        near = {syntax.lemma(w) for w in (head, *syntax.children[head])} if head >= 0 else set()
        if near & {"notice", "notify", "notification", "formal"}:
            return "notified"
        return "effective" if modality == ("actual",) else "intended"
