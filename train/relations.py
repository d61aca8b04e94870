"""Trains what two claims are to each other: `python -m train.relations --run RUN --begin WEIGHTS.PT --near MATTERS.PT [--minutes 40]`.

Two claims are read together, each with some words around it and its own words marked, by a MiniLM-L6 that begins as that of the vectors
of matters (`train/matters.py`): they tell different matters, agree, exclude each other, or one doubts the other. Learned from what ships with the project: the scenes of
train/scenes, whose lines are marked, and the annotated crises of bench/crises and train/piles. One call trains, exports `relations.onnx` (int8)
into `src/secondsource/language/weights/`, names it in the manifest and prints how well they do.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from secondsource.language.network import WEIGHTS
from secondsource.language.relating import CONTEXT, SENTENCE_ENDS, Side, cut, joined_sides
from train import quantize
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
from train.matters import KEPT, Matters, matters_of, some_layers
from train.model import Encoder, Sizes
from train.workers import train

OTHER, AGREES, AGAINST, DOUBTS, SAME = range(5)
"""Two matters; one matter: both can be so, both cannot, one doubts it, or it is not known which of these."""
WORTH = (1.0, 1.0, 1.6, 1.6, 1.0)
"""What a pair of each kind counts."""
PAIRS = 24
"""Pairs of a batch."""
TAKEN = 0.6
"""Share of a crisis' pairs of one matter that are taken each time."""
OTHERS = 1.5
"""Pairs of two matters that are taken for each of one, those alike in words and in what their vectors tell first."""
HARD = 8.0
"""How much likelier the pair of a cosine of one is taken than that of none, as a logarithm."""
NEAREST = 3
"""Pairs of two matters that are measured for each of one: those most alike."""
SHARES = {"scenes": 0.14, "negations": 0.2, "crises": 0.08, "piles": 0.58}
"""By pairs. Negations: scenes in which accounts agree though only one of them holds a "not"."""
FILES = {"scenes": "A-K", "negations": "L-N"}
"""Letters of the files of scenes."""
MASKED = 0.04
"""Share of the subwords that are hidden."""

Pair = tuple[Side, Side, int]


class Relations(nn.Module):
    """The encoder, with an embedding of whose words they are in place of shapes, and one head."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.encoder = Encoder(Sizes(1, 1, layers=layers))
        self.encoder.shapes = nn.Embedding(4, 384)
        nn.init.normal_(self.encoder.shapes.weight, std=0.02)
        self.mix, self.out = nn.Linear(4 * 384, 256), nn.Linear(256, 4)

    def forward(self, pairs: Sequence[Pair], chance: np.random.Generator | None = None) -> Tensor:
        """Logits (pairs, 4) of the relations."""
        read = [joined_sides(a, b) for a, b, _ in pairs]
        width = max(len(ids) for ids, _ in read)
        ids, kinds = np.zeros((2, len(read), width), np.int64)
        for n, (row, kind) in enumerate(read):
            ids[n, : len(row)], kinds[n, : len(row)] = row, kind
        if chance is not None:
            ids[(chance.random(ids.shape) < MASKED) & (ids > MASK)] = MASK
        there = torch.from_numpy(ids != 0).float()
        last = self.encoder(torch.from_numpy(ids), torch.from_numpy(kinds), there)[-1]
        parts = F.dropout(_parts(last, torch.from_numpy(kinds), there), 0.1, training=chance is not None)
        found: Tensor = self.out(F.gelu(self.mix(parts)))
        return found


def _parts(x: Tensor, kinds: Tensor, there: Tensor) -> Tensor:
    """The first subword's state; the sum, difference and product of the means over the words of the two claims."""

    def mean(kind: int) -> Tensor:
        own = ((kinds == kind).float() * there).unsqueeze(-1)
        return (x * own).sum(1) / own.sum(1).clamp(min=1.0)

    a, b = mean(1), mean(3)
    return torch.cat([x[:, 0], a + b, (a - b).abs(), a * b], -1)


