"""How codes of events are scored, on rows made for the purpose; the fit needs scipy, which `make evals` installs."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("scipy")

from evals.score_events import figure, is_of, scored
from tests.one_document import CHARGE
from training.events import Example, Plan, fit, folds, groups, macro_f1, predicted
from treatywatch.readings.event_features import Features
from treatywatch.records import Span

ROOTS = ("AID", "ASSAULT", "REJECT")
QUADS = (2, 4, 3)


def rows(count: int, noise: float = 0.0) -> list[Example]:
    """Make rows of which each root has a sign and a direction of its own."""
    generator = np.random.default_rng(1)
    made = []
    for index in range(count):
        kind = index % 3
        shown = int(generator.integers(3)) if generator.random() < noise else kind
        dense = np.eye(3, dtype=np.float32)[shown] + generator.normal(0, 0.1, 3).astype(np.float32)
        text = f"row {index} of {generator.random()} and {generator.random()}"
        made.append(Example(text, "A", "B", Features(dense, frozenset({shown, 9})), ROOTS[kind], QUADS[kind]))
    return made


def test_a_head_learns_what_signs_and_vectors_tell() -> None:
    seen = rows(60)
    head = fit(seen, Plan())
    assert [head.root_of(row.features) for row in seen] == [row.root for row in seen]
    assert head.root_of(Features(np.zeros(3, np.float32), frozenset({1}))) == "ASSAULT"
    assert head.root_of(Features(np.array([0, 0, 1], np.float32), frozenset())) == "REJECT"


def test_a_row_is_predicted_by_a_head_that_has_not_seen_it() -> None:
    seen = rows(30)
    told = [row._replace(features=row.features._replace(sparse=frozenset({100 + i}))) for i, row in enumerate(seen)]
    blind = [row._replace(features=row.features._replace(dense=np.zeros(3, np.float32))) for row in told]
    part = np.arange(30) % 5
    assert macro_f1(np.array([row.root for row in blind]), np.array(predicted(blind, part, lambda _: Plan()))) < 50


def test_texts_that_are_alike_are_in_one_fold_and_roots_are_spread() -> None:
    seen = rows(60)
    seen[7] = seen[7]._replace(text="The envoy of Mali met the minister of Togo in Accra on Monday.")
    seen[31] = seen[31]._replace(text="the envoy of Mali met the minister of Togo in Accra on Tuesday")
    numbers = groups([row.text for row in seen])
    assert numbers[7] == numbers[31]
    assert len(set(numbers)) == 59
    for seed in range(5):
        part = folds(seen, 5, seed)
        assert part[7] == part[31]
        held = [
            sum(own == fold and row.root == "AID" for row, own in zip(seen, part, strict=True)) for fold in range(5)
        ]
        assert min(held) >= 3


def test_macro_f1_counts_each_class_alike() -> None:
    truth, found = np.array(["a"] * 8 + ["b"] * 2), np.array(["a"] * 10)
    assert macro_f1(truth, truth) == 100
    assert macro_f1(truth, found) == pytest.approx(100 * (16 / 18) / 2)


def test_an_interval_is_wider_where_fewer_groups_stand_behind_it() -> None:
    truth = np.array(["a", "b"] * 20)
    found = np.where(np.arange(40) % 5 == 0, "a", truth)
    alone = figure("f", truth, [found], np.arange(40))
    together = figure("f", truth, [found], np.arange(40) // 10)
    assert alone.low < alone.value < alone.high
    assert alone.n == 40
    assert alone.value == pytest.approx(macro_f1(truth, found))
    assert together.low <= together.value <= together.high


def test_roots_and_quads_have_a_figure_each(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("PARTS", 3), ("CUTS", 1), ("DRAWS", 100)):
        monkeypatch.setattr(f"evals.score_events.{name}", value)
    root, quad = scored(rows(60, noise=0.3), lambda _: Plan())
    assert (root.name, quad.name) == ("events, root macro-F1", "events, quad macro-F1")
    assert 50 < root.value < 100
    assert root.low < root.value < root.high


def test_a_claim_belongs_to_the_row_whose_source_acts() -> None:
    (row,) = rows(1)
    actor = CHARGE.actor[0].model_copy(update={"mention": Span(start=0, end=9, exact="Ruritania")})
    claim = CHARGE.model_copy(update={"actor": (actor,)})
    assert is_of(claim, row._replace(source="the army of Ruritania"))
    assert not is_of(claim, row._replace(source="Togo"))
    assert not is_of(CHARGE, row._replace(source="Ruritania"))
