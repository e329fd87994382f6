"""The one door to PyYAML, and the strict loading of the package's data files."""

from __future__ import annotations

import re
import types
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from treatywatch.errors import PackError, VocabularyError

__all__ = ["faults", "load_model", "load_yaml", "validate"]

ModelT = TypeVar("ModelT", bound=BaseModel)


class WordLoader(yaml.CSafeLoader):
    """Reads `on`, `off`, `yes` and `no` as the words they are (YAML 1.2), because lexicons are full of them."""


WordLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
WordLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), ["t", "f"])


def load_yaml(path: Path, error: type[PackError] = VocabularyError) -> Any:  # noqa: ANN401 - a file holds whatever
    """Load a YAML file; raises `error` where it cannot be read, or is no YAML."""
    try:
        return yaml.load(path.read_bytes(), Loader=WordLoader)  # noqa: S506 - a safe loader with fewer words
    except yaml.YAMLError as problem:
        raise error(str(path.name), "", f"is no YAML: {problem}") from problem
    except OSError as problem:
        raise error(str(path), "", f"cannot be read: {problem.strerror}") from problem


def load_model(path: Path, model: type[ModelT], error: type[PackError] = VocabularyError) -> ModelT:
    """Load a YAML file into its model; raises `error` with file, path and, for an unknown key, the allowed ones."""
    return validate(load_yaml(path, error), model, path.name, error)


def validate(raw: object, model: type[ModelT], file: str, error: type[PackError] = VocabularyError) -> ModelT:
    """Make a model of what a file holds; raises `error` with file, path and, for an unknown key, the allowed ones."""
    try:
        return model.model_validate(raw)
    except ValidationError as problem:
        raise faults(problem, model, file, error)[0] from problem


def faults(problem: ValidationError, model: type[BaseModel], file: str, error: type[PackError]) -> list[PackError]:
    """Give everything that is wrong in a file, one error each, misspelt keys first: they explain what is missing."""
    found = sorted(problem.errors(), key=lambda one: one["type"] != "extra_forbidden")
    return [error(file, ".".join(str(part) for part in one["loc"]) or "top", said(one, model)) for one in found]


def said(one: ErrorDetails, model: type[BaseModel]) -> str:
    """Say what is wrong at one place."""
    if one["type"] == "extra_forbidden":
        allowed = ", ".join(allowed_keys(model, one["loc"][:-1]))
        # In `{name: a, b, on: 2005}` the comma ends the value, and `b` is read as a key.
        comma = one["input"] is None and " " in str(one["loc"][-1])
        return f"unknown key; allowed: {allowed}" + ("; a value with a comma stands in quotes" if comma else "")
    what = one["msg"].removeprefix("Value error, ")
    return f"{what} (missing: {one['loc'][-1]})" if one["type"] == "missing" else what


def allowed_keys(model: type[BaseModel], path: Sequence[int | str]) -> list[str]:
    """Give the keys that the model at a path inside a model knows."""
    shapes: list[object] = [model]
    for part in path:
        shapes = [inner for shape in shapes for inner in step(shape, part)]
    models = [shape for shape in shapes if isinstance(shape, type) and issubclass(shape, BaseModel)]
    return sorted({field.alias or name for shape in models for name, field in shape.model_fields.items()})


def step(shape: object, part: int | str) -> list[object]:
    """Give the types that stand under a key or an index of a type, unions and containers unpacked."""
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        fields = {field.alias or name: field for name, field in shape.model_fields.items()}
        return unpacked(fields[str(part)].annotation) if part in fields else [shape]
    return [shape]


def unpacked(annotation: object) -> list[object]:
    """Give the types inside unions, tuples, lists and mappings' values."""
    origin = get_origin(annotation)
    if origin in {Union, types.UnionType, tuple, list}:
        return [inner for part in get_args(annotation) for inner in unpacked(part)]
    if origin is dict:
        return unpacked(get_args(annotation)[1])
    return [annotation]
