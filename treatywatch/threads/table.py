"""The closed table of propositions, from `propositions.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from treatywatch.thread_records import Occurrence
from treatywatch.treaties.vocabulary import load_vocabulary
from treatywatch.treaties.yaml_files import load_model

__all__ = ["Group", "Table", "load_table"]

FILE = Path(__file__).with_name("propositions.yaml")
Sign = Literal["+", "-"]


class Part(BaseModel):
    """A part of the table: frozen, and a key that it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Group(Part):
    """Acts that make one proposition, what belongs to its identity, and its words."""

    #: The acts with their signs: "-" says the opposite of the group.
    acts: dict[str, Sign] = Field(min_length=1)
    actor: Literal["named", "mutual", "none"] = "named"
    #: Of a treaty that few states made, all of them do it together: whichever is named, or where none is.
    joint: Literal["always", "unnamed"] | None = None
    #: What is told of the treaty where nobody is named who does it; `None`: somebody must be.
    is_done: str | None = None
    occurs: Occurrence
    about: Literal["treaty", "item", "any", "compliance", "nothing"]
    needs: Literal["subject", "counterpart"] | None = None
    identity: frozenset[Literal["recipient", "place"]] = frozenset()
    breach: bool = False
    #: It is owed under a treaty: that it was not done is a charge.
    duty: bool = False
    #: Who has the system did it, where a text names nobody.
    owner: bool = False
    classes: frozenset[str] = frozenset()
    #: Where no item is named, one of these stands in the claim's words.
    words: tuple[str, ...] = ()
    does: str
    do: str
    noun: str
    object: str = ""
    over: str = ""
    towards: str = ""
    place: str = "in"
    treaty: str | None = None

    @property
    def needs_actor(self) -> bool:
        """Whether a claim that names nobody says nothing of which other texts could say the same."""
        return self.actor != "none" and not (self.owner or self.joint or self.is_done)


class Table(Part):
    """All of `propositions.yaml`."""

    groups: dict[str, Group]
    classes: dict[str, str]
    kinds: dict[str, str]
    basings: tuple[str, ...]
    ranges: dict[str, tuple[str, ...]]
    payloads: tuple[str, ...]
    #: Classes of item of which a payload makes another kind of thing.
    payload_classes: frozenset[str]
    #: Classes of item that say too little by themselves.
    wide_classes: frozenset[str]
    #: Words that make a name nobody's in particular ("nuclear-weapon States").
    collective_words: frozenset[str]
    #: Offices whose holders speak and act for their state.
    speaking_roles: frozenset[str]

    @model_validator(mode="after")
    def _has_every_act(self) -> Self:
        acts = set(load_vocabulary().acts)
        grouped = {act for group in self.groups.values() for act in group.acts}
        if grouped != acts:
            raise ValueError(f"missing {sorted(acts - grouped)}, and not in the vocabulary {sorted(grouped - acts)}")
        return self

    def group(self, name: str) -> Group:
        """Give a group by its name, which is a proposition's act."""
        return self.groups[name]

    def range_class(self, stated: str | None) -> str | None:
        """Give the one of the range classes for which a text's word stands."""
        return next((name for name, words in self.ranges.items() if stated in words), None)


@cache
def load_table() -> Table:
    """Load the table once; raises VocabularyError that names the place."""
    return load_model(FILE, Table)
