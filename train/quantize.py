"""Eight-bit products that lose little: outliers of the inputs move into the weights, and weights are rounded together."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnx
import onnxruntime
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from train import score

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from secondsource.language.network import Network
    from train.piece import Piece

    Floats = NDArray[np.float64]
    Feed = Mapping[str, NDArray[np.int64]]

SHARE = 0.75
"""Share of the range of a product's inputs that moves into its weights: of .5, .65, .75, .8 and .9 the one that changed
the fewest labels of 180 chunks of development text."""
TOP = 64
"""Largest level of a weight. AVX2 adds pairs of u8 by s8 products in 16 bits and saturates: 7-bit weights cannot, so that
every machine gives the same."""
DAMPING = 0.01
"""Share of the mean of the diagonal that is added to the second moments of the inputs before they are inverted."""
FEW = 32
"""Outputs that make eight bits worth while: to bring the inputs into them takes longer than a product with fewer."""


CHUNKS = 75
"""Chunks of each stream of training text that the products are calibrated on."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a product's inputs look like on sample texts: largest sizes (columns,), second moments (columns, columns)."""

    largest: Floats
    moments: Floats


def samples(network: Network, streams: Mapping[str, Sequence[Piece]]) -> list[Feed]:
    """Inputs of the network on pieces of training text spread evenly over each stream: the first chunk of each piece."""
    found = []
    for pieces in streams.values():
        for piece in pieces[:: max(len(pieces) // CHUNKS, 1)][:CHUNKS]:
            begin, end = score.packed(network, piece)[0]
            if end > begin:
                found.append(network.feed(piece.words[begin:end], piece.paragraphs(begin, end))[0])
    return found


def quantize(raw: Path, target: Path, feeds: Sequence[Feed]) -> None:
    """Write the graph with its large products by constant weights in eight bits. `feeds` are inputs of the graph to calibrate on.

    Their weights are named after them: `NAME_quantized`, `NAME_scale` and, where their inputs are divided by factors, `NAME_inverse`.
    """
    model = onnx.load(str(raw))
    inputs = _inputs(model, feeds)
    _fold(model, inputs)
    _smooth_and_round(model, inputs)
    write(model, target)


def write(model: onnx.ModelProto, target: Path) -> None:
    """Write a graph whose large products have rounded weights with these in eight bits."""
    stored = {tensor.name: tensor for tensor in model.graph.initializer}
    products = _products(model)
    for node in products:
        stored[node.input[1]].name = node.input[1] = node.name
    with tempfile.TemporaryDirectory() as temporary:
        ready = Path(temporary) / "ready.onnx"
        onnx.save(model, str(ready))
        quantize_dynamic(
            ready,
            target,
            op_types_to_quantize=["MatMul"],
            nodes_to_quantize=[node.name for node in products],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
        )


def _products(model: onnx.ModelProto) -> list[onnx.NodeProto]:
    """The products by constant weights with more than a few outputs."""
    constants = {tensor.name: tensor.dims for tensor in model.graph.initializer}
    return [
        node
        for node in model.graph.node
        if node.op_type == "MatMul"
        and node.input[0] not in constants
        and constants.get(node.input[1], (0, 0))[1] >= FEW
    ]


def _inputs(model: onnx.ModelProto, feeds: Sequence[Feed]) -> dict[str, Inputs]:
    """The inputs of each product, by the name of the tensor.

    The largest sizes are means over the feeds: the scale of a tensor is taken anew for each chunk that is read.
    """
    tensors = sorted({node.input[0] for node in _products(model)})
    watched = onnx.ModelProto()
    watched.CopyFrom(model)
    del watched.graph.output[:]
    watched.graph.output.extend(helper.make_empty_tensor_value_info(name) for name in tensors)
    session = onnxruntime.InferenceSession(watched.SerializeToString(), providers=["CPUExecutionProvider"])
    largest: dict[str, list[Floats]] = {name: [] for name in tensors}
    moments: dict[str, Floats] = {}
    for feed in feeds:
        for name, values in zip(tensors, session.run(tensors, dict(feed)), strict=True):
            rows = values.reshape(-1, values.shape[-1]).astype(np.float64)
            largest[name].append(np.abs(rows).max(0))
            moments[name] = moments.get(name, 0.0) + rows.T @ rows
    return {name: Inputs(np.mean(largest[name], 0), moments[name]) for name in tensors}


def values(model: onnx.ModelProto) -> dict[str, tuple[str, str]]:
    """Of each product of what attention mixes, the names of the weights and biases of the product whose last outputs are mixed."""
    made = {output: node for node in model.graph.node for output in node.output}
    constants = {tensor.name for tensor in model.graph.initializer}
    found = {}
    for node in _products(model):
        mixed = made.get(node.input[0])
        if mixed is not None and mixed.op_type == "MultiHeadAttention":
            added = made[made[mixed.input[2]].input[0]]
            bias, product = sorted(added.input, key=lambda name: name not in constants)
            found[node.name] = made[product].input[1], bias
    return found


def scale(model: onnx.ModelProto, name: str, factors: Floats) -> None:
    """Multiply weights by factors, in place: the last rows or columns, or the last numbers of a bias."""
    stored = next(tensor for tensor in model.graph.initializer if tensor.name == name)
    weight = numpy_helper.to_array(stored).astype(np.float64)
    weight[..., -len(factors) :] *= factors
    stored.CopyFrom(numpy_helper.from_array(weight.astype(np.float32), name))


def _fold(model: onnx.ModelProto, inputs: dict[str, Inputs]) -> None:
    """Divide the values of attention by the factors that even out the inputs of the product behind it, once and for all."""
    weights = {tensor.name: tensor for tensor in model.graph.initializer}
    before = values(model)
    for node in _products(model):
        if node.name in before:
            seen, stored = inputs[node.input[0]], weights[node.input[1]]
            weight = numpy_helper.to_array(stored).astype(np.float64)
            factors = smoothing(seen.largest, weight)
            for name in before[node.name]:
                scale(model, name, 1 / factors)
            stored.CopyFrom(
                numpy_helper.from_array((weight * factors[:, None]).astype(np.float32), stored.name)
            )
            inputs[node.input[0]] = Inputs(seen.largest / factors, seen.moments / np.outer(factors, factors))


def _smooth_and_round(model: onnx.ModelProto, inputs: Mapping[str, Inputs]) -> None:
    """Divide each product's inputs by factors that its weights are multiplied by, and round the weights."""
    weights = {tensor.name: tensor for tensor in model.graph.initializer}
    products = {node.name for node in _products(model)}
    folded = values(model)
    nodes = []
    for node in model.graph.node:
        if node.name in products:
            seen, stored = inputs[node.input[0]], weights[node.input[1]]
            weight, moments = numpy_helper.to_array(stored).astype(np.float64), seen.moments
            if node.name not in folded:
                factors = smoothing(seen.largest, weight)
                weight, moments = weight * factors[:, None], moments / np.outer(factors, factors)
                nodes.append(divided(model, node, factors))
            rounded = round_together(weight, moments)
            stored.CopyFrom(numpy_helper.from_array(rounded.astype(np.float32), stored.name))
        nodes.append(node)
    del model.graph.node[:]
    model.graph.node.extend(nodes)


def divided(model: onnx.ModelProto, node: onnx.NodeProto, factors: Floats) -> onnx.NodeProto:
    """Return what divides the inputs of a product by factors, and give it to the product."""
    inverse = numpy_helper.from_array((1 / factors).astype(np.float32), f"{node.name}_inverse")
    model.graph.initializer.append(inverse)
    found = helper.make_node("Mul", [node.input[0], inverse.name], [f"{node.name}_smooth"])
    node.input[0] = f"{node.name}_smooth"
    return found


def smoothing(largest: Floats, weight: Floats) -> Floats:
    """Factors (inputs,) that even out the ranges of inputs and weights (SmoothQuant: Xiao et al. 2023, equation 4).

    A few columns of the inputs are ten times as large as the others, and all share one scale of eight bits.
    """
    factors = np.maximum(largest, 1e-5) ** SHARE / np.maximum(np.abs(weight).max(1), 1e-5) ** (1 - SHARE)
    return np.clip(factors / np.exp(np.log(factors).mean()), 1e-2, 1e2)


def round_together(weight: Floats, moments: Floats) -> Floats:
    """The weights (inputs, outputs) on 2 x `TOP` + 1 levels per output (GPTQ: Frantar et al. 2023).

    Rows are rounded one by one, and the error of each is made up for by the rows after it as far as the inputs' second
    moments tell. The largest weight of an output keeps its size, so that whoever takes the scale from it finds these levels.
    """
    scale = np.maximum(np.abs(weight).max(0), 1e-9) / TOP
    damped = moments + np.eye(len(moments)) * DAMPING * np.diag(moments).mean()
    spread = np.linalg.cholesky(np.linalg.inv(damped)).T
    rest, rounded = weight.copy(), np.zeros_like(weight)
    for row in range(len(weight)):
        rounded[row] = np.clip(np.rint(rest[row] / scale), -TOP, TOP) * scale
        error = (rest[row] - rounded[row]) / spread[row, row]
        rest[row + 1 :] -= np.outer(spread[row, row + 1 :], error)
    top, outputs = np.abs(weight).argmax(0), np.arange(weight.shape[1])
    rounded[top, outputs] = np.sign(weight[top, outputs]) * TOP * scale
    return rounded
