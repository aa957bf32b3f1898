"""Data sets, image files and the one preprocessing that leads to the networks."""

from core.data.canonical import canonical, to_input
from core.data.image_file import ImageFile, UnreadableImage, read_image
from core.data.mnist import DamagedBundle, load_mnist
from core.data.split import SPLITS, Split

__all__ = [
    "SPLITS",
    "DamagedBundle",
    "ImageFile",
    "Split",
    "UnreadableImage",
    "canonical",
    "load_mnist",
    "read_image",
    "to_input",
]
