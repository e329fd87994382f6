"""The data files of the claims stage, loaded strictly: acts, embedding words, reporting cues, items."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from treatywatch.errors import VocabularyError
from treatywatch.records import Distance, Modality, Phase, Polarity, SpeechAct
from treatywatch.treaties.vocabulary import load_vocabulary
from treatywatch.treaties.yaml_files import load_model, load_yaml

FOLDER = Path(__file__).parent

#: What stands under a governing word.
Complement = Literal["infinitive", "gerund", "clause", "mandative", "noun"]
#: Where what shows an act to be one of the field must stand: in its clause, its sentence, that or a neighbour, or
#: anywhere (a treaty at least), or a treaty shortly before.
Nearness = Literal["clause", "sentence", "around", "document", "treaty"]
ObjectKind = Literal["item", "treaty", "compliance", "subject", "topic", "none"]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Form(_Strict):
    """One wording of an act: a lemma, and where its object and recipient stand."""

    lemma: str
    object: tuple[str, ...] | None = None
    object_kind: ObjectKind | None = None
    particle: str | None = None
    #: Prepositions of which the word itself must stand under one ("outside the limits").
    marker: tuple[str, ...] = ()
    #: Words that must stand in a slot: `{into: (force,)}`, any word where none is listed; the slot `modifier` is any
    #: noun or adjective before.
    required: dict[str, tuple[str, ...]] = Field(default_factory=dict, alias="with")
    recipient: tuple[str, ...] = ()
    needs_recipient: bool = False
    #: The object of the verb, not its subject, does the act ("brought Russia back into compliance").
    causative: bool = False
    #: A noun that is an act only as a predicate ("is a party to").
    predicate_only: bool = False
    #: Counts although neither an item nor a treaty stands near: its own words are those of the field.
    certain: bool = False
    #: Counts also where no item or treaty stands near, if its sentence names a state: hardly anybody else does it.
    of_states: bool = False
    #: Where it must stand otherwise than for the act's other wordings.
    near: Nearness | None = None
    #: Verbs of which the noun must be an argument ("carried out the tests", "the tests that they carried out").
    under: tuple[str, ...] = ()
    #: Classes of which the item must be ("the missile flew": an aircraft that flies is no test).
    item_class: tuple[str, ...] = ()
    #: Asks for the passive, also with "be" alone ("they are gone").
    passive: bool = False
    #: Asks that the verb has no object of its own ("tested again").
    intransitive: bool = False
    #: The word itself says that the act is not done ("withheld its data").
    negative: bool = False
    #: The object may be a noun for another act, which is then none of its own ("banned the tests").
    of_acts: bool = False


class Act(_Strict):
    """An act of the closed vocabulary (treaties/vocabulary.yaml defines it) with an example and its wordings."""

    name: str
    example: str
    object: ObjectKind
    plover: str
    actorless: bool = False
    #: A noun for another act that is its object is none of its own ("negotiated limits").
    of_acts: bool = False
    #: For wordings that name no item or treaty.
    near: Nearness = "around"
    verbs: tuple[Form, ...] = ()
    nouns: tuple[Form, ...] = ()
    adjectives: tuple[Form, ...] = ()


class Effect(_Strict):
    """What a word does to the act that it governs."""

    modality: Modality | None = None
    polarity: Polarity | None = None
    speech_act: SpeechAct | None = None
    distance: Distance = "neutral"
    phase: Phase | None = None
    actor: Literal["subject", "object"] = "subject"
    transparent: bool = False
    nouns_only: bool = False
    plans_nouns: bool = False
    #: As a denial only of what is charged ("rejected the claim"); a proposal that is rejected is not denied.
    charges_only: bool = False
    #: A plain verb of saying: it vouches for the act, and changes nothing about it.
    reports: bool = False
    #: What the act becomes where the word is negated: what is not denied is possible.
    negated: Modality | None = None
    #: What the act becomes where somebody else is to do it: what is hoped of others is wanted of them, not planned.
    of_others: Modality | None = None
    #: Of what lies ahead the word is a prediction ("thinks that X will").
    foretells: bool = False


class Embedding(Effect):
    """A class of words that govern an act, with what they do to it."""

    lemmas: tuple[str, ...]


class ReportingWord(Embedding):
    """A class of words by which somebody vouches, and what they are before complements where that is another thing."""

    speech_act: SpeechAct
    infinitive: Effect | None = None
    gerund: Effect | None = None
    clause: Effect | None = None
    mandative: Effect | None = None
    noun: Effect | None = None
    passive: Effect | None = None

    def before(self, complement: Complement) -> Effect:
        """Give what the word is before a complement of this kind; `mandative` is a clause too."""
        own = getattr(self, complement) or (self.clause if complement == "mandative" and self.reports else None)
        return own if isinstance(own, Effect) else self


class Reporting(_Strict):
    """All words by which somebody vouches, by part of speech, and the wordings of several words."""

    verbs: tuple[ReportingWord, ...]
    nouns: tuple[ReportingWord, ...]
    adverbs: tuple[ReportingWord, ...]
    adjectives: tuple[ReportingWord, ...]
    phrases: tuple[ReportingWord, ...]


class Embeddings(_Strict):
    """All governing words by part of speech, and the auxiliaries, adverbs and conjunctions that do the same work."""

    verbs: tuple[Embedding, ...]
    adjectives: tuple[Embedding, ...]
    nouns: tuple[Embedding, ...]
    auxiliaries: dict[Modality, tuple[str, ...]]
    adverbs: dict[Literal["possible", "negative"], tuple[str, ...]]
    modifiers: dict[Literal["possible", "planned"], tuple[str, ...]]
    #: Wordings that open a clause or phrase of what does not happen ("instead of").
    conjunctions: dict[Literal["negative"], tuple[str, ...]]
    conditions: tuple[str, ...]
    conditions_ahead: tuple[str, ...]


class ItemClass(_Strict):
    """A class of the item taxonomy with its nouns."""

    definition: str
    nouns: tuple[str, ...]


class ItemVocabulary(_Strict):
    """The item taxonomy and the words that state an item's attributes."""

    classes: dict[str, ItemClass]
    needs_qualifier: tuple[str, ...]
    qualifiers: tuple[str, ...]
    #: Words beside which a noun is none of the taxonomy ("water" makes a tank an everyday one).
    everyday: dict[str, tuple[str, ...]]
    #: Kinds of which two in one phrase leave the kind open.
    exclusive: tuple[tuple[str, ...], ...]
    transparent: tuple[str, ...]
    attributes: dict[Literal["basing", "kind", "payload", "range_class", "role"], dict[str, tuple[str, ...]]]
    topics: tuple[str, ...]


