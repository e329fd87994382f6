"""Measures an exported model by the project's own scorers, on texts that it was not trained on."""

from __future__ import annotations

from pathlib import Path

from evals import score_attributions, score_names, score_syntax
from treatywatch.readings.model import Model

#: Of the figures on attributions, those that stand in the model's description.
ATTRIBUTIONS = ("content, F1", "who says what, F1", "all three, F1")


def evaluate(data: Path, model: Model) -> dict[str, float]:
    """Give a model's figures in per cent."""
    attributions = score_attributions.figures(data / "attribution/polnear/dev", model)
    syntax = score_syntax.figures(data / "syntax/ewt/dev.conllu", model)
    names = score_names.figures(data / "names/re3d", model)
    return {
        **{f"PolNeAR dev {one.figure.replace(',', '')}": 100 * one.value
           for one in attributions if one.figure in ATTRIBUTIONS},
        **{f"EWT dev {one.figure}": 100 * one.value for one in syntax},
        **{f"re3d held back {one.figure}": 100 * one.value for one in names},
    }  # fmt: skip


__all__ = ["evaluate"]
