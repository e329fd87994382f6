"""Finds who says what: the entity behind each statement's source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from treatywatch.readings.entity_words import PRONOUNS, EntityWords
from treatywatch.readings.mentions import Mention
from treatywatch.readings.syntax_index import SyntaxIndex
from treatywatch.readings.voices import Voices
from treatywatch.records import Document, Entity, Span, Statement

__all__ = ["SpeakerFinder"]

#: Sources that are papers and rumours, not somebody.
AGENTLESS = frozenset(("it", "there"))
RELATIVE = frozenset(("who", "which", "that"))
POSSESSIVE = frozenset(("'s", "\u2019s"))
#: A source cut short ("The") is headed by the noun that its words modify.
MODIFIERS = frozenset(("det", "amod", "case", "compound", "nummod"))


class SpeakerFinder:
    """Finds the speakers of one document's statements from its resolved mentions."""

    def __init__(self, document: Document, index: SyntaxIndex, mentions: Sequence[Mention]) -> None:
        self.document = document
        self.index = index
        self.mentions = [mention for mention in mentions if mention.form != "thing"]
        self.at_head = {mention.head: mention for mention in reversed(self.mentions)}
        #: Known once the statements with sources of their own have their speakers.
        self.voices: Voices | None = None
        self.words = EntityWords.load()
        self.heads = [mention.head for mention in self.mentions]

    def speaker(self, statement: Statement) -> Entity | None:
        """Give the entity that a statement's source means; `None` where it has none, or only a pronoun left open."""
        if statement.source is None:
            return self.subject_of_cue(statement)
        if self.far(statement) and (subject := self.subject_of_cue(statement)) is not None:
            return subject
        if (several := self.several(statement.source)) is not None:
            return several
        mention = self.mention_in(statement.source)
        if mention is not None and mention.entity is not None:
            return self.entity_of(mention, mention.entity, statement.source)
        if mention is not None and mention.form == "pronoun":
            return self.document_meant(mention) or self.own_voice(mention)
        return self.unnamed(statement.source)

    def entity_of(self, mention: Mention, entity: Entity, source: Span) -> Entity:
        """Give the entity of the mention that heads a source, in the source's words where nothing names it."""
        if mention.form == "name" and self.some_of(mention, source):
            entity = Entity(id=None, name=words_of(source), type="collective", state=entity.state, role=entity.role)
        elif mention.form == "nominal" and entity.id is None and source.start <= mention.start:
            entity = entity.model_copy(update={"name": words_of(source)})
        return entity.model_copy(update={"mention": self.span(mention)})

    def some_of(self, mention: Mention, source: Span) -> bool:
        """Tell whether a source is some of a people or party ("many Americans"), who do not speak for all of it."""
        if not (mention.entity and mention.entity.role in ("people", "party")) or not mention.label:
            return False
        first, last = self.index.stretch(source.start, mention.start)
        return any(form in self.words.quantifiers for form in self.index.forms[first:last])

    def several(self, source: Span) -> Entity | None:
        """Give those whom a source names side by side ("A and B") as one collective with its members."""
        first, last = self.index.stretch(source.start, source.end)
        if first >= last:
            return None
        head = self.index.head_of(first, last)
        joined = [d for d in self.index.dependents[head] if d < last and self.index.words[d].deprel == "conj"]
        heads = [place for place in (head, *joined) if place in self.at_head] if joined else []
        found = [self.at_head[place] for place in heads]
        entities = {one.entity.id: one.entity for one in found if one.entity and one.entity.id}
        if len(entities) < 2 or len(found) != len(joined) + 1 or any(one.form == "pronoun" for one in found):
            return None
        states = {entity.state for entity in entities.values()}
        return Entity(
            id=None,
            name=words_of(source),
            type="collective",
            state=next(iter(states)) if len(states) == 1 else None,
            mention=source,
            members=tuple(str(id_) for id_ in entities),
        )

    def own_voice(self, pronoun: Mention) -> Entity | None:
        """Give who speaks where "we" stands, if it stands for no state or organisation: one of the "we"."""
        if self.voices is None or pronoun.pronoun is None or pronoun.pronoun.person != 1:
            return None
        return self.voices.at(pronoun.start)

    def document_meant(self, pronoun: Mention) -> Entity | None:
        """Give the report or the like that "it" means; a thing that says nothing is no speaker."""
        thing = pronoun.antecedent
        if thing is None or self.index.words[thing.head].lemma.lower() not in self.words.documents:
            return None
        first = self.index.phrase_start(thing.head)
        span = Span.of(self.document.text, self.index.words[first].start, thing.end)
        return Entity(id=None, name=words_of(span), type="anonymous", mention=span)

    def far(self, statement: Statement) -> bool:
        """Tell whether source and cue stand in different sentences: then the cue's own subject is the better source."""
        if statement.source is None or statement.cue is None:
            return False
        last = len(self.index.words) - 1
        source, cue = (
            self.index.sentence_of[min(self.index.stretch(span.start, span.end)[0], last)]
            for span in (statement.source, statement.cue)
        )
        return source != cue

    def mention_in(self, source: Span) -> Mention | None:
        """Give the mention that heads a source, or the person or first somebody in it."""
        first, last = self.index.stretch(source.start, source.end)
        if first >= last:
            return None
        if self.index.forms[first] in RELATIVE and (named := self.just_before(first)) is not None:
            return named
        head = self.antecedent(self.index.head_of(first, last))
        while self.index.words[head].deprel in MODIFIERS and self.index.words[head].head >= 0:
            head = self.index.words[head].head
        inside = self.inside(source)
        start = self.index.words[head].start
        at_head = self.at_head.get(head) or next((m for m in inside if m.start <= start < m.end), None)
        people = [
            mention for mention in inside
            if mention.entity and mention.entity.type == "person" and not self.owner(mention, source)
        ]  # fmt: skip
        leading = next((mention for mention in inside if self.leads(source, mention)), None)
        if leading is not None:
            return leading
        if people and self.ends_with(source, people[-1]):
            return people[-1]
        if at_head is not None and self.owner(at_head, source):
            at_head = None
        if at_head is not None and at_head.entity is not None and (at_head.entity.type != "state" or not people):
            return at_head
        if people and at_head is not None and at_head.form == "name":
            return people[0]
        if at_head is not None:
            return at_head
        return people[0] if people and self.index.words[head].upos == "PROPN" else None

    def owner(self, mention: Mention, source: Span) -> bool:
        """Tell whether a name or pronoun only says whose something is ("A B's brief", "his lawyer")."""
        after = self.index.first_in(mention.end)
        if mention.pronoun is not None:
            return mention.pronoun.possessive and mention.end < source.end
        inside = after + 1 < len(self.index.forms) and self.index.starts[after + 1] < source.end
        return inside and self.index.forms[after] in POSSESSIVE

    def leads(self, source: Span, mention: Mention) -> bool:
        """Tell whether a source starts with somebody's name, titles aside, and says more of the same after it."""
        first, _ = self.index.stretch(source.start, source.end)
        titles = all(form.rstrip(".") in self.words.bare_titles for form in self.index.forms[first : mention.first])
        rest = source.exact[mention.end - source.start :].lstrip()
        named = mention.form == "name" and mention.label in ("PER", "ORG") and mention.entity is not None
        return named and titles and rest[:1] in (",", "(")

    def just_before(self, place: int) -> Mention | None:
        """Give the person whose name stands right before "who", whatever the parse says."""
        before = place - 1 if place and self.index.forms[place - 1] == "," else place
        end = self.index.words[before - 1].end if before > 0 else -1
        position = bisect_left(self.heads, before)
        near = self.mentions[max(0, position - 3) : position]
        return next((m for m in near if m.label == "PER" and m.end == end and m.entity is not None), None)

    def inside(self, source: Span) -> list[Mention]:
        """Give the mentions that stand wholly in a source."""
        first, last = self.index.stretch(source.start, source.end)
        among = self.mentions[bisect_left(self.heads, first) : bisect_left(self.heads, last)]
        return [mention for mention in among if source.start <= mention.start and mention.end <= source.end]

    def ends_with(self, source: Span, person: Mention) -> bool:
        """Tell whether a source ends with a name, and no "of" leads to it ("Foreign Ministry spokeswoman A B")."""
        rest = source.exact[person.end - source.start :].strip(" ,\u2019'")
        first, _ = self.index.stretch(source.start, source.end)
        clause = any(
            self.index.forms[place] == "," or self.index.words[place].upos in ("VERB", "AUX")
            for place in range(first, person.first)
        )
        return person.label == "PER" and not rest and not clause and not self.index.marked(person.head)

    def antecedent(self, head: int) -> int:
        """Give the noun that a relative pronoun repeats ("the minister, who said"); any other word stays."""
        words = self.index.words
        if self.index.forms[head] not in RELATIVE or words[head].head < 0:
            return head
        verb = words[words[head].head]
        return verb.head if verb.deprel.startswith(("acl", "advcl:relcl")) and verb.head >= 0 else head

    def subject_of_cue(self, statement: Statement) -> Entity | None:
        """Give the subject of the cue's verb, where the network marked no source but the grammar has one."""
        if statement.cue is None:
            return None
        first, last = self.index.stretch(statement.cue.start, statement.cue.end)
        for place in range(first, last):
            if self.index.words[place].upos != "VERB":
                continue
            subject = self.index.subject(place)
            mention = self.at_head.get(subject) if subject is not None else None
            passive = subject is not None and self.index.words[subject].deprel == "nsubj:pass"
            if mention is not None and mention.entity is not None and not passive:
                return mention.entity.model_copy(update={"mention": self.span(mention)})
        return None

    def unnamed(self, source: Span) -> Entity | None:
        """Give a source that is nobody by name ("critics", "a report"), with the state that its words name."""
        name = words_of(self.repeated(source))
        if name.lower() in AGENTLESS or name.lower() in PRONOUNS:
            return None
        entities = [mention.entity for mention in self.inside(source) if mention.entity]
        states = [entity.state for entity in entities if entity.state and entity.type != "person"]
        state = states[0] if len(set(states)) == 1 else None
        return Entity(id=None, name=name, type="anonymous", state=state, mention=source)

    def repeated(self, source: Span) -> Span:
        """Give the noun phrase that a relative pronoun repeats ("some who doubt it"); any other source stays."""
        place, _ = self.index.stretch(source.start, source.end)
        if source.exact.lower() not in RELATIVE or (head := self.antecedent(place)) == place:
            return source
        start = self.index.words[self.index.phrase_start(head)].start
        return Span.of(self.document.text, start, self.index.words[head].end)

    def span(self, mention: Mention) -> Span:
        """Give a mention's span."""
        return Span.of(self.document.text, mention.start, mention.end)


def words_of(span: Span) -> str:
    """Give a span's words on one line."""
    return " ".join(span.exact.split())
