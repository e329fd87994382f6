from __future__ import annotations

import textwrap
from itertools import combinations

import pytest

from tests.builders import document_of
from treatywatch.thread_records import Prints
from treatywatch.threads.copies import Copying, common_runs, families, prints, relation

STORY = """\
Ruritania tests a missile

Ruritania launched a missile from its northern test range on Monday, the first such launch in more than three years.

The missile flew over the Gulf of Zenda and came down in open waters, according to fishermen who watched it from afar.

Three neighbours asked for a meeting of the commission that watches over the treaty, which both sides signed in 1987.

The commission has met only twice since the turn of the century, and both meetings ended without a common statement.

Parliament in Strelsau will debate the budget of the missile forces in the spring, when the present programme runs out.

Elections are due in autumn, and none of the larger parties has said whether it would keep to the treaty afterwards."""
OTHER = """\
A launch over the gulf

The armed forces in Strelsau carried out a trial with a new rocket early this week after a pause of several years.

People on the coast saw it pass and reported that nothing but water lay where it fell, local papers wrote the next day.

Governments of the region want the treaty's commission to be called together, although its record gives little hope.

What becomes of the agreement after the elections is open, because the parties keep silent about their intentions.

The money for the forces is to be voted on before summer, and observers expect no great changes to the sums proposed."""
QUOTATION = """\
“We have tested what we said we would test, where we said that we would test it, and on the day that we had named. \
Nobody who reads our announcements can have been surprised. The treaty does not forbid what we have done, and those \
who say otherwise have not read it. We remain ready to show the site to inspectors at any time that suits them. The \
neighbours were told a week before, by the channel that was agreed for it, and none of them raised an objection.”"""


def of(text: str) -> Prints:
    return prints(document_of(text))


def without_end(text: str, paragraphs: int) -> str:
    return "\n\n".join(text.split("\n\n")[:paragraphs])


COPIES = {
    "with another headline": STORY.replace("Ruritania tests a missile", "Missile falls into the sea"),
    "with hard line wraps": "\n\n".join(textwrap.fill(part, 60) for part in STORY.split("\n\n")),
    "with lines for paragraphs": STORY.replace("\n\n", "\n"),
    "with a byline and a dateline": STORY.replace("\n\n", "\n\nBy Rudolf Rassendyll\n\nSTRELSAU (Reuters) - ", 1),
    "in capitals": STORY.upper(),
    "with a paragraph put in": STORY.replace("\n\nParliament", f"\n\n{OTHER.split(chr(10) * 2)[3]}\n\nParliament"),
    "with a quotation put in": f"{STORY}\n\n{QUOTATION}",
    "with words changed": STORY.replace("launched", "fired").replace("debate", "discuss").replace("twice", "rarely"),
}


@pytest.mark.parametrize("copy", COPIES.values(), ids=COPIES.keys())
def test_a_copy_is_told(copy: str) -> None:
    one, other = of(STORY), of(copy)
    assert relation(one, other) == relation(other, one) == "copy"
    assert set(one.bands) & set(other.bands)


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        (STORY, without_end(STORY, 3), "shortened"),
        (STORY, without_end(STORY, 4), "shortened"),
        (STORY, f"{OTHER}\n\n{STORY}\n\n{OTHER.upper()[::-1]}\n\n{OTHER[::-1]}", "shortened"),
        (STORY, OTHER, "none"),
        (STORY, without_end(STORY, 2), "none"),
        (STORY, "", "none"),
        ("", "", "none"),
    ],
    ids=["two paragraphs left", "three left", "inside a longer text", "other words", "one left", "empty", "both empty"],
)
def test_what_two_texts_are_to_each_other(one: str, other: str, how: Copying) -> None:
    assert relation(of(one), of(other)) == relation(of(other), of(one)) == how


