"""Two workers that train one small model on written text: what the vectors of matters and the relations of claims share."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import torch
from torch import Tensor, multiprocessing, nn

from train.loop import Plan, Shared, rate_at

if TYPE_CHECKING:
    from collections.abc import Iterator


class Job(Protocol):
    """What is trained, and on what."""

    @property
    def every(self) -> float:
        """Seconds between two reports."""

    def begun(self) -> nn.Module:
        """Return a model as the training begins; what must stay as it is asks for no gradient."""

    def batches(self, chance: np.random.Generator) -> Iterator[Any]:
        """Batches, for ever."""

    def loss(self, model: Any, batch: Any, chance: np.random.Generator) -> Tensor:
        """Return the loss of a batch."""

    def size(self, batch: Any) -> int:
        """Return the subwords of a batch."""

    def report(self, model: Any) -> str:
        """Measure the average of the weights so far, and save it where it is worth it."""


def train(job: Job, plan: Plan) -> Any:
    """Train for `plan.minutes` with `plan.workers` processes; returns the model with the average of the weights."""
    torch.manual_seed(plan.seed)
    model = job.begun()
    shared = Shared(model, plan)
    lock = multiprocessing.get_context("spawn").Lock()
    multiprocessing.spawn(_work, (shared, lock, plan, job), nprocs=plan.workers)
    shared.bind(model, shared.average.clone())
    model.eval()
    return model


def _work(rank: int, shared: Shared, lock: Any, plan: Plan, job: Job) -> None:
    """One worker: batches, gradients, updates, until the time is over. Worker 0 also averages and reports."""
    torch.set_num_threads(1)
    chance = np.random.default_rng(plan.seed + rank)
    torch.manual_seed(plan.seed + rank)
    model = job.begun()
    gradient = torch.zeros_like(shared.weights)
    shared.bind(model, shared.weights, gradient)
    model.train()
    start = said = time.monotonic()
    losses: list[float] = []
    for steps, batch in enumerate(job.batches(chance), 1):
        done = (time.monotonic() - start) / (plan.minutes * 60)
        if done >= 1:
            break
        loss = job.loss(model, batch, chance)
        loss.backward()
        with lock:
            shared.update(gradient, rate_at(done, plan.warmup), clip=1.0)
            shared.counts[1] += job.size(batch)
        gradient.zero_()
        losses.append(loss.item())
        if rank:
            continue
        if steps % 5 == 0:
            shared.average.lerp_(shared.weights, 1 - min(plan.average, steps / (steps + 50)))
        if time.monotonic() - said > job.every:
            said = time.monotonic()
            shown = job.begun()
            shared.bind(shown, shared.average)
            shown.eval()
            line = f"{(said - start) / 60:.1f} min, {int(shared.counts[0])} updates, {int(shared.counts[1])} subwords, loss {np.mean(losses[-200:]):.3f}"
            print(line, job.report(shown), flush=True)
