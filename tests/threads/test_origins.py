from __future__ import annotations

from datetime import date

import pytest

from treatywatch.thread_records import Independence, Member, Printed, Proposition, Speaker
from treatywatch.threads.origins import count_of, independence, lead, origin_of

RURITANIA = Speaker(key="RUR", name="Ruritania", party="RUR", type="state")
MINISTRY = Speaker(key="RUR-foreign-ministry", name="foreign ministry", party="RUR", type="organisation")
EXPERT = Speaker(key="rassendyll", name="Rudolf Rassendyll", party="RUR", type="person")
INSTITUTE = Speaker(key="IISS", name="IISS", party=None, type="organisation")
SOMEBODY = Speaker(key="anonymous:RUR", name="an official", party="RUR", type="anonymous")
NOBODY = Speaker(key="anonymous", name="a source", party=None, type="anonymous")
GAZETTE = Speaker(key="outlet:gazette", name="The Gazette", party=None, type="outlet")
REUTERS = Speaker(key="outlet:reuters", name="Reuters", party=None, type="outlet")
REUTERS_AS_ORGANISATION = Speaker(key="reuters", name="Reuters", party=None, type="organisation")


def member(speaker: Speaker, *via: Speaker, outlet: str | None = "outlet:gazette") -> Member:
    return Member(
        claim="c", document="d", proposition=Proposition(actors=("RUR",), act="test", subject="class:missile"),
        occurs="repeatedly", stance="asserts", speaker=speaker, via=via, outlet=outlet, words="", start=0, end=0,
        confidence=1,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("speaker", "via", "origin"),
    [
        (RURITANIA, (), "RUR"),
        (RURITANIA, (REUTERS,), "RUR"),
        (MINISTRY, (), "RUR"),
        (EXPERT, (), "rassendyll"),
        (INSTITUTE, (), "IISS"),
        (SOMEBODY, (), "anonymous:RUR"),
        (NOBODY, (), None),
        (REUTERS, (), "outlet:reuters"),
        (REUTERS_AS_ORGANISATION, (), "outlet:reuters"),
        (GAZETTE, (), "outlet:gazette"),
    ],
)
def test_a_claim_leads_back_to_its_ultimate_speaker(
    speaker: Speaker, via: tuple[Speaker, ...], origin: str | None
) -> None:
    assert origin_of(member(speaker, *via), "outlet:gazette", None) == origin


def test_an_own_voice_leads_back_to_where_its_family_of_copies_comes_from() -> None:
    assert origin_of(member(GAZETTE), "outlet:sample-wire", None) == "outlet:sample-wire"
    assert origin_of(member(GAZETTE, outlet=None), "text:doc-1", None) == "text:doc-1"


def test_an_own_voice_leads_back_to_the_agency_that_it_credits() -> None:
    assert origin_of(member(GAZETTE), "outlet:gazette", "outlet:reuters") == "outlet:reuters"


def test_the_speaker_of_a_copy_stays_the_speaker() -> None:
    assert origin_of(member(RURITANIA), "outlet:sample-wire", "outlet:reuters") == "RUR"


def test_a_report_of_a_report_has_the_origin_of_the_report() -> None:
    own = origin_of(member(REUTERS, outlet="outlet:reuters"), lead([Printed("d", None, "Reuters", None)]), None)
    cited = origin_of(member(REUTERS, GAZETTE), "outlet:gazette", None)
    assert own == cited == "outlet:reuters"


def printed(name: str, day: int | None, publisher: str | None, credited: str | None = None) -> Printed:
    return Printed(name, date(2019, 2, day) if day else None, publisher, credited)


@pytest.mark.parametrize(
    ("family", "key"),
    [
        ([printed("a", 2, "Gazette"), printed("b", 1, "Courier")], "outlet:courier"),
        ([printed("a", 2, "Gazette"), printed("b", None, "Courier")], "outlet:gazette"),
        ([printed("a", 1, None), printed("b", 2, "Courier")], "outlet:courier"),
        ([printed("b", 2, None), printed("a", 3, None)], "text:b"),
        ([printed("a", 1, "Gazette"), printed("b", 2, "Courier", "outlet:reuters")], "outlet:reuters"),
        ([printed("a", 1, "Gazette"), printed("b", 2, "The Associated Press")], "outlet:associated-press"),
        ([printed("a", 1, "Gazette"), printed("b", 1, "AP"), printed("c", 1, "Reuters")], "outlet:associated-press"),
    ],
)
def test_where_a_family_of_copies_comes_from(family: list[Printed], key: str) -> None:
    assert lead(family) == key
    assert lead(family[::-1]) == key


@pytest.mark.parametrize(
    ("origins", "count", "found"),
    [
        ([], 0, "none"),
        (["USA"], 1, "single_origin"),
        (["USA", "USA"], 1, "single_origin"),
        (["USA", "outlet:reuters"], 2, "not_established"),
        (["USA", "anonymous:USA"], 1, "single_origin"),
        (["anonymous:USA", "anonymous:DEU"], 2, "not_established"),
        ([None, None], 1, "not_established"),
        (["USA", None], 1, "not_established"),
    ],
)
def test_counting_origins(origins: list[str | None], count: int, found: Independence) -> None:
    assert (count_of(origins), independence(origins)) == (count, found)
