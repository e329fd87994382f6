"""A rebuild does again what a new version would do otherwise, no more, and says what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.stores.articles import PACKS, Stated, add, article, as_json, noon, threads_in, used
from tests.stores.everything import everything
from treatywatch.records import Claim, Document, DocumentRecords, Problem, Reading
from treatywatch.runs import rebuilding
from treatywatch.runs.answers import asked_threads
from treatywatch.runs.desk import StoreDesk
from treatywatch.runs.pipeline import Instruments
from treatywatch.runs.rebuilding import LEVELS, Level, Plan, Rebuilding, plan
from treatywatch.runs.record_keeping import take_out
from treatywatch.runs.reviewing import Reviewer
from treatywatch.settings import Settings
from treatywatch.stores import documents
from treatywatch.stores.documents import Difference
from treatywatch.stores.opening import MEMORY, Store, open_store
from treatywatch.thread_records import Ask, Versions

ALPHA = article("alpha", Stated(when="2017-03-06"), Stated("deploy"))
BETA = article("beta", Stated("deploy", speaker="RUS", denies=True))
Reader = Callable[[Document], DocumentRecords]


@pytest.fixture
def filled(store: Store) -> Store:
    """Give a record of two articles."""
    add(store, ALPHA, BETA)
    return store


@pytest.fixture
def in_memory() -> Iterator[Store]:
    """Give the same record in memory alone, for what no database has a part in."""
    store = open_store(MEMORY, create=True)
    add(store, ALPHA, BETA)
    yield store
    store.close()


def as_before(document: Document) -> DocumentRecords:
    return next(one for one in (ALPHA, BETA) if one.document.id == document.id)


def without_model() -> Instruments:
    raise AssertionError("the model is not needed")


def run(
    store: Store, monkeypatch: pytest.MonkeyPatch, versions: Versions, reader: Reader = as_before,
    level: Level | None = None, on: str = "2026-01-05",
) -> tuple[Plan, list[Difference], list[Problem]]:  # fmt: skip
    """Rebuild with other versions and a reader that takes no model."""

    def anew(given: Iterator[Document], *_: object) -> Iterator[DocumentRecords]:
        for document in given:
            calls.append("reading")
            yield reader(document)

    def extracted(document: Document, _: Reading) -> tuple[Claim, ...]:
        calls.append("claims")
        return reader(document).claims

    calls: list[str] = []
    monkeypatch.setattr(rebuilding, "records_of_documents", anew)
    monkeypatch.setattr(rebuilding, "extract", extracted)
    monkeypatch.setattr(rebuilding, "describe", lambda *_: ())
    monkeypatch.setattr(rebuilding, "versions", lambda _: versions)
    with store.reading() as connection:
        todo = rebuilding.plan(connection, versions, level)
    needs_model = bool(todo.readings)
    tools = (lambda: Instruments(None, PACKS)) if needs_model else without_model  # type: ignore[arg-type]
    one = Rebuilding(store, Settings(), tools, PACKS, lambda: noon(on))
    told = list(one.run(todo))
    with store.reading() as connection:
        here = {one for one in (*todo.readings, *todo.claims) if documents.has(connection, one)}
    assert calls.count("reading") == len(here & {*todo.readings})
    assert calls.count("claims") >= len(here & {*todo.claims})
    return todo, told, one.problems


@pytest.mark.parametrize(
    ("changed", "level"),
    [
        ({"model": "1"}, "readings"),
        ({"readings": "1"}, "readings"),
        ({"claims": "1"}, "claims"),
        ({"findings": "1"}, "findings"),
        ({"packs": {"inf": "1"}}, "findings"),
        ({"threads": "1"}, "threads"),
        ({"version": "99"}, "threads"),
        ({"claims": "1", "packs": {}}, "claims"),
    ],
)
def test_only_what_a_new_version_changes_is_done_again(
    in_memory: Store, monkeypatch: pytest.MonkeyPatch, changed: dict[str, object], level: Level
) -> None:
    newer = used().model_copy(update=changed)
    todo, told, _ = run(in_memory, monkeypatch, newer)
    assert {name: len(getattr(todo, name)) for name in LEVELS} == {**dict.fromkeys(LEVELS, 0), level: 2}
    assert [one.any for one in told] == [False, False]
    with in_memory.reading() as connection:
        assert plan(connection, newer).size == 0


def test_nothing_is_done_where_nothing_is_new(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(filled)
    assert run(filled, monkeypatch, used())[1] == []
    assert everything(filled) == before


@pytest.mark.parametrize("level", LEVELS)
def test_all_of_it_is_done_again_where_that_is_asked_for(
    filled: Store, monkeypatch: pytest.MonkeyPatch, level: Level
) -> None:
    before = everything(filled)
    todo, told, _ = run(filled, monkeypatch, used(), level=level)
    assert (len(getattr(todo, level)), [one.any for one in told]) == (2, [False, False])
    assert everything(filled) == before


def test_what_is_read_otherwise_changes_its_threads_and_is_told(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def otherwise(document: Document) -> DocumentRecords:
        found = as_before(document)
        return found._replace(claims=found.claims[1:]) if found is ALPHA else found

    then = everything(filled, noon("2026-01-04").date())
    _, told, _ = run(filled, monkeypatch, used().model_copy(update={"claims": "1"}), otherwise)
    assert [(one.went, one.came) for one in told] == [((ALPHA.claims[0],), ()), ((), ())]
    assert len(as_json(asked_threads(filled, Ask()))["rows"]) == 1
    assert everything(filled, noon("2026-01-04").date()) == then


def test_a_document_that_cannot_be_read_any_more_keeps_what_it_had(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = Problem(document=None, where="alpha.txt", what="it made us stumble", remedy="none")
    newer = used().model_copy(update={"readings": "1"})
    monkeypatch.setattr(rebuilding, "versions", lambda _: newer)
    monkeypatch.setattr(rebuilding, "records_of_documents", lambda given, *_: [problem for _ in given])
    before = everything(filled)
    with filled.reading() as connection:
        todo = plan(connection, newer)
    tools = Instruments(None, PACKS)  # type: ignore[arg-type] # nobody asks it
    one = Rebuilding(filled, Settings(), lambda: tools, PACKS, lambda: noon("2026-01-05"))
    assert (list(one.run(todo)), one.problems) == ([], [problem, problem])
    assert everything(filled) == before
    with filled.reading() as connection:
        assert plan(connection, newer) == todo


def test_a_rebuild_that_was_stopped_goes_on_with_the_rest(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    newer = used().model_copy(update={"findings": "1"})
    monkeypatch.setattr(rebuilding, "versions", lambda _: newer)
    monkeypatch.setattr(rebuilding, "describe", lambda *_: ())
    with filled.reading() as connection:
        todo = plan(connection, newer)
    next(Rebuilding(filled, Settings(), without_model, PACKS, lambda: noon("2026-01-05")).run(todo))
    with filled.reading() as connection:
        assert plan(connection, newer).findings == (BETA.document.id,)


@pytest.mark.parametrize("erase", [False, True])
@pytest.mark.parametrize("level", ["readings", "threads"])
def test_what_another_process_removes_meanwhile_stays_removed(
    in_memory: Store, monkeypatch: pytest.MonkeyPatch, level: Level, *, erase: bool
) -> None:
    with in_memory.reading() as connection:
        todo = plan(connection, used(), level)
    take_out(in_memory, [BETA.document.id], noon("2026-01-04"), erase=erase)
    before = everything(in_memory)
    monkeypatch.setattr(rebuilding, "plan", lambda *_: todo)
    run(in_memory, monkeypatch, used(), level=level)
    assert everything(in_memory) == before


def test_corrections_and_rejections_outlive_a_rebuild(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    reviewer = Reviewer(StoreDesk(filled, PACKS), "Anna", lambda: noon("2026-01-02"))
    reviewer.correct(ALPHA.claims[1].id, {"actor": ["USA"]}, "it is theirs")
    reviewer.reject(ALPHA.claims[0].id, "no claim")
    (corrected,) = threads_in(filled, ALPHA)
    assert corrected not in threads_in(filled, BETA)
    run(filled, monkeypatch, used(), level="readings")
    assert threads_in(filled, ALPHA) == [corrected]
    with filled.reading() as connection:
        (kept,) = (one.claims for one in documents.records(connection, [ALPHA.document.id]))
    assert kept == ALPHA.claims


def test_a_decision_finds_its_claim_again_and_is_an_orphan_without_it(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = StoreDesk(filled, PACKS)
    reviewer = Reviewer(desk, "Anna", lambda: noon("2026-01-02"))
    reviewer.reject(ALPHA.claims[1].id, "no claim")
    renamed = ALPHA.claims[1].model_copy(update={"id": "claim-anew"})

    def reading(*claims: Claim) -> Reader:
        return lambda document: as_before(document)._replace(claims=claims) if document == ALPHA.document else BETA

    run(filled, monkeypatch, used(), reading(ALPHA.claims[0], renamed), "claims", "2026-01-03")
    assert len(threads_in(filled, ALPHA)) == 1
    run(filled, monkeypatch, used(), reading(ALPHA.claims[0]), "claims", "2026-01-04")
    assert len(threads_in(filled, ALPHA)) == 1
    assert [one.action for one in desk.reviews(None)] == ["reject"]
    run(filled, monkeypatch, used(), reading(*ALPHA.claims), "claims", "2026-01-05")
    assert len(threads_in(filled, ALPHA)) == 1
