"""Answers set off from what they answer: "..., which Moscow denies", "..., a charge that Tehran calls baseless".

Parsers hang such a clause on whatever stands near, so that it is found by the marks that set it off, and by what opens
it: a relative pronoun, or a noun that stands for what has just been said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from treatywatch.claims import vocabulary
from treatywatch.claims.denials import ChargeDenied
from treatywatch.claims.parentheticals import segments
from treatywatch.claims.syntax import Syntax
from treatywatch.records import SpeechAct

__all__ = ["answers_set_off"]

#: Pronouns that stand for what was just said.
STANDING = frozenset({"which", "something"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
#: Words before the noun that opens a clause.
BEFORE_NOUN = frozenset({"DET", "ADJ", "ADV"})
#: With these nobody answers yet, or the opposite is said.
UNREAL = frozenset(
    {"not", "n't", "never", "neither", "would", "could", "might", "may", "should", "will", "if", "whether"}
)


def answers_set_off(syntax: Syntax) -> Iterator[ChargeDenied]:
    """Give every answer that is set off from what it denies or confirms, in text order."""
    for first, end in segments(syntax):
        opener = _opener(syntax, first, end)
        answer = _answer(syntax, opener, end) if opener is not None else None
        if answer:
            yield replace(answer, set_off=first)


def _opener(syntax: Syntax, first: int, end: int) -> int | None:
    """Give the word for what was just said with which a clause opens, if it does."""
    while first < end and syntax.words[first].upos in BEFORE_NOUN and syntax.form(first) not in STANDING:
        first += 1
    if first == end:
        return None
    charge = syntax.upos(first) == "NOUN" and syntax.lemma(first) in vocabulary.words("charges")
    return first if charge or syntax.form(first) in STANDING else None


def _answer(syntax: Syntax, opener: int, end: int) -> ChargeDenied | None:
    """Read who answers what a word stands for, by the first verb behind it."""
    behind = range(opener + 1, end)
    verb = next(
        (word for word in behind if syntax.words[word].upos == "VERB" and syntax.relation(word) != "amod"), None
    )
    if verb is None or any(syntax.form(word) in UNREAL for word in behind if word < verb):
        return None
    speech_act = _speech_act(syntax, verb, end)
    speaker = _speaker(syntax, opener, verb, end)
    if speech_act is None or speaker is None or _says_more(syntax, verb, end):
        return None
    pronoun = syntax.form(opener) in STANDING
    # What is rejected may be a proposal; only a charge, or what the text says of the same party, is denied by it.
    others = not pronoun or syntax.lemma(verb) not in vocabulary.words("rejecting")
    return ChargeDenied(opener, verb, speaker, of_the_last=True, speech_act=speech_act, of_others=others)


def _speech_act(syntax: Syntax, verb: int, end: int) -> SpeechAct | None:
    lemma = syntax.lemma(verb)
    if lemma in vocabulary.words("denying"):
        return "deny"
    if lemma in vocabulary.words("naming"):
        called = any(syntax.form(word) in vocabulary.words("falsehoods") for word in range(verb + 1, end))
        return "deny" if called else None
    if lemma not in vocabulary.words("confirming"):
        return None
    told = vocabulary.reporting_by_word().get((lemma, "VERB"))
    return told.speech_act if told else None


def _speaker(syntax: Syntax, opener: int, verb: int, end: int) -> int | None:
    """Give the subject between the opening word and its verb, or who is named with "by" behind a participle."""
    subjects = [word for word in syntax.dependents(verb, "nsubj") if opener < word < verb]
    between = [
        word for word in range(opener + 1, verb) if syntax.words[word].upos in NOMINAL and _heads(syntax, word, verb)
    ]
    if subjects or between:
        return (subjects or between)[-1]
    agents = (word for word in range(verb + 1, end) if syntax.marker(word) == "by" and syntax.upos(word) == "NOUN")
    return next(agents, None)


def _heads(syntax: Syntax, word: int, verb: int) -> bool:
    """Tell whether a nominal heads the phrase that stands before a verb, whatever the parser hung it on."""
    return syntax.form(word) != "that" and not word < syntax.head(word) < verb


def _says_more(syntax: Syntax, verb: int, end: int) -> bool:
    """Tell whether a verb goes on to say itself what is denied ("which Moscow denies having tested")."""
    inside = [word for word in syntax.dependents(verb, "ccomp", "xcomp", "obj") if verb < word < end]
    if syntax.lemma(verb) in vocabulary.words("naming"):
        return False
    return any(syntax.words[word].upos in {"VERB", *NOMINAL} for word in inside)
