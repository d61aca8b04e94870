"""Trains the vectors of matters: `python -m train.matters --run RUN [--minutes 45]`.

Claims of different reports that tell one matter, in whatever words, get vectors that point the same way. Learned from what ships with
the project: the annotated crises of bench/crises, the long ones of train/piles and the scenes of train/scenes. One call trains, exports `matters.onnx` (int8) into
`src/secondsource/language/weights/`, names it in the manifest and prints how well pairs are told apart: on the crises that are kept out and on the
annotated cases of bench/cases, none of which is trained on.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from secondsource.language.extensions import MATTER_SIZE
from secondsource.language.network import FIRST, LAST, WEIGHTS
from train import begin, quantize
from train.__main__ import encoder_folder
from train.batches import MASK
from train.crises import (
    CRISES,
    PILES,
    Crisis,
    average_precision,
    cases,
    crises,
    moved,
    scenes,
    tokenizer_of,
    trained_on,
)
from train.export import OPSETS, eight_bit_rows, joined, note, plain_layer
from train.loop import Plan
from train.model import Encoder, Sizes
from train.workers import train

TOKENS = 600
"""Subwords of a batch."""
FILES = "A-N"
"""Letters of the files of scenes that are trained on."""
SHARES = {"crises": 0.1, "piles": 0.6, "scenes": 0.3}
"""By subwords."""
APART, FAR = 1.0, 0.1
"""What a pair of two matters of one crisis counts, and a pair of two crises."""
MATES = 2.0
"""What a claim's mates among all claims count beside the pairs."""
EARLIER = 0.3
"""Share of an earlier run's weights in an average with them."""
MASKED = 0.04
"""Share of the subwords that are hidden."""
KEPT = {3: (0, 3, 5), 6: (0, 1, 2, 3, 4, 5)}
"""Which layers of six a network of so many begins with (those that were worth most untrained, of five choices of three)."""
TAUGHT = 2.0
"""What one minus the cosine to the teacher's vectors counts."""


