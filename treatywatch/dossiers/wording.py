"""The words in which records are told, from `wording.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from treatywatch.thread_records import Action, Basis, ConflictKind, Reliability, Stance, Standing
from treatywatch.treaties.yaml_files import load_model

PATH = Path(__file__).with_name("wording.yaml")


class Words(BaseModel):
    """A part of the wording: frozen, and a key that it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Act(Words):
    """How an act is worded; `family` groups acts into one proposition."""

    base: str
    perfect: str
    gerund: str
    present: str | None = None
    preposition: str | None = None
    #: A treaty is what the act is about rather than what it is done to ("made a proposal with regard to").
    about_treaty: bool = False
    #: What stands before a recipient.
    towards: str | None = "towards"
    family: str | None = None


class TreatyEvent(Words):
    """How an act is worded whose subject is the treaty itself."""

    base: str
    perfect: str


class SpeechActVerb(Words):
    """How a speech act introduces what is said."""

    singular: str
    plural: str


class VerdictWord(Words):
    """A verdict's or stance's word and the sign that tells it apart without colour."""

    word: str
    sign: str


class Wording(Words):
    """All of `wording.yaml`."""

    acts: dict[str, Act]
    treaty_events: dict[str, TreatyEvent]
    families: dict[str, str]
    speech_acts: dict[str, SpeechActVerb]
    definite_words: frozenset[str]
    verdicts: dict[str, VerdictWord]
    description_verdicts: dict[str, VerdictWord]
    stances: dict[Stance, VerdictWord]
    stance_notes: dict[Stance, str]
    answers: dict[Stance, str]
    standings: dict[Standing, str]
    reliabilities: dict[Reliability, str]
    credibilities: dict[int, str]
    conflict_kinds: dict[ConflictKind, str]
    effects: dict[str, str]
    bases: dict[Basis, str]
    review_actions: dict[Action, str]
    topics: dict[str, str]
    treaty_statuses: dict[str, str]
    published_bases: dict[str, str]
    missing_facts: dict[str, str]
    plain_roles: frozenset[str]
    speaking_roles: frozenset[str]
    #: What a reader must know before anything else.
    caution: str
    method: tuple[str, ...]
    #: What a reader of a whole record's threads must know besides.
    record_method: tuple[str, ...]

    def act(self, act: str) -> Act:
        """Give the wording of an act; one that the table lacks is told by its own name."""
        plain = act.replace("_", " ")
        return self.acts.get(act) or Act(base=plain, perfect=plain, gerund=plain)

    def stance(self, stance: Stance, *, negated: bool) -> str:
        """Name a stance ("demands not": that it be not done)."""
        word = self.stances[stance].word
        return f"{word} not" if negated else word

    def missing_fact(self, fact: str) -> str:
        """Put what a finding calls missing ("range capability: not stated") as a question ("its range")."""
        head, _, detail = fact.partition(": ")
        if head == "disputed reading":
            return f"{detail}, which the parties read differently"
        question = self.missing_facts.get(head)
        if question is None:
            return fact.removesuffix(": not stated")
        return f"{question}, which is disputed" if detail.startswith("disputed") else question

    def order(self, act: str) -> int:
        """Give an act's place in the table, so that acts are always listed in one order."""
        return list(self.acts).index(act) if act in self.acts else len(self.acts)

    def family(self, act: str) -> str | None:
        """Give the family of acts that make one proposition, or None where the act is no matter of dispute."""
        return self.act(act).family


@cache
def wording() -> Wording:
    """Load the wording once; raises VocabularyError that names the place."""
    return load_model(PATH, Wording)


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """Give a number with its noun ("1 document", "12 documents")."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def listed(parts: list[str] | tuple[str, ...], conjunction: str = "and") -> str:
    """Join words as a sentence does ("a, b and c")."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {conjunction} {parts[-1]}"


def capitalised(text: str) -> str:
    """Give the text with a capital first letter, and the rest as it is."""
    return text[:1].upper() + text[1:]


def articles(provisions: tuple[str, ...] | list[str]) -> str:
    """Name provisions ("Art. VI.1(a) and VI.1(b)")."""
    bare = list(dict.fromkeys(provision.removeprefix("Art. ") for provision in provisions))
    return f"Art. {listed(bare)}" if bare else ""
