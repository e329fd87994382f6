"""What answers of a record say of their own limits: dates that are not known to the day, and links not followed."""

from __future__ import annotations

import pytest

from tests.stores.articles import Stated, add, article, as_json
from treatywatch.exports.record.forms import answer_csv
from treatywatch.runs import answers
from treatywatch.runs.answers import asked_chains, asked_thread, asked_threads
from treatywatch.stores.opening import Store
from treatywatch.thread_records import Ask

DENIAL = Stated("deploy", speaker="RUS", denies=True)


@pytest.mark.parametrize(
    ("charged", "answered", "days", "words"),
    [
        ("2017-03-01", "2019-02-11", (712, 712, 712), "answered (denies) after 712 days"),
        ("2017-03", "2019-02-11", (None, 682, 712), "answered (denies) after 682 to 712 days"),
        ("2017-03-01", "2019", (None, 671, 1035), "answered (denies) after 671 to 1,035 days"),
        ("2017", "2017-06-01", (None, -213, 151), "answered (denies) after at most 151 days"),
    ],
)
def test_days_to_an_answer_are_a_range_where_a_date_is_not_known_to_the_day(
    store: Store, charged: str, answered: str, days: tuple[int | None, ...], words: str
) -> None:
    add(store, article("charge", Stated("deploy"), published=charged))
    add(store, article("denial", DENIAL, published=answered))
    answer = asked_threads(store, Ask())
    (row,) = as_json(answer)["rows"]
    reply = row["reply"]
    assert (reply["days"], reply["days_low"], reply["days_high"]) == days
    assert answer.shown[0][1] == words
    assert answer.columns[-2:] == ("reply_days_low", "reply_days_high")
    assert answer_csv(answer).splitlines()[1].endswith(f",{days[1]},{days[2]}")
    assert words in asked_thread(store, row["id"], Ask()).over[1]


def test_that_links_were_too_many_to_follow_is_said(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    reply = Stated("suspend", "USA", "USA", treaty="inf", system=None, reply_to=0)
    add(store, article("one", Stated("deploy"), reply), article("two", Stated("deploy"), reply))
    assert as_json(asked_chains(store, Ask()))["links_left_out"] == 0
    monkeypatch.setattr(answers, "MOST_LINKS", 1)
    answer = asked_chains(store, Ask())
    assert as_json(answer)["links_left_out"] == 1
    assert [len(step["links"]) for row in as_json(answer)["rows"] for step in row["steps"]] == [1]
    assert answer.under[0] == "Only the links that came last were followed; 1 earlier ones are left out."
