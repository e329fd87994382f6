"""Asks a record everything, so that two records, or one on two days, can be held against each other."""

from __future__ import annotations

import json
from datetime import date

from tests.stores.articles import as_json
from treatywatch.records import JsonObject
from treatywatch.runs.answers import (
    asked_chains,
    asked_conflicts,
    asked_matrix,
    asked_positions,
    asked_thread,
    asked_threads,
    asked_timeline,
)
from treatywatch.runs.records import shown
from treatywatch.stores import documents, keeping, reviews, search
from treatywatch.stores.opening import Store
from treatywatch.thread_records import Ask, Basis, Window

ALL = 1_000


def everything(store: Store, on: date | None = None, basis: Basis = "added", words: tuple[str, ...] = ()) -> JsonObject:
    """Give the answers to all questions as of a day, as JSON."""
    ask = Ask(as_of=on, basis=basis, limit=ALL)
    threads = as_json(asked_threads(store, ask))
    matrix = as_json(asked_matrix(store, ask, "Everything").answer)
    spoken = {one["key"] for row in threads["rows"] for one in (*row["asserted_by"], *row["denied_by"])}
    found: JsonObject = {
        "threads": threads,
        "thread": {row["id"]: as_json(asked_thread(store, row["id"], ask)) for row in threads["rows"]},
        "timeline": as_json(asked_timeline(store, ask, "Everything").answer),
        "matrix": matrix,
        "conflicts": as_json(asked_conflicts(store, ask)),
        "positions": {key: as_json(asked_positions(store, key, ask)) for key in sorted(spoken)},
        "chains": as_json(asked_chains(store, ask)),
    }
    with store.reading() as connection:
        window = Window(on, basis)
        found["reach"] = documents.reach(connection, window).to_json()
        found["documents"] = sorted(documents.document_ids(connection, window))
        found["search"] = {one: [hit._asdict() for hit in search.find(connection, one, window)] for one in words}
        if basis == "added":
            found["contents"] = keeping.contents(connection, on)._asdict()
            found["records"] = {
                one.document.id: [record.to_json() for record in (*one.claims, *one.findings, *one.problems)]
                for one in documents.records(connection, found["documents"], on)
            }
            found["reviews"] = [one.id for one in reviews.all_reviews(connection, on)]
    single = (*found["documents"], *spoken_of(found), *found["reviews"]) if basis == "added" else ()
    return found | {"shown": {one: shown(store, one, Window(on)).objects for one in single}}


def spoken_of(found: JsonObject) -> set[str]:
    """Give the ids of the claims and conflicts that answers have."""
    claims = {row["claim"] for told in found["thread"].values() for row in told["rows"]}
    return claims | {row["id"] for row in found["conflicts"]["rows"]}


def whatever_the_order(found: JsonObject) -> JsonObject:
    """Leave out of all answers what hangs on the order in which documents came: ids and histories of threads."""
    names = {one: f"the thread of {min(row['claim'] for row in told['rows'])}" for one, told in found["thread"].items()}

    def plain(value: object) -> object:
        if isinstance(value, dict):
            return {names.get(key, key): plain(each) for key, each in value.items() if key != "history"}
        if isinstance(value, list | tuple):
            return sorted((plain(each) for each in value), key=lambda each: json.dumps(each, default=str))
        if isinstance(value, str):
            return names.get(value, "a conflict" if value.startswith("conflict-") else value)
        return value

    return {key: plain(value) for key, value in found.items()}
