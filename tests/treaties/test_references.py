from __future__ import annotations

from datetime import date

import pytest

from treatywatch.treaties.aliases import Aliases
from treatywatch.treaties.references import resolve_treaties

ALIASES = Aliases.load()


def references(text: str, on: date | None = None) -> list[tuple[str, tuple[str, ...]]]:
    resolved = resolve_treaties(text, ALIASES.find(text, on), on)
    return [(mention.exact, mention.ids) for mention in resolved if mention.kind == "reference"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moscow left the INF Treaty. The pact had banned a class of missiles.", [("The pact", ("inf",))]),
        ("Moscow left the INF Treaty. It called this agreement dead.", [("this agreement", ("inf",))]),
        # The name may come later, where the text has only one to give.
        ("The nuclear treaty is in doubt. Both left the INF Treaty.", [("The nuclear treaty", ("inf",))]),
        # A description alone can settle it.
        ("He spoke of the 1987 treaty.", [("the 1987 treaty", ("inf",))]),
        ("He broke the agreement signed by Reagan and Gorbachev in 1987.", [("the agreement", ("inf",))]),
        # "to break an agreement banning" means the treaty that the text is about.
        ("They decided to break an agreement banning the weapon. The INF Treaty is old.", [("agreement", ("inf",))]),
        ("They proposed an agreement banning the weapon. The INF Treaty is old.", []),
        # The formal name keeps its matter behind the parties.
        ("the Treaty between the two on the Limitation of Anti-Ballistic Missiles", [("the Treaty", ("abm",))]),
        # Treaty as a word of a compound.
        ("The INF Treaty ended. Russia defied treaty obligations.", [("treaty", ("inf",))]),
        # Several compete, or none is named: it stays open.
        ("New START and the INF Treaty differ. The treaty is in danger.", [("The treaty", ())]),
        ("The treaty is in danger.", [("The treaty", ())]),
        ("The 1972 treaty is in danger.", [("The 1972 treaty", ("abm", "bwc"))]),
        # Another treaty or none in particular.
        ("The INF Treaty ended. A peace treaty was signed. The treaty holds.", [("The treaty", ())]),
        ("The INF Treaty ended. They want a new treaty.", []),
        ("The INF Treaty ended. They signed the agreement on grain.", []),
        ("The INF Treaty was old. They left the treaty on Friday.", [("the treaty", ("inf",))]),
        ("The INF Treaty was old. They left the treaty on 2 August.", [("the treaty", ("inf",))]),
        # What the noun says must fit: a convention is no bilateral treaty.
        ("The INF Treaty ended. The convention is kept.", [("The convention", ())]),
    ],
)  # fmt: skip
def test_what_the_treaty_means(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert references(text) == expected


def test_a_family_name_becomes_the_member_alive_on_the_day() -> None:
    text = "They kept to the START treaty."
    named = resolve_treaties(text, ALIASES.find(text), date(2015, 1, 1))
    assert [mention.ids for mention in named] == [("new-start",)]


def test_a_family_name_becomes_the_member_that_the_text_names() -> None:
    text = "New START is signed. The START treaty is kept."
    assert [mention.ids for mention in resolve_treaties(text, ALIASES.find(text))] == [("new-start",), ("new-start",)]


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        # A matter behind the noun singles a treaty out, once it has been made.
        ("He praised the treaty to eliminate medium-range missiles.", 1987, ("inf",)),
        ("He praised the convention banning chemical weapons.", 1993, ("cwc",)),
        ("He awaited the convention banning chemical weapons.", 1983, None),
        ("He praised the agreement in principle between the two on intermediate-range missiles.", 1987, ("inf",)),
        ("He praised the ban. He read the treaty banning landmines.", 2001, ("ottawa",)),
        # Another matter is another treaty's, although one was named before.
        ("The NPT is old. He read the treaty establishing a customs union.", 1990, None),
        # Parties behind the noun, where one treaty of theirs is news.
        ("The treaty between Moscow and Washington works. The INF Treaty and the ABM Treaty hold.", 1988, ("inf",)),
        # Makers that are others than a treaty's two parties.
        ("The INF Treaty holds. He praised the agreement negotiated by the Group of Nine.", 1988, ()),
        # A month that does not fit.
        ("Arms: he broke the agreement signed in January 1987.", 1988, ()),
        ("Arms: he broke the agreement signed in December 1987.", 1988, ("inf",)),
        # A year alone is not enough for an agreement of whatever matter.
        ("The farmers kept the agreement of 1987.", 1988, ()),
        # "We hope that agreement will be reached" points at nothing.
        ("The INF Treaty holds. We hope that agreement will soon be reached.", 1988, None),
    ],
)
def test_what_stands_behind_the_noun_decides(text: str, year: int, expected: tuple[str, ...] | None) -> None:
    found = references(text, date(year, 12, 31))
    assert (found[-1][1] if found else None) == expected


