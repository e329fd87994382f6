"""Fills a reading's names and speakers: who is named, who is meant, who says what."""

from __future__ import annotations

from treatywatch.readings.coreference import Resolver
from treatywatch.readings.mentions import Mention, MentionFinder
from treatywatch.readings.speakers import SpeakerFinder
from treatywatch.readings.syntax_index import SyntaxIndex
from treatywatch.readings.voices import Voices
from treatywatch.records import Document, Name, Reading, Span, Statement
from treatywatch.treaties.aliases import Aliases

__all__ = ["link"]


def link(document: Document, reading: Reading) -> Reading:
    """Give the reading with its names, resolved nouns and pronouns among them, and each statement's speaker.

    A `Name` of type NOMINAL or PRONOUN is a mention without a name; its entity is `None` where the document does not
    settle it. Treaties and weapon systems are names of type TREATY and WEAPON without an entity.
    """
    if not reading.words:
        return reading
    on = document.day
    index = SyntaxIndex(document.text, reading)
    mentions = MentionFinder(index, on).find(reading.name_spans, Aliases.load().find(document.text, on))
    resolver = Resolver(document, index, mentions, reading.statements)
    resolver.resolve()
    finder = SpeakerFinder(document, index, mentions)
    statements = [with_speaker(statement, finder) for statement in reading.statements]
    finder.voices = Voices(document, mentions, statements)
    resolver.resolve_first_persons(finder.voices)
    statements = [with_speaker(statement, finder) for statement in statements]
    names = tuple(name_of(document, mention) for mention in mentions if stands_for_somebody(mention))
    return reading.model_copy(update={"names": names, "statements": tuple(statements)})


def stands_for_somebody(mention: Mention) -> bool:
    """Tell whether a mention belongs in the record: a name, a pronoun, or a noun that is no mere thing."""
    return mention.form in ("name", "pronoun") or (mention.form == "nominal" and mention.entity is not None)


def with_speaker(statement: Statement, finder: SpeakerFinder) -> Statement:
    """Give a statement with its speaker."""
    return statement.model_copy(update={"speaker": finder.speaker(statement)})


def name_of(document: Document, mention: Mention) -> Name:
    """Give the record of a mention."""
    span = Span.of(document.text, mention.start, mention.end)
    entity = mention.entity.model_copy(update={"mention": span}) if mention.entity else None
    return Name(document=document.id, span=span, type=mention.label, entity=entity)
