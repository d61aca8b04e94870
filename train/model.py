"""The reader model in torch: a MiniLM encoder and its heads, and their losses."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from secondsource.language import labels

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

NEVER = -1e4
"""Score of what cannot be (finite, so that half precision and the CRF stay without NaN)."""


@dataclass(frozen=True)
class Sizes:
    """What the shape of the model depends on."""

    feats: int
    lemmas: int
    arc: int = 384
    pair: int = 256
    width: int = 384
    layers: int = 6
    heads: int = 12
    vocabulary: int = 30522
    drop: float = 0.0
    """Share of what a layer adds that is left out in training."""
    half: bool = False
    """The products of the layers in bfloat16, where the processor has it; the sum that runs through them stays in full precision."""
    kind: str = "minilm"
    """What the encoder is like: "minilm", or "mpnet", of which a teacher is made."""
    upper: bool = True
    """Whether trees and attributions have a layer of their own."""


def teacher_sizes(feats: int, lemmas: int, *, drop: float, half: bool) -> Sizes:
    """The shape of a teacher: MPNet base (Song et al. 2020) with the heads of the reader, each wider."""
    return Sizes(
        feats, lemmas, arc=512, pair=384, width=768, layers=12, vocabulary=30527, drop=drop, half=half, kind="mpnet", upper=False
    )  # fmt: skip


def barred(mask: Tensor, dtype: torch.dtype) -> Tensor:
    """What attention adds so that nothing looks at padding: (batch, subwords) → (batch, 1, 1, subwords)."""
    return (1.0 - mask[:, None, None, :].to(dtype)) * NEVER


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    def __init__(self, width: int, heads: int, drop: float = 0.0, eps: float = 1e-12) -> None:
        super().__init__()
        self.heads = heads
        self.drop = nn.Dropout(drop)
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=eps), nn.LayerNorm(width, eps=eps)
        self.up, self.down = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """(batch, subwords, width) and what is added to attention (batch, 1 or heads, 1 or subwords, subwords)."""
        batch, length, width = x.shape

        def split(t: Tensor) -> Tensor:
            return t.view(batch, length, self.heads, width // self.heads).transpose(1, 2)

        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        scores = torch.matmul(q, k.transpose(2, 3)) * (1.0 / math.sqrt(width // self.heads)) + bias
        mixed = torch.matmul(scores.softmax(-1), v).transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """BERT with an extra embedding of word shapes and paragraph starts (zero at first); returns all its layers."""

    EPS = 1e-12

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.words = nn.Embedding(sizes.vocabulary, sizes.width)
        self.places = nn.Embedding(512, sizes.width)
        self.shapes = nn.Embedding(2 * labels.PARAGRAPH, sizes.width)
        self.norm = nn.LayerNorm(sizes.width, eps=self.EPS)
        self.layers = nn.ModuleList(
            Layer(sizes.width, sizes.heads, sizes.drop, self.EPS) for _ in range(sizes.layers)
        )
        nn.init.zeros_(self.shapes.weight)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> list[Tensor]:
        """Subword ids, shape ids and mask (batch, subwords) → one (batch, subwords, width) per layer."""
        x = self.words(ids) + self.shapes(shapes) + self.places.weight[: ids.shape[1]]
        x = self.norm(x)
        bias = self.bias(mask, x.dtype)
        found = []
        for layer in self.layers:
            x = layer(x, bias)
            found.append(x)
        return found

    def bias(self, mask: Tensor, dtype: torch.dtype) -> Tensor:
        """What is added to the scores of attention."""
        return barred(mask, dtype)

    PARTS: ClassVar[dict[str, str]] = {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
        "out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
        "down": "output.dense", "norm2": "output.LayerNorm",
    }  # fmt: skip
    """What the parts of a layer are called in the package's file."""

    def load_packaged(self, folder: Path) -> None:
        """Take the weights of a packaged sentence encoder (safetensors, read by hand)."""
        tensors = {n.removeprefix("bert."): t for n, t in packaged(folder / "model.safetensors").items()}
        state = {"words.weight": tensors["embeddings.word_embeddings.weight"]}
        state |= self.embedded(tensors)
        state["shapes.weight"] = torch.zeros_like(self.shapes.weight)
        for kind in ("weight", "bias"):
            state[f"norm.{kind}"] = tensors[f"embeddings.LayerNorm.{kind}"]
            for i in range(len(self.layers)):
                for ours, theirs in self.PARTS.items():
                    state[f"layers.{i}.{ours}.{kind}"] = tensors[f"encoder.layer.{i}.{theirs}.{kind}"]
        self.load_state_dict(state)

    def embedded(self, tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """Return what tells places in the text apart, of the tensors of the package's file."""
        return {
            "places.weight": tensors["embeddings.position_embeddings.weight"]
            + tensors["embeddings.token_type_embeddings.weight"][0]
        }


class Mpnet(Encoder):
    """MPNet (Song et al. 2020): how far two subwords are apart adds to attention, and its vocabulary is BERT's, moved."""

    EPS = 1e-5
    BUCKETS = 32
    FARTHEST = 128
    PARTS: ClassVar[dict[str, str]] = {
        "query": "attention.attn.q", "key": "attention.attn.k", "value": "attention.attn.v",
        "out": "attention.attn.o", "norm1": "attention.LayerNorm", "up": "intermediate.dense",
        "down": "output.dense", "norm2": "output.LayerNorm",
    }  # fmt: skip
    MOVED = 4
    """How much larger a subword's number is than in BERT's vocabulary, but for the marks of the beginning, the end and what is masked."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__(sizes)
        self.apart = nn.Embedding(self.BUCKETS, sizes.heads)
        numbers = torch.arange(sizes.vocabulary - 5) + self.MOVED
        numbers[[0, 101, 102, 103]] = torch.tensor([1, 0, 2, sizes.vocabulary - 1])
        self.register_buffer("numbers", numbers, persistent=False)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> list[Tensor]:
        """As `Encoder.forward`, with subwords numbered as in BERT's vocabulary."""
        return super().forward(self.numbers[ids], shapes, mask)

    def bias(self, mask: Tensor, dtype: torch.dtype) -> Tensor:
        """The mask and, of each head, what the distance of two subwords is worth: near ones one by one, farther ones by logarithm."""
        at = torch.arange(mask.shape[1], device=mask.device)
        away = at[None, :] - at[:, None]
        half, near = self.BUCKETS // 2, self.BUCKETS // 4
        far = near + (
            (away.abs().clamp(min=1) / near).log() / math.log(self.FARTHEST / near) * (half - near)
        ).long().clamp(max=half - near - 1)
        bucket = torch.where(away.abs() < near, away.abs(), far) + half * (away > 0)
        return self.apart(bucket).permute(2, 0, 1)[None].to(dtype) + barred(mask, dtype)

    def embedded(self, tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """As `Encoder.embedded`; the first two places are not used."""
        places = tensors["embeddings.position_embeddings.weight"][2:]
        return {
            "places.weight": places,
            "apart.weight": tensors["encoder.relative_attention_bias.weight"],
        }


def packaged(file: Path) -> dict[str, Tensor]:
    """Return the tensors in full precision of a safetensors file."""
    raw = file.read_bytes()
    size = int.from_bytes(raw[:8], "little")
    tensors = {}
    for name, about in json.loads(raw[8 : 8 + size]).items():
        if name != "__metadata__" and about["dtype"] == "F32":
            begin, end = about["data_offsets"]
            flat = torch.frombuffer(bytearray(raw[8 + size + begin : 8 + size + end]), dtype=torch.float32)
            tensors[name] = flat.reshape(about["shape"])
    return tensors


class Mix(nn.Module):
    """A learned softmax mix of the layers (Peters et al. 2018), the upper ones preferred at first."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.logits = nn.Parameter(torch.linspace(-1.0, 1.0, layers))

    def forward(self, layers: list[Tensor]) -> Tensor:
        """Weighted sum."""
        weights = self.logits.softmax(0)
        total = layers[0] * weights[0]
        for i in range(1, len(layers)):
            total = total + layers[i] * weights[i]
        return total


class Chain(nn.Module):
    """A linear-chain CRF (Lafferty et al. 2001) whose impossible BIO transitions stay impossible."""

    def __init__(self, tags: int) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(tags, tags))
        self.first = nn.Parameter(torch.zeros(tags))
        barred = torch.zeros(tags, tags, dtype=torch.bool)
        for after in range(2, tags, 2):
            for before in range(tags):
                barred[before, after] = before not in (after, after - 1)
        self.register_buffer("barred", barred)

    def scores(self) -> tuple[Tensor, Tensor]:
        """(transitions (from, to), scores of the first tag)."""
        first = self.first.masked_fill(self.barred[0], NEVER)
        return self.transitions.masked_fill(self.barred, NEVER), first

    def partition(self, emissions: Tensor, mask: Tensor, extra: Tensor | None = None) -> Tensor:
        """Logarithm of the sum over all sequences of tags, (batch,); `extra` (batch, words - 1, from, to) is added to the transitions.

        By halving: products of the matrices of single steps in the log semiring.
        """
        transitions, first = self.scores()
        batch, length, count = emissions.shape
        steps = transitions[None, None] + emissions[:, 1:, None, :]
        if extra is not None:
            steps = steps + extra
        idle = torch.full((count, count), NEVER, device=emissions.device).fill_diagonal_(0.0)
        steps = torch.where(mask[:, 1:, None, None], steps, idle)
        while steps.shape[1] > 1:
            if steps.shape[1] % 2:
                steps = torch.cat([steps, idle.expand(batch, 1, count, count)], 1)
            left, right = steps[:, 0::2], steps[:, 1::2]
            steps = torch.logsumexp(left[..., :, :, None] + right[..., None, :, :], dim=-2)
        start = first[None] + emissions[:, 0]
        end = torch.logsumexp(start[:, :, None] + steps[:, 0], dim=1) if length > 1 else start
        return torch.logsumexp(end, 1)

    def loss(self, emissions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Negative log likelihood per word. Emissions (batch, words, tags), tags and mask (batch, words)."""
        transitions, first = self.scores()
        kept = mask.to(emissions.dtype)
        gold = emissions.gather(2, tags[..., None]).squeeze(2) * kept
        gold = gold.sum(1) + first[tags[:, 0]]
        gold = gold + (transitions[tags[:, :-1], tags[:, 1:]] * kept[:, 1:]).sum(1)
        return (self.partition(emissions, mask) - gold).sum() / kept.sum()

    def marginals(self, emissions: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Chances of each tag (batch, words, tags) and of each two tags that follow one another (batch, words - 1, from, to).

        They are what the sum over all sequences changes by with the scores (Eisner 2016).
        """
        with torch.enable_grad():
            single = emissions.detach().requires_grad_()
            count = single.shape[2]
            double = single.new_zeros(len(single), single.shape[1] - 1, count, count).requires_grad_()
            total = self.partition(single, mask, double).sum()
            found = torch.autograd.grad(total, (single, double))
        return found[0].detach(), found[1].detach()

    def distance(self, emissions: Tensor, wanted: tuple[Tensor, Tensor], mask: Tensor) -> Tensor:
        """Cross entropy per word with the sequences of a teacher, of which the `marginals` are given (Wang et al. 2021)."""
        transitions, first = self.scores()
        single, double = wanted
        said = (single * emissions).sum((1, 2)) + (single[:, 0] * first).sum(1)
        said = said + (double * transitions).sum((1, 2, 3))
        return (self.partition(emissions, mask) - said).sum() / mask.sum()


class Reader(nn.Module):
    """The encoder with all heads."""

    GROUPS = ("word", "tree", "name", "quote", "frame", "meaning")
    UPPER: ClassVar[dict[str, str]] = {"word": "tree", "tree": "tree", "frame": "tree", "quote": "quote"}
    """Which groups of heads have a layer of their own above a mix of the encoder's, and which. It is named like the group that
    begins its mix: trees are read best from the middle layers, so a layer above the last would come too late."""
    PAIRS = ("rel_word", "rel_head", "arg_predicate", "arg_word", "link_start", "link_end", "link_cue")

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        width, pair = sizes.width, sizes.pair
        self.encoder = {"minilm": Encoder, "mpnet": Mpnet}[sizes.kind](sizes)
        self.own = self.UPPER if sizes.upper else {}
        self.upper = nn.ModuleDict(
            {u: Layer(width, sizes.heads, sizes.drop) for u in sorted(set(self.own.values()))}
        )
        self.below = nn.ModuleDict({u: Mix(sizes.layers) for u in self.upper})
        self.mixes = nn.ModuleDict({g: Mix(sizes.layers + (g in self.own)) for g in self.GROUPS})
        self.drop = nn.Dropout(0.2)
        self.upos = nn.Linear(width, len(labels.UPOS))
        self.feats = nn.Linear(width, sizes.feats)
        self.lemma = nn.Linear(width, sizes.lemmas)
        self.start = nn.Linear(width, 1)
        self.arc_word, self.arc_head = nn.Linear(width, sizes.arc), nn.Linear(width, sizes.arc)
        self.arc = nn.Parameter(torch.empty(sizes.arc, sizes.arc))
        nn.init.xavier_uniform_(self.arc, gain=0.5)
        self.arc_bias = nn.Linear(sizes.arc, 1, bias=False)
        self.root = nn.Linear(sizes.arc, 1)
        self.name_hidden, self.name = nn.Linear(width, width), nn.Linear(width, len(labels.ENTITY_TAGS))
        self.quote_hidden, self.quote = nn.Linear(width, width), nn.Linear(width, len(labels.ROLE_TAGS))
        self.chain = Chain(len(labels.ROLE_TAGS))
        self.predicate, self.fact = nn.Linear(width, 1), nn.Linear(width, 1)
        self.pair = nn.ModuleDict(
            {
                p: nn.Linear(width, pair, bias=p not in ("rel_head", "arg_word", "link_end", "link_cue"))
                for p in self.PAIRS
            }
        )
        self.near = nn.Embedding(4 * labels.BUCKETS + 16, pair)
        nn.init.normal_(self.near.weight, std=0.02)
        self.rel_out = nn.Linear(pair, len(labels.DEPRELS))
        self.arg_out = nn.Linear(pair, 1 + len(labels.ARGUMENTS))
        with torch.no_grad():
            self.arg_out.bias[0] = 4.0  # most words are no argument
        self.link_out = nn.Linear(pair, 1)
        self.meaning = nn.Linear(width, width)
        nn.init.eye_(self.meaning.weight)
        nn.init.zeros_(self.meaning.bias)

    def layers(
        self, ids: Tensor, shapes: Tensor, mask: Tensor, upper: Collection[str]
    ) -> dict[str, list[Tensor]]:
        """The encoder's layers, at subwords, under ""; and with each of the upper layers that are asked for, under its name."""
        with torch.autocast(ids.device.type, torch.bfloat16, enabled=self.sizes.half):
            shared = self.encoder(ids, shapes, mask)
            bias = barred(mask, shared[-1].dtype)
            own = {u: self.upper[u](self.below[u](shared), bias) for u in sorted(upper) if u in self.upper}
        return {"": shared} | {u: [*shared, layer] for u, layer in own.items()}

    def mixed(self, group: str, layers: Mapping[str, list[Tensor]]) -> Tensor:
        """One head group's mix at subwords, with dropout."""
        return self.drop(self.mixes[group](layers[self.own.get(group, "")]))

    def arcs(self, words: Tensor) -> Tensor:
        """(batch, word, head) scores; the diagonal is the score of being a root (Dozat and Manning 2017)."""
        word = self.drop(F.gelu(self.arc_word(words)))
        head = self.drop(F.gelu(self.arc_head(words)))
        scores = torch.matmul(torch.matmul(word, self.arc), head.transpose(1, 2)) * (
            self.sizes.arc**-0.5
        ) + self.arc_bias(head).transpose(1, 2)
        own = torch.eye(words.shape[1], device=words.device, dtype=scores.dtype)
        return scores * (1.0 - own) + self.root(word) * own

    def name_scores(self, words: Tensor) -> Tensor:
        """(batch, words, tags) scores of names."""
        return self.name(self.drop(F.gelu(self.name_hidden(words))))

    def quote_scores(self, words: Tensor) -> Tensor:
        """(batch, words, tags) scores of sources, cues and contents, for the chain."""
        return self.quote(self.drop(F.gelu(self.quote_hidden(words))))

    def hidden(self, *parts: Tensor, near: Tensor) -> Tensor:
        """Hidden layer of the pair scorers: GELU of the sum of the parts and of the rows `near` (…, k) of the table."""
        total = self.near(near).sum(-2)
        for part in parts:
            total = total + part
        return F.gelu(total)

    def describe(self) -> dict[str, Any]:
        """Sizes, for the checkpoint."""
        return asdict(self.sizes)
