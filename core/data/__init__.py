"""Data sets, image files and the one preprocessing that leads to the networks."""

from core.data.altered import ALTERATIONS, load_altered
from core.data.cache import DataUnavailable
from core.data.canonical import canonical, canonical_digit, canonical_kana, to_input
from core.data.finding.characters import one_character, split_characters
from core.data.image.opening import UnreadableImage
from core.data.image_file import ImageFile, read_image
from core.data.mnist import DamagedBundle, load_mnist
from core.data.near import NearSet, has_digit_shape, load_near
from core.data.samples import SAMPLES, Sample, load_sample
from core.data.sources import describe, fetch, load_cifar10, load_fashion_mnist
from core.data.split import SPLITS, Split

__all__ = [
    "ALTERATIONS",
    "SAMPLES",
    "SPLITS",
    "DamagedBundle",
    "DataUnavailable",
    "ImageFile",
    "NearSet",
    "Sample",
    "Split",
    "UnreadableImage",
    "canonical",
    "canonical_digit",
    "canonical_kana",
    "describe",
    "fetch",
    "has_digit_shape",
    "load_altered",
    "load_cifar10",
    "load_fashion_mnist",
    "load_mnist",
    "load_near",
    "load_sample",
    "one_character",
    "read_image",
    "split_characters",
    "to_input",
]
