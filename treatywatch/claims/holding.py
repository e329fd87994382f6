"""Who vouches for a claim: the statements that report it and the governing words that make somebody answer for it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from treatywatch.claims import vocabulary
from treatywatch.claims.factuality import Governor
from treatywatch.claims.government import FALSEHOOD, Government
from treatywatch.claims.parentheticals import Parenthetical, parentheticals
from treatywatch.claims.parties import PartyFinder
from treatywatch.claims.syntax import Syntax
from treatywatch.claims.vocabulary import ReportingWord
from treatywatch.records import Distance, Entity, Holder, Polarity, Span, SpeechAct, Statement

QUOTES = frozenset({'"', "“", "”", "'", "‘", "’"})
#: So few words in quotation marks are doubted, not quoted.
SCARE_WORDS = 3


class Vouching(NamedTuple):
    """How a holder vouches, and how far the text keeps from it."""

    speech_act: SpeechAct
    distance: Distance = "neutral"


class HolderFinder:
    """Finds the holders of a claim; made once for a document."""

    def __init__(
        self, syntax: Syntax, parties: PartyFinder, government: Government, statements: tuple[Statement, ...]
    ) -> None:
        self._syntax, self._parties, self._government = syntax, parties, government
        #: The statements that report a word, outermost first.
        self._around: dict[int, list[Statement]] = {}
        for statement in sorted(statements, key=_extent, reverse=True):
            for index in (i for span in statement.content for i in syntax.within(span.start, span.end)):
                self._around.setdefault(index, []).append(statement)

        self._set_off: dict[int, list[Parenthetical]] = {}
        for aside in parentheticals(syntax):
            self._set_off.setdefault(aside.sentence(syntax), []).append(aside)

    def of(
        self, word: int, chain: list[Governor], voice: Entity | None, actor: tuple[Entity, ...] = ()
    ) -> tuple[Holder, ...]:
        """Give the holders, outermost first: the document's voice, the statements by size, the governing words.

        `actor` is who does the act, on whose word a "so-called" act rests.
        """
        found = [Holder(entity=voice, speech_act="assert", cue=None, statement=None, anonymous=False)] if voice else []
        used: set[int] = set()
        around = self._around.get(word, ())
        reporting = [statement for statement in around if not self._only_names(statement, word, chain)]
        found += [holder for statement in reporting if (holder := self._reported(statement, chain, used))]
        if not around:
            found += self._beside(word, chain)
        for governor in reversed(chain):
            vouching = None if governor.embedding is FALSEHOOD else self._vouching(governor, chain)
            if vouching and governor.word not in used and (holder := self._governing(governor, vouching)):
                found.append(holder)
        merged = _merged(found + self._doubted(word, found, actor))
        return (*merged[:-1], self._innermost(merged[-1], word, chain)) if merged else ()

    def _only_names(self, statement: Statement, word: int, chain: list[Governor]) -> bool:
        """Tell whether a cue only has the act's noun as its object, and is no word of saying ("deplored the test")."""
        syntax = self._syntax
        top = chain[-1].word if chain and syntax.upos(chain[-1].word) == "NOUN" else word
        if statement.cue is None or syntax.upos(top) != "NOUN" or syntax.dependents(top, "cop"):
            return False
        cue = self._words(statement.cue)
        if any(governor.word in cue and governor.embedding.speech_act for governor in chain):
            return False
        first = syntax.first_conjunct(top)
        verb = syntax.head(first)
        if verb not in cue or syntax.relation(first) not in {"obj", "obl", "nsubj"}:
            return False
        effect = self._government.effect(verb, syntax.relation(first), first)
        return effect is None or effect.speech_act is None

    def _doubted(self, word: int, found: list[Holder], actor: tuple[Entity, ...]) -> list[Holder]:
        """Give who vouches by an adverb or adjective: "allegedly", "reportedly", "alleged", "so-called"."""
        syntax, table = self._syntax, vocabulary.reporting_by_word()
        cues = [holder.cue for holder in found if holder.cue]
        for child in syntax.dependents(word, "advmod", "amod"):
            kind = "ADV" if syntax.relation(child) == "advmod" else "ADJ"
            told = table.get((self._joined(child), kind))
            start, end = syntax.words[child].start, syntax.words[child].end
            if told is None or any(cue.start <= start < cue.end for cue in cues):
                continue
            own = kind == "ADJ" and told.speech_act == "assert"
            entity = actor[0] if own and actor else None
            if own and entity is None:
                return []
            return [
                Holder(
                    entity=entity, speech_act=told.speech_act, distance=told.distance,
                    cue=Span.of(syntax.text, start, end), statement=None, anonymous=entity is None,
                )
            ]  # fmt: skip
        return []

    def _joined(self, word: int) -> str:
        """Give a word's form with what a hyphen joins to it, which the reading cuts in three ("so-called")."""
        syntax = self._syntax
        if word > 1 and syntax.form(word - 1) == "-":
            return f"{syntax.form(word - 2)}-{syntax.form(word)}"
        return syntax.form(word)

    def is_doubted(self, word: int) -> bool:
        """Tell whether an adjective says of an act's noun that others vouch for it ("alleged")."""
        table = vocabulary.reporting_by_word()
        return any((self._joined(child), "ADJ") in table for child in self._syntax.dependents(word, "amod"))

    def _innermost(self, holder: Holder, word: int, chain: list[Governor]) -> Holder:
        """Give the holder who stands nearest to the act with what the act's own words make of the saying."""
        if any(governor.embedding is FALSEHOOD for governor in chain) and self._government.is_denial(chain):
            return holder.model_copy(update={"speech_act": "deny", "distance": "neutral"})
        distance = "distanced" if self._is_in_scare_quotes(word) else holder.distance
        speech_act = holder.speech_act
        if speech_act == "assert" and self._government.is_imperative(word):
            speech_act = "demand"
        told = holder.cue and _entry(self._syntax, holder.cue)
        if speech_act == "assert" and told and told.foretells and "planned" in self._government.modality(word, chain):
            speech_act = "predict"
        return holder.model_copy(update={"speech_act": speech_act, "distance": distance})

    def _is_in_scare_quotes(self, word: int) -> bool:
        """Tell whether quotation marks stand about an act's word and hardly more."""
        syntax = self._syntax
        near = range(max(0, word - SCARE_WORDS), word)
        opened = next((index for index in reversed(near) if syntax.form(index) in QUOTES), None)
        if opened is None:
            return False
        end = min(len(syntax.words), opened + SCARE_WORDS + 2)
        return any(syntax.form(index) in QUOTES for index in range(word + 1, end))

    def _vouching(self, governor: Governor, chain: list[Governor]) -> Vouching | None:
        """Give how a governing word vouches where it stands: to refuse to admit denies, not to deny asserts."""
        expressed = governor.embedding.speech_act
        if expressed is None or self._government.by_nobody(governor.word):
            return None
        if self._government.is_denial(chain):
            return Vouching("deny") if expressed in {"deny", "admit"} else None
        if expressed == "deny":
            return Vouching("assert")
        return Vouching(expressed, governor.embedding.distance)

    def _reported(self, statement: Statement, chain: list[Governor], used: set[int]) -> Holder | None:
        cue = statement.cue
        if self._is_turned_down(cue, chain):
            return None
        speech_act, distance = cue_vouching(self._syntax, cue) if cue else Vouching("assert")
        inside = [g for g in chain if cue and cue.start <= self._syntax.words[g.word].start < cue.end]
        if inside and not any(governor.embedding.speech_act for governor in inside) and speech_act == "assert":
            return None  # to plan or to begin an act is not to vouch for it
        for governor in inside:
            used.add(governor.word)
            if vouching := self._vouching(governor, chain):
                speech_act, distance = vouching
        if speech_act == "deny" and not inside and not any(self._syntax.lemma(w) == "deny" for w in self._words(cue)):
            speech_act = "assert"  # "rejected the proposal": what is rejected is no charge that the words deny
        if any(self._government.by_nobody(word) for word in (*self._words(cue), *(g.word for g in inside))):
            return None
        if self._government.is_denial(chain) and (inside or speech_act in {"demand", "admit"}):
            speech_act, distance = "deny", "neutral"
        entity = self._speaker(statement, inside)
        return Holder(
            entity=entity,
            speech_act=speech_act,
            distance=distance,
            cue=cue,
            statement=statement.id,
            anonymous=entity is None or entity.type == "anonymous",
        )

    def _speaker(self, statement: Statement, inside: list[Governor]) -> Entity | None:
        """Give whose statement it is; who "has been accused" is nobody's source."""
        if statement.source and any(self._is_accused(governor.word, statement.source) for governor in inside):
            return None
        if statement.source is None:
            owners = (owner for governor in inside for owner in self._owners(governor.word))
            return self._parties.speaking(statement.speaker) or next(owners, None)
        unknown = Entity(id=None, name=statement.source.exact, type="anonymous", mention=statement.source)
        return self._parties.speaking(statement.speaker) or unknown

    def _beside(self, word: int, chain: list[Governor]) -> list[Holder]:
        """Give who is set off from a word's clause by commas or a colon, where no statement reports it."""
        syntax, places = self._syntax, {word, *(governor.word for governor in chain)}
        for aside in self._set_off.get(syntax.sentence_of[word], ()):
            if aside.cue in places or aside.first <= word < aside.end:
                continue
            if aside.word is None and word < aside.cue:
                continue
            effect = (aside.word.clause or aside.word) if aside.word else None
            speech_act = (effect.speech_act if effect else None) or "assert"
            entities = self._parties.speakers(aside.subject)
            if not entities and aside.word is None:
                continue
            if self._government.is_denial(chain):
                speech_act = "deny" if speech_act in {"demand", "admit"} else speech_act
            entity = entities[0] if entities else None
            return [
                Holder(
                    entity=entity,
                    speech_act=speech_act,
                    distance=effect.distance if effect else "neutral",
                    cue=Span.of(syntax.text, syntax.words[aside.cue].start, syntax.words[aside.cue].end),
                    statement=None,
                    anonymous=entity is None or entity.type == "anonymous",
                )
            ]
        return []

    def _owner(self, word: int) -> int | None:
        noun = self._syntax.upos(word) == "NOUN"
        return self._government.possessor(word) if noun else self._government.subject(word)

    def _owners(self, word: int) -> tuple[Entity, ...]:
        """Give who says what a word of saying says: its subject, agent or possessor."""
        owner = self._owner(word)
        found = self._parties.speakers(owner) if owner is not None else self._before(word)
        return found or self._uttering(word)

    def _uttering(self, word: int) -> tuple[Entity, ...]:
        """Give the subject of a verb that only carries a noun of saying ("Washington gave notice")."""
        syntax, verb = self._syntax, self._syntax.head(word)
        carried = verb >= 0 and syntax.upos(word) == "NOUN" and syntax.relation(word) == "obj"
        if not carried or syntax.lemma(verb) not in vocabulary.words("uttering"):
            return ()
        subject = self._government.subject(verb)
        return self._parties.speakers(subject) if subject is not None else ()

    def _before(self, word: int) -> tuple[Entity, ...]:
        """Give the states named before a noun of saying ("a Russian proposal")."""
        if self._syntax.upos(word) != "NOUN":
            return ()
        return self._parties.states_among(self._syntax.dependents(word, "amod", "compound"))

    def _is_turned_down(self, cue: Span | None, chain: list[Governor]) -> bool:
        """Tell whether a cue rejects what is no charge ("rejected the demand"): whoever rejects does not vouch."""
        if any(governor.embedding.speech_act == "deny" for governor in chain):
            return False
        asked = any(governor.embedding.speech_act in {"demand", "propose", "order"} for governor in chain)
        return asked and any(self._syntax.lemma(word) in vocabulary.words("denying") for word in self._words(cue))

    def _words(self, span: Span | None) -> list[int]:
        if span is None:
            return []
        return list(self._syntax.within(span.start, span.end))

    def _is_accused(self, word: int, source: Span) -> bool:
        """Tell whether a statement's source is no agent of a passive verb of saying ("Iran has been accused")."""
        syntax = self._syntax
        if not syntax.is_passive(word):
            return False
        agents = [child for slot, child in syntax.slots(word) if slot == "by"]
        return not any(source.start <= syntax.words[agent].start < source.end for agent in agents)

    def _governing(self, governor: Governor, vouching: Vouching) -> Holder | None:
        syntax = self._syntax
        word, (speech_act, distance) = governor.word, vouching
        owner, entities = self._owner(word), self._owners(word)
        cue = Span.of(syntax.text, syntax.words[word].start, syntax.words[word].end)
        if not entities:
            if owner is not None or syntax.is_passive(word) or syntax.upos(word) == "NOUN":
                return Holder(
                    entity=None, speech_act=speech_act, distance=distance, cue=cue, statement=None, anonymous=True
                )
            return None
        entity = entities[0]
        return Holder(
            entity=entity,
            speech_act=speech_act,
            distance=distance,
            cue=cue,
            statement=None,
            anonymous=entity.type == "anonymous",
        )


