"""Threads, members and the like for answers of a record; who says what is made up."""

from __future__ import annotations

from datetime import date

from treatywatch.exports.record.forms import Head
from treatywatch.records import JsonObject
from treatywatch.thread_records import Grade, Member, Proposition, Reach, Reply, Speaker, Stance, Thread

RURITANIA = Speaker(key="RUR", name="Ruritania", party="RUR", type="state")
BORDURIA = Speaker(key="BOR", name="Borduria", party="BOR", type="state")
ADA = Speaker(key="ada-brown", name="Ada Brown", party="BOR", type="person")
TESTS = Proposition(actors=("RUR",), act="flight_test", subject="class:missile")
REACH = Reach(documents=12, publishers=3, first=date(2014, 1, 5), last=date(2019, 8, 2), undated=1)
HEAD = Head(date(2020, 1, 1), "added", REACH)


def member(speaker: Speaker, stance: Stance, day: str | None, words: str = "it tested one", **more: object) -> Member:
    """Make a member by who says how when."""
    given: JsonObject = {
        "claim": f"claim-{speaker.key}-{stance}-{day}", "document": "document-1", "proposition": TESTS,
        "occurs": "repeatedly", "stance": stance, "speaker": speaker, "publisher": "The Harbour Gazette",
        "outlet": "outlet:harbour", "published": day, "words": words, "start": 0, "end": len(words),
        "confidence": 0.8,
    }  # fmt: skip
    return Member.model_validate(given | more)


def thread(title: str = "Ruritania flight-tests missiles", **more: object) -> Thread:
    """Make a thread in which Borduria charges and Ruritania denies."""
    given: JsonObject = {
        "id": "thread-1", "proposition": TESTS, "title": title, "treaties": ("inf",), "when": None,
        "standing": "answered", "claims": {"asserts": 11, "denies": 2}, "documents": 11, "outlets": 11, "origins": 2,
        "denying_origins": 1, "independence": "not_established", "first": date(2014, 7, 31),
        "last": date(2019, 2, 2), "asserted_by": (BORDURIA, ADA), "denied_by": (RURITANIA,),
        "reply": Reply(claim="claim-2", stance="denies", day=date(2014, 8, 1), days=1), "silence": None,
        "grade": Grade(credibility=2, reason="2 origins"), "since": date(2015, 1, 1),
    }  # fmt: skip
    return Thread.model_validate(given | more)
