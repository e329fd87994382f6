"""Which old thread a part of claims continues."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from treatywatch.threads.continuity import continued
from treatywatch.threads.episodes import kind_of

TODAY = date(2026, 1, 1)


def told(parts: list[str], before: dict[str, str]) -> list[tuple[str, str, list[tuple[str, str | None]]]]:
    found = continued({f"thread-n{place}": claims for place, claims in enumerate(parts)}, before, TODAY)
    return [(one.thread, "".join(one.claims), [(event.what, event.other) for event in one.events]) for one in found]


def test_what_did_not_change_keeps_its_id_without_an_event() -> None:
    assert told(["ab", "c"], {"thread-1": "ab", "thread-2": "c"}) == [("thread-1", "ab", []), ("thread-2", "c", [])]


def test_of_two_threads_that_are_one_now_the_larger_goes_on() -> None:
    assert told(["abc"], {"thread-1": "a", "thread-2": "bc"}) == [
        ("thread-2", "abc", [("took_over", "thread-1")]),
        ("thread-1", "", [("merged_into", "thread-2")]),
    ]


def test_of_a_thread_that_is_two_now_the_larger_part_goes_on() -> None:
    assert told(["a", "bc"], {"thread-1": "abc"}) == [
        ("thread-n0", "a", [("split_from", "thread-1")]),
        ("thread-1", "bc", [("split_off", "thread-n0")]),
    ]


def test_ties_go_by_id() -> None:
    assert told(["ab"], {"thread-2": "a", "thread-1": "b"})[0] == ("thread-1", "ab", [("took_over", "thread-2")])


def test_new_claims_open_a_thread_and_lost_ones_close_theirs() -> None:
    assert told(["x"], {"thread-1": "a"}) == [
        ("thread-n0", "x", [("opened", None)]),
        ("thread-1", "", [("closed", None)]),
    ]


def test_a_thread_never_becomes_one_of_another_kind() -> None:
    assert told(["ab"], {"thread-occurrence-1": "ab"}) == [
        ("thread-n0", "ab", [("took_over", "thread-occurrence-1")]),
        ("thread-occurrence-1", "", [("merged_into", "thread-n0")]),
    ]


def test_a_new_part_does_not_take_the_id_that_its_claim_once_gave_to_another() -> None:
    found = continued({"thread-1": "a", "thread-n1": "bc"}, {"thread-1": "abc"}, TODAY)
    assert [one.claims for one in found] == [("a",), ("b", "c")]
    assert found[1].thread == "thread-1" != found[0].thread


parted = st.dictionaries(st.integers(0, 30), st.integers(0, 5)).map(
    lambda home: [{str(claim) for claim in home if home[claim] == part} for part in sorted(set(home.values()))]
)
kinds = st.lists(st.sampled_from(["thread", "thread-occurrence"]), min_size=6, max_size=6)


@given(parted, parted, kinds)
def test_each_old_thread_is_accounted_for_once_and_each_claim_kept(
    now: list[set[str]], before: list[set[str]], kind: list[str]
) -> None:
    old = {f"{kind[place]}-{place}": claims for place, claims in enumerate(before)}
    new = {f"{kind[-1 - place]}-n{place}": claims for place, claims in enumerate(now)}
    found = continued(new, old, TODAY)
    ids = [one.thread for one in found]
    assert len(ids) == len(set(ids))
    assert set(old) <= set(ids)
    assert [set(one.claims) for one in found[: len(now)]] == now
    assert [kind_of(thread) for thread in ids[: len(now)]] == [kind_of(thread) for thread in new]
