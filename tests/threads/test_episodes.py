"""In which thread a member belongs, and that the order of claims does not matter."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.threads.builders import VIOLATED, member_of
from treatywatch.thread_records import Extent, Member, Proposition
from treatywatch.threads.episodes import choose, partition, thread_id, undated

GENERIC = Proposition(actors=("USA",), act="deploy", subject="class:missile")


def grown(members: Iterable[Member]) -> set[frozenset[str]]:
    """Add members one by one, as a store does, which keeps the first and last day of each thread's dated acts."""
    threads: dict[str, list[Member]] = {}
    for member in members:
        same = {name: held for name, held in threads.items() if held[0].proposition == member.proposition}
        choice = choose(member, [extent(name, held) for name, held in same.items()])
        home = threads.setdefault(choice.thread or thread_id(member), [])
        home.append(member)
        for merged in choice.merged:
            home.extend(threads.pop(merged))
    return {frozenset(member.claim for member in held) for held in threads.values()}


def extent(name: str, held: list[Member]) -> Extent:
    starts = [member.when.start for member in held if member.when and member.when.start]
    ends = [member.when.end for member in held if member.when and member.when.end]
    return Extent(name, min(starts, default=None), max(ends, default=None), len(held))


def parted(members: Iterable[Member]) -> set[frozenset[str]]:
    return {frozenset(member.claim for member in part) for part in partition(members)}


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (("2008-05-03", "2008-05-03"), ("2008-05-03", "2008-05-03"), True),
        (("2008-05-01", "2008-05-31"), ("2008-05-03", "2008-05-03"), True),
        (("2008-05-07", "2008-05-07"), ("2008-05-08", "2008-05-08"), True),  # Wednesday, and Thursday east of it
        (("2008-05-07", "2008-05-07"), ("2008-05-09", "2008-05-09"), False),
        (("2008-05-05", "2008-05-11"), ("2008-05-12", "2008-05-18"), False),  # this week and the next
        (("2008-05-01", "2008-05-31"), ("2008-06-01", "2008-06-30"), False),
        (("2008-01-01", "2008-12-31"), ("2008-01-01", "2008-12-31"), True),
        (("2008-01-01", "2008-12-31"), ("2008-05-03", "2008-05-03"), False),  # one of several, for all that is known
        (("2008-01-01", "2008-12-31"), ("2007-01-01", "2008-12-31"), False),
        (("2008-05-03", "2008-05-03"), None, False),
        (None, None, True),
    ],
)
def test_what_happens_repeatedly_has_a_thread_for_each_occurrence(
    one: tuple[str, str] | None, other: tuple[str, str] | None, together: bool
) -> None:
    both = [member_of("c1", one), member_of("c2", other)]
    assert (len(partition(both)) == 1) is together
    assert (len(grown(both)) == 1) is together


def test_a_month_ties_the_days_in_it() -> None:
    days = [member_of("c1", ("2008-05-03", "2008-05-03")), member_of("c2", ("2008-05-20", "2008-05-20"))]
    assert len(partition(days)) == 2
    assert len(partition([*days, member_of("c3", ("2008-05-01", "2008-05-31"))])) == 1


def test_the_largest_of_the_tied_threads_takes_the_others_over() -> None:
    day = date(2008, 5, 3)
    small = Extent("thread-occurrence-a", day, day, 1)
    large = Extent("thread-occurrence-b", day + timedelta(days=9), day + timedelta(days=9), 4)
    choice = choose(member_of("c9", ("2008-05-01", "2008-05-31")), [small, large])
    assert choice == ("thread-occurrence-b", ("thread-occurrence-a",))


@pytest.mark.parametrize("occurs", ["once", "continuing"])
def test_what_happens_once_or_goes_on_has_one_thread_whatever_its_dates(occurs: str) -> None:
    dated = member_of("c1", ("2008-05-03", "2008-05-03"), proposition=VIOLATED, occurs=occurs)
    assert len(partition([dated, member_of("c2", proposition=VIOLATED, occurs=occurs)])) == 1


def test_a_kind_of_missile_is_not_that_of_another_decade() -> None:
    years = (date(1984, 1, 1), date(1989, 1, 1), date(2025, 1, 1), None)
    said = [
        member_of(f"c{place}", proposition=GENERIC, occurs="continuing", published=day)
        for place, day in enumerate(years)
    ]
    assert parted(said) == grown(said) == {frozenset({"c0", "c1"}), frozenset({"c2"}), frozenset({"c3"})}


def test_an_id_follows_from_the_proposition_and_for_an_occurrence_from_its_first_claim() -> None:
    day = ("2008-05-03", "2008-05-03")
    assert thread_id(member_of("c1")) == thread_id(member_of("c2"))
    assert thread_id(member_of("c1", day)) == thread_id(member_of("c1", day)) != thread_id(member_of("c2", day))
    assert undated(thread_id(member_of("c1")))
    assert not undated(thread_id(member_of("c1", day)))


FIRST = date(2008, 1, 1)
stretches = st.one_of(
    st.none(),
    st.tuples(st.integers(0, 120), st.sampled_from([0, 0, 0, 1, 6, 29, 30, 31, 365])).map(
        lambda at: (str(FIRST + timedelta(days=at[0])), str(FIRST + timedelta(days=at[0] + at[1])))
    ),
)


numbered = st.lists(stretches, max_size=14).map(lambda days: list(enumerate(days)))


@given(numbered.flatmap(st.permutations))
def test_the_order_of_claims_changes_no_thread(shuffled: list[tuple[int, tuple[str, str] | None]]) -> None:
    members = [member_of(f"c{number:02}", when) for number, when in shuffled]
    assert grown(members) == parted(sorted(members, key=lambda member: member.claim))
