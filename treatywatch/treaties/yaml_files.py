"""The one door to PyYAML, and the strict loading of the package's data files."""

from __future__ import annotations

import re
import types
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin

import yaml
from pydantic import BaseModel, ValidationError

from treatywatch.errors import PackError, VocabularyError

__all__ = ["load_model", "load_yaml"]

ModelT = TypeVar("ModelT", bound=BaseModel)


class WordLoader(yaml.CSafeLoader):
    """Reads `on`, `off`, `yes` and `no` as the words they are (YAML 1.2), because lexicons are full of them."""


WordLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
WordLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), ["t", "f"])


def load_yaml(path: Path) -> Any:  # noqa: ANN401 - a YAML file holds whatever it holds
    """Load a YAML file; raises VocabularyError where it is no YAML."""
    try:
        return yaml.load(path.read_bytes(), Loader=WordLoader)  # noqa: S506 - a safe loader with fewer words
    except yaml.YAMLError as error:
        raise VocabularyError(str(path.name), "", f"is no YAML: {error}") from error


def load_model(path: Path, model: type[ModelT], error: type[PackError] = VocabularyError) -> ModelT:
    """Load a YAML file into its model; raises `error` with file, path and, for an unknown key, the allowed ones."""
    try:
        return model.model_validate(load_yaml(path))
    except ValidationError as problem:
        found = problem.errors()
        # A misspelt key is also a missing one: the misspelling is what helps.
        first = next((one for one in found if one["type"] == "extra_forbidden"), found[0])
        where = ".".join(str(part) for part in first["loc"]) or "top"
        what = first["msg"]
        if first["type"] == "extra_forbidden":
            what = f"unknown key; allowed: {', '.join(allowed_keys(model, first['loc'][:-1]))}"
        raise error(path.name, where, what) from problem


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
