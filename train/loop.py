"""The training loop: streams of tasks in fixed shares, a learning rate that falls with the clock, an average of weights."""

from __future__ import annotations

import json
import math
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor, multiprocessing

from train.batches import Ahead, Batch, Stream, Subwords
from train.begin import begin, without
from train.export import load
from train.losses import WEIGHTS, lesson, losses
from train.model import Reader, Sizes, teacher_sizes

if TYPE_CHECKING:
    from collections.abc import Container

    from train.corpus import Corpus


@dataclass(frozen=True)
class Plan:
    """How one training goes."""

    minutes: float
    seed: int = 7
    device: str = "cpu"
    workers: int = 2
    """Processes of one thread each that train the same weights; one, with a device of its own, on a GPU."""
    begin: Path | None = None
    """Folder of shipped weights that the training goes on from; without it, from the encoder."""
    kind: str = "reader"
    """What is trained: the "reader", or a "teacher" of readers."""
    lost: int | None = None
    """A layer of the encoder that the reader goes on without."""
    teachers: tuple[Path, ...] = ()
    """Finished trainings whose models tell what to say, beside the annotation; of attributions the first one."""
    half: bool = True
    """Layers in bfloat16: twice as quick on processors that have it, slower on others."""
    size: int = 1000
    """Subwords of a batch."""
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.9
    warmup: float = 0.03
    average: float = 0.98
    """Decay of the average of weights, per 5 steps of a worker."""
    shares: tuple[tuple[str, float], ...] = (
        ("trees", 0.48),
        ("quotes", 0.44),
        ("names", 0.08),
        ("plain", 0.3),
    )
    """Of the subwords, by stream; plain texts are read only where there are teachers."""


FINAL = "final.pt"
"""What a finished training leaves in its folder."""
DROP = 0.1
"""Dropout in the layers: trees are passed through some forty times."""
LIMITS = {"trees": (48, 96, 160, 240), "quotes": (200, 250), "names": (96, 240), "plain": (96, 240)}
ANNOTATED = 0.5
"""What the annotation weighs beside what teachers say."""


def rates(model: Reader, plan: Plan) -> list[tuple[str, float, float]]:
    """(parameter name, learning rate, weight decay) of all that is trained.

    Lower layers learn more slowly; the subword embeddings stay as they are (they are half of all weights, and as they
    are they keep the space of the sentence vectors).
    """
    found = []
    for name, parameter in model.named_parameters():
        rate = plan.head_rate
        if name == "encoder.words.weight":
            continue
        if name.startswith("encoder.layers."):
            rate = plan.encoder_rate * plan.layer_decay ** (
                len(model.encoder.layers) - 1 - int(name.split(".")[2])
            )
        elif name.startswith("encoder.") and "shapes" not in name:
            rate = plan.encoder_rate * plan.layer_decay ** len(model.encoder.layers)
        elif name.startswith("upper."):
            rate = plan.encoder_rate
        elif name.startswith(("mixes.", "below.")):
            rate = plan.head_rate * 5
        found.append((name, rate, 0.01 if parameter.dim() > 1 else 0.0))
    return found