@dataclass(frozen=True)
class Claims:
    """The claims of a crisis as they are read: subwords of the text that each stands in, and its own; and how alike they are."""

    crisis: Crisis
    told: list[tuple[list[int], tuple[int, int]]]
    alike: np.ndarray

    def side(self, claim: int, ends: frozenset[int], chance: np.random.Generator | None = None) -> Side:
        """A claim as it is shown to the network."""
        ids, span = self.told[claim]
        first, last = moved(span, len(ids), chance)
        start, stop = max(0, first - CONTEXT), min(len(ids), last + CONTEXT)
        return cut(ids[start:stop], [first <= n < last for n in range(start, stop)], ends)

    def relation(self, one: int, other: int) -> int:
        """What two claims of one matter are to each other, as far as it is annotated."""
        status = self.crisis.statuses.get(self.crisis.matters[one])
        if self.crisis.statuses:
            return AGREES if status in {"corroborated", "single_origin", "superseded"} else SAME
        marks = {self.crisis.marks[one], self.crisis.marks[other]}
        if marks == {""}:
            return AGREES
        if len(marks) == 1:
            return SAME
        return DOUBTS if "?" in marks else AGAINST


def claims_of(every: Sequence[Crisis], words: Tensor, near: Matters | None = None) -> list[Claims]:
    """The crises with how alike their claims are: in words, by the means of their subwords' embeddings (subwords, 384), and by the vectors of matters, if given."""
    centered = (words - words.mean(0)).numpy()
    found = []
    for crisis in every:
        told: list[Any] = [None] * len(crisis.matters)
        for ids, claims in crisis.stretches:
            for claim, span in claims:
                told[claim] = (ids, span)
        vectors = np.stack([centered[ids[first:last]].mean(0) for ids, (first, last) in told])
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        alike = vectors @ vectors.T
        if near is not None:
            with torch.no_grad():
                telling = near.vectors([crisis], None).numpy()
            alike = (alike + telling @ telling.T) / 2
        found.append(Claims(crisis, told, alike))
    return found


def sampled(claims: Claims, ends: frozenset[int], chance: np.random.Generator) -> list[Pair]:
    """Some pairs of one crisis: of one matter, and more of two."""
    matters = np.array(claims.crisis.matters)
    one, other = np.triu_indices(len(matters), 1)
    same = matters[one] == matters[other]
    pairs = np.flatnonzero(same)
    pairs = chance.permutation(pairs)[: max(1, int(TAKEN * len(pairs)))]
    far = np.flatnonzero(~same)
    weight = np.exp(HARD * claims.alike[one[far], other[far]])
    asked = min(len(far), int(OTHERS * len(pairs)) + 1)
    far = chance.choice(far, size=asked, replace=False, p=weight / weight.sum())
    found = []
    for n in chain(pairs.tolist(), far.tolist()):
        a, b = int(one[n]), int(other[n])
        kind = claims.relation(a, b) if same[n] else OTHER
        if chance.random() < 0.5:
            a, b = b, a
        found.append((claims.side(a, ends, chance), claims.side(b, ends, chance), kind))
    return found


def batches(
    pools: dict[str, list[Claims]], ends: frozenset[int], chance: np.random.Generator
) -> Iterator[list[Pair]]:
    """Batches of pairs of like length from both pools in their shares, for ever."""

    def stream(pool: list[Claims]) -> Iterator[list[Pair]]:
        while True:
            for n in chance.permutation(len(pool)):
                yield sampled(pool[n], ends, chance)

    streams = {name: stream(pool) for name, pool in pools.items()}
    served = dict.fromkeys(pools, 0.0)
    waiting: list[Pair] = []
    while True:
        while len(waiting) < PAIRS * 32:
            name = min(served, key=lambda n: served[n] / SHARES[n])
            more = next(streams[name])
            served[name] += len(more)
            waiting += more
        order = chance.permutation(len(waiting))
        block = sorted((waiting[n] for n in order[: PAIRS * 8]), key=lambda p: len(p[0][0]) + len(p[1][0]))
        waiting = [waiting[n] for n in order[PAIRS * 8 :]]
        for n in chance.permutation(8):
            yield block[n * PAIRS : (n + 1) * PAIRS]


def loss_of(model: Relations, batch: Sequence[Pair], chance: np.random.Generator) -> Tensor:
    """Cross entropy of the relations, as far as they are known."""
    logits = model(batch, chance)
    kinds = torch.tensor([kind for *_, kind in batch])
    chances = logits.log_softmax(-1)
    own = -chances.gather(1, kinds.clamp(max=DOUBTS).unsqueeze(1)).squeeze(1)
    one_matter = -torch.logsumexp(chances[:, 1:], -1)
    return (torch.where(kinds == SAME, one_matter, own) * torch.tensor(WORTH)[kinds]).mean()


