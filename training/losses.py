"""What the heads are trained to do, each only where the data say what is right."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.examples import ANY_NAME, Example, layout
from training.labels import MOST_CUES, ROLES, ROOT, UNLABELLED
from training.network import NAME_TAGS, Reader, relation_scores

#: Chosen before training: attribution is the hardest task, syntax has many labels a word, names little data.
WEIGHTS = {
    "upos": 0.5,
    "start": 0.5,
    "arcs": 0.8,
    "relations": 0.5,
    "roles": 1.5,
    "names": 3.0,
    "links": 0.2,
    "mentions": 0.5,
}


@dataclass(frozen=True)
class Batch:
    """Windows as padded tensors; a padded word is unlabelled everywhere."""

    inputs: tuple[Tensor, Tensor, Tensor, Tensor]
    #: Which words are words.
    present: Tensor
    labels: dict[str, Tensor]


def padded(rows: list[np.ndarray], value: int) -> Tensor:
    """Rows of different length as one tensor."""
    size = max(len(row) for row in rows)
    out = np.full((len(rows), size, *rows[0].shape[1:]), value, np.int64)
    for index, row in enumerate(rows):
        out[index, : len(row)] = row
    return torch.from_numpy(out)


def collate(windows: list[Example]) -> Batch:
    """Windows as one batch."""
    layouts = [layout(window) for window in windows]
    pieces = padded([each[0] for each in layouts], 0)
    mask = padded([np.ones(len(each[0]), np.int64) for each in layouts], 0)
    return Batch(
        inputs=(
            pieces,
            padded([each[1] for each in layouts], 0),
            mask,
            padded([each[2] for each in layouts], 0),
        ),
        present=padded([np.ones(len(window), np.int64) for window in windows], 0).bool(),
        labels={
            "upos": padded([window.upos for window in windows], UNLABELLED),
            "start": padded([window.sentence_start for window in windows], UNLABELLED),
            "heads": padded([window.heads for window in windows], UNLABELLED),
            "relations": padded([window.relations for window in windows], UNLABELLED),
            "roles": padded([window.roles for window in windows], UNLABELLED),
            "mentions": padded([window.mentions for window in windows], UNLABELLED),
            "names": padded([window.names for window in windows], ANY_NAME),
            "cues": padded([window.cues for window in windows], UNLABELLED),
            "sentence": padded([np.cumsum(window.sentence_start == 1) for window in windows], UNLABELLED),
        },
    )


def summed(logits: Tensor, labels: Tensor) -> Tensor:
    """The cross-entropy of labelled words, summed."""
    return functional.cross_entropy(
        logits.float().flatten(0, -2), labels.flatten(), ignore_index=UNLABELLED, reduction="sum"
    )


def name_loss(logits: Tensor, allowed: Tensor) -> Tensor:
    """How improbable the allowed name tags are together; a word that allows all of them costs nothing."""
    bits = (allowed[..., None] >> torch.arange(NAME_TAGS)) & 1
    scores = logits.float().log_softmax(-1).masked_fill(bits == 0, -1e4)
    return -(scores.logsumexp(-1) * (allowed != ANY_NAME)).sum()


def link_loss(logits: Tensor, cues: Tensor, present: Tensor) -> Tensor:
    """How improbable the cues of a word are together among all words of the window."""
    scores = logits.float().masked_fill(~present[:, None, :], -1e4).log_softmax(-1)
    chosen = scores.gather(2, cues.clamp(min=0)).masked_fill(cues < 0, -1e4)
    linked = (cues >= 0).any(-1)
    return -(chosen.logsumexp(-1) * linked).sum()


def syntax_losses(outputs: tuple[Tensor, ...], batch: Batch) -> dict[str, Tensor]:
    """The losses of heads and relations, among the words of the same sentence only."""
    _, _, arcs, dependent, head, *_ = outputs
    heads, sentence = batch.labels["heads"], batch.labels["sentence"]
    same = (sentence[:, :, None] == sentence[:, None, :]) & batch.present[:, None, :]
    allowed = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
    columns = torch.where(heads >= ROOT, heads + 1, heads)
    arc_loss = summed(arcs.float().masked_fill(~allowed, -1e4), columns)
    rows, places = torch.nonzero(heads >= 0, as_tuple=True)
    scores = relation_scores(dependent[rows, places], head[rows, heads[rows, places]])
    return {"arcs": arc_loss, "relations": summed(scores, batch.labels["relations"][rows, places])}


def loss_of(network: Reader, batch: Batch) -> tuple[Tensor, dict[str, float]]:
    """The weighted loss a word, and its parts for the log."""
    outputs = network(*batch.inputs)
    upos, start, _, _, _, roles, names, links, _, mentions = outputs
    labels = batch.labels
    known = labels["start"] != UNLABELLED
    parts = {
        "upos": summed(upos, labels["upos"]),
        "start": functional.binary_cross_entropy_with_logits(
            start.float()[known], labels["start"][known].float(), reduction="sum"
        ),
        "roles": summed(roles.unflatten(-1, (len(ROLES), 3)), labels["roles"]),
        "names": name_loss(names, labels["names"]),
        "mentions": summed(mentions, labels["mentions"]),
        "links": link_loss(links, labels["cues"], batch.present),
        **syntax_losses(outputs, batch),
    }
    size = float(batch.present.sum())
    total = torch.stack([WEIGHTS[name] * part for name, part in parts.items()]).sum() / size
    return total, {name: float(part.detach()) / size for name, part in parts.items()}


__all__ = ["MOST_CUES", "Batch", "collate", "loss_of"]