@pytest.mark.parametrize("marks", ["“”", '""', "„“", "«»", "‘’"])
def test_a_long_quotation_in_both_makes_no_copies(marks: str) -> None:
    quotation = QUOTATION.replace("“", marks[0]).replace("”", marks[1])
    one, other = f"{without_end(STORY, 4)}\n\n{quotation}", f"{without_end(OTHER, 4)}\n\n{quotation}"
    assert relation(of(one), of(other)) == "none"
    assert not set(of(one).sentences) & set(of(other).sentences)


def test_an_editors_note_under_two_articles_makes_no_copies() -> None:
    note = (
        "The editors of this paper keep a list of all launches since the treaty was signed. "
        "Readers who find a mistake in it are asked to write to the address on the last page."
    )
    assert relation(of(f"{STORY}\n\n{note}"), of(f"{OTHER}\n\n{note}")) == "none"


LINKS = """\
Gulf Of Zenda Closed To All Ships For Two Days After Missile Launch

Why Nobody In Strelsau Wants To Talk About The Treaty Any More

Commission Of The Treaty Meets For The Third Time In Twenty Years

How Far It Flew And What The Fishermen Saw On Monday"""


def test_a_box_of_links_in_two_articles_makes_no_copies() -> None:
    one, other = f"{without_end(STORY, 3)}\n\n{LINKS}", f"{without_end(OTHER, 3)}\n\n{LINKS}"
    assert relation(of(one), of(other)) == "none"
    assert not set(of(one).sentences) & set(of(other).sentences)


def test_prints_are_the_same_on_every_machine() -> None:
    found = of(STORY)
    assert found.bands[:2] == (-3123348700404962526, -5604986825342887708)
    assert found.sentences[0] == -4911187177435113248
    assert all(-(2**63) <= number < 2**63 for number in (*found.bands, *found.sentences))


def test_common_runs_are_estimated() -> None:
    assert common_runs(of(STORY), of(STORY)) == 1.0
    assert common_runs(of(STORY), of(OTHER)) == 0.0
    assert common_runs(of(STORY), of("")) == 0.0
    assert 0.35 < common_runs(of(STORY), of(without_end(STORY, 4))) < 0.65


def test_scripts_without_spaces() -> None:
    text = "鲁里坦尼亚星期一在北部试验场发射了一枚导弹，这是三年多来的首次此类发射。导弹飞越海湾并落入公海。"
    changed = text.replace("星期一", "周一")
    other = "该国军队在停顿数年之后于本周初进行了一次新型火箭试验，沿海居民看到它飞过，没有造成任何损失或伤亡。"
    assert relation(of(text), of(changed)) == "copy"
    assert relation(of(text), of(other)) == "none"


def families_of(**texts: str) -> set[frozenset[str]]:
    found = families({name: of(text) for name, text in texts.items()}, combinations(texts, 2))
    return {frozenset(name for name in texts if found[name] == family) for family in found.values()}


def test_copies_of_copies_and_shortened_copies_are_one_family() -> None:
    found = families_of(
        wire=STORY, gazette=COPIES["with another headline"], courier=without_end(STORY, 4), bote=without_end(STORY, 3),
        other=OTHER,
    )  # fmt: skip
    assert found == {frozenset({"wire", "gazette", "courier", "bote"}), frozenset({"other"})}


def test_a_compilation_does_not_make_one_family_of_what_it_compiles() -> None:
    found = families_of(wire=STORY, other=OTHER, digest=f"{STORY}\n\n{OTHER}", copy=STORY.upper())
    assert found == {frozenset({"wire", "copy"}), frozenset({"other"}), frozenset({"digest"})}


def test_families_do_not_depend_on_the_order() -> None:
    texts = {"c": STORY, "a": without_end(STORY, 4), "b": OTHER, "d": COPIES["in capitals"]}
    backwards = dict(reversed(texts.items()))
    pairs = list(combinations(texts, 2))
    one = families({name: of(text) for name, text in texts.items()}, pairs)
    other = families({name: of(text) for name, text in backwards.items()}, [pair[::-1] for pair in reversed(pairs)])
    assert one == other
    assert one["c"] == "a"
