"""Acts that answer other acts, where the text says so: "in response to", "triggered by", "responded by suspending"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from treatywatch.claims.syntax import Syntax
from treatywatch.records import Claim, Span
from treatywatch.treaties.yaml_files import load_model

__all__ = ["answered"]

FILE = Path(__file__).with_name("responses.yaml")
#: How many sentences back an act may stand that is answered "in kind".
SENTENCES_BACK = 2


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class ReplyNoun(_Strict):
    """Nouns for a reply, with the prepositions before them and before what is answered."""

    lemmas: frozenset[str]
    before: frozenset[str]
    to: frozenset[str]


class ReplyMarker(_Strict):
    """Prepositions and conjunctions before what is answered."""

    words: frozenset[str]
    other_actor: bool = False
    not_for: frozenset[str] = frozenset()


class Wordings(_Strict):
    """The closed list of `responses.yaml`, where each group is explained."""

    nouns: tuple[ReplyNoun, ...]
    markers: tuple[ReplyMarker, ...]
    causing: frozenset[str]
    replying: frozenset[str]
    with_: frozenset[str] = Field(alias="with")
    to: frozenset[str]
    following: frozenset[str]
    citing: frozenset[str]
    pointing_back: tuple[str, ...]
    standing_for: frozenset[str]
    after: frozenset[str]


@cache
def wordings() -> Wordings:
    """Give the wordings of the package; raises VocabularyError where the file is wrong."""
    return load_model(FILE, Wordings)


@dataclass(frozen=True, slots=True)
class Tie:
    """A wording that ties two places of a sentence: above or beside one stands the reply, below the other its cause."""

    #: The word from which the reply is looked for; `None`: the act told just before.
    reply: int | None
    #: The word under which the cause stands; `None`: the act told just before.
    cause: int | None
    #: The words of the wording itself.
    cue: tuple[int, ...]
    other_actor: bool = False
    not_for: frozenset[str] = frozenset()


def answered(syntax: Syntax, found: Mapping[int, Claim]) -> dict[int, Claim]:
    """Give the claims with what each answers, where the text says that it answers the act of another claim.

    `found` has each claim under the word of its act. The first wording that ties a claim counts.
    """
    result = dict(found)
    for tie in _ties(syntax):
        pair = _tied(syntax, tie, found)
        if pair is None:
            continue
        reply, cause = pair
        if result[reply].response_to is None and result[cause].response_to != found[reply].id:
            cue = Span.of(syntax.text, syntax.words[min(tie.cue)].start, syntax.words[max(tie.cue)].end)
            update = {"response_to": found[cause].id, "response_cue": cue}
            result[reply] = result[reply].model_copy(update=update)
    return result


def _tied(syntax: Syntax, tie: Tie, found: Mapping[int, Claim]) -> tuple[int, int] | None:
    """Give the words of the two claims that a wording ties, `None` where one of the two is no claim."""
    named = tie.cause is not None and not _points(syntax, tie.cause)
    below = set(syntax.subtree(tie.cause)) if tie.cause is not None else set()
    cause = _nearest_below(syntax, tie.cause, found, set()) if named and tie.cause is not None else None
    if named and cause is None:
        return None
    if tie.reply is None:
        reply = _told_before(syntax, tie.cue[0], found, below, None)
    else:
        # "Responded with sanctions": the verb of the wording may be all that is a claim.
        reply = _reply(syntax, tie.reply, found, below | {word for word in tie.cue if syntax.upos(word) != "VERB"})
    if reply is not None and cause is None:
        cause = _told_after(syntax, reply, found) or _told_before(
            syntax, min(reply, tie.cue[0]), found, {reply}, found[reply]
        )
    if reply is None or cause is None or reply == cause or found[reply].act in tie.not_for:
        return None
    if tie.other_actor and not (_of_others(found[reply], found[cause]) and _are_named(found[reply], found[cause])):
        return None
    return reply, cause


def _points(syntax: Syntax, word: int) -> bool:
    """Tell whether a phrase only points to an act told before ("in response to this", "to the move")."""
    pronoun = syntax.upos(word) in {"PRON", "DET"}
    return pronoun or (syntax.lemma(word) in wordings().standing_for and not _says_what(syntax, word, word))


def _nearest_below(syntax: Syntax, top: int, found: Mapping[int, Claim], outside: set[int]) -> int | None:
    """Give the claim at or under a word, the one with the fewest words in between.

    What a relative clause says of others is none of it ("the initiative of states that urged them to reduce").
    """
    level = [top]
    while level:
        for word in level:
            if word in found and word not in outside:
                return word
        inner = [word for word in level if syntax.words[word].deprel != "acl:relcl" or word == top]
        level = [child for word in inner for child in syntax.children[word] if child not in outside]
    return None


def _reply(syntax: Syntax, word: int, found: Mapping[int, Claim], outside: set[int]) -> int | None:
    """Give the claim that a wording hangs on: at its word, under it, or in the clause above."""
    while word >= 0:
        if (nearest := _nearest_below(syntax, word, found, outside)) is not None:
            return nearest
        word = syntax.head(word)
    return None


def _told_before(
    syntax: Syntax, word: int, found: Mapping[int, Claim], outside: set[int], reply: Claim | None
) -> int | None:
    """Give the last claim told before a word, in its sentence or one shortly before; for a reply, one of others."""
    least = syntax.sentence_of[word] - SENTENCES_BACK
    for other in sorted((one for one in found if one < word and one not in outside), reverse=True):
        if syntax.sentence_of[other] < least:
            return None
        told = found[other]
        if told.presupposed if reply is None else not (_of_others(reply, told) and told.actor):
            continue
        return other
    return None


def _told_after(syntax: Syntax, reply: int, found: Mapping[int, Claim]) -> int | None:
    """Give the claim of a clause behind a reply that says upon what it came ("retaliated after X deployed")."""
    above = reply
    while above >= 0:
        for clause in syntax.dependents(above, "advcl"):
            if clause in found and clause != reply and syntax.marker(clause) in wordings().after:
                return clause if _of_others(found[reply], found[clause]) else None
        above = syntax.head(above)
    return None


def _of_others(reply: Claim, cause: Claim) -> bool:
    """Tell whether two claims are not known to be of the same actors."""
    own = {entity.id or entity.name for entity in reply.actor}
    other = {entity.id or entity.name for entity in cause.actor}
    return not own or not other or own.isdisjoint(other)


def _are_named(*claims: Claim) -> bool:
    """Tell whether the text says of each claim whose act it is."""
    return all(any(entity.id for entity in claim.actor) for claim in claims)


# The wordings


def _ties(syntax: Syntax) -> Iterator[Tie]:
    """Give the wordings in text order, those that name what is answered before those that point back."""
    for word in range(len(syntax.words)):
        yield from _by_noun(syntax, word)
        yield from _by_marker(syntax, word)
        yield from _by_verb(syntax, word)
    yield from _by_pointing(syntax)


def _by_noun(syntax: Syntax, word: int) -> Iterator[Tie]:
    """Read "in response to X", whose noun hangs on the act that answers, and "the test was a response to X"."""
    for noun in wordings().nouns:
        if syntax.lemma(word) not in noun.lemmas:
            continue
        if syntax.dependents(word, "cop"):
            own = [child for marker, child in _marked(syntax, [word]) if marker in noun.to and child > word]
            subjects = syntax.dependents(word, "nsubj")
            yield from (Tie(subject, child, _through(syntax, word, child)) for subject in subjects for child in own)
            continue
        if syntax.marker(word) not in noun.before or syntax.head(word) < 0:
            continue
        # Parsers hang what is answered on the noun or beside it.
        beside = [child for child in syntax.children[syntax.head(word)] if _begins(syntax, child, word + 1)]
        own = [child for marker, child in _marked(syntax, [word]) if marker in noun.to]
        for child in [*own, *(other for other in beside if syntax.marker(other) in noun.to)]:
            yield Tie(syntax.head(word), child, _through(syntax, word, child))


def _begins(syntax: Syntax, phrase: int, place: int) -> bool:
    """Tell whether a phrase's preposition stands at a place."""
    return place in syntax.dependents(phrase, "case", "mark")


