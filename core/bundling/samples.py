"""Write the two sample pictures from other data sets: `python -m core.bundling.samples`.

A shirt from Fashion-MNIST's test split and a horse from CIFAR-10's, both as 28x28 grey PNG.
"""

from pathlib import Path

import numpy as np
from PIL import Image

from core.data.samples import FOLDER
from core.data.sources import load_cifar10, load_fashion_mnist

SHIRT = 40
HORSE = 13


def write_picture(image: np.ndarray, path: Path) -> None:
    """Store a grey picture, uint8 (height, width), as PNG."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(image).save(path, "PNG", optimize=True)


def main() -> None:
    """Write both pictures into the repository."""
    shirt, horse = load_fashion_mnist("test").images[SHIRT], load_cifar10("test").images[HORSE]
    write_picture(shirt, FOLDER / f"fashion-mnist-test-{SHIRT}.png")
    write_picture(horse, FOLDER / f"cifar10-test-{HORSE}.png")


if __name__ == "__main__":
    main()