def _act(file: str, name: str, entry: dict[str, Any]) -> Act:
    try:
        return Act.model_validate({**entry, "name": name})
    except ValidationError as error:
        first = error.errors()[0]
        path = ".".join(str(part) for part in first["loc"])
        allowed = f"; allowed keys: {', '.join(Act.model_fields)}" if first["type"] == "extra_forbidden" else ""
        raise VocabularyError(f"{file}: {name}", path, f"{first['msg']}{allowed}") from error


def _forms(entries: list[Any]) -> list[dict[str, Any]]:
    """Write wordings out: a bare lemma, several `lemmas` that stand alike, a group of words.yaml named in a slot."""
    found: list[dict[str, Any]] = []
    for entry in entries:
        form: dict[str, Any] = {"lemma": entry} if isinstance(entry, str) else dict(entry)
        slots = form.get("with", {})
        if any(isinstance(value, str) for value in slots.values()):
            form["with"] = {slot: sorted(words(v)) if isinstance(v, str) else v for slot, v in slots.items()}
        if isinstance(form.get("under"), str):
            form["under"] = sorted(words(form["under"]))
        found += [{**form, "lemma": lemma} for lemma in form.pop("lemmas", None) or [form.get("lemma")]]
    return found


@cache
def acts() -> dict[str, Act]:
    """Give every act by its name, in the order of the file."""
    file = "claims/acts.yaml"
    loaded: dict[str, dict[str, Any]] = load_yaml(FOLDER / "acts.yaml")
    found = {}
    for name, entry in loaded.items():
        if name not in load_vocabulary().acts:
            raise VocabularyError(file, name, f"no act; allowed: {', '.join(load_vocabulary().acts)}")
        forms = {kind: _forms(entry.get(kind, [])) for kind in ("verbs", "nouns", "adjectives")}
        found[name] = _act(file, name, {**entry, **forms})
    return found


