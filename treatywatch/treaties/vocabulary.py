"""The closed vocabulary in which scenarios are put to the law (`vocabulary.yaml`)."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, model_validator

from treatywatch.treaties.yaml_files import load_model

__all__ = ["KINDS", "ActEntry", "Kind", "Vocabulary", "load_vocabulary"]

FILE = Path(__file__).with_name("vocabulary.yaml")
PLURAL = re.compile(
    r"(missile|launcher|drone|vehicle|interceptor|booster|rocket|warhead|weapon|bomb|device|explosion|centrifuge|reactor|"
    r"mine|munition|bomblet|bomber|helicopter|tank|submarine|ship|radar|satellite|agent|chemical|pathogen|"
    r"fighter|howitzer|exercise|shell|plane|stage|silo|destroyer|material|test)s$"
)
#: Everything that the word for an item may stand for.
KINDS = frozenset({
    "ballistic missile", "cruise missile", "glide vehicle", "interceptor", "target missile", "research booster",
    "drone", "ballistic missile launcher", "cruise missile launcher", "interceptor launcher", "stage",
    "nuclear weapon", "nuclear explosion", "nuclear material", "nuclear facility", "centrifuge", "heavy water",
    "chemical weapon", "toxic chemical", "riot control agent", "chemical facility",
    "biological weapon", "biological agent", "anti-personnel mine", "anti-vehicle mine", "cluster munition", "munition",
    "heavy bomber", "combat aircraft", "attack helicopter", "observation aircraft", "battle tank",
    "armoured combat vehicle", "artillery", "small arms", "warship", "submarine", "radar", "satellite",
    "military activity", "missile technology", "other",
})  # fmt: skip


class Shape(BaseModel):
    """What the parts of the file have in common: frozen, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class ActEntry(Shape):
    """What an act is done to, and which other acts it contains or may be."""

    group: Literal["item", "life", "compliance", "diplomacy", "conduct"]
    definition: str
    contains: tuple[str, ...] = Field(default=(), alias="is")
    may_be: tuple[str, ...] = ()
    #: Whether texts are read for it; the others are only asked about.
    read: bool = True


class KindEntry(Shape):
    """The words for a kind of item, what they may stand for, and what they say about basing, role and range."""

    names: tuple[str, ...] = Field(min_length=1)
    means: frozenset[str] = Field(min_length=1)
    basing: str | None = None
    role: str | None = None
    range_km: str | None = None


class Kind(NamedTuple):
    """What a word for an item says."""

    means: frozenset[str]
    basing: str | None = None
    role: str | None = None
    range_km: str | None = None


class Vocabulary(Shape):
    """Acts, kinds, basing and roles with the words for them."""

    acts: dict[str, ActEntry]
    kinds: tuple[KindEntry, ...]
    basing: dict[str, tuple[str, ...]]
    roles: dict[str, tuple[str, ...]]
    presumed_role: dict[str, frozenset[str]]

    @model_validator(mode="after")
    def _names_exist(self) -> Vocabulary:
        for name, act in self.acts.items():
            if unknown := {*act.contains, *act.may_be} - set(self.acts):
                raise ValueError(f"act {name!r} refers to unknown acts {sorted(unknown)}")
        for kind in self.kinds:
            if foreign := kind.means - KINDS:
                raise ValueError(f"kind {kind.names[0]!r} stands for unknown kinds {sorted(foreign)}")
        return self

    def contained(self, act: str) -> frozenset[str]:
        """Give the act and all acts that it always contains."""
        return contained_acts(act)

    def possible(self, act: str) -> frozenset[str]:
        """Give the acts that the act may be without saying so."""
        return frozenset(other for own in self.contained(act) for other in self.acts[own].may_be) - self.contained(act)

    def kind(self, word: str) -> Kind | None:
        """Give what a word for an item says, or `None` for a word that the vocabulary does not have."""
        return kind_index().get(normal(word))

    def base(self, word: str) -> str | None:
        """Give the basing that a word names, or `None`."""
        return next((base for base, names in self.basing.items() if normal(word) in names), None)

    def role(self, word: str) -> str | None:
        """Give the role that a word names, or `None`."""
        return next((role for role, names in self.roles.items() if normal(word) in names), None)

    def role_presumed(self, kinds: frozenset[str]) -> str | None:
        """Give the role that an item of these kinds is taken to have where nothing is said."""
        return next((role for role, presumed in self.presumed_role.items() if kinds <= presumed), None)


@functools.lru_cache(maxsize=4096)
def normal(word: str) -> str:
    """Write a word as the vocabulary does: lower case, single spaces, singular."""
    plain = re.sub(r"[\s_]+", " ", word.strip().lower())
    return plain[:-1] if PLURAL.search(plain) else plain


@functools.cache
def load_vocabulary() -> Vocabulary:
    """Load the vocabulary; raises VocabularyError."""
    return load_model(FILE, Vocabulary)


@functools.cache
def contained_acts(act: str) -> frozenset[str]:
    """Give an act and all acts that it contains, directly or through another."""
    acts = load_vocabulary().acts
    found, open_acts = {act}, [act]
    while open_acts:
        further = set(acts[open_acts.pop()].contains) - found
        found |= further
        open_acts.extend(further)
    return frozenset(found)


@functools.cache
def kind_index() -> dict[str, Kind]:
    """Give the kinds by the words for them."""
    return {
        normal(name): Kind(entry.means, entry.basing, entry.role, entry.range_km)
        for entry in load_vocabulary().kinds
        for name in entry.names
    }
