"""The nouns, titles and pronouns that stand for somebody, as `entity_words.yaml` holds them."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path
from typing import Literal, NamedTuple

from treatywatch.readings.lexicons import Lexicon
from treatywatch.treaties.yaml_files import load_model

__all__ = ["PRONOUNS", "EntityWords", "Pronoun"]

Number = Literal["singular", "plural"]
Gender = Literal["f", "m", "n"]


class OfficeWords(Lexicon):
    """What texts call an office."""

    words: tuple[str, ...]
    role: str


class Group(Lexicon):
    """What texts call a fixed group of states, and who is in it as far as the words settle that."""

    words: tuple[str, ...]
    members: tuple[str, ...]


class EntityWords(Lexicon):
    """`entity_words.yaml`."""

    persons: dict[str, str]
    offices: tuple[OfficeWords, ...]
    organs: dict[str, str]
    ministries: dict[str, tuple[str, ...]]
    states: tuple[str, ...]
    collectives: tuple[str, ...]
    groups: tuple[Group, ...]
    indefinite: tuple[str, ...]
    two: tuple[str, ...]
    instrument_verbs: tuple[str, ...]
    titles: tuple[str, ...]
    parties: tuple[str, ...]
    regions: tuple[str, ...]
    quantifiers: tuple[str, ...]
    documents: tuple[str, ...]
    organisation_nouns: dict[str, tuple[str, ...]]
    first_names: dict[Literal["f", "m"], tuple[str, ...]]

    @staticmethod
    @cache
    def load() -> EntityWords:
        """Give the words of the package, read once in a process."""
        return load_model(Path(__file__).with_name("entity_words.yaml"), EntityWords)

    @cached_property
    def title_words(self) -> frozenset[str]:
        """The words that may stand before a person's name and are no part of it."""
        return frozenset(self.titles)

    @cached_property
    def abbreviated_titles(self) -> frozenset[str]:
        """The titles that are written short ("gen", "sen"), without the full stop."""
        return frozenset(title.rstrip(".") for title in self.titles if title.endswith("."))

    @cached_property
    def party_adjectives(self) -> frozenset[str]:
        """The adjectives of parties."""
        return frozenset(self.parties)

    @cached_property
    def bare_titles(self) -> frozenset[str]:
        """The titles without their full stops."""
        return frozenset(title.rstrip(".") for title in self.titles)

    @cached_property
    def sex_of_first_name(self) -> dict[str, Literal["f", "m"]]:
        """The sex that a first name tells of; names of both sexes are left out."""
        women, men = set(self.first_names["f"]), set(self.first_names["m"])
        return {**dict.fromkeys(women - men, "f"), **dict.fromkeys(men - women, "m")}

    @cached_property
    def office_names(self) -> tuple[tuple[str, str], ...]:
        """What an office is called and the office, longest name first."""
        pairs = [(words, office.role) for office in self.offices for words in office.words]
        return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))

    def office(self, phrase: str, noun: str) -> str:
        """Give the office that a phrase in small letters names ("the us secretary of state": foreign minister)."""
        padded = f" {phrase} ".replace(" - ", "-")
        role = next((role for words, role in self.office_names if f" {words} " in padded), self.persons.get(noun, noun))
        return f"former {role}" if " former " in padded or " ex-" in padded or " retired " in padded else role

    def ministry(self, words: str) -> str | None:
        """Give the kind of ministry that the words around the noun tell of."""
        padded = f" {words} "
        kinds = self.ministries.items()
        return next((f"{kind} ministry" for kind, names in kinds if any(f" {name} " in padded for name in names)), None)

    def group(self, phrase: str) -> tuple[str, ...] | None:
        """Give the members of the fixed group that a phrase ends with; `None` where it is none."""
        best: tuple[int, tuple[str, ...]] | None = None
        for group in self.groups:
            for words in group.words:
                if (phrase == words or phrase.endswith(f" {words}")) and (best is None or len(words) > best[0]):
                    best = (len(words), group.members)
        return best[1] if best else None


class Pronoun(NamedTuple):
    """What a pronoun demands of whom it stands for."""

    person: Literal[1, 3]
    number: Number
    gender: Gender | None
    possessive: bool = False
    reflexive: bool = False


PRONOUNS: dict[str, Pronoun] = {
    "he": Pronoun(3, "singular", "m"),
    "him": Pronoun(3, "singular", "m"),
    "his": Pronoun(3, "singular", "m", possessive=True),
    "himself": Pronoun(3, "singular", "m", reflexive=True),
    "she": Pronoun(3, "singular", "f"),
    "her": Pronoun(3, "singular", "f"),
    "hers": Pronoun(3, "singular", "f", possessive=True),
    "herself": Pronoun(3, "singular", "f", reflexive=True),
    "it": Pronoun(3, "singular", "n"),
    "its": Pronoun(3, "singular", "n", possessive=True),
    "itself": Pronoun(3, "singular", "n", reflexive=True),
    "they": Pronoun(3, "plural", None),
    "them": Pronoun(3, "plural", None),
    "their": Pronoun(3, "plural", None, possessive=True),
    "theirs": Pronoun(3, "plural", None, possessive=True),
    "themselves": Pronoun(3, "plural", None, reflexive=True),
    "i": Pronoun(1, "singular", None),
    "me": Pronoun(1, "singular", None),
    "my": Pronoun(1, "singular", None, possessive=True),
    "mine": Pronoun(1, "singular", None, possessive=True),
    "myself": Pronoun(1, "singular", None, reflexive=True),
    "we": Pronoun(1, "plural", None),
    "us": Pronoun(1, "plural", None),
    "our": Pronoun(1, "plural", None, possessive=True),
    "ours": Pronoun(1, "plural", None, possessive=True),
    "ourselves": Pronoun(1, "plural", None, reflexive=True),
}
