"""Who stands at a word: the parties, people and collectives that the names of a reading put there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date

from treatywatch.claims import vocabulary
from treatywatch.claims.syntax import Syntax
from treatywatch.records import DateInterval, Entity, Name
from treatywatch.treaties.states import states

#: How many names may begin before a word and still cover it.
MOST_NESTED = 6
#: How near the "and" of "between X and Y" and its second name stand.
NEAREST_AND = 4
SOVIET_END = date(1991, 12, 26)
TITLE_RELATIONS = ("flat", "appos", "compound", "name", "nmod:desc")
NATIONALITY_RELATIONS = ("nmod:poss", "amod", "compound", "nmod", "nmod:desc")


def acts_for_state(entity: Entity) -> bool:
    """Tell whether an entity's acts are those of its state.

    A president's and a ministry's are; a senator's, an expert's, a parliament's or a company's are not. The nationals
    as a group are their state.
    """
    if entity.state is None:
        return False
    if entity.type == "state":
        return True
    role = (entity.role or "").lower()
    if any(word in role for word in vocabulary.words("private")):
        return False
    if entity.type == "organisation":
        return role not in vocabulary.words("own_account") and (entity.id is None or bool(role))
    return any(word in role for word in vocabulary.words("governing"))


def of_its_time(entity: Entity, when: DateInterval | None) -> Entity:
    """Give the Soviet Union for Moscow or its leader in an act dated before the union's end; names stay as they are."""
    if entity.id != "RUS" or when is None or when.end is None or when.end >= SOVIET_END:
        return entity
    if entity.mention and "russia" in entity.mention.exact.lower():
        return entity
    union = states()["SUN"]
    return union.entity(entity.role).model_copy(update={"mention": entity.mention})


class PartyFinder:
    """Finds the entities named at a word; made once for a document."""

    def __init__(self, syntax: Syntax, names: tuple[Name, ...]) -> None:
        self._syntax = syntax
        self._names = sorted((n for n in names if n.entity is not None), key=lambda n: (n.span.start, n.span.end))
        self._starts = [name.span.start for name in self._names]

    def named(self, index: int) -> Entity | None:
        """Give the entity of the shortest name that covers a word, with that mention."""
        start = self._syntax.words[index].start
        last = bisect_right(self._starts, start)
        near = self._names[max(0, last - MOST_NESTED) : last]
        covering = [name for name in near if name.span.start <= start < name.span.end]
        if not covering:
            return None
        covering.reverse()  # of two that are equally good, the later one
        best = min(covering, key=lambda name: (name.type in {"NOMINAL", "PRONOUN"}, name.span.end - name.span.start))
        return best.entity.model_copy(update={"mention": best.span}) if best.entity else None

    def states(self) -> frozenset[int]:
        """Give all words at which a state is named, or somebody who acts for it."""
        words = (
            word
            for name in self._names
            if name.entity is not None and name.entity.state
            for word in self._syntax.within(name.span.start, name.span.end)
        )
        return frozenset(words)

    def at(self, index: int) -> tuple[Entity, ...]:
        """Give the entities of a noun phrase by its head word, those coordinated with it included."""
        syntax, found = self._syntax, list[Entity]()
        words = syntax.conjuncts(index)
        meant = [w for w in words if not any(syntax.form(c) == "not" for c in syntax.dependents(w, "advmod", "cc"))]
        for word in meant or words:  # "the United States, not Russia, left" names one who left
            found += [entity for entity in self._of_phrase(word) if entity not in found]
        return tuple(found)

    def _of_phrase(self, index: int) -> tuple[Entity, ...]:
        syntax = self._syntax
        if entity := self.named(index):
            for child in syntax.dependents(index, *TITLE_RELATIONS):
                person = self.named(child)
                if person and person.type == "person" and entity.type != "person":
                    return (person,)
            return (entity,)
        for child in syntax.dependents(index, *TITLE_RELATIONS):
            if (entity := self.named(child)) and entity.type in {"person", "organisation"}:
                return (entity,)
        for child in syntax.dependents(index, *NATIONALITY_RELATIONS):
            if (
                syntax.relation(child) == "nmod"
                and syntax.words[child].deprel == "nmod"
                and syntax.marker(child)
                not in ({"of", "", "from"} if self._is_sent(index) else {"of", "", "but", "except", "save"})
            ):
                continue
            if (entity := self.named(child)) and entity.state:
                return (entity,)
        return ()

    def _is_sent(self, index: int) -> bool:
        """Tell whether a noun is of those whom a state sends ("inspectors from Belarus")."""
        return self._syntax.lemma(index) in vocabulary.words("observing") | vocabulary.words("inspecting")

    def acting(self, index: int) -> tuple[Entity, ...]:
        """Give who acts at a word: the state where somebody acts for it, else the entity itself."""
        found: list[Entity] = []
        for entity in self.at(index):
            actor = self.state_of(entity) or entity
            if all(actor.id != other.id or actor.id is None for other in found):
                found.append(actor)
        return tuple(found)

    def speaking(self, entity: Entity | None) -> Entity | None:
        """Give who vouches: the state behind a ministry or a metonym; a person stays that person."""
        if entity is None or entity.type == "person":
            return entity
        return (self.state_of(entity) if entity.type != "anonymous" else None) or entity

    def speakers(self, index: int) -> tuple[Entity, ...]:
        """Give who vouches at a word."""
        return tuple(speaker for entity in self.at(index) if (speaker := self.speaking(entity)))

    def home_of(self, entity: Entity) -> Entity:
        """Give an entity's state, also for a parliament, whose consent to a treaty is its state's."""
        code = entity.state
        if code is None:
            return entity
        known = states().get(code)
        home = known.entity() if known else Entity(id=code, name=code, type="state", state=code)
        return home.model_copy(update={"mention": entity.mention})

    def state_of(self, entity: Entity) -> Entity | None:
        """Give the state for which an entity acts, with the mention that led to it; `None` where it acts for itself."""
        if not acts_for_state(entity):
            return None
        return entity if entity.type == "state" else self.home_of(entity)

    def states_among(self, words: Iterable[int]) -> tuple[Entity, ...]:
        """Give the states named at any of the words, each once."""
        named = (entity for word in words if (entity := self.named(word)))
        found: dict[str | None, Entity] = {}
        for state in (state for entity in named if (state := self.state_of(entity))):
            found.setdefault(state.id, state)
        return tuple(found.values())

    def other_side(self, word: int) -> tuple[Entity, ...]:
        """Give who stands behind the "and" of "between X and Y", which parsers like to hang on something later."""
        syntax = self._syntax
        near = [
            index
            for index in range(word + 1, min(word + 1 + 2 * NEAREST_AND, len(syntax.words)))
            if syntax.sentence_of[index] == syntax.sentence_of[word]
        ]
        joined = next((index for index in near[:NEAREST_AND] if syntax.form(index) == "and"), None)
        if joined is None:
            return ()
        return self.states_among(index for index in near if joined < index <= joined + NEAREST_AND)[:1]