def _extent(statement: Statement) -> int:
    return sum(span.end - span.start for span in statement.content)


def _merged(holders: list[Holder]) -> list[Holder]:
    """Join neighbours that are the same voice; of "said" and "alleged" the act that says more stays.

    A governing word stands nearer to the act than a statement's cue does ("denies this and alleges that"), so that
    of two of them the later one counts.
    """
    found: list[Holder] = []
    for holder in holders:
        last = found[-1] if found else None
        same = last and last.entity and holder.entity and last.entity.id and last.entity.id == holder.entity.id
        if last is None or not same:
            found.append(holder)
        elif holder.speech_act != "assert" or last.speech_act == "assert":
            found[-1] = holder.model_copy(update={"statement": last.statement or holder.statement})
    return found


def accusing(
    holders: tuple[Holder, ...], act: str, polarity: Polarity, actor: tuple[Entity, ...]
) -> tuple[Holder, ...]:
    """Make who plainly says or announces that another party breaks a treaty one who alleges it."""
    if act != "violate" or polarity == "negative" or not holders or not actor:
        return holders
    last = holders[-1]
    others = {entity.state for entity in actor}
    if last.entity is None or last.entity.state in others or last.speech_act not in {"assert", "announce"}:
        return holders
    return (*holders[:-1], last.model_copy(update={"speech_act": "allege"}))


