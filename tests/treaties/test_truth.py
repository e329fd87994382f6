"""Kleene's laws, as properties over all truth values."""

from hypothesis import given
from hypothesis import strategies as st

from treatywatch.records import Reason, Truth
from treatywatch.treaties.truth import Outcome, all_of, any_of, not_

truths = st.sampled_from(["true", "false", "unknown"])
several = st.lists(truths, max_size=5)


@given(truths)
def test_denying_twice_gives_the_same(truth: Truth) -> None:
    assert not_(not_(truth)) == truth


@given(several)
def test_de_morgan(parts: list[Truth]) -> None:
    assert not_(all_of(parts)) == any_of(not_(part) for part in parts)
    assert not_(any_of(parts)) == all_of(not_(part) for part in parts)


@given(several, st.randoms())
def test_order_does_not_matter(parts: list[Truth], random: "st.Random") -> None:  # type: ignore[name-defined]
    mixed = parts[:]
    random.shuffle(mixed)
    assert (all_of(mixed), any_of(mixed)) == (all_of(parts), any_of(parts))


@given(several, several)
def test_grouping_does_not_matter(first: list[Truth], second: list[Truth]) -> None:
    assert all_of([all_of(first), all_of(second)]) == all_of(first + second)
    assert any_of([any_of(first), any_of(second)]) == any_of(first + second)


@given(several, truths)
def test_learning_a_fact_never_turns_true_into_false(parts: list[Truth], learnt: Truth) -> None:
    """Whatever an unknown part turns out to be, an answer that was settled stays."""
    settled = [learnt if part == "unknown" else part for part in parts]
    for rule in (all_of, any_of):
        if rule(parts) != "unknown":
            assert rule(settled) == rule(parts)


def test_a_missing_fact_counts_only_where_the_whole_is_open() -> None:
    missing = Outcome("unknown", Reason(text="range: not stated", truth="unknown"), ("range: not stated",))
    false = Outcome("false", Reason(text="launch mode: sea", truth="false"))

    assert Outcome.combine("unknown", "all of these", [missing]).missing == ("range: not stated",)
    assert Outcome.combine("false", "all of these", [missing, false]).missing == ()