class Matters(nn.Module):
    """The encoder as it was made for sentences, one map of its last layer, and the scale of the cosines."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.encoder = Encoder(Sizes(1, 1, layers=layers))
        self.project = nn.Linear(384, MATTER_SIZE)
        nn.init.orthogonal_(self.project.weight)
        nn.init.zeros_(self.project.bias)
        self.scale, self.base = nn.Parameter(torch.tensor(14.0)), nn.Parameter(torch.tensor(-6.0))

    def vectors(self, batch: Sequence[Crisis], chance: np.random.Generator | None) -> Tensor:
        """Unit vectors of all claims of some crises, one crisis after the other; with `chance`, as in training."""
        rows, base = [], 0
        for crisis in batch:
            rows += [
                (ids, [(claim + base, span) for claim, span in claims])
                for ids, claims in crisis.stretches
                if claims
            ]
            base += len(crisis.matters)
        rows.sort(key=lambda row: len(row[0]))
        cuts = [0]
        for n, (ids, _) in enumerate(rows):
            if len(ids) > 1.25 * len(rows[cuts[-1]][0]) + 4:
                cuts.append(n)
        found: list[Tensor] = []
        numbers: list[int] = []
        for start, end in pairwise([*cuts, len(rows)]):
            part = rows[start:end]
            states = self._states([ids for ids, _ in part], chance)
            for n, (ids, claims) in enumerate(part):
                for claim, span in claims:
                    first, last = moved(span, len(ids), chance)
                    found.append(states[n, first + 1 : last + 1].mean(0))
                    numbers.append(claim)
        order = torch.tensor(np.argsort(numbers))
        return F.normalize(torch.stack(found)[order], dim=-1)

    def _states(self, texts: Sequence[Sequence[int]], chance: np.random.Generator | None) -> Tensor:
        width = max(map(len, texts)) + 2
        ids = torch.zeros(len(texts), width, dtype=torch.long)
        for n, text in enumerate(texts):
            shown = [MASK if chance and chance.random() < MASKED else i for i in text]
            ids[n, : len(text) + 2] = torch.tensor([FIRST, *shown, LAST])
        last = self.encoder(ids, torch.zeros_like(ids), (ids != 0).long())[-1]
        states: Tensor = self.project(F.dropout(last, 0.1, training=chance is not None))
        return states


def loss_of(model: Matters, batch: Sequence[Crisis], chance: np.random.Generator) -> Tensor:
    """Cross entropy of all pairs, those that match counting as much as those that do not, and these by how alike they are held to be; of each claim's mates among all; and how far from a teacher's."""
    vectors = model.vectors(batch, chance)
    matters = torch.tensor([m + 100_000 * n for n, c in enumerate(batch) for m in c.matters])
    homes = torch.tensor([n for n, c in enumerate(batch) for _ in c.matters])
    scores = model.scale * (vectors @ vectors.T) + model.base
    other = ~torch.eye(len(matters), dtype=torch.bool)
    same = (matters[:, None] == matters[None, :]) & other
    weight = torch.where(homes[:, None] == homes[None, :], APART, FAR) * (other & ~same)
    weight = weight * scores.detach().sigmoid()
    entropy = F.binary_cross_entropy_with_logits(scores, same.float(), reduction="none")
    pairs = (
        0.5 * (entropy * same).sum() / same.sum().clamp(min=1) + 0.5 * (entropy * weight).sum() / weight.sum()
    )
    chances = scores.masked_fill(~other, -1e9).log_softmax(1)
    mated = same.any(1)
    mates = -(chances * same).sum(1)[mated] / same.sum(1)[mated]
    loss: Tensor = pairs + MATES * mates.mean()
    if all(crisis.taught is not None for crisis in batch):
        taught = torch.from_numpy(np.concatenate([crisis.taught for crisis in batch]))
        loss = loss + TAUGHT * (1 - (vectors * taught).sum(1)).mean()
    return loss


def batches(pool: Sequence[Crisis], chance: np.random.Generator) -> Iterator[list[Crisis]]:
    """Batches of whole crises of about `TOKENS` subwords, for ever, each pass in another order."""
    batch: list[Crisis] = []
    while True:
        for n in chance.permutation(len(pool)):
            batch.append(pool[n])
            if sum(crisis.size for crisis in batch) >= TOKENS:
                yield batch
                batch = []


def precision(model: Matters, asked: Sequence[Crisis]) -> str:
    """Average precision of the pairs: mean over the crises, all at once; the shares found where .8, .7 and .5 of the found are right."""
    each, scores, truth = [], [], []
    for crisis in asked:
        with torch.no_grad():
            vectors = model.vectors([crisis], None).numpy()
        matters = np.array(crisis.matters)
        one, other = np.triu_indices(len(matters), 1)
        scores.append((vectors[one] * vectors[other]).sum(1))
        truth.append(matters[one] == matters[other])
        each.append(average_precision(scores[-1], truth[-1]))
    right = np.concatenate(truth)[np.argsort(-np.concatenate(scores), kind="stable")]
    good = right.cumsum() / np.arange(1, len(right) + 1)
    shares = [
        right[: np.flatnonzero(good >= p).max(initial=-1) + 1].sum() / right.sum() for p in (0.8, 0.7, 0.5)
    ]
    whole = average_precision(np.concatenate(scores), np.concatenate(truth))
    return f"{np.mean(each):.3f} {whole:.3f} ({' '.join(f'{s:.2f}' for s in shares)})"


@dataclass(frozen=True)
class Task:
    """A training of the vectors (train.workers.Job).

    Attributes:
        pools: What is trained on.
        held: Crises to measure on.
        known: Cases to measure on.
        encoder: Folder of the packaged sentence encoder.
        layers: Layers of the network.
        begin: Weights of a network of as many layers, or of six, to begin with; nothing where it begins as the sentence encoder.
    """

    pools: dict[str, list[Crisis]]
    held: list[Crisis]
    known: list[Crisis]
    encoder: Path
    layers: int
    begin: dict[str, Tensor] | None = None
    every: float = 150.0

    def begun(self) -> Matters:
        """The sentence encoder, or some layers of what is there; the embeddings of subwords stay as they are."""
        model = Matters(self.layers)
        if self.begin is None:
            model.encoder.load_packaged(self.encoder)
        else:
            model.load_state_dict(some_layers(self.begin, self.layers))
        model.encoder.words.weight.requires_grad_(False)
        return model

    def batches(self, chance: np.random.Generator) -> Iterator[list[Crisis]]:
        """Batches of whole crises of about `TOKENS` subwords, from the pools in their shares."""
        sources = {name: batches(pool, chance) for name, pool in self.pools.items()}
        served = dict.fromkeys(sources, 0.0)
        while True:
            name = min(served, key=lambda n: served[n] / SHARES[n])
            batch = next(sources[name])
            served[name] += self.size(batch)
            yield batch

    def loss(self, model: Matters, batch: Sequence[Crisis], chance: np.random.Generator) -> Tensor:
        """Of what is annotated, and of what the teacher says."""
        return loss_of(model, batch, chance)

    def size(self, batch: Sequence[Crisis]) -> int:
        """Subwords."""
        return sum(crisis.size for crisis in batch)

    def report(self, model: Matters) -> str:
        """Average precisions."""
        return f"held {precision(model, self.held)} cases {precision(model, self.known)}"


def matters_of(weights: dict[str, Tensor]) -> Matters:
    """A trained network, to be asked only."""
    model = Matters(sum(name.endswith(".up.weight") for name in weights))
    model.load_state_dict(weights)
    return model.eval()


def weights_of(place: Path, layers: int) -> dict[str, Tensor]:
    """The weights that a run left, or those of the network that ships, which has so many layers."""
    if place.is_dir():
        return begin.matters_of(place, Matters(layers))
    weights: dict[str, Tensor] = torch.load(place, weights_only=True)
    return weights


def some_layers(weights: dict[str, Tensor], layers: int) -> dict[str, Tensor]:
    """The weights of a network of so many layers that takes them from one of as many, or of six."""
    if f"encoder.layers.{layers}.up.weight" not in weights:
        return weights
    kept, own = KEPT[layers], {}
    for name, tensor in weights.items():
        first, _, rest = name.removeprefix("encoder.layers.").partition(".")
        if not name.startswith("encoder.layers."):
            own[name] = tensor
        elif int(first) in kept:
            own[f"encoder.layers.{kept.index(int(first))}.{rest}"] = tensor
    return own


def mixed(now: dict[str, Tensor], earlier: dict[str, Tensor]) -> dict[str, Tensor]:
    """Average weights with those that they came from: what was learned before is kept (Wortsman et al., CVPR 2022)."""
    return {name: (1 - EARLIER) * tensor + EARLIER * earlier[name] for name, tensor in now.items()}


def teach(pools: dict[str, list[Crisis]], teacher: dict[str, Tensor]) -> None:
    """Give the crises the vectors that a network of six layers finds for their claims."""
    model = matters_of(teacher)
    for crisis in chain(*pools.values()):
        with torch.no_grad():
            crisis.taught = model.vectors([crisis], None).numpy()


class MattersGraph(nn.Module):
    """One chunk without padding: subword ids (1, subwords) → what each subword adds to a claim's vector (subwords, `MATTER_SIZE`)."""

    def __init__(self, model: Matters) -> None:
        super().__init__()
        self.model = model
        table, scale = eight_bit_rows(model.encoder.words.weight.detach())
        self.register_buffer("table", table)
        self.register_buffer("scale", scale)
        self.register_buffer(
            "places", model.encoder.places.weight.detach() + model.encoder.shapes.weight.detach()[0]
        )
        self.joint = nn.ModuleList(
            joined(layer.query, layer.key, layer.value) for layer in model.encoder.layers
        )

    def forward(self, ids: Tensor) -> Tensor:
        """The states of the last layer, mapped."""
        encoder = self.model.encoder
        x = encoder.norm(self.table[ids].float() * self.scale[ids] + self.places[: ids.shape[1]])
        for layer, joint in zip(encoder.layers, self.joint, strict=True):
            x = plain_layer(layer, joint, x)
        found: Tensor = self.model.project(x).squeeze(0)
        return found


