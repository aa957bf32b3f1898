"""Files that are no picture, or were one, are read or refused in a sentence, and soon."""

import io
import time

import numpy as np
import pytest
from PIL import Image, features

from core.data import UnreadableImage, read_image

FEW, MANY = 12, 300  # of each format and kind of damage
FORMATS = [
    "PNG",
    "JPEG",
    "GIF",
    "BMP",
    "TIFF",
    "WEBP",
    *(["AVIF"] if features.check("avif") else []),
]
MOST_SECONDS = 2.0

pytestmark = pytest.mark.usefixtures("no_writes_elsewhere", "little_memory")


@pytest.fixture(scope="module")
def files():
    """A small photo of a digit, in every format."""
    paper = np.full((120, 160), 230, np.uint8)
    paper[30:90, 75:85] = 30
    found = {}
    for name in FORMATS:
        content = io.BytesIO()
        Image.fromarray(paper).convert("RGB").save(content, name)
        found[name] = content.getvalue()
    return found


def cut(content, rng):
    return content[: rng.integers(1, len(content))]


def zeroed(content, rng):
    start = int(rng.integers(0, len(content)))
    return content[:start] + bytes(len(content) - start)


def flipped(content, rng):
    changed = np.frombuffer(content, np.uint8).copy()
    places = rng.integers(0, len(changed), size=int(rng.integers(1, 20)))
    changed[places] = rng.integers(0, 256, size=len(places))
    return changed.tobytes()


def doubled(content, rng):
    return content[: rng.integers(1, len(content))] + content


def refusal(content):
    """Return why a file was refused, None where it was read."""
    try:
        read_image(content)
    except UnreadableImage as error:
        return str(error)
    return None


@pytest.mark.parametrize("damage", [cut, zeroed, flipped, doubled])
@pytest.mark.parametrize("name", FORMATS)
def test_a_damaged_file_is_read_or_refused_in_a_sentence(files, name, damage, many, rng):
    for _ in range(MANY if many else FEW):
        content = damage(files[name], rng)
        began = time.process_time()
        said = refusal(content)
        assert time.process_time() - began < MOST_SECONDS
        assert said is None or (said.endswith(".") and "\n" not in said)


def test_noise_is_no_picture(many, rng):
    for _ in range(MANY if many else FEW):
        content = rng.bytes(int(rng.integers(0, 4000)))
        with pytest.raises(UnreadableImage):
            read_image(content)