def measured(model: Relations, asked: Sequence[Claims], ends: frozenset[int]) -> str:
    """Average precision of one matter, mean over the crises, and that of how alike they are; how well disputed findings are told from others."""
    found: list[float] = []
    alike: list[float] = []
    surest: list[tuple[float, bool]] = []
    for claims in asked:
        matters = np.array(claims.crisis.matters)
        one, other = np.triu_indices(len(matters), 1)
        near = np.argsort(-claims.alike[one, other] - 2.0 * (matters[one] == matters[other]), kind="stable")
        near = near[: (NEAREST + 1) * int((matters[one] == matters[other]).sum())]
        one, other = one[near], other[near]
        sides = [claims.side(n, ends) for n in range(len(matters))]
        order = np.argsort([len(sides[a][0]) + len(sides[b][0]) for a, b in zip(one, other, strict=True)])
        scores = np.zeros((len(one), 4))
        for start in range(0, len(order), 64):
            part = order[start : start + 64]
            with torch.no_grad():
                logits = model([(sides[one[n]], sides[other[n]], OTHER) for n in part])
            scores[part] = logits.softmax(-1).numpy()
        truth = matters[one] == matters[other]
        found.append(average_precision(1 - scores[:, OTHER], truth))
        alike.append(average_precision(claims.alike[one, other], truth))
        for matter, status in claims.crisis.statuses.items():
            own = truth & (matters[one] == matter)
            if own.any() and status in {"disputed", "corroborated", "single_origin"}:
                against = scores[own, AGAINST] / (1 - scores[own, OTHER]).clip(1e-6)
                surest.append((float(against.max()), status == "disputed"))
    disputed = [s for s, is_disputed in surest if is_disputed]
    rest = [s for s, is_disputed in surest if not is_disputed]
    area = float(np.mean([(a > b) + 0.5 * (a == b) for a in disputed for b in rest] or [0.0]))
    return f"{np.mean(found):.3f} (alike {np.mean(alike):.3f}); disputed of {len(surest)} findings: area {area:.3f}"


@dataclass(frozen=True)
class Task:
    """A training of the relations (train.workers.Job).

    Attributes:
        pools: What is trained on.
        held: Crises and cases to measure on, in groups.
        ends: Subwords that end a sentence.
        layers: Layers of the network.
        begin: Weights to begin with: of the vectors of matters, or earlier ones of its own; of as many layers, or of six.
        save: Where the average of the weights is kept while it goes on.
    """

    pools: dict[str, list[Claims]]
    held: dict[str, list[Claims]]
    ends: frozenset[int]
    layers: int
    begin: dict[str, Tensor]
    save: Path
    every: float = 1200.0

    def begun(self) -> Relations:
        """A model that begins with what there is; the embeddings of subwords stay as they are.

        Raises:
            ValueError: The weights to begin with are of an encoder of fewer layers.
        """
        model = Relations(self.layers)
        own = model.state_dict()
        begin = some_layers(self.begin, self.layers)
        kept = {n: t for n, t in begin.items() if n in own and own[n].shape == t.shape}
        missing = [n for n in own if n.startswith("encoder.layers.") and n not in kept]
        if missing:
            raise ValueError(
                f"The weights to begin with lack {missing[0]}: take those of an encoder of as many layers."
            )
        model.load_state_dict(kept, strict=False)
        model.encoder.words.weight.requires_grad_(False)
        return model

    def batches(self, chance: np.random.Generator) -> Iterator[list[Pair]]:
        """Batches of pairs."""
        return batches(self.pools, self.ends, chance)

    def loss(self, model: Relations, batch: Sequence[Pair], chance: np.random.Generator) -> Tensor:
        """Cross entropy."""
        return loss_of(model, batch, chance)

    def size(self, batch: Sequence[Pair]) -> int:
        """Subwords."""
        return sum(len(a[0]) + len(b[0]) + 3 for a, b, _ in batch)

    def report(self, model: Relations) -> str:
        """Save the weights; average precision and area on some of what is kept out."""
        torch.save({n: t.clone() for n, t in model.state_dict().items()}, self.save)
        return "; ".join(
            f"{name} {measured(model, held[:: len(held) // 2 + 1], self.ends)}"
            for name, held in self.held.items()
        )


