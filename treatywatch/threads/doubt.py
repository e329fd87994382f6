"""How much a claim is worth a reviewer's look, and why: the order of the queue (`doubt.yaml` has the weights)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import prod
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, model_validator

from treatywatch.records import AGAINST, Claim, Finding, Reading
from treatywatch.thread_records import Member, Thread, Waiting
from treatywatch.threads.subjects import treaties_of
from treatywatch.treaties.yaml_files import load_model

__all__ = ["Doubt", "Doubted", "doubt", "most_doubtful", "score", "signs_of"]

FILE = Path(__file__).with_name("doubt.yaml")
#: So many reasons are given, the weightiest first.
REASONS = 3
#: In the queue, one of so many claims stands in no thread, as long as there are both.
TURN = 4


class Doubt(NamedTuple):
    """How much a claim is worth a look, from 0 to 1, and the reason as a sentence."""

    score: float
    reason: str


class Doubted(NamedTuple):
    """A claim that waits for a reviewer, with its doubt."""

    claim: str
    doubt: Doubt


class Read(NamedTuple):
    """A claim with what was made of it; `member` is `None` where it stands in no thread."""

    claim: Claim
    member: Member | None
    findings: Sequence[Finding]
    reading: Reading


class Sign(BaseModel):
    """One reason for doubt: how much it counts, how it is said, and what the weight rests on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["misread", "matters"]
    weight: float = Field(gt=0, lt=1)
    says: str
    because: str


class SignTable(BaseModel):
    """`doubt.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    signs: dict[str, Sign]

    @model_validator(mode="after")
    def has_each_sign(self) -> SignTable:
        """Refuse a table that names another set of signs than the code looks for."""
        wanted = [CHANGED, *OF_CLAIM, *OF_THREAD]
        if set(self.signs) != set(wanted):
            raise ValueError(f"the signs are {', '.join(wanted)}; not {', '.join(self.signs)}")
        return self


CHANGED = "changed"


def has_no_actor(read: Read) -> bool:
    """Tell whether nobody acts; a thread may know who did although the words name nobody."""
    return not (read.member.proposition.actors if read.member else read.claim.actor)


def is_embedded(read: Read) -> bool:
    """Tell whether a claim's words are no main clause: the verb of the sentence stands elsewhere."""
    sentences, words = read.reading.sentences, read.reading.words
    place = bisect_right(sentences, read.claim.evidence[0].start, key=lambda sentence: sentence.start) - 1
    if place < 0:
        return False
    main = [word for word in words[sentences[place].first : sentences[place].last] if word.head < 0]
    return not any(quote.start <= word.start < quote.end for word in main for quote in read.claim.evidence)


def is_anonymous(read: Read) -> bool:
    """Tell whether it is not said who says so."""
    if read.member:
        return read.member.speaker.type == "anonymous"
    return bool(read.claim.holders) and read.claim.holders[-1].anonymous


#: When each sign holds of a claim, whatever others say.
OF_CLAIM: Mapping[str, Callable[[Read], bool]] = {
    "in_no_thread": lambda read: read.member is None,
    "no_actor": has_no_actor,
    "embedded": is_embedded,
    "presupposed": lambda read: read.claim.presupposed,
    "anonymous": is_anonymous,
    "plain_fact": lambda read: read.claim.modality == ("actual",),
    "charge": lambda read: read.member is not None and is_charge(read.member),
    "against": lambda read: any(finding.verdict in AGAINST for finding in read.findings),
    "on_treaty": lambda read: bool(treaties_of(read.claim, read.findings)),
}

#: When each sign holds of a claim in a thread.
OF_THREAD: Mapping[str, Callable[[Member, Thread], bool]] = {
    "one_origin": lambda member, thread: is_charge(member) and thread.origins <= 1,
    "keeps_open": lambda member, thread: is_charge(member) and thread.standing == "open" and size(thread) == 1,
    "conflict": lambda _, thread: thread.conflicts > 0,
}


def signs_of(read: Read, *, changed: bool) -> tuple[str, ...]:
    """Give the signs of a claim itself; `changed`: a person decided about it, and it reads otherwise since."""
    return (*([CHANGED] if changed else []), *(name for name, holds in OF_CLAIM.items() if holds(read)))


def score(signs: Iterable[str]) -> float:
    """Give how much signs count together; what another version took for a sign is none."""
    table = load_signs()
    return round(1 - prod(1 - table[name].weight for name in signs if name in table), 4)


def doubt(signs: Iterable[str], member: Member | None, thread: Thread | None) -> Doubt:
    """Say how much a claim with some signs is worth a look in its thread, and why."""
    names = [*signs]
    if member is not None and thread is not None:
        names += [name for name, holds in OF_THREAD.items() if holds(member, thread)]
    table = load_signs()
    found = sorted((table[name] for name in names if name in table), key=lambda sign: -sign.weight)
    if not found:
        return Doubt(0.0, "Nothing speaks against it.")
    said = "; ".join(sign.says for sign in found[:REASONS])
    return Doubt(score(names), f"{said[0].upper()}{said[1:]}.")


def most_doubtful(found: Iterable[tuple[Waiting, Member | None, Thread | None]], limit: int) -> tuple[Doubted, ...]:
    """Give the claims that are most worth a look, at most so many: each fourth of them stands in no thread.

    A claim that has no thread counts for little, and is likelier wrong than most that have one: by doubt alone it would
    always come before them, by what hangs on it never.
    """
    rated = [(waiting, doubt(waiting.signs, member, thread)) for waiting, member, thread in found]
    rated.sort(key=lambda one: (-one[1].score, one[0].document, one[0].start, one[0].claim))
    inside = [Doubted(waiting.claim, doubted) for waiting, doubted in rated if waiting.threaded]
    outside = [Doubted(waiting.claim, doubted) for waiting, doubted in rated if not waiting.threaded]
    return tuple(taking_turns(inside, outside))[:limit]


def taking_turns(inside: Sequence[Doubted], outside: Sequence[Doubted]) -> Iterator[Doubted]:
    """Give all of two queues, each fourth from the second one as long as there are both."""
    first, second = iter(inside), iter(outside)
    for place in range(1, len(inside) + len(outside) + 1):
        one, other = (second, first) if place % TURN == 0 else (first, second)
        yield next(one, None) or next(other)


@cache
def load_signs() -> Mapping[str, Sign]:
    """Give the signs of the package."""
    return load_model(FILE, SignTable).signs


def is_charge(member: Member) -> bool:
    """Tell whether a claim charges somebody with what it says."""
    return member.accuses and member.stance == "asserts" and not member.negated


def size(thread: Thread) -> int:
    """Count the claims of a thread."""
    return sum(thread.claims.values())