def export(model: Matters, pools: Sequence[Crisis], folder: Path) -> None:
    """Write matters.onnx in eight bits, calibrated on some of the texts that were trained on, and name it in the manifest."""
    texts = [ids for crisis in pools for ids, claims in crisis.stretches if claims]
    feeds = [
        {"ids": np.array([[FIRST, *ids, LAST]], np.int64)} for ids in texts[:: max(1, len(texts) // 200)]
    ]
    with tempfile.TemporaryDirectory() as temporary:
        raw = Path(temporary) / "matters.onnx"
        with torch.no_grad():
            torch.onnx.export(
                MattersGraph(model), (torch.randint(1000, 2000, (1, 24)),), str(raw), dynamo=False, opset_version=17, custom_opsets=OPSETS,
                input_names=["ids"], output_names=["matters"], dynamic_axes={"ids": {1: "subwords"}, "matters": {0: "subwords"}},
            )  # fmt: skip
        quantize.quantize(raw, folder / "matters.onnx", feeds)
    onnx.checker.check_model(str(folder / "matters.onnx"))


def main() -> None:
    """Read, train, export, measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=45.0)
    parser.add_argument("--layers", type=int, default=6, choices=sorted(KEPT))
    parser.add_argument(
        "--begin",
        type=Path,
        help="matters.pt of a run of as many layers, or of six, to begin with, or the folder of matters.onnx",
    )
    parser.add_argument("--teacher", type=Path, help="matters.pt of a run of six layers to learn from")
    parser.add_argument(
        "--mix",
        type=Path,
        help="matters.pt of an earlier run of as many layers to average with, or the folder of matters.onnx",
    )
    parser.add_argument("--rate", type=float, default=2e-4, help="learning rate of the top layer")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    asked = parser.parse_args()
    encoder = encoder_folder(None)
    tokenizer = tokenizer_of(encoder)
    every = crises(tokenizer)
    trained, held = trained_on(every, CRISES)
    pools = {
        "crises": trained,
        "piles": trained_on(crises(tokenizer, PILES), PILES)[0],
        "scenes": scenes(tokenizer, FILES),
    }
    asked.run.mkdir(parents=True, exist_ok=True)
    known = cases(tokenizer)
    if asked.teacher:
        teach(pools, torch.load(asked.teacher, weights_only=True))
    first = weights_of(asked.begin, asked.layers) if asked.begin else None
    task = Task(pools, held, known, encoder, asked.layers, first)
    print(
        {n: (len(p), sum(len(c.matters) for c in p), sum(c.size for c in p)) for n, p in pools.items()},
        flush=True,
    )
    model = train(task, Plan(minutes=asked.minutes, encoder_rate=asked.rate, warmup=0.05))
    if asked.mix:
        model.load_state_dict(mixed(model.state_dict(), weights_of(asked.mix, asked.layers)))
    torch.save(model.state_dict(), asked.run / "matters.pt")
    export(model, [*pools["crises"], *pools["scenes"]], asked.out)
    about = {
        "trained_on": [
            f"bench/crises ({len(pools['crises'])} of {len(every)})",
            f"train/piles ({len(pools['piles'])})",
            f"train/scenes ({len(pools['scenes'])})",
        ],
        "licence": "Apache-2.0",
        "command": f"python -m train.matters --minutes {asked.minutes:g} --layers {asked.layers} --rate {asked.rate:g}"
        + "".join(f" --{n} MATTERS.PT" for n in ("begin", "teacher", "mix") if getattr(asked, n)),
        "average_precision": {"crises kept out": precision(model, held)}
        | {c.name: precision(model, [c]) for c in known},
    }
    note(asked.out, "matters", about)


if __name__ == "__main__":
    main()
