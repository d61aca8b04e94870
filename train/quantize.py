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
    """Write the graph with its products by constant weights in eight bits. `feeds` are inputs of the graph to calibrate on."""
    model = onnx.load(str(raw))
    inputs = _inputs(model, feeds)
    _smooth_and_round(model, inputs)
    with tempfile.TemporaryDirectory() as temporary:
        ready = Path(temporary) / "ready.onnx"
        onnx.save(model, str(ready))
        quantize_dynamic(
            ready,
            target,
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
        )


def _products(model: onnx.ModelProto) -> list[onnx.NodeProto]:
    """The products by constant weights."""
    constants = {tensor.name for tensor in model.graph.initializer}
    return [
        node
        for node in model.graph.node
        if node.op_type == "MatMul" and node.input[1] in constants and node.input[0] not in constants
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


def _smooth_and_round(model: onnx.ModelProto, inputs: Mapping[str, Inputs]) -> None:
    """Divide each product's inputs by factors that its weights are multiplied by, and round the weights."""
    weights = {tensor.name: tensor for tensor in model.graph.initializer}
    products = {node.name for node in _products(model)}
    nodes = []
    for node in model.graph.node:
        if node.name in products:
            seen, stored = inputs[node.input[0]], weights[node.input[1]]
            weight = numpy_helper.to_array(stored).astype(np.float64)
            factors = smoothing(seen.largest, weight)
            rounded = round_together(weight * factors[:, None], seen.moments / np.outer(factors, factors))
            stored.CopyFrom(numpy_helper.from_array(rounded.astype(np.float32), stored.name))
            inverse = numpy_helper.from_array((1 / factors).astype(np.float32), f"{node.name}_inverse")
            model.graph.initializer.append(inverse)
            nodes.append(helper.make_node("Mul", [node.input[0], inverse.name], [f"{node.name}_smooth"]))
            node.input[0] = f"{node.name}_smooth"
        nodes.append(node)
    del model.graph.node[:]
    model.graph.node.extend(nodes)


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