def _by_marker(syntax: Syntax, word: int) -> Iterator[Tie]:
    """Read "because of X", "over X", "following X": what hangs on the act that answers by such a word."""
    marker = syntax.marker(word)
    for known in wordings().markers:
        if marker in known.words and syntax.head(word) >= 0:
            marks = [child for child in syntax.dependents(word, "case", "mark") if child < word]
            fixed = [part for mark in marks for part in syntax.dependents(mark, "fixed")]
            yield Tie(syntax.head(word), word, tuple(sorted([*marks, *fixed])), known.other_actor, known.not_for)


def _by_verb(syntax: Syntax, word: int) -> Iterator[Tie]:
    """Read "triggered by X", "X prompted Y", "responded to X by Y-ing", "the decision follows X"."""
    if syntax.upos(word) not in {"VERB", "ADJ"}:
        return
    lemma, list_ = syntax.lemma(word), wordings()
    if lemma in list_.causing:
        yield from _causing(syntax, word)
    elif lemma in list_.following:
        for child in syntax.dependents(word, "obj"):
            yield from _standing(syntax, word, child, syntax.dependents(word, "nsubj"))
    elif lemma in list_.replying:
        yield from _replying(syntax, word)
    elif lemma in list_.citing and syntax.relation(word) in {"advcl", "acl"} and syntax.head(word) >= 0:
        for child in syntax.dependents(word, "obj"):
            yield Tie(syntax.head(word), child, (word,), other_actor=True)


