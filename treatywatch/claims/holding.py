"""Who vouches for a claim: the statements that report it and the governing words that make somebody answer for it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from treatywatch.claims import vocabulary
from treatywatch.claims.factuality import Governor
from treatywatch.claims.government import Government
from treatywatch.claims.parties import PartyFinder
from treatywatch.claims.syntax import Syntax
from treatywatch.claims.vocabulary import ReportingWord
from treatywatch.records import Distance, Entity, Holder, Polarity, Span, SpeechAct, Statement


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

    def of(self, word: int, chain: list[Governor], voice: Entity | None) -> tuple[Holder, ...]:
        """Give the holders, outermost first: the document's voice, the statements by size, the governing words."""
        found = [Holder(entity=voice, speech_act="assert", cue=None, statement=None, anonymous=False)] if voice else []
        used: set[int] = set()
        around = self._around.get(word, ())
        found += [holder for statement in around if (holder := self._reported(statement, chain, used))]
        for governor in reversed(chain):
            vouching = self._vouching(governor, chain)
            if vouching and governor.word not in used and (holder := self._governing(governor, vouching)):
                found.append(holder)
        return tuple(_merged(found))

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
        if any(self._government.by_nobody(governor.word) for governor in inside):
            return None
        if self._government.is_denial(chain) and (inside or speech_act in {"demand", "admit"}):
            speech_act, distance = "deny", "neutral"
        entity = self._parties.speaking(statement.speaker)
        if statement.source and any(self._is_accused(governor.word, statement.source) for governor in inside):
            return Holder(
                entity=None, speech_act=speech_act, distance=distance, cue=cue, statement=statement.id, anonymous=True
            )
        if entity is None and statement.source is not None:
            entity = Entity(id=None, name=statement.source.exact, type="anonymous", mention=statement.source)
        return Holder(
            entity=entity,
            speech_act=speech_act,
            distance=distance,
            cue=cue,
            statement=statement.id,
            anonymous=entity is None or entity.type == "anonymous",
        )

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
        owner = self._government.possessor(word) if syntax.upos(word) == "NOUN" else self._government.subject(word)
        entities = self._parties.speakers(owner) if owner is not None else self._before(word)
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
    words = list(syntax.within(cue.start, cue.end))
    phrase = " ".join(cue.exact.lower().replace("’", "'").split())
    lemmas = " ".join(syntax.lemma(word) for word in words)
    table = vocabulary.reporting_by_word()
    for known, told in _phrases():
        if known in phrase or known in lemmas:
            return Vouching(told.speech_act, told.distance)
    negated = any(syntax.form(word) in {"not", "n't", "never", "refused"} for word in words)
    for word in words:
        lemma, upos = syntax.lemma(word), syntax.upos(word)
        if entry := table.get((lemma, upos)) or table.get((lemma, "VERB")) or table.get((lemma, "NOUN")):
            effect = entry.clause or entry
            expressed = effect.speech_act or entry.speech_act
            if expressed == "admit" and negated:
                return Vouching("deny")
            return Vouching(expressed, effect.distance)
    return Vouching("assert")


@cache
def _phrases() -> tuple[tuple[str, ReportingWord], ...]:
    table = vocabulary.reporting_by_word()
    return tuple((lemma, word) for (lemma, upos), word in table.items() if upos == "PHRASE")