class Shared:
    """All trained weights as one flat tensor in shared memory, with Adam's moments and the average of weights beside it.

    Workers read the weights while another writes them: each gradient is at most one update old, which Adam bears well
    (Recht et al. 2011), and no worker ever waits for another that was put aside by the operating system. Two processes of
    one thread did three to ten times what two threads did on a machine that others use as well.
    """

    def __init__(self, model: Reader, plan: Plan) -> None:
        table = sorted(rates(model, plan), key=lambda row: row[1:])
        parameters = dict(model.named_parameters())
        self.names = [n for n, _, _ in table]
        self.weights = torch.cat([parameters[n].detach().flatten() for n in self.names]).to(plan.device)
        self.segments: list[tuple[int, int, float, float]] = []
        """(start, end, learning rate, weight decay) of the parts of the flat tensor."""
        at = 0
        for name, rate, decay in table:
            end = at + parameters[name].numel()
            if self.segments and self.segments[-1][2:] == (rate, decay):
                at, _, _, _ = self.segments.pop()
            self.segments.append((at, end, rate, decay))
            at = end
        self.mean, self.square, self.average = (
            torch.zeros_like(self.weights),
            torch.zeros_like(self.weights),
            self.weights.clone(),
        )
        self.counts = torch.zeros(3, dtype=torch.float64)
        """Updates, subwords seen, seconds spent in earlier runs."""
        if plan.device == "cpu":
            for tensor in (self.weights, self.mean, self.square, self.average, self.counts):
                tensor.share_memory_()

    def bind(self, model: Reader, values: Tensor, gradient: Tensor | None = None) -> None:
        """Make the model's parameters (and their gradients) views into flat tensors."""
        parameters, at = dict(model.named_parameters()), 0
        for name in self.names:
            parameter = parameters[name]
            end = at + parameter.numel()
            parameter.data = values[at:end].view(parameter.shape)
            if gradient is not None:
                parameter.grad = gradient[at:end].view(parameter.shape)
            at = end

    @torch.no_grad()
    def update(self, gradient: Tensor, scale: float, clip: float = 5.0) -> None:
        """One step of AdamW (Loshchilov and Hutter 2019) with clipping by the global norm; `scale` is that of the rates."""
        self.counts[0] += 1
        shrink = torch.clamp(gradient.norm() / clip, min=1.0)
        for start, end, rate, decay in self.segments:
            step = torch.tensor(float(self.counts[0] - 1), device=gradient.device)
            torch._fused_adamw_(
                [self.weights[start:end]], [gradient[start:end]], [self.mean[start:end]], [self.square[start:end]], [], [step + 1],
                lr=rate * scale, beta1=0.9, beta2=0.98, weight_decay=decay, eps=1e-8, amsgrad=False, maximize=False, grad_scale=shrink,
            )  # fmt: skip

    def state(self) -> dict[str, Any]:
        """What a checkpoint keeps."""
        return {k: getattr(self, k) for k in ("weights", "mean", "square", "average", "counts")}

    def load(self, saved: dict[str, Any]) -> None:
        """Take a checkpoint's tensors."""
        for name, tensor in saved.items():
            getattr(self, name).copy_(tensor)


def rate_at(done: float, warmup: float) -> float:
    """Share of the learning rate after the share `done` of the time: linear warm-up, linear decay to 1 %."""
    return max(min(done / warmup, (1 - done) / (1 - warmup)), 0.01)


def new_model(corpus: Corpus, plan: Plan, encoder: Path) -> Reader:
    """The model as a training begins."""
    labels = len(corpus.feats), len(corpus.lemmas)
    sizes = Sizes(*labels, drop=DROP, half=plan.half)
    if plan.kind == "teacher":
        sizes = teacher_sizes(*labels, drop=DROP, half=plan.half)
    model = Reader(sizes)
    model.encoder.load_packaged(encoder)
    if plan.begin is not None:
        begin(model, plan.begin)
    return model if plan.lost is None else without(model, plan.lost)


def taught_by(plan: Plan, corpus: Corpus) -> list[Reader]:
    """The teachers, on the plan's device."""
    found = []
    for path in plan.teachers:
        teacher, about = load(path)
        if (about["feats"], about["lemmas"]) != (corpus.feats, corpus.lemmas):
            message = f"{path} was trained on other labels than this corpus has."
            raise ValueError(message)
        found.append(teacher.to(plan.device))
    return found


def train(corpus: Corpus, plan: Plan, run: Path, encoder: Path) -> Reader:
    """Train for `plan.minutes` of wall-clock time and return the model with averaged weights.

    A checkpoint is written to `run` every few minutes; a training that was cut off goes on from it with the time
    that was left.
    """
    torch.manual_seed(plan.seed)
    model = new_model(corpus, plan, encoder)
    shared = Shared(model, plan)
    checkpoint = run / "checkpoint.pt"
    if checkpoint.exists():
        shared.load(torch.load(checkpoint, weights_only=True))
    if plan.device == "cpu" and plan.workers > 1:
        lock = multiprocessing.get_context("spawn").Lock()
        multiprocessing.spawn(work, (shared, lock, corpus, plan, run, encoder), nprocs=plan.workers)
    else:
        work(0, shared, None, corpus, plan, run, encoder)
    shared.bind(model, shared.average.cpu().clone())
    torch.save(
        {
            "average": model.state_dict(),
            "sizes": model.describe(),
            "feats": corpus.feats,
            "lemmas": corpus.lemmas,
            "counts": shared.counts,
        },
        run / FINAL,
    )
    return model


