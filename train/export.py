"""The trained model as two ONNX graphs: `reader.onnx` (one chunk → all scores) and `pairs.onnx` (pairs of words → labels)."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import onnx
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from secondsource.language import labels
from secondsource.language.identity import RELATIONS, WEIGHTS, manifest_of
from secondsource.language.network import FILES, MAX_SUBWORDS
from train import quantize
from train.model import Reader, Sizes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from train.quantize import Feed

OPSETS = {"com.microsoft": 1}
"""Operations of ONNX Runtime's own that the graphs have."""
ENTRY = {"CUE": -0.2, "CONTENT": 0.2}
"""Added to the score of each transition that begins a span. Of steps of .2, those that are best on both halves of PolNeAR's dev split."""

PARTS = {"relations": ("tree", "rel"), "arguments": ("frame", "arg"), "links": ("quote", "link")}
"""What the scorers of pairs are given of each word: the group of heads that it comes from, and what its parts begin with."""

OUTPUTS = (
    "upos",
    "feats",
    "lemmas",
    "starts",
    "arcs",
    "names",
    "quotes",
    "predicates",
    "facts",
    *PARTS,
    "meaning",
)


class ReaderGraph(nn.Module):
    """One chunk without padding: ids and shapes (1, subwords), first subword of each word (1, words)."""

    def __init__(self, model: Reader, *, small: bool) -> None:
        super().__init__()
        self.model = model
        self.small = small
        table, scale = eight_bit_rows(model.encoder.words.weight.detach())
        self.register_buffer("table", table if small else model.encoder.words.weight.detach())
        self.register_buffer("scale", scale)
        self.register_buffer("places", model.encoder.places.weight.detach()[: MAX_SUBWORDS + 2].clone())
        self.shared, self.upper = list(model.encoder.layers), list(model.upper.values())
        self.joint = nn.ModuleList(
            joined(layer.query, layer.key, layer.value) for layer in (*self.shared, *self.upper)
        )
        below = [model.below[u].logits.detach().softmax(0) for u in model.upper]
        groups = [model.mixes[g].logits.detach().softmax(0) for g in model.GROUPS]
        self.register_buffer("mixes", torch.stack([row[: len(self.shared)] for row in (*below, *groups)]))
        self.register_buffer("own", torch.stack([row[-1] for row in groups]))
        self.parts = nn.ModuleDict(
            {
                name: joined(*(model.pair[p] for p in model.PAIRS if p.startswith(begin)))
                for name, (_, begin) in PARTS.items()
            }
        )

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """The scores named in `OUTPUTS`, all with a first dimension of one."""
        model, encoder = self.model, self.model.encoder
        x = self.table[ids]
        if self.small:
            x = x.float() * self.scale[ids]
        x = encoder.norm(x + encoder.shapes(shapes) + self.places[: ids.shape[1]])
        layers = []
        for layer, joint in zip(self.shared, self.joint, strict=False):
            x = plain_layer(layer, joint, x)
            layers.append(x)
        mixed = mix(self.mixes, layers)
        begins = first.squeeze(0)
        upper = [
            plain_layer(layer, joint, mixed[i : i + 1]).index_select(1, begins)
            for i, (layer, joint) in enumerate(zip(self.upper, self.joint[len(self.shared) :], strict=True))
        ]
        rows = mixed.flatten(0, 1)
        states = {
            group: rows.index_select(0, begins + ids.shape[1] * i).unsqueeze(0)
            for i, group in enumerate(model.GROUPS[:-1], len(upper))
        }
        for group, name in model.own.items():
            states[group] = (
                states[group] + upper[list(model.upper).index(name)] * self.own[model.GROUPS.index(group)]
            )
        word, frame = states["word"], states["frame"]
        return (
            model.upos(word).argmax(-1),
            model.feats(word).argmax(-1),
            model.lemma(word).argmax(-1),
            model.start(word).squeeze(-1),
            model.arcs(states["tree"]),
            model.name_scores(states["name"]),
            model.quote_scores(states["quote"]),
            model.predicate(frame).squeeze(-1),
            model.fact(frame).squeeze(-1),
            *(self.parts[name](states[group]) for name, (group, _) in PARTS.items()),
            model.meaning(mixed[-1:]),
        )


