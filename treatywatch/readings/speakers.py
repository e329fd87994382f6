"""Finds who says what: the entity behind each statement's source."""

from __future__ import annotations

from collections.abc import Sequence

from treatywatch.readings.mentions import Mention
from treatywatch.readings.syntax_index import SyntaxIndex
from treatywatch.records import Document, Entity, Span, Statement

__all__ = ["SpeakerFinder"]

#: Sources that are papers and rumours, not somebody.
AGENTLESS = frozenset(("it", "there"))


class SpeakerFinder:
    """Finds the speakers of one document's statements from its resolved mentions."""

    def __init__(self, document: Document, index: SyntaxIndex, mentions: Sequence[Mention]) -> None:
        self.document = document
        self.index = index
        self.mentions = [mention for mention in mentions if mention.form != "thing"]
        self.at_head = {mention.head: mention for mention in reversed(self.mentions)}

    def speaker(self, statement: Statement) -> Entity | None:
        """Give the entity that a statement's source means; `None` where it has none, or only a pronoun left open."""
        if statement.source is None:
            return self.subject_of_cue(statement)
        mention = self.mention_in(statement.source)
        if mention is not None and mention.entity is not None:
            return mention.entity.model_copy(update={"mention": self.span(mention)})
        if mention is not None and mention.form == "pronoun":
            return None
        return self.unnamed(statement.source)

    def mention_in(self, source: Span) -> Mention | None:
        """Give the mention that heads a source, or the person or first somebody in it."""
        first, last = self.index.stretch(source.start, source.end)
        if first >= last:
            return None
        head = self.index.head_of(first, last)
        inside = [mention for mention in self.mentions if source.start <= mention.start and mention.end <= source.end]
        at_head = next((m for m in inside if m.head == head or m.start <= self.index.words[head].start < m.end), None)
        people = [mention for mention in inside if mention.entity and mention.entity.type == "person"]
        if at_head is not None and at_head.entity is not None and (at_head.entity.type != "state" or not people):
            return at_head
        beside = [m for m in people if self.index.words[m.head].deprel in ("appos", "flat", "nmod:desc") or m.head == head]
        if beside:
            return beside[0]
        if at_head is not None:
            return at_head
        return people[0] if people and self.index.words[head].upos == "PROPN" else None

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
        name = " ".join(source.exact.split())
        if name.lower() in AGENTLESS:
            return None
        states = [
            mention.entity.state for mention in self.mentions
            if source.start <= mention.start and mention.end <= source.end and mention.entity and mention.entity.state
        ]  # fmt: skip
        state = states[0] if len(set(states)) == 1 else None
        return Entity(id=None, name=name, type="anonymous", state=state, mention=source)

    def span(self, mention: Mention) -> Span:
        """Give a mention's span."""
        return Span.of(self.document.text, mention.start, mention.end)
