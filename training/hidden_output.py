"""`python -m training.hidden_output FOLDER`: give an exported network the output `hidden`, without training it again.

New exports have it already (`training.network.Reader.OUTPUTS`). The weights stay as they are; the description beside
the network gets its new hash.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import onnx
from onnx import TensorProto, helper

from training.sizes import HIDDEN_LAYER, WIDTH
from treatywatch.readings.model import DESCRIPTION, NETWORK, read_description

OUTPUT = "hidden"


def add_hidden(path: Path) -> None:
    """Add the vectors of `HIDDEN_LAYER` at each word's first piece to a network's outputs."""
    model = onnx.load(path)
    graph = model.graph
    if any(output.name == OUTPUT for output in graph.output):
        raise SystemExit(f"{path} has the output {OUTPUT!r} already")
    # The last layer's vectors are gathered at the words' first pieces; ours are at the same index.
    gathered = next(node for node in graph.node if node.op_type == "GatherElements")
    last, index = gathered.input
    layer = last.replace(f"layers.{last.split('layers.')[1].split('/')[0]}", f"layers.{HIDDEN_LAYER - 1}")
    axis = next(attribute.i for attribute in gathered.attribute if attribute.name == "axis")
    graph.node.append(helper.make_node("GatherElements", [layer, index], [OUTPUT], name="/network/hidden", axis=axis))
    graph.output.append(helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, ["batch", "words", WIDTH]))
    onnx.checker.check_model(model)
    onnx.save(model, path)


def main() -> None:
    """Change the network in a folder and its hash in the description."""
    folder = Path(sys.argv[1])
    add_hidden(folder / NETWORK)
    description = read_description(folder / DESCRIPTION)
    hashes = {**description.sha256, NETWORK: hashlib.sha256((folder / NETWORK).read_bytes()).hexdigest()}
    changed = description.model_copy(update={"sha256": hashes})
    (folder / DESCRIPTION).write_text(changed.model_dump_json(indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
