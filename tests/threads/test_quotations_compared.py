from __future__ import annotations

from tests.threads.stating import RURITANIA, day, number
from treatywatch.thread_records import Member, Proposition, Stance, Value
from treatywatch.threads.quotations_compared import quotations_against

ABOUT = Proposition(actors=("USA",), act="deploy", subject="class:missile")
WORDS = "the United States has deployed {} missiles near the border of Ruritania"


def quoted(
    words: str, outlet: str, stance: Stance = "asserts", values: tuple[Value, ...] = (), on: str = "2019-01-23"
) -> Member:
    return Member(
        claim=f"c-{outlet}-{words}", document=f"d-{outlet}", thread="t", proposition=ABOUT, occurs="continuing",
        stance=stance, speaker=RURITANIA, outlet=f"outlet:{outlet}", publisher=outlet.title(), published=day(on),
        values=values, words=words, start=0, end=len(words), confidence=1.0,
    )  # fmt: skip


def missiles(count: int) -> tuple[Value, ...]:
    return (number(count, count, f"{count} missiles", of="missile"),)


def test_two_outlets_that_quote_other_numbers_differ_in_substance() -> None:
    first = quoted(WORDS.format(20), "wire", values=missiles(20))
    second = quoted(WORDS.format(60), "gazette", values=missiles(60))
    (found,) = quotations_against((first, second))
    assert (found.about, found.thread) == ("quotation", "t")
    assert found.reason == (
        "Gazette and Wire quote what Ruritania said on 23 January 2019 in much the same words, but differ in the "
        "number (“60 missiles”, “20 missiles”); only one can be what was said"
    )
    assert {side.stated for side in found.sides} == {first.words, second.words}


def test_a_lost_negation_is_a_difference_in_substance() -> None:
    plain = quoted("Ruritania will destroy its launchers before the talks begin", "wire", stance="plans")
    not_so = quoted("Ruritania will not destroy its launchers before the talks begin", "gazette", stance="plans")
    (found,) = quotations_against((plain, not_so))
    assert "differ in a negation" in found.reason


def test_one_outlet_that_has_it_denied_is_against_one_that_has_it_asserted() -> None:
    said = quoted(WORDS.format("new"), "wire")
    denied = quoted(WORDS.format("no new"), "gazette", stance="denies")
    (found,) = quotations_against((said, denied))
    assert "differ in whether it is so or not" in found.reason


def test_a_name_of_another_system_is_a_difference() -> None:
    first, second = (Value(facet="name", text=name) for name in ("9M729", "Tomahawk"))
    words = "the {} is stationed near the northern border town"
    (found,) = quotations_against(
        (
            quoted(words.format("9M729"), "wire", values=(first,)),
            quoted(words.format("Tomahawk"), "post", values=(second,)),
        )
    )
    assert "differ in the name" in found.reason


def test_other_sentences_of_one_speech_are_at_no_odds() -> None:
    first = quoted(WORDS.format(20), "wire", values=missiles(20))
    other = quoted("our inspectors counted sixty launchers at four bases yesterday", "gazette", values=missiles(60))
    assert quotations_against((first, other)) == ()


def test_what_was_said_on_other_days_or_printed_by_one_outlet_is_not_compared() -> None:
    first = quoted(WORDS.format(20), "wire", values=missiles(20))
    later = quoted(WORDS.format(60), "gazette", values=missiles(60), on="2019-03-23")
    own = quoted(WORDS.format(60), "wire", values=missiles(60))
    assert quotations_against((first, later)) == ()
    assert quotations_against((first, own)) == ()


def test_the_same_words_with_other_little_words_are_the_same() -> None:
    first = quoted("the missiles of the army are in the north of the country", "wire")
    second = quoted("missiles of our army are in the north of this country", "gazette")
    assert quotations_against((first, second)) == ()