class RelationsGraph(nn.Module):
    """A pair without padding: ids and kinds (1, subwords) → logits of the relations (1, 4)."""

    def __init__(self, model: Relations) -> None:
        super().__init__()
        self.model = model
        table, scale = eight_bit_rows(model.encoder.words.weight.detach())
        self.register_buffer("table", table)
        self.register_buffer("scale", scale)
        self.joint = nn.ModuleList(joined(x.query, x.key, x.value) for x in model.encoder.layers)

    def forward(self, ids: Tensor, kinds: Tensor) -> Tensor:
        """The logits."""
        encoder = self.model.encoder
        x = self.table[ids].float() * self.scale[ids] + encoder.shapes(kinds)
        x = encoder.norm(x + encoder.places.weight[: ids.shape[1]])
        for layer, joint in zip(encoder.layers, self.joint, strict=True):
            x = plain_layer(layer, joint, x)
        hidden = F.gelu(self.model.mix(_parts(x, kinds, torch.ones_like(kinds).float())))
        found: Tensor = self.model.out(hidden)
        return found


def export(model: Relations, pairs: Sequence[Pair], folder: Path) -> None:
    """Write relations.onnx in eight bits, calibrated on some of the pairs that were trained on."""
    feeds = [
        dict(zip(("ids", "kinds"), (np.array([row], np.int64) for row in joined_sides(a, b)), strict=True))
        for a, b, _ in pairs
    ]
    with tempfile.TemporaryDirectory() as temporary, torch.no_grad():
        raw = Path(temporary) / "relations.onnx"
        torch.onnx.export(
            RelationsGraph(model).eval(), (torch.randint(1000, 2000, (1, 24)), torch.randint(0, 4, (1, 24))), str(raw), dynamo=False, opset_version=17, custom_opsets=OPSETS,
            input_names=["ids", "kinds"], output_names=["relation"], dynamic_axes={"ids": {1: "subwords"}, "kinds": {1: "subwords"}},
        )  # fmt: skip
        quantize.quantize(raw, folder / "relations.onnx", feeds)
    onnx.checker.check_model(str(folder / "relations.onnx"))


def main() -> None:
    """Read, train, export, measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument(
        "--begin", type=Path, required=True, help="matters.pt or relations.pt of as many layers, or of six"
    )
    parser.add_argument("--layers", type=int, default=6, choices=sorted(KEPT))
    parser.add_argument("--near", type=Path, required=True, help="matters.pt, to choose pairs that are alike")
    parser.add_argument("--minutes", type=float, default=40.0)
    parser.add_argument("--rate", type=float, default=1e-4, help="learning rate of the top layer")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    asked = parser.parse_args()
    encoder = encoder_folder(None)
    tokenizer = tokenizer_of(encoder)
    ends = frozenset(tokenizer.token_to_id(end) for end in SENTENCE_ENDS)
    every = crises(tokenizer)
    trained, held = trained_on(every, CRISES)
    begin = torch.load(asked.begin, weights_only=True)
    words, near = begin["encoder.words.weight"], matters_of(torch.load(asked.near, weights_only=True))
    pools = {name: claims_of(scenes(tokenizer, files), words) for name, files in FILES.items()}
    long, long_held = trained_on(crises(tokenizer, PILES), PILES)
    pools |= {"crises": claims_of(trained, words, near), "piles": claims_of(long, words, near)}
    known = claims_of(cases(tokenizer), words, near)
    kept_out, long_out = claims_of(held, words, near), claims_of(long_held, words, near)
    held_out = {"crises": kept_out, "piles": long_out, "cases": known}
    print({n: (len(p), sum(len(c.told) for c in p)) for n, p in pools.items()}, flush=True)
    asked.run.mkdir(parents=True, exist_ok=True)
    task = Task(pools, held_out, ends, asked.layers, begin, asked.run / "relations.part")
    model = train(task, Plan(minutes=asked.minutes, encoder_rate=asked.rate, warmup=0.05))
    torch.save(model.state_dict(), asked.run / "relations.pt")
    torch.set_num_threads(2)
    chance = np.random.default_rng(1)
    some = [
        sampled(claims, ends, chance)[0]
        for claims in chain(*(p[:: len(p) // 100 + 1] for p in pools.values()))
    ]
    export(model, some, asked.out)
    about = {
        "trained_on": [
            f"bench/crises ({len(trained)} of {len(every)})",
            f"train/piles ({len(long)} of {len(long) + len(long_held)})",
            f"train/scenes ({len(pools['scenes'])} and {len(pools['negations'])} of negations)",
        ],
        "licence": "Apache-2.0",
        "command": f"python -m train.relations --minutes {asked.minutes:g}",
        "average_precision": {
            "crises kept out": measured(model, kept_out, ends),
            "piles kept out": measured(model, long_out, ends),
        }
        | {c.crisis.name: measured(model, [c], ends) for c in known},
    }
    print(about)
    note(asked.out, "relations", about)


if __name__ == "__main__":
    main()
