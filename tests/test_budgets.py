"""The sizes that keep the code readable: no file, function or broad `except` beyond what was agreed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

PACKAGE = Path(__file__).parents[1] / "treatywatch"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
MEDIAN_FUNCTION = 10


def functions(module: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(PACKAGE)))
def test_a_module_and_its_functions_fit_on_few_screens(module: Path) -> None:
    # The two files of nouns are the vocabulary of all others; most of them is descriptions.
    if module.name not in {"records.py", "thread_records.py"}:
        assert len(module.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE
    assert [function.name for function in functions(module) if length(function) > LONGEST_FUNCTION] == []


def test_the_usual_function_is_short() -> None:
    assert median(length(function) for module in MODULES for function in functions(module)) <= MEDIAN_FUNCTION


def test_only_a_run_catches_everything_so_that_one_document_does_not_stop_the_rest() -> None:
    broad = {
        str(module.relative_to(PACKAGE))
        for module in MODULES
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"}))
    }
    # onnxruntime's exceptions share no base class but Exception; its door turns them into ours.
    assert broad == {"readings/model.py", "runs/ahead.py", "runs/pipeline.py"}