@pytest.mark.parametrize(
    "phrase",
    ["the future convention", "a new agreement", "any accord", "the proposed treaty", "a successor treaty",
     "such an agreement", "either treaty", "the draft convention"],
)  # fmt: skip
def test_what_does_not_exist_yet_is_no_treaty_of_the_text(phrase: str) -> None:
    assert references(f"The INF Treaty and the Chemical Weapons Convention hold. They spoke of {phrase}.") == []


def test_a_formal_name_is_the_one_whose_short_name_follows() -> None:
    text = "The pact on cutting warheads of long reach (New START) is kept. The pact is sound."
    assert references(text) == [("The pact", ("new-start",)), ("The pact", ("new-start",))]
    called = "They kept the agreement known as SALT II. The agreement is sound."
    assert references(called) == [("the agreement", ("salt-2",)), ("The agreement", ("salt-2",))]
    comma = "They kept the second treaty on limits for launchers, SALT II. The treaty is sound."
    assert references(comma)[-1] == ("The treaty", ("salt-2",))


def test_this_treaty_is_the_one_named_right_before() -> None:
    text = "The NPT and the CTBT are at risk, and so is New START. This treaty must be kept."
    assert references(text) == [("This treaty", ("new-start",))]


def test_a_capital_reaches_back_to_the_only_convention() -> None:
    far = "Much else was said that day. " * 80
    text = f"They signed the Chemical Weapons Convention. {far}All must keep the Convention."
    assert references(text) == [("the Convention", ("cwc",))]
    assert references(text.replace("the Convention.", "the convention.")) == [("the convention", ())]


def test_a_treaty_brought_in_without_a_name_competes() -> None:
    assert references("The NPT is kept. Talks began on a treaty. All wait for the treaty.") == [("the treaty", ())]
    text = "The Chemical Weapons Convention is old. All needed such a convention. All keep the convention."
    assert references(text) == [("the convention", ("cwc",))]
    assert references("The NPT is a treaty that many signed. All keep the treaty.") == [("the treaty", ("npt",))]


def test_an_agreement_on_something_else_does_not_compete_for_the_treaty() -> None:
    text = "The NPT is kept. They made an agreement to host a fair, although the Treaty speaks of none."
    assert references(text) == [("the Treaty", ("npt",))]


def test_plural_accords_stay_open() -> None:
    assert references("The INF Treaty holds. The accords are kept.") == [("The accords", ())]


def test_a_line_that_breaks_inside_a_sentence_ends_no_clause() -> None:
    text = "They welcome the convention on the destruction and\nprohibition of chemical weapons."
    assert references(text, date(1993, 6, 1)) == [("the convention", ("cwc",))]


@pytest.mark.parametrize(("day", "expected"), [
    (date(1996, 1, 1), ("start-1",)), (date(2001, 1, 1), ("start-1",)), (date(2012, 1, 1), ("new-start",)),
])  # fmt: skip
def test_of_a_family_the_member_in_force_is_meant(day: date, expected: tuple[str, ...]) -> None:
    text = "They kept to the START treaty."
    assert [mention.ids for mention in resolve_treaties(text, ALIASES.find(text, day), day)] == [expected]
