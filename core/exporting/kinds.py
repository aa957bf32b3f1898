"""The formats of exported networks, and the packages that each needs; read without Keras."""

import importlib.util

SUFFIXES = {"onnx": ".onnx", "litert": ".tflite"}
NEEDED = {"onnx": ("onnx", "tf2onnx", "onnxruntime"), "litert": ("ai_edge_litert",)}
INSTALL = "pip install -r requirements-export.txt"


def missing(kind: str) -> list[str]:
    """Return the packages that the export to "onnx" or "litert" needs and that are not there."""
    return [name for name in NEEDED[kind] if importlib.util.find_spec(name) is None]
