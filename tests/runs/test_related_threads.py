"""A charge and its denial meet in a record, whichever of them names the weapon and whichever came first."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from tests.stores.articles import Stated, add, article, as_json, noon, threads_in
from tests.stores.everything import everything
from treatywatch.records import DocumentRecords, JsonObject
from treatywatch.runs.answers import asked_thread, asked_threads
from treatywatch.runs.record_dossier import DossierOrder, dossier_of_record
from treatywatch.runs.record_keeping import take_out
from treatywatch.stores.opening import MEMORY, Store, open_store
from treatywatch.thread_records import Ask

WHOLE = Stated("violate", treaty="inf", system=None)
PART = WHOLE._replace(system="9m729")
THEIRS = Stated("violate", "USA", "RUS", treaty="inf", system=None)


def denied(charge: Stated) -> Stated:
    return charge._replace(speaker=charge.actor, denies=True)


def standings(store: Store) -> dict[str, JsonObject]:
    return {row["id"]: row for row in as_json(asked_threads(store, Ask(act="violate")))["rows"]}


@pytest.mark.parametrize(
    ("charge", "denial"),
    [
        (article("charge", WHOLE, published=None), article("denial", denied(PART), published="2019-01-24")),
        (article("charge", PART), article("denial", denied(WHOLE), published=None)),
        (
            article("charge", THEIRS._replace(system="mk-41"), published="2018-10-01"),
            article("denial", denied(THEIRS), published="2018-12-08"),
        ),
    ],
)
def test_a_charge_is_answered_by_a_denial_in_more_or_less_particular_words(
    store: Store, charge: DocumentRecords, denial: DocumentRecords
) -> None:
    add(store, charge)
    (charged,) = threads_in(store, charge)
    assert standings(store)[charged]["standing"] == "open"
    add(store, denial, on="2026-01-02")
    (answering,) = threads_in(store, denial)
    assert charged != answering
    row = standings(store)[charged]
    assert (row["standing"], row["reply"]["thread"], row["related"]) == ("answered", answering, [answering])
    assert standings(store)[answering]["related"] == [charged]
    changed = as_json(asked_threads(store, Ask(between=(date(2026, 1, 1), date(2026, 1, 2)))))["rows"]
    assert charged in {one["thread"] for one in changed if one["change"] == "standing"}
    take_out(store, [denial.document.id], noon("2026-01-03"), erase=False)
    row = standings(store)[charged]
    assert (row["standing"], row["reply"], row["related"]) == ("open", None, [])


@pytest.mark.parametrize(
    ("charge", "denial"),
    [
        (THEIRS._replace(system="mk-41"), denied(THEIRS._replace(system="hera"))),
        (THEIRS, denied(THEIRS._replace(system="mk-41"))),
        (PART, denied(WHOLE._replace(treaty="open-skies"))),
        (WHOLE, denied(WHOLE._replace(system="iskander-m"))),
    ],
)
def test_a_denial_of_something_else_leaves_a_charge_open(store: Store, charge: Stated, denial: Stated) -> None:
    found = article("charge", charge, published="2018-10-01")
    add(store, found, article("denial", denial, published="2018-12-08"))
    assert standings(store)[threads_in(store, found)[0]]["standing"] == "open"


def test_within_the_dispute_a_charge_and_a_denial_are_one_thread(store: Store) -> None:
    charge, denial = article("charge", WHOLE), article("denial", denied(PART), published="2019-01-24")
    add(store, denial, charge)
    assert threads_in(store, charge) == threads_in(store, denial)


def test_the_order_in_which_they_come_changes_nothing() -> None:
    found = (
        article("charge", WHOLE, published=None),
        article("denial", denied(PART), published="2019-01-24"),
        article("theirs", THEIRS._replace(system="mk-41"), published="2018-10-01"),
        article("not so", denied(THEIRS), published="2018-12-08"),
    )
    said = []
    for order in permutations(found):
        store = open_store(MEMORY, create=True)
        for one in order:
            add(store, one)
        said.append({name: each for name, each in everything(store).items() if name in ("threads", "thread", "matrix")})
        store.close()
    assert all(one == said[0] for one in said)


def test_a_thread_and_a_dossier_name_the_other_threads_of_the_dispute(store: Store) -> None:
    charge = article("charge", WHOLE, published=None)
    add(store, charge, article("denial", denied(PART), published="2019-01-24"))
    answer = asked_thread(store, threads_in(store, charge)[0], Ask())
    (other,) = standings(store)[threads_in(store, charge)[0]]["related"]
    told = f"Of the same dispute: Russia violates the INF Treaty with the 9M729 ({other}), uncharged"
    assert told in answer.over
    order = DossierOrder("record", "inf", Path(), date(2026, 1, 2), "added", "treatywatch dossier inf")
    record = dossier_of_record(store, order).record
    assert record is not None
    one = next(each for each in record.threads if each.title == "Russia violates the INF Treaty")
    assert one.related == (f"Russia violates the INF Treaty with the 9M729 ({other})",)
    assert one.denied_by == ("Russia (in another thread)",)
    assert any(
        sentence.text.endswith("in answer to “Russia violates the INF Treaty with the 9M729”.")
        for sentence in one.summary
    )


def test_of_an_open_occurrence_a_denial_without_a_date_is_told_by_the_days_that_a_question_is_about(
    store: Store,
) -> None:
    charge = article("charge", Stated(when="2008-05-03"), published="2014-07-31")
    denial = article("denial", Stated(speaker="RUS", denies=True), published="2015-03-01")
    add(store, charge)
    add(store, denial, on="2026-01-02")
    (charged,) = threads_in(store, charge)

    def silence(**asked: object) -> str:
        rows = as_json(asked_threads(store, Ask.model_validate(asked)))["rows"]
        told = as_json(asked_thread(store, charged, Ask.model_validate(asked)))["thread"]
        row = next(one for one in rows if one["id"] == charged)
        assert (row["standing"], row["silence"]) == ("open", told["silence"])
        return str(row["silence"])

    assert silence().endswith("Russia denied it without saying of which day, last on 1 March 2015.")
    assert "denied" not in silence(as_of=date(2026, 1, 1))
    assert "denied" not in silence(as_of=date(2014, 12, 31), basis="published")


@pytest.mark.parametrize("denial", [denied(WHOLE), denied(PART)])
def test_whoever_denied_it_before_the_charge_and_after_it_answers_with_the_first_denial_after_it(
    store: Store, denial: Stated
) -> None:
    days = ("2013-11-01", "2014-08-04", "2019-01-24")
    charge = article("charge", WHOLE, published="2014-07-31")
    add(store, charge, *(article(f"denial {day}", denial, published=day) for day in days))
    (charged,) = threads_in(store, charge)
    reply = standings(store)[charged]["reply"]
    assert (reply["day"], reply["days"], reply["before_charge"]) == ("2014-08-04", 4, False)
    told = as_json(asked_threads(store, Ask(act="violate", as_of=date(2014, 12, 31), basis="published")))["rows"]
    assert [one["reply"]["day"] for one in told if one["id"] == charged] == ["2014-08-04"]