def _causing(syntax: Syntax, verb: int) -> Iterator[Tie]:
    agents = [child for marker, child in _marked(syntax, [verb]) if marker == "by"]
    subjects = syntax.dependents(verb, "nsubj", "csubj")
    if agents:
        described = [syntax.head(verb)] if syntax.relation(verb) in {"acl", "amod", "advcl"} else subjects
        for agent in agents:
            yield from _standing(syntax, verb, agent, described)
    elif not syntax.is_passive(verb):
        for subject in subjects:
            for effect in syntax.dependents(verb, "xcomp", "obj", "ccomp"):
                yield Tie(effect, subject, (verb,))


def _standing(syntax: Syntax, verb: int, cause: int, described: Iterable[int]) -> Iterator[Tie]:
    """Tie a cause to the noun that a verb describes, which may stand for the act told before ("a decision")."""
    for noun in described:
        points = syntax.lemma(noun) in wordings().standing_for and not _says_what(syntax, noun, verb)
        yield Tie(None if points else noun, cause, (verb,) if not points else (noun, verb))


def _says_what(syntax: Syntax, noun: int, verb: int) -> bool:
    """Tell whether a noun such as "decision" says itself what was decided ("the decision to withdraw")."""
    return any(child != verb for child in syntax.dependents(noun, "acl", "nmod") if child > noun)


def _replying(syntax: Syntax, verb: int) -> Iterator[Tie]:
    marked = list(_marked(syntax, [verb]))
    causes = [child for marker, child in marked if marker in wordings().to]
    causes += syntax.dependents(verb, "obj") if "obj" in wordings().to else []
    effects = [child for marker, child in marked if marker in wordings().with_]
    cause = next((child for child in causes if child not in effects), None)
    for effect in effects:
        yield Tie(effect, cause, (verb,))
    if not effects and cause is not None:
        yield Tie(verb, cause, (verb,))


def _by_pointing(syntax: Syntax) -> Iterator[Tie]:
    """Read "a tit-for-tat move", "in response, Russia ...": the act told before is answered."""
    for sentence in _sentences(syntax):
        forms = [syntax.form(word) for word in sentence]
        for phrase in wordings().pointing_back:
            parts = phrase.replace("-", " - ").split() if "-" in phrase else phrase.split()
            for start in _places(forms, parts):
                cue = tuple(sentence[start : start + len(parts)])
                names_it = any(marker in {"to", "for", "against"} for marker, _ in _marked(syntax, cue))
                if not names_it:
                    outer = next((syntax.head(word) for word in cue if syntax.head(word) not in cue), -1)
                    yield from [Tie(outer, None, cue)] if outer >= 0 else []


def _places(forms: list[str], parts: list[str]) -> Iterator[int]:
    """Give where words stand in a row, however a hyphenated one was cut up."""
    joined = "".join(parts)
    for start in range(len(forms)):
        if forms[start : start + len(parts)] == parts or forms[start] == joined:
            yield start


def _sentences(syntax: Syntax) -> Iterator[list[int]]:
    words: list[int] = []
    for word in range(len(syntax.words)):
        if words and syntax.sentence_of[word] != syntax.sentence_of[words[0]]:
            yield words
            words = []
        words.append(word)
    if words:
        yield words


def _marked(syntax: Syntax, heads: Iterable[int]) -> Iterator[tuple[str, int]]:
    """Give what hangs on words under a preposition, as (preposition, word)."""
    for head in heads:
        for child in syntax.dependents(head, "obl", "nmod", "acl", "advcl"):
            if marker := syntax.marker(child):
                yield marker, child


def _through(syntax: Syntax, noun: int, below: int) -> tuple[int, ...]:
    """Give the words of "in response to"."""
    before = [child for child in syntax.dependents(noun, "case") if child < noun]
    after = [child for child in syntax.dependents(below, "case", "mark") if noun < child < below]
    return (*before, noun, *after)
