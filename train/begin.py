"""Weights that ship as the beginning of another training: eight-bit products back in full precision."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from secondsource.language import labels
from train.export import ENTRY, PARTS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from train.matters import Matters
    from train.model import Reader

HEADS = (
    "upos", "feats", "lemma", "start", "arc_word", "arc_head", "arc_bias", "root", "name_hidden", "name",
    "quote_hidden", "quote", "predicate", "fact", "meaning",
)  # fmt: skip
"""The heads that are one product each, which is named after them."""
ARC = "/MatMul_1"
"""The product by the matrix of arcs: the second without a module of its own, the first mixes layers."""
EIGHT = ("quantized", "scale", "point")
"""What the names of the parts of an eight-bit product end in."""


def begin(model: Reader, folder: Path) -> None:
    """Give the model the weights of `reader.onnx`, `pairs.onnx` and `labels.json` in a folder.

    Eight bits lose little that the first minutes of a training do not find again.
    """
    graph = onnx.load(str(folder / "reader.onnx")).graph
    stored = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    state = _as_named(stored)
    places = model.encoder.places.weight.detach().numpy().copy()
    places[: len(stored["places"])] = stored["places"]
    state["encoder.places.weight"] = places
    product = _products(graph, stored)
    layers = [f"encoder.layers.{i}" for i in range(len(model.encoder.layers))]
    layers += [f"upper.{u}" for u in model.upper]
    for i, name in enumerate(layers):
        state |= _layer(name, i, product, stored)
    for part, (_, group) in PARTS.items():
        found = [p for p in model.PAIRS if p.startswith(group)]
        weights = np.split(product[f"/{part}/MatMul"], len(found))
        biases = np.split(stored[f"parts.{part}.bias"], len(found))
        for pair, weight, bias in zip(found, weights, biases, strict=True):
            state[f"pair.{pair}.weight"] = weight
            if model.pair[pair].bias is not None:
                state[f"pair.{pair}.bias"] = bias
    for head in HEADS:
        state[f"{head}.weight"] = product[f"/{head}/MatMul"]
    state["arc"] = product[ARC].T
    shares = stored["mixes"]
    for u, row in zip(model.upper, shares, strict=False):
        state[f"below.{u}.logits"] = np.log(np.maximum(row, 1e-6))
    for group, row in zip(model.GROUPS, shares[len(model.upper) :], strict=True):
        kept = [*row, 1 - row.sum()] if group in model.own else row
        state[f"mixes.{group}.logits"] = np.log(np.maximum(kept, 1e-6))
    pairs = {
        t.name: numpy_helper.to_array(t) for t in onnx.load(str(folder / "pairs.onnx")).graph.initializer
    }
    state |= {"near.weight": pairs.pop("near.weight")}
    state |= {f"{n.partition('.')[0]}_out.{n.partition('.')[2]}": v for n, v in pairs.items() if v.ndim}
    about = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    transitions, first = np.array(about["role_transitions"]), np.array(about["role_first"])
    for role, bonus in ENTRY.items():
        tag = labels.ROLE_TAGS.index(f"B-{role}")
        transitions[:, tag] -= bonus
        first[tag] -= bonus
    state["chain.transitions"], state["chain.first"] = transitions, first
    tensors = {n: torch.from_numpy(np.array(v, dtype=np.float32)) for n, v in state.items()}
    missing, unknown = model.load_state_dict(tensors, strict=False)
    left = {n for n in missing if n != "chain.barred"}
    if unknown or left:
        message = f"{folder}: not understood {unknown}; not found {sorted(left)}"
        raise ValueError(message)


def matters_of(folder: Path, template: Matters) -> dict[str, torch.Tensor]:
    """The weights of `matters.onnx` in a folder, in the shapes of a network of as many layers.

    The scale of the cosines, which no graph holds, is the template's; shapes of words, which this network does not
    see, are part of the places.
    """
    graph = onnx.load(str(folder / "matters.onnx")).graph
    stored = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    state = {n: t.numpy() for n, t in template.state_dict().items()}
    state |= _as_named(stored)
    state["encoder.places.weight"] = stored["places"]
    state["encoder.shapes.weight"] = np.zeros_like(state["encoder.shapes.weight"])
    product = _products(graph, stored)
    for i in range(len(template.encoder.layers)):
        state |= _layer(f"encoder.layers.{i}", i, product, stored)
    state["project.weight"] = product["/project/MatMul"]
    return {n: torch.from_numpy(np.array(v, dtype=np.float32)) for n, v in state.items()}


def _as_named(stored: Mapping[str, NDArray[np.generic]]) -> dict[str, NDArray[np.generic]]:
    """What a graph holds under the names of the model, and its subwords in full precision."""
    state = {
        n.removeprefix("model."): v
        for n, v in stored.items()
        if n.startswith("model.") and n.rpartition("_")[2] not in EIGHT
    }
    return state | {"encoder.words.weight": stored["table"].astype(np.float32) * stored["scale"]}


def _layer(
    name: str, i: int, product: Mapping[str, NDArray[np.float32]], stored: Mapping[str, NDArray[np.generic]]
) -> dict[str, NDArray[np.generic]]:
    """The products of the i-th layer of a graph, under the names of a layer of the model."""
    weights, biases = np.split(product[f"/joint.{i}/MatMul"], 3), np.split(stored[f"joint.{i}.bias"], 3)
    state = {}
    for part, weight, bias in zip(("query", "key", "value"), weights, biases, strict=True):
        state[f"{name}.{part}.weight"], state[f"{name}.{part}.bias"] = weight, bias
    for part in ("out", "up", "down"):
        state[f"{name}.{part}.weight"] = product[f"/{part}_{i}/MatMul" if i else f"/{part}/MatMul"]
    return state


def without(model: Reader, lost: int) -> Reader:
    """Return the model without one of the encoder's layers; the mixes do not see it any more."""
    sizes = replace(model.sizes, layers=model.sizes.layers - 1)
    state = {}
    for name, value in model.state_dict().items():
        parts = name.split(".")
        if parts[:2] == ["encoder", "layers"]:
            if (layer := int(parts[2])) == lost:
                continue
            parts[2] = str(layer - (layer > lost))
        kept = value
        if parts[0] in ("mixes", "below"):
            kept = torch.cat([value[:lost], value[lost + 1 :]])
        state[".".join(parts)] = kept
    found = type(model)(sizes)
    found.load_state_dict(state)
    return found


def _products(
    graph: onnx.GraphProto, stored: Mapping[str, NDArray[np.generic]]
) -> dict[str, NDArray[np.float32]]:
    """The weights (outputs, inputs) of the products by constant weights, by the names of the products."""
    found = {}
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in stored:
            found[node.name] = stored[node.input[1]].T
        elif node.op_type == "MatMulInteger":
            name, weights = node.name.removesuffix("_quant"), node.input[1].removesuffix("_quantized")
            levels, zero = (
                stored[f"{weights}_{part}"].astype(np.float32) for part in ("quantized", "zero_point")
            )
            weight = (levels - zero) * stored[f"{weights}_scale"]
            # Values of attention, and the product behind it, have changed together: that needs no undoing.
            found[name] = (weight * stored.get(f"{name}_inverse", np.ones(len(weight)))[:, None]).T
    return found
