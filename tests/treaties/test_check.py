"""Scenarios under the INF Treaty, with the verdict that a lawyer would give and why."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treatywatch.records import JsonObject, Reason, Span, Verdict
from treatywatch.treaties.check import Answer, check
from treatywatch.treaties.packs import load_pack
from treatywatch.treaties.scenarios import parse_scenario

CRUISE = {"kind": "cruise missile", "basing": "ground", "range_km": 2500, "role": "weapon delivery", "system": None}
FIXED_TEST = {"launcher": "fixed", "site": "test site", "purpose": "test"}


def ask(
    actor: str | None, act: str, on: str | None, item: JsonObject | None = CRUISE, **circumstances: object
) -> Answer:
    scenario = {"treaty": "inf", "actor": actor, "act": act, "on": on, "item": item, "circumstances": circumstances}
    return check(parse_scenario(scenario), load_pack("inf"))


def cruise(**changes: object) -> JsonObject:
    return {**CRUISE, **changes}


def named(system: str) -> JsonObject:
    return {"kind": None, "basing": None, "range_km": None, "role": None, "system": system}


def applying(answer: Answer, effect: str) -> set[str]:
    return {entry.article for entry in answer.provisions if entry.effect == effect and entry.truth == "true"}


@pytest.mark.parametrize(
    ("actor", "act", "on", "item", "verdict", "articles"),
    [
        ("RUS", "flight_test", "2008", cruise(), "would_breach", {"VI.1(a)", "IV.1", "I"}),
        ("RUS", "flight_test", "2008", cruise(range_km="500..5500"), "would_breach", {"VI.1"}),
        ("RUS", "flight_test", "2008", cruise(range_km=700), "would_breach", {"VI.1(b)", "V.1", "I"}),
        ("RUS", "produce", "2010", cruise(range_km=5500), "would_breach", {"VI.1(a)"}),
        ("RUS", "produce", "2010", cruise(range_km=500), "would_breach", {"VI.1(b)"}),
        ("RUS", "produce", "2010", cruise(range_km=5501), "outside_scope", set()),
        ("RUS", "produce", "2010", cruise(range_km=499), "outside_scope", set()),
        ("RUS", "deploy", "2017", cruise(basing="sea"), "outside_scope", set()),
        ("USA", "deploy", "2017", cruise(basing="air-launched"), "outside_scope", set()),
        ("RUS", "deploy", "2017", cruise(kind="missile", role=None), "would_breach", {"IV.1"}),
        ("RUS", "deploy", "2017", cruise(kind="GLCM", basing=None), "would_breach", {"IV.1"}),
        ("RUS", "deploy", "2017", cruise(kind="ICBM", range_km=None), "outside_scope", set()),
        ("RUS", "deploy", "2017", cruise(role="reconnaissance"), "outside_scope", set()),
        ("USA", "possess", "2000", cruise(kind="nuclear warhead"), "outside_scope", set()),
        ("SUN", "deploy", "1989", named("SS-20"), "permitted", set()),
        ("RUS", "deploy", "1992", named("rsd-10"), "would_breach", {"I", "IV.1"}),
        ("USA", "possess", "1990", named("Pershing IA"), "would_breach", {"V.1"}),
        ("SUN", "launch", "1989-02", named("SS-23"), "would_breach", {"VI.1(b)"}),
        ("SUN", "possess", "1990", named("RK-55"), "would_breach", {"X.6"}),
        ("RUS", "use", "2016", cruise(), "would_breach", {"IV.1"}),
        ("RUS", "transfer", "2016", cruise(), "would_breach", {"IV.1"}),
        ("RUS", "modernise", "2016", cruise(), "would_breach", {"IV.1"}),
        ("RUS", "develop", "2010", cruise(), "permitted", set()),
        ("RUS", "eliminate", "2010", cruise(), "permitted", set()),
        ("RUS", "target", "2010", cruise(), "permitted", set()),
        ("RUS", "meet", "2010", None, "outside_scope", set()),
        ("RUS", "ratify", "2010", None, "outside_scope", set()),
        ("USA", "amend", "2010", None, "permitted", set()),
        ("USA", "deploy", "2016", named("sm-3"), "exempt", set()),
        ("USA", "deploy", "2016", cruise(kind="interceptor", role="interceptor"), "exempt", set()),
        ("RUS", "produce", "2010", {"kind": "launcher", "basing": "ground", "range_km": 2000}, "undetermined", set()),
        (
            "RUS",
            "produce",
            "2010",
            {"kind": "GLCM launcher", "basing": "ground", "range_km": 2000},
            "would_breach",
            {"VI.1(a)"},
        ),
        (
            "RUS",
            "produce",
            "2010",
            {"kind": "stage", "basing": "ground", "range_km": 2000},
            "would_breach",
            {"VI.1(a)"},
        ),
        (
            "RUS",
            "produce",
            "2010",
            {"kind": "launcher", "basing": "ground", "range_km": 2000, "role": "weapon delivery"},
            "would_breach",
            {"VI.1(a)"},
        ),
        ("USA", "withdraw", "2019-02-02", None, "permitted", set()),
        ("DEU", "possess", "1988-10", named("pershing-ia"), "not_binding", set()),
        ("CHN", "deploy", "2010", cruise(), "not_binding", set()),
        ("SUN", "deploy", "1986", named("rsd-10"), "not_binding", set()),
        ("USA", "produce", "1988-02", cruise(), "not_binding", set()),
        ("USA", "flight_test", "2019-08-18", cruise(range_km=">500"), "not_binding", set()),
        ("RUS", "use", "2024-11-21", named("oreshnik"), "not_binding", set()),
        ("RUS", "deploy", "2019-03-03", cruise(), "would_breach", {"IV.1"}),
        ("UKR", "produce", "2000", cruise(), "would_breach", {"VI.1(a)"}),
    ],
)
def test_verdict(actor: str, act: str, on: str, item: JsonObject | None, verdict: Verdict, articles: set[str]) -> None:
    answer = ask(actor, act, on, item)

    assert answer.verdict == verdict
    assert articles <= applying(answer, "prohibits")
    assert verdict == "undetermined" or answer.missing == ()


@pytest.mark.parametrize(
    ("actor", "act", "on", "item", "missing"),
    [
        (
            "RUS",
            "flight_test",
            "2008",
            cruise(range_km=">500"),
            ["'>500 km' does not say whether it is at most 5,500 km"],
        ),
        ("RUS", "deploy", "2015", cruise(range_km=None), ["range capability: not stated"]),
        ("RUS", "deploy", "2015", cruise(basing=None), ["launch mode: not stated"]),
        ("RUS", "deploy", "2015", None, ["kind of item: not stated", "range capability: not stated", "launch mode"]),
        (
            "RUS",
            "deploy",
            "2015",
            cruise(kind="hypersonic missile"),
            ["kind of item: 'hypersonic missile' does not say whether"],
        ),
        ("RUS", "deploy", "2015", cruise(kind="boost-glide missile"), ["flight path: whether most of it is ballistic"]),
        ("RUS", "deploy", "2015", cruise(kind="thing"), ["kind of item: 'thing' does not say which"]),
        ("RUS", "test", "2010", cruise(), ["act: 'test' does not say whether it was flight test"]),
        (
            "RUS",
            "flight_test",
            "2019",
            cruise(),
            ["date of the act: '2019' does not say whether it was on or after 1988-06-01"],
        ),
        ("RUS", "flight_test", None, cruise(), ["date of the act: not stated whether it was on or after 1988-06-01"]),
        (None, "flight_test", "2008", cruise(), ["actor: not stated which state acted"]),
        ("RUS", "violate", "2015", None, ["conduct: 'violate' does not name the act and the item"]),
        ("RUS", "comply", "2015", None, ["conduct: 'comply' does not name"]),
        ("USA", "deploy", "2016", named("Mk 41"), ["disputed reading: whether a Mk 41 launcher on land"]),
        ("USA", "deploy", "2005", cruise(kind="armed drone", role=None), ["disputed reading: whether an armed drone"]),
        (
            "USA",
            "launch",
            "2005",
            cruise(kind="target missile", role=None),
            ["disputed reading: whether a missile used as a target"],
        ),
        (
            "RUS",
            "suspend",
            "2019-03-04",
            None,
            ["disputed reading: whether a party that declares the treaty suspended"],
        ),
        (
            "RUS",
            "deploy",
            "2017",
            named("9M729"),
            ["range capability: disputed (RUS: outside scope; USA: would breach"],
        ),
    ],
)
def test_undetermined_names_what_is_missing(
    actor: str | None, act: str, on: str | None, item: JsonObject | None, missing: list[str]
) -> None:
    answer = ask(actor, act, on, item)

    assert answer.verdict == "undetermined"
    for words in missing:
        assert any(words in fact for fact in answer.missing), answer.missing


def test_one_missing_fact_is_named_once() -> None:
    assert ask("RUS", "flight_test", "2008", cruise(range_km=">500")).missing == (
        "range capability: '>500 km' does not say whether it is at most 5,500 km",
    )


@pytest.mark.parametrize(
    ("circumstances", "verdict"),
    [
        ({}, "outside_scope"),
        (FIXED_TEST, "exempt"),
        (FIXED_TEST | {"launcher": "mobile"}, "would_breach"),
        (FIXED_TEST | {"launcher": "ship"}, "outside_scope"),
        (FIXED_TEST | {"site": "operational base"}, "would_breach"),
        (FIXED_TEST | {"distinguishable": False}, "would_breach"),
        ({"launcher": "fixed", "purpose": "test"}, "undetermined"),
        ({"launcher": "mobile ground launcher"}, "would_breach"),
        ({"launcher": "fixed", "site": "test site"}, "undetermined"),
    ],
)
def test_a_missile_for_ships_test_launched_on_land(circumstances: JsonObject, verdict: Verdict) -> None:
    assert ask("RUS", "flight_test", "2010", cruise(basing="sea"), **circumstances).verdict == verdict


@pytest.mark.parametrize(
    ("on", "actor", "status", "words"),
    [
        ("2019-05", "RUS", "suspended", "had declared the treaty suspended"),
        ("2019-05", "USA", "withdrawal_pending", "the notice of withdrawal had not taken effect yet"),
    ],
)
def test_between_notice_and_effect_the_treaty_still_binds(on: str, actor: str, status: str, words: str) -> None:
    answer = ask(actor, "produce", on)

    assert (answer.verdict, answer.treaty_status) == ("would_breach", status)
    assert words in answer.reasons[0].text


def test_what_hangs_on_the_date_is_said_with_the_dates() -> None:
    text = ask("RUS", "flight_test", "2019").reasons[0].text
    assert text == (
        "undetermined: would breach INF Art. VI.1(a), IV.1 and I if true as stated "
        "and if on or after 1988-06-01 and before 2019-08-02"
    )


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        (ask("RUS", "flight_test", "2008"), "would breach INF Art. VI.1(a), IV.1 and I if true as stated"),
        (
            ask("RUS", "produce", "2008", cruise(range_km="500..5500")),
            "would breach INF Art. VI.1(a) or (b) and I if true as stated",
        ),
        (ask("SUN", "deploy", "1989", named("SS-20")), "permitted under INF Art. IV.2 if true as stated"),
        (ask("RUS", "develop", "2010"), "permitted under INF Art. VI.1 if true as stated"),
        (
            ask("SUN", "eliminate", "1990", named("SS-20")),
            "permitted, and required by INF Art. IV.2(b), X.1 and I if true as stated",
        ),
        (
            ask("RUS", "deploy", "2010", cruise(basing="sea")),
            "outside the scope of the INF Treaty: it is not so that it is launched from the ground",
        ),
        (ask("USA", "deploy", "2016", named("sm-3")), "exempt under INF Art. VII.3 if true as stated"),
        (ask("RUS", "use", "2022"), "not binding: the INF Treaty did not bind Russia in 2022"),
        (ask("RUS", "meet", "2010", None), "outside the scope of the INF Treaty, which does not speak of such acts"),
    ],
)
def test_the_verdict_in_one_sentence(answer: Answer, text: str) -> None:
    assert answer.reasons[0].text == text


def test_the_reasons_lead_from_verdict_to_provision_definition_and_fact() -> None:
    lines = ask("RUS", "flight_test", "2008").reasons[0].lines()

    assert "  [true] INF Treaty for Russia in 2008: in force since 1988-06-01 (INF Art. XVII.1)" in lines
    assert any("prohibits: no production or flight-testing of intermediate-range" in line for line in lines)
    assert any("it is launched from the ground (INF Art. II.1 and II.2)" in line for line in lines)
    assert any("range capability: 2,500 km is above 1,000 km and at most 5,500 km" in line for line in lines)


def test_the_words_that_state_a_fact_stand_at_its_leaf() -> None:
    span = Span(start=10, end=22, exact="over 500 km ")
    scenario = parse_scenario(
        {"treaty": "inf", "actor": "RUS", "act": "deploy", "on": "2010", "item": cruise(range_km=">500")}
    )

    answer = check(scenario, load_pack("inf"), {"range_km": span})

    def leaves(reason: Reason) -> list[Reason]:
        return [reason] if not reason.reasons else [leaf for inner in reason.reasons for leaf in leaves(inner)]

    found = [leaf for leaf in leaves(answer.reasons[0]) if leaf.span == span]
    assert found
    assert all(leaf.text.startswith("range capability") for leaf in found)


def test_a_disputed_range_is_answered_for_each_holder() -> None:
    lines = "\n".join(ask("RUS", "deploy", "2017", named("9m729")).reasons[0].lines())

    assert "on the statement of RUS" in lines
    assert "on the statement of USA" in lines
    assert "Russian Ministry of Defence" in lines


def test_a_range_that_the_scenario_states_goes_before_the_disputed_ones() -> None:
    answer = ask("RUS", "deploy", "2017", {**named("9m729"), "range_km": 2000})
    assert answer.verdict == "would_breach"


def test_the_holders_of_rival_readings_are_told() -> None:
    lines = "\n".join(ask("USA", "deploy", "2016", named("aegis-ashore")).reasons[0].lines())
    assert "Russia: the launcher on land is the type" in lines
    assert "United States: the system on land lacks" in lines


def test_an_answer_is_json_as_outside_programs_expect_it() -> None:
    answer = ask("RUS", "flight_test", "2008", cruise(range_km=">500")).to_json()

    assert set(answer) == {"verdict", "treaty_status", "provisions", "missing", "reasons"}
    assert {"article": "VI.1(a)", "effect": "prohibits", "truth": "unknown"} in answer["provisions"]
    assert Answer.model_validate(answer).verdict == "undetermined"


DATES = st.dates(date(1986, 1, 1), date(2021, 12, 31))
ACTS = st.sampled_from(["develop", "produce", "test", "flight_test", "launch", "possess", "deploy", "use", "eliminate"])


@given(ACTS, st.integers(1, 7000), st.integers(0, 3000), DATES, st.integers(0, 2000), st.data())
@settings(max_examples=60)
def test_a_settled_verdict_stays_whatever_the_open_facts_turn_out_to_be(
    act: str, low: int, width: int, start: date, length: int, data: st.DataObject
) -> None:
    end = start + timedelta(days=length)
    settled = ask("RUS", act, f"{start}/{end}", cruise(range_km=f"{low}..{low + width}"))
    day = data.draw(st.dates(start, end))
    kilometres = data.draw(st.integers(low, low + width))

    exact = ask("RUS", act, str(day), cruise(range_km=kilometres))

    if settled.verdict == "undetermined":
        assert settled.missing
    elif settled.verdict in {"permitted", "outside_scope"}:
        # Neither is a breach, whether or not the treaty bound the actor on the very day.
        assert exact.verdict in {"permitted", "outside_scope", "not_binding"}
    else:
        assert exact.verdict == settled.verdict


@given(st.dictionaries(st.text("xyz", min_size=1), st.text("abc"), max_size=3))
@settings(max_examples=20)
def test_circumstances_that_nobody_asks_about_change_nothing(circumstances: dict[str, str]) -> None:
    assert ask("RUS", "flight_test", "2008", CRUISE, **circumstances) == ask("RUS", "flight_test", "2008")


def test_values_from_memory_are_marked_in_the_reasons() -> None:
    lines = ask("RUS", "flight_test", "2008", cruise(range_km=700)).reasons[0].lines()
    assert any("INF Art. VI.1(b), unverified" in line for line in lines)


def test_of_a_treaty_that_was_only_signed_the_answer_tells_what_it_would_forbid() -> None:
    test: JsonObject = {"treaty": "ctbt", "actor": "RUS", "act": "test", "on": "2024-03-01"}
    explosion = check(parse_scenario({**test, "item": {"kind": "nuclear explosion"}}), load_pack("ctbt"))
    missile = check(parse_scenario({**test, "item": {"kind": "ballistic missile"}}), load_pack("ctbt"))

    assert explosion.verdict == missile.verdict == "not_binding"
    (supposed,) = [one.text for one in explosion.reasons[0].reasons if one.text.startswith("if it had been in force")]
    assert "would breach CTBT Art. I.1" in supposed
    assert not any(one.text.startswith("if it had") for one in missile.reasons[0].reasons)


def test_what_a_state_applies_provisionally_binds_it_and_the_rest_does_not() -> None:
    mine: JsonObject = {"kind": "anti-personnel mine"}
    scenario: JsonObject = {"treaty": "ottawa", "actor": "AUT", "on": "1998-12-01", "item": mine}
    used = check(parse_scenario({**scenario, "act": "use"}), load_pack("ottawa"))
    undeclared = check(parse_scenario({**scenario, "act": "declare", "polarity": "negative"}), load_pack("ottawa"))

    assert (used.verdict, used.treaty_status) == ("would_breach", "provisional")
    assert (undeclared.verdict, undeclared.treaty_status) == ("not_binding", "provisional")
    assert "applied the Ottawa Convention provisionally" in undeclared.reasons[0].text


@pytest.mark.parametrize(("key", "word"), [("purpose", "deterrence"), ("site", "Ashuluk range"), ("location", "Omsk")])
def test_an_exception_that_has_a_name_is_not_called_up_by_another_word(key: str, word: str) -> None:
    answer = ask("RUS", "deploy", "2015", CRUISE, **{key: word})
    assert (answer.verdict, answer.missing) == ("would_breach", ())


def test_a_place_that_a_treaty_cannot_place_is_named_as_missing() -> None:
    scenario: JsonObject = {
        "treaty": "vienna-document", "actor": "RUS", "act": "notify", "on": "2021-09", "polarity": "negative",
        "item": {"kind": "military activity"}, "circumstances": {"troops": 12000},
    }  # fmt: skip
    elsewhere: JsonObject = {**scenario, "circumstances": {"troops": 12000, "location": "Omsk"}}
    pack = load_pack("vienna-document")

    assert check(parse_scenario(scenario), pack).verdict == "inconsistent_with"
    answer = check(parse_scenario(elsewhere), pack)
    assert answer.verdict == "undetermined"
    assert any("'Omsk' does not say" in fact for fact in answer.missing)
