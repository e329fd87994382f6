"""Threads by how many claims they have had, as of any day: held against what going through all of them gives."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import pytest

from tests.threads.builders import cell_of, facts_of, member_of
from treatywatch.records import JsonObject
from treatywatch.stores import ranking
from treatywatch.stores.opening import Connection, Store
from treatywatch.stores.subjects import note_subjects
from treatywatch.stores.telling import tell
from treatywatch.stores.threads import Opened, open_threads
from treatywatch.thread_records import Ask, Proposition, Speaker, Standing, Thread
from treatywatch.threads.summary import summarise

FIRST = date(2026, 1, 1)
DAYS = [FIRST + timedelta(days=number) for number in range(8)]
TREATIES = ("inf", "npt")
PARTIES = ("RUS", "USA", "CHN")
ASKS: tuple[JsonObject, ...] = (
    {}, {"treaty": "inf"}, {"parties": ("RUS",)}, {"parties": ("USA", "CHN")}, {"act": "violate"}, {"charges": True},
    {"treaty": "npt", "parties": ("RUS", "USA"), "act": "withdraw"}, {"subject": "treaty:inf", "charges": True},
)  # fmt: skip


class Told(NamedTuple):
    """What was told of a thread on a day."""

    claims: int
    charge: bool
    #: The day since which nothing else was told of it.
    since: date


def made_up() -> dict[str, Proposition]:
    choice = random.Random(5)  # noqa: S311 (nothing is kept secret by it)
    return {
        f"thread-{number:03}": Proposition(
            actors=(choice.choice(PARTIES),),
            act=choice.choice(("violate", "withdraw")),
            subject=f"treaty:{choice.choice(TREATIES)}",
        )
        for number in range(60)
    }


def tell_all(store: Store, threads: Mapping[str, Proposition]) -> dict[date, dict[str, Told]]:
    """Let threads grow, shrink, go and come back from day to day; gives what was told at the end of each."""
    choice = random.Random(7)  # noqa: S311 (nothing is kept secret by it)
    with store.writing() as connection:
        open_threads(connection, [Opened(one, about, "once") for one, about in threads.items()], FIRST)
        members = {
            one: [member_of("c", proposition=about, treaties=(about.subject.removeprefix("treaty:"),))]
            for one, about in threads.items()
        }
        note_subjects(connection, members)
    current: dict[str, Told] = {}
    history = {}
    for day in DAYS:
        changed = choice.sample(sorted(threads), 25)
        for one in changed:
            size = choice.choice((0, 1, 1, 2, 3, 5, 9, 17))
            current.pop(one, None)
            if size:
                current[one] = Told(size, choice.random() < 0.5, day)
        told = {one: thread_of(one, threads[one], current[one]) for one in changed if one in current}
        with store.writing() as connection:
            tell(connection, changed, told, [], day)
        history[day] = dict(current)
    return history


def thread_of(identity: str, about: Proposition, told: Told) -> Thread:
    standing: Standing = "open" if told.charge else "uncharged"
    speaker = Speaker(key="USA", name="United States", party="USA", type="state")
    thread = summarise(facts_of(about, id=identity), [cell_of(speaker, "asserts", claims=told.claims)])
    return thread.model_copy(update={"standing": standing, "title": str(told.since)})


def expected(threads: Mapping[str, Proposition], told: Mapping[str, Told], ask: Ask) -> list[str]:
    found = []
    for identity, about in threads.items():
        wanted = (
            identity in told
            and (ask.between is None or told[identity].since > ask.between[0])
            and (not ask.charges or told[identity].charge)
            and (ask.act is None or about.act == ask.act)
            and (not ask.parties or set(ask.parties) & set(about.actors))
            and (ask.treaty is None or about.subject == f"treaty:{ask.treaty}")
            and (ask.subject is None or about.subject == ask.subject)
        )
        if wanted:
            found.append(identity)
    return sorted(found, key=lambda one: (-told[one].claims, one))


@pytest.mark.parametrize("at_once", [3, 400])
def test_those_with_the_most_claims_come_first_as_of_any_day(
    store: Store, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(ranking, "AT_ONCE", at_once)
    threads = made_up()
    history = tell_all(store, threads)
    windows: list[JsonObject] = [{}, *({"as_of": day} for day in DAYS[::3]), {"between": (DAYS[1], DAYS[4])}]
    asked = 0
    with store.reading() as connection:
        for about in ASKS:
            for window in windows:
                whole = Ask.model_validate({**about, **window, "limit": 1_000})
                told = history[whole.window.on or DAYS[-1]]
                right = expected(threads, told, whole)
                assert [one.id for one in ranking.told_threads(connection, whole)] == right
                assert ranking.count_threads(connection, whole) == len(right)
                for offset in (0, 1, 4):
                    part = whole.model_copy(update={"limit": 3, "offset": offset})
                    shown = ranking.told_threads(connection, part)
                    assert [one.id for one in shown] == right[offset : offset + 3]
                    assert [one.title for one in shown] == [str(told[one.id].since) for one in shown]
                asked += bool(right)
    assert asked > len(ASKS) * len(windows) / 2


def test_what_was_told_on_the_first_of_two_days_and_not_on_the_second_is_gone(store: Store) -> None:
    threads = made_up()
    history = tell_all(store, threads)
    gone_at_all = 0
    with store.reading() as connection:
        for about in ASKS:
            for first, last in ((DAYS[0], DAYS[1]), (DAYS[2], DAYS[5]), (DAYS[3], DAYS[-1])):
                ask = Ask.model_validate({**about, "between": (first, last), "limit": 1_000})
                there = expected(threads, history[first], ask.model_copy(update={"between": None}))
                gone = [one for one in there if one not in history[last]]
                found = ranking.gone_threads(connection, ask)
                assert [(one.id, one.title) for one in found] == [(one, str(history[first][one].since)) for one in gone]
                gone_at_all += len(gone)
    assert gone_at_all > len(ASKS)


def test_more_than_can_be_counted_soon_are_not_counted(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    threads = made_up()
    told = tell_all(store, threads)[DAYS[-1]]
    with store.reading() as connection:
        monkeypatch.setattr(ranking, "COUNTED", len(told))
        assert ranking.count_threads(connection, Ask()) == len(told)
        monkeypatch.setattr(ranking, "COUNTED", len(told) - 1)
        assert ranking.count_threads(connection, Ask()) is None


def test_a_busy_thread_is_found_without_looking_at_the_others(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    threads = made_up()
    tell_all(store, threads)
    looked_at: list[str] = []
    look = ranking._ranked  # noqa: SLF001 (what is looked at is what this is about)

    def noted(connection: Connection, ask: Ask, some: Sequence[str]) -> Iterator[ranking.Ranked]:
        looked_at.extend(some)
        return look(connection, ask, some)

    monkeypatch.setattr(ranking, "AT_ONCE", 3)
    monkeypatch.setattr(ranking, "_ranked", noted)
    with store.reading() as connection:
        assert ranking.told_threads(connection, Ask(as_of=DAYS[-1], limit=1))
    assert len(looked_at) < len(threads) / 2
