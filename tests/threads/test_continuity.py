"""Which old thread a part of claims continues."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from treatywatch.threads.continuity import Continued, continued

TODAY = date(2026, 1, 1)


def told(found: tuple[Continued, ...]) -> list[tuple[str | None, str, list[tuple[str, str | None]]]]:
    return [(one.thread, "".join(one.claims), [(event.what, event.other) for event in one.events]) for one in found]


def test_what_did_not_change_keeps_its_id_without_an_event() -> None:
    assert told(continued(["ab", "c"], {"t1": "ab", "t2": "c"}, TODAY)) == [("t1", "ab", []), ("t2", "c", [])]


def test_of_two_threads_that_are_one_now_the_larger_goes_on() -> None:
    assert told(continued(["abc"], {"t1": "a", "t2": "bc"}, TODAY)) == [
        ("t2", "abc", [("took_over", "t1")]),
        ("t1", "", [("merged_into", "t2")]),
    ]


def test_of_a_thread_that_is_two_now_the_larger_part_goes_on() -> None:
    assert told(continued(["a", "bc"], {"t1": "abc"}, TODAY)) == [
        (None, "a", [("split_from", "t1")]),
        ("t1", "bc", [("split_off", None)]),
    ]


def test_ties_go_by_id() -> None:
    assert told(continued(["ab"], {"t2": "a", "t1": "b"}, TODAY))[0] == ("t1", "ab", [("took_over", "t2")])


def test_new_claims_open_a_thread_and_lost_ones_close_theirs() -> None:
    assert told(continued(["x"], {"t1": "a"}, TODAY)) == [
        (None, "x", [("opened", None)]),
        ("t1", "", [("closed", None)]),
    ]


parts = st.dictionaries(st.integers(0, 30), st.integers(0, 5)).map(
    lambda home: [{str(claim) for claim in home if home[claim] == part} for part in sorted(set(home.values()))]
)


@given(parts, parts)
def test_each_old_thread_is_accounted_for_once_and_each_claim_kept(now: list[set[str]], before: list[set[str]]) -> None:
    old = {f"t{place}": claims for place, claims in enumerate(before)}
    found = continued(now, old, TODAY)
    assert sorted(one.thread for one in found if one.thread) == sorted(old)
    assert [set(one.claims) for one in found[: len(now)]] == now