def eight_bit_rows(table: Tensor) -> tuple[Tensor, Tensor]:
    """The rows of an embedding as eight-bit integers, and the scale of each."""
    scale = table.abs().amax(1, keepdim=True) / 127.0
    return (table / scale).round().to(torch.int8), scale


def joined(*parts: nn.Linear) -> nn.Linear:
    """One linear map that gives the outputs of all parts one after the other: one large product instead of several."""
    weight = torch.cat([p.weight.detach() for p in parts])
    found = nn.Linear(weight.shape[1], weight.shape[0])
    found.weight.data = weight
    found.bias.data = torch.cat(
        [torch.zeros(p.weight.shape[0]) if p.bias is None else p.bias.detach() for p in parts]
    )
    return found


def mix(shares: Tensor, layers: Sequence[Tensor]) -> Tensor:
    """All mixes of layers in one product of a (groups, layers) matrix with the layers laid side by side."""
    return torch.matmul(shares, torch.cat(list(layers)).flatten(1)).view(len(shares), -1, layers[0].shape[2])


class Attention(torch.autograd.Function):
    """Attention without a mask, which ONNX Runtime does in one operation of its own: three times as fast as products, scaling and softmax one by one."""

    @staticmethod
    def forward(ctx: Any, query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:
        """Queries, keys and values (1, subwords, width) → what they mix (1, subwords, width)."""
        del ctx
        q, k, v = (t.view(1, -1, heads, t.shape[2] // heads).transpose(1, 2) for t in (query, key, value))
        return F.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(query.shape)

    @staticmethod
    def symbolic(g: Any, query: Any, key: Any, value: Any, heads: int) -> Any:
        """The operation in the graph."""
        found = g.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads)
        found.setType(query.type())
        return found


def plain_layer(layer: nn.Module, joint: nn.Linear, x: Tensor) -> Tensor:
    """A transformer layer without a mask; `joint` gives its queries, keys and values."""
    mixed = Attention.apply(*joint(x).split(x.shape[2], 2), layer.heads)
    x = layer.norm1(x + layer.out(mixed))
    return layer.norm2(x + layer.down(F.gelu(layer.up(x))))


class PairsGraph(nn.Module):
    """Two parts (pairs, hidden) already summed by the caller and table rows (pairs, k) → logits of the three pair scorers."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.near, self.rel, self.arg, self.link = model.near, model.rel_out, model.arg_out, model.link_out

    def forward(self, summed: Tensor, near: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """(pairs, relations), (pairs, argument labels), (pairs, 1)."""
        hidden = F.gelu(summed + self.near(near).sum(1))
        return self.rel(hidden), self.arg(hidden), self.link(hidden)


def load(path: Path, other: Path | None = None, share: float = 0.0) -> tuple[Reader, dict[str, Any]]:
    """The averaged model of a finished training, and its open label sets; with a share of another one's weights.

    Two trainings of which one went on from the other lie in one basin: their mean is better than either (Wortsman et al. 2022).
    """
    saved = torch.load(path, weights_only=True)
    state = saved["average"]
    if other is not None:
        mixed = torch.load(other, weights_only=True)
        if any(mixed[name] != saved[name] for name in ("feats", "lemmas")):
            message = f"{other} knows other labels than {path}."
            raise ValueError(message)
        state = {
            n: v.lerp(mixed["average"][n], share) if v.is_floating_point() else v for n, v in state.items()
        }
    model = Reader(Sizes(**saved["sizes"]))
    model.load_state_dict(state)
    model.eval()
    return model, saved


def export(
    model: Reader,
    about: Mapping[str, Any],
    tokenizer: Path,
    folder: Path,
    manifest: Mapping[str, Any],
    *,
    feeds: Sequence[Feed] | None = None,
) -> None:
    """Write reader.onnx, pairs.onnx, labels.json, tokenizer.json and manifest.json into `folder`.

    In eight bits where there are `feeds` (inputs of reader.onnx on which it is calibrated), else in full precision.
    """
    folder.mkdir(parents=True, exist_ok=True)
    model = model.cpu().eval()
    with tempfile.TemporaryDirectory() as temporary:
        raw = Path(temporary) / "reader.onnx"
        ids = torch.randint(1000, 2000, (1, 24))
        first = torch.arange(1, 21)[None]
        with torch.no_grad():
            torch.onnx.export(
                ReaderGraph(model, small=feeds is not None), (ids, torch.ones_like(ids), first), str(raw), dynamo=False, opset_version=17,
                input_names=["ids", "shapes", "first"], output_names=list(OUTPUTS),
                dynamic_axes={"ids": {1: "subwords"}, "shapes": {1: "subwords"}, "first": {1: "words"}, "meaning": {1: "subwords"}}
                | {o: {1: "words"} for o in OUTPUTS if o not in ("arcs", "meaning")} | {"arcs": {1: "words", 2: "words"}},
                custom_opsets=OPSETS,
            )  # fmt: skip
            torch.onnx.export(
                PairsGraph(model), (torch.randn(5, model.sizes.pair), torch.zeros(5, 2, dtype=torch.long)), str(folder / "pairs.onnx"),
                dynamo=False, opset_version=17, input_names=["summed", "near"], output_names=["relations", "arguments", "links"],
                dynamic_axes={"summed": {0: "pairs"}, "near": {0: "pairs", 1: "rows"}, "relations": {0: "pairs"}, "arguments": {0: "pairs"}, "links": {0: "pairs"}},
            )  # fmt: skip
        if feeds is None:
            shutil.copy(raw, folder / "reader.onnx")
        else:
            quantize.quantize(raw, folder / "reader.onnx", feeds)
    onnx.checker.check_model(str(folder / "reader.onnx"))
    for name in (
        "matters.onnx",
        "relations.onnx",
    ):  # trained by themselves: train/matters.py, train/relations.py
        if not (folder / name).exists():
            shutil.copy(WEIGHTS / name, folder / name)
    transitions, start = (scores.detach().clone() for scores in model.chain.scores())
    for role, bonus in ENTRY.items():
        tag = labels.ROLE_TAGS.index(f"B-{role}")
        transitions[:, tag] += bonus
        start[tag] += bonus
    found = {
        "feats": about["feats"], "lemma_rules": about["lemmas"],
        "role_transitions": transitions.tolist(), "role_first": start.tolist(),
    }  # fmt: skip
    (folder / "labels.json").write_text(json.dumps(found, ensure_ascii=False) + "\n", encoding="utf-8")
    if tokenizer.resolve() != (folder / "tokenizer.json").resolve():
        settings = json.loads(tokenizer.read_text(encoding="utf-8"))
        settings["padding"] = settings["truncation"] = None
        (folder / "tokenizer.json").write_text(
            json.dumps(settings, ensure_ascii=False) + "\n", encoding="utf-8"
        )
    write_manifest(folder, manifest)


def write_manifest(folder: Path, manifest: Mapping[str, Any]) -> None:
    """manifest.json: `manifest` and the size and SHA-256 of each file."""
    files = {}
    for name in (*FILES, RELATIONS):
        content = (folder / name).read_bytes()
        files[name] = {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
    text = json.dumps({**manifest, "files": files}, indent=1, ensure_ascii=False)
    (folder / "manifest.json").write_text(text + "\n", encoding="utf-8")


def note(folder: Path, network: str, about: Mapping[str, Any]) -> None:
    """Write into the manifest of the weights in a folder what one of their networks was made of; the rest of it stays."""
    kept = {name: said for name, said in manifest_of(folder).items() if name != "files"}
    write_manifest(folder, {**kept, network: about})
