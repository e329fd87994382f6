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
