"""A desk over one short document with its threads, for tests of reviewing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from tests.one_document import CHARGE, DENIAL, RECORDS
from treatywatch.records import Claim
from treatywatch.runs.memory_desk import MemoryDesk
from treatywatch.runs.reviewing import Reviewer
from treatywatch.thread_records import Grade, Member, Proposition, Speaker, Thread
from treatywatch.threads.reviewing import Signed

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
WASHINGTON = Speaker(key="USA", name="United States", party="USA", type="state")
MOSCOW = Speaker(key="RUS", name="Russia", party="RUS", type="state")
SOMEBODY = Speaker(key="anonymous:USA", name="somebody of United States", party="USA", type="anonymous")
TESTS = Proposition(actors=("Ruritania",), act="test", subject="class:missile/cruise missile")
OTHER = Proposition(actors=("RUS",), act="deploy", subject="class:missile")


def signed(why: str | None = "the text says otherwise", hours: int = 0, who: str = "Anna") -> Signed:
    """Give who decides, so many hours after noon, and why."""
    return Signed(who, NOON + timedelta(hours=hours), why)


def member_of(claim: Claim, speaker: Speaker = WASHINGTON, **changed: Any) -> Member:  # noqa: ANN401 (any field)
    """Make a member of a claim that nothing speaks against but that it is stated as fact."""
    fields: dict[str, Any] = {
        "claim": claim.id,
        "document": claim.document,
        "thread": "thread-1",
        "proposition": TESTS,
        "occurs": "repeatedly",
        "stance": "asserts",
        "speaker": speaker,
        "published": date(2014, 7, 30),
        "treaties": claim.treaties,
        "words": claim.evidence[0].exact,
        "start": claim.evidence[0].start,
        "end": claim.evidence[-1].end,
        "confidence": 1.0,
    }
    return Member.model_validate({**fields, **changed})


def thread_of(identity: str = "thread-1", **changed: Any) -> Thread:  # noqa: ANN401 (any field)
    """Make a thread of a charge and its denial, on two origins."""
    fields: dict[str, Any] = {
        "id": identity,
        "proposition": TESTS,
        "title": "Ruritania tests a cruise missile",
        "treaties": ("inf",),
        "when": None,
        "standing": "answered",
        "claims": {"asserts": 1, "denies": 1},
        "documents": 1,
        "outlets": 1,
        "origins": 2,
        "denying_origins": 1,
        "independence": "not_established",
        "first": None,
        "last": None,
        "asserted_by": (WASHINGTON,),
        "denied_by": (MOSCOW,),
        "reply": None,
        "silence": None,
        "grade": Grade(credibility=None, reason="nothing to go by"),
        "since": date(2026, 3, 1),
    }
    return Thread.model_validate({**fields, **changed})


def desk() -> MemoryDesk:
    """Give a desk with a charge in doubt, its denial, and another thread without claims."""
    members = (
        member_of(CHARGE, SOMEBODY, confidence=0.75, outlet="outlet:note", publisher="The Note"),
        member_of(DENIAL, MOSCOW, stance="denies"),
    )
    threads = (thread_of(), thread_of("thread-2", proposition=OTHER, title="Russia deploys missiles"))
    return MemoryDesk((RECORDS,), threads, members)


def reviewer(at: MemoryDesk, who: str = "Anna") -> Reviewer:
    """Give a reviewer at a desk, who decides once an hour."""
    hours = count()
    return Reviewer(at, who, lambda: NOON + timedelta(hours=next(hours)))