@cache
def forms_by_word() -> dict[tuple[str, str], tuple[tuple[Act, Form], ...]]:
    """Give the wordings under each (lemma, VERB | NOUN | ADJ), those that ask for most first."""
    found: dict[tuple[str, str], list[tuple[Act, Form]]] = {}
    for act in acts().values():
        for upos, forms in (("VERB", act.verbs), ("NOUN", act.nouns), ("ADJ", act.adjectives)):
            for form in forms:
                found.setdefault((form.lemma, upos), []).append((act, form))
    return {key: tuple(sorted(value, key=lambda pair: -_demands(pair[1]))) for key, value in found.items()}


#: Wordings that name no object come after those that do, whatever else they ask for.
LAST = 100


def _demands(form: Form) -> int:
    own_slot = form.object is not None and form.object != ("obj",)
    return (
        4 * len(form.required)
        + 4 * bool(form.marker)
        + 3 * bool(form.under)
        + 3 * bool(form.item_class)
        + 3 * form.needs_recipient
        + 2 * (form.particle is not None)
        + own_slot
        - LAST * (form.of_states or form.intransitive)
    )


@cache
def embeddings() -> Embeddings:
    """Give the words that govern an act."""
    return load_model(FOLDER / "embeddings.yaml", Embeddings)


@cache
def reporting() -> Reporting:
    """Give the words by which somebody vouches."""
    return load_model(FOLDER / "reporting.yaml", Reporting)


@cache
def embedding_by_word() -> dict[tuple[str, str], tuple[Embedding, ...]]:
    """Give the classes of governing words under each (lemma, VERB | NOUN | ADJ), those with a particle first."""
    found: dict[tuple[str, str], tuple[Embedding, ...]] = {}
    told, words = reporting(), embeddings()
    groups: tuple[tuple[str, tuple[Embedding, ...]], ...] = (
        ("VERB", told.verbs), ("VERB", words.verbs), ("NOUN", told.nouns), ("NOUN", words.nouns),
        ("ADJ", words.adjectives),
    )  # fmt: skip
    for upos, group in groups:
        for embedding in group:
            for lemma in embedding.lemmas:
                key = (lemma.split()[0], upos)
                known = found.get(key, ())
                found[key] = (embedding, *known) if " " in lemma else (*known, embedding)
    return found


@cache
def items() -> ItemVocabulary:
    """Give the item taxonomy."""
    return load_model(FOLDER / "items.yaml", ItemVocabulary)


@cache
def reporting_by_word() -> dict[tuple[str, str], ReportingWord]:
    """Give the reporting word under each (lemma, VERB | NOUN | ADV | ADJ | PHRASE); a phrase is written in lemmas."""
    told = reporting()
    found: dict[tuple[str, str], ReportingWord] = {}
    for upos, group in (
        ("VERB", told.verbs), ("NOUN", told.nouns), ("ADV", told.adverbs), ("ADJ", told.adjectives),
        ("PHRASE", told.phrases),
    ):  # fmt: skip
        for word in group:
            for lemma in word.lemmas:
                found[lemma, "PHRASE" if " " in lemma else upos] = word
    return found


@cache
def groups_of_words() -> dict[str, frozenset[str]]:
    """Give all of words.yaml, read once."""
    loaded: dict[str, list[str]] = load_yaml(FOLDER / "words.yaml")
    return {group: frozenset(members) for group, members in loaded.items()}


def words(group: str) -> frozenset[str]:
    """Give a group of words by its name in words.yaml."""
    groups = groups_of_words()
    if group not in groups:
        raise VocabularyError("claims/words.yaml", group, f"no group of words; there are {', '.join(groups)}")
    return groups[group]