def cue_vouching(syntax: Syntax, cue: Span) -> Vouching:
    """Give the speech act that a cue's words express and the text's distance, plainly `assert` where they say nothing.

    A wording of several words goes before one word; "did not admit" denies.
    """
    told = _entry(syntax, cue)
    if told is None:
        return Vouching("assert")
    effect = told.clause or told
    expressed = effect.speech_act or told.speech_act
    negated = any(syntax.form(word) in {"not", "n't", "never", "refused"} for word in syntax.within(cue.start, cue.end))
    return Vouching("deny") if expressed == "admit" and negated else Vouching(expressed, effect.distance)


def _entry(syntax: Syntax, cue: Span) -> ReportingWord | None:
    """Give the entry of the lexicon that a cue's words are, `None` where they are none."""
    words = list(syntax.within(cue.start, cue.end))
    phrase = " ".join(cue.exact.lower().replace("’", "'").split())
    lemmas = " ".join(syntax.lemma(word) for word in words)
    for known, told in _phrases():
        if known in phrase or known in lemmas:
            return told
    table = vocabulary.reporting_by_word()
    for word in words:
        lemma, upos = syntax.lemma(word), syntax.upos(word)
        if entry := table.get((lemma, upos)) or table.get((lemma, "VERB")) or table.get((lemma, "NOUN")):
            return entry
    return None


@cache
def _phrases() -> tuple[tuple[str, ReportingWord], ...]:
    table = vocabulary.reporting_by_word()
    return tuple((lemma, word) for (lemma, upos), word in table.items() if upos == "PHRASE")
