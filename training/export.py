"""Writes the trained network as ONNX, whole and with eight-bit weights, with the description that its loader checks."""

from __future__ import annotations

import hashlib
import shutil
from importlib.metadata import version
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.examples import LARGEST_WINDOW
from training.labels import NAMES, RELATIONS, ROLES, UPOS
from training.network import Reader, Shipped
from treatywatch.readings.model import ModelDescription

TRAINING_DATA = ("PolNeAR 1.0 train", "UD English EWT 2.15 train", "GUM train, eight genres", "re3d, 70 documents")
INPUTS = ("pieces", "shapes", "mask", "words")


def export_whole(network: Reader, path: Path) -> None:
    """Write the network with 32-bit weights."""
    pieces = torch.randint(1000, 2000, (2, 12))
    words = torch.arange(1, 9).repeat(2, 1)
    axes = {name: {0: "batch", 1: "words" if name == "words" else "pieces"} for name in INPUTS}
    axes |= {name: {0: "batch", 1: "words"} for name in Reader.OUTPUTS}
    torch.onnx.export(
        Shipped(network).eval(),
        (pieces, torch.zeros_like(pieces), torch.ones_like(pieces), words),
        str(path),
        input_names=list(INPUTS),
        output_names=list(Reader.OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def quantise(whole: Path, path: Path) -> None:
    """Write the network with eight-bit weights, per channel (per tensor is visibly worse)."""
    quantize_dynamic(
        str(whole),
        str(path),
        per_channel=True,
        reduce_range=True,  # processors without VNNI saturate otherwise
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        extra_options={"MatMulConstBOnly": True},
    )


def sha256(path: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def describe(folder: Path, seed: int, scores: dict[str, float]) -> None:
    """Write `model.json` for the files in a folder."""
    description = ModelDescription(
        sha256={name: sha256(folder / name) for name in ("model.onnx", "tokenizer.json")},
        window=LARGEST_WINDOW,
        upos=UPOS,
        relations=RELATIONS,
        roles=ROLES,
        names=NAMES,
        training_data=TRAINING_DATA,
        seed=seed,
        scores={name: round(score, 1) for name, score in scores.items()},
        versions={name: version(name) for name in ("torch", "onnx", "onnxruntime", "tokenizers", "numpy")},
    )
    (folder / "model.json").write_text(description.model_dump_json(indent=2) + "\n", encoding="utf-8")


def export(network: Reader, tokenizer: Path, out: Path, seed: int) -> tuple[Path, Path]:
    """Write both models, each in a folder that the package can load, and give the folders."""
    whole, small = out / "fp32", out / "int8"
    for folder in (whole, small):
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(tokenizer, folder / "tokenizer.json")
    export_whole(network, whole / "model.onnx")
    quantise(whole / "model.onnx", small / "model.onnx")
    for folder in (whole, small):
        describe(folder, seed, {})
    return whole, small


def install(folder: Path, target: Path) -> None:
    """Put a model in place file by file, the description last, so that no reader meets half a model for long."""
    target.mkdir(parents=True, exist_ok=True)
    for name in ("MODEL_CARD.md", "tokenizer.json", "model.onnx", "model.json"):
        temporary = target / f"{name}.part"
        shutil.copy(folder / name, temporary)
        temporary.replace(target / name)


__all__ = ["describe", "export", "install"]
