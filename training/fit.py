"""The training loop: one optimiser, one schedule, a checkpoint after every epoch."""

from __future__ import annotations

import ctypes
import logging
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from training.corpora import Corpus, epoch_windows
from training.examples import Example
from training.losses import collate, loss_of
from training.network import LAYERS, Reader

log = logging.getLogger("training")


@dataclass(frozen=True)
class Plan:
    """What decides a training run besides the data."""

    epochs: int = 7
    seed: int = 20261123
    batch: int = 16
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    #: Each layer further from the heads learns this much slower.
    layer_decay: float = 0.9
    warm_up: float = 0.06
    #: How much of the running average of the weights each step keeps.
    average: float = 0.998
    threads: int = 2
    #: The schedule ends after this time even if steps are left: a machine that others use has no fixed speed.
    minutes: float = 10_000.0


def parameter_groups(network: Reader, plan: Plan) -> list[dict[str, Any]]:
    """The parameters with their rates: heads fastest, the lowest layer slowest, no decay on norms and biases."""
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        rate = plan.head_rate
        if name.startswith("encoder."):
            depth = int(name.split(".")[2]) + 1 if ".layers." in name else 0
            rate = plan.encoder_rate * plan.layer_decay ** (LAYERS - depth)
            if name == "encoder.shapes.weight":
                rate = plan.head_rate  # shapes start all alike and have to part
        decay = 0.01 if parameter.dim() > 1 else 0.0
        groups.setdefault((rate, decay), []).append(parameter)
    return [{"params": list_, "lr": rate, "weight_decay": decay} for (rate, decay), list_ in groups.items()]


def batches(windows: list[Example], size: int, generator: np.random.Generator) -> Iterator[list[Example]]:
    """Batches of neighbours, in random order."""
    starts = generator.permutation(range(0, len(windows), size))
    for start in starts:
        yield windows[start : start + size]


def keep_memory() -> None:
    """Let the C library keep freed memory: giving it back and taking it again made steps eight times slower."""
    libc = ctypes.CDLL(None)
    if hasattr(libc, "mallopt"):
        for option, value in ((-4, 0), (-1, 2**31 - 1), (-2, 2**29)):  # M_MMAP_MAX, M_TRIM_THRESHOLD, M_TOP_PAD
            libc.mallopt(option, value)


class Run:
    """The state of a training run, which can be saved after an epoch and taken up again."""

    def __init__(self, network: Reader, corpora: list[Corpus], plan: Plan, out: Path) -> None:
        self.network, self.corpora, self.plan, self.out = network, corpora, plan, out
        self.average = {name: value.clone() for name, value in network.state_dict().items()}
        self.optimiser = torch.optim.AdamW(parameter_groups(network, plan), betas=(0.9, 0.98), fused=True)
        expected = len(epoch_windows(corpora, np.random.default_rng(plan.seed)))
        self.steps = plan.epochs * (expected // plan.batch + 1)
        self.epoch = self.step = 0
        self.began = time.monotonic()
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimiser, self.rate)

    @property
    def progress(self) -> float:
        """How much of the steps, or of the time, has gone."""
        return max(self.step / self.steps, (time.monotonic() - self.began) / (60 * self.plan.minutes))

    def rate(self, _: int) -> float:
        """The share of the full learning rate that applies now: a short warm-up, then a straight line to nothing."""
        warm = self.plan.warm_up
        return max(0.002, min((self.progress + 0.001) / warm, (1 - self.progress) / (1 - warm)))

    def run_epoch(self) -> None:
        """Train on every window once."""
        torch.manual_seed(self.plan.seed + self.epoch)
        generator = np.random.default_rng([self.plan.seed, self.epoch])
        windows = epoch_windows(self.corpora, generator)
        sums: dict[str, float] = {}
        began, seen = time.monotonic(), 0
        self.network.train()
        for count, windows_of_batch in enumerate(batches(windows, self.plan.batch, generator), 1):
            batch = collate(windows_of_batch)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss, parts = loss_of(self.network, batch)
            self.optimiser.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(self.network.parameters(), 1.0, foreach=True)
            self.optimiser.step()
            self.step += 1
            self.schedule.step()
            if self.progress >= 1:
                break
            self.update_average()
            seen += int(batch.inputs[2].sum())
            for name, value in parts.items():
                sums[name] = 0.98 * sums.get(name, value) + 0.02 * value
            if count % 20 == 0:
                shown = " ".join(f"{name} {value:.3f}" for name, value in sums.items())
                speed = seen / (time.monotonic() - began)
                log.info("epoch %d step %d/%d %.0f pieces/s %s", self.epoch, self.step, self.steps, speed, shown)
            if count % 100 == 0:
                torch.save(self.average, self.out / "average.part")
                (self.out / "average.part").replace(self.out / "average.pt")
        self.epoch += 1

    @torch.no_grad()
    def update_average(self) -> None:
        """Move the averaged weights a little towards the present ones, faster at the start."""
        keep = min(self.plan.average, (1 + self.step) / (10 + self.step))
        current = self.network.state_dict()
        torch._foreach_lerp_(list(self.average.values()), [current[name] for name in self.average], 1 - keep)

    def save(self, path: Path) -> None:
        """Write everything that the next epoch needs, then put it in place at once."""
        state = {
            "network": self.network.state_dict(),
            "average": self.average,
            "optimiser": self.optimiser.state_dict(),
            "schedule": self.schedule.state_dict(),
            "epoch": self.epoch,
            "step": self.step,
        }
        temporary = path.with_suffix(".part")
        torch.save(state, temporary)
        temporary.replace(path)

    def resume(self, path: Path) -> None:
        """Take up a saved run."""
        state = torch.load(path, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.average = state["average"]
        self.optimiser.load_state_dict(state["optimiser"])
        self.schedule.load_state_dict(state["schedule"])
        self.epoch, self.step = state["epoch"], state["step"]


def fit(network: Reader, corpora: list[Corpus], plan: Plan, out: Path) -> dict[str, torch.Tensor]:
    """Train, or go on training, and give the averaged weights."""
    random.seed(plan.seed)
    torch.set_num_threads(plan.threads)
    keep_memory()
    run = Run(network, corpora, plan, out)
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        run.resume(checkpoint)
        log.info("going on after epoch %d", run.epoch)
    while run.epoch < plan.epochs and run.progress < 1:
        run.run_epoch()
        run.save(checkpoint)
    return run.average