def work(  # noqa: PLR0917 - multiprocessing passes them by position
    rank: int, shared: Shared, lock: Any, corpus: Corpus, plan: Plan, run: Path, encoder: Path
) -> None:
    """One worker: batches, gradients, updates, until the time is over. Worker 0 also averages, logs and saves."""
    torch.set_num_threads(1)
    torch.manual_seed(plan.seed + rank)
    model = new_model(corpus, plan, encoder)
    model.encoder.words.weight.requires_grad_(False)
    model.to(plan.device)
    gradient = torch.zeros_like(shared.weights)
    shared.bind(model, shared.weights, gradient)
    model.train()
    teachers = taught_by(plan, corpus)
    shares = {
        name: share for name, share in plan.shares if name in corpus.streams and (teachers or name != "plain")
    }
    subwords = Subwords(str(encoder / "tokenizer.json"))
    start = int(shared.counts[0])
    streams = {
        n: Stream(
            corpus.streams[n], plan.size, LIMITS[n], subwords, plan.seed * 10007 + start + 101 * rank + i
        )
        for i, n in enumerate(shares)
    }
    if ahead := plan.device != "cpu":
        torch.set_float32_matmul_precision("high")
    sources = {n: Ahead(s).loaded() if ahead else iter(s) for n, s in streams.items()}
    served = {n: 0.01 * rank * i for i, n in enumerate(shares)}
    vectors = torch.from_numpy(corpus.vectors).to(plan.device)
    sums: dict[str, list[Tensor]] = {}
    before = float(shared.counts[2])
    begun = time.monotonic() - before
    saved_at = reported_at = time.monotonic()
    steps = 0
    while (done := (time.monotonic() - begun) / (plan.minutes * 60)) < 1:
        name = min(shares, key=lambda n: served[n] / shares[n])
        ready: Batch = next(sources[name])
        size = int(ready.mask.sum())
        batch = ready.to(plan.device)
        if "sentences" in batch.gold and plan.kind == "reader":
            batch.gold["targets"] = vectors[batch.gold["sentences"][:, 3]]
        served[name] += size
        found = losses(model, batch, lesson(teachers, batch) if teachers else None)
        weighted = [weight(k, found) * v for k, v in found.items()]
        torch.stack(weighted).sum().backward()
        with lock or Unlocked():
            shared.update(gradient, rate_at(done, plan.warmup))
            shared.counts[1] += size
        gradient.zero_()
        for k, v in found.items():
            sums.setdefault(k, []).append(v.detach())
        steps += 1
        if rank:
            continue
        if steps % 5 == 0:
            shared.average.lerp_(shared.weights, 1 - min(plan.average, steps / (steps + 50)))
        now = time.monotonic()
        if now - reported_at > 30:
            means = {k: float(torch.stack(v).mean()) for k, v in sums.items()}
            if not all(map(math.isfinite, means.values())):
                message = f"a loss is not finite before step {steps}: {means}"
                raise FloatingPointError(message)
            line = {
                "minutes": round((now - begun) / 60, 2), "updates": int(shared.counts[0]), "seen": int(shared.counts[1]),
                "of this worker": served,
            } | {k: round(v, 4) for k, v in means.items()}  # fmt: skip
            with (run / "log.jsonl").open("a", encoding="utf-8") as log:
                log.write(json.dumps(line) + "\n")
            sums, reported_at = {}, now
        if now - saved_at > 240:
            shared.counts[2] = now - begun
            part = run / "checkpoint.part"
            torch.save(shared.state(), part)
            part.replace(run / "checkpoint.pt")
            saved_at = now
    if rank == 0:
        shared.counts[2] = time.monotonic() - begun


def weight(name: str, beside: Container[str]) -> float:
    """What a loss weighs, given the names of all losses of its batch."""
    return WEIGHTS[name.removeprefix("taught ")] * (ANNOTATED if f"taught {name}" in beside else 1.0)


class Unlocked:
    """A lock that is always open."""

    def __enter__(self) -> None:
        """Nothing."""

    def __exit__(self, *error: object) -> None:
        """Nothing."""
