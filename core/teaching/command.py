"""The work behind `python -m core teach`: images into a file of examples, and what is in it."""

from pathlib import Path
from typing import Any

import numpy as np

from core.data import UnreadableImage, read_image
from core.method import Prepare
from core.methods import method_of
from core.own import file
from core.own.examples import Examples, checked_name
from core.own.standing import Standing, word
from core.runs import Run
from core.teaching.reader import open_reader


def teach(
    run: Run,
    path: Path,
    images: list[Path],
    name: str | None = None,
    remove: str | None = None,
    contamination: float = 0.01,
) -> dict[str, Any]:
    """Change a file of examples, and tell how its classes stand in a run's space.

    Args:
        run: a finished run that can be taught.
        path: the file; it is made where there is none and something is added.
        images: of a class, of any size, dark on light or light on dark, one character each.
        name: of that class.
        remove: a class to take out first.
        contamination: share of training digits that the outlier test gives up, (0, 0.5].

    Returns:
        "file"; "images" with "image", and "error" where it cannot be an example; "classes" as
        `_described` has them; "accuracy", the share of the examples that are recognised by the
        others, null without any. A fine-tuned run reads them beside what it was trained on.

    Raises:
        ValueError: images without a name, a bad name, or a file that is refused.
        LookupError: the run cannot be taught, or there is no class to remove.
        FileNotFoundError: the file is not there, and nothing is added.
    """
    if images and name is None:
        raise ValueError("`name` must say what the images show. Received: no name")
    name = None if name is None else checked_name(name)
    reader = open_reader(run)
    examples = file.load(path) if path.exists() or not images else Examples()
    if remove is not None:
        examples = examples.without_class(remove)
    prepare = method_of(run).works.prepare
    read = [_read(image, prepare) for image in images]
    shown = [pixels for _, pixels in read if pixels is not None]
    if name is not None and shown:
        examples = examples.with_examples(name, np.stack(shown))
    if shown or remove is not None:
        file.save(examples, path)
    standing = reader.standing(examples, contamination)
    return {
        "file": str(path),
        "images": [told for told, _ in read],
        "classes": _described(examples, standing),
        "accuracy": float(standing.right[: len(examples)].mean()) if len(examples) else None,
    }


def in_short(row: dict[str, Any]) -> dict[str, str]:
    """Return a class as a row of a table for the terminal."""
    return {
        "class": row["name"],
        "examples": str(row["examples"]),
        "recognised by the others": str(row["recognised"]),
        "taken for": ", ".join(f"{what} ({n})" for what, n in row["taken_for"].items()) or "-",
        "nearest digit": f"{row['nearest_digit']} at {row['distance']:.2f}",
        "reach": f"{row['reach']:.2f}",
    }


def _read(image: Path, prepare: Prepare) -> tuple[dict[str, Any], np.ndarray | None]:
    try:
        pixels = prepare(read_image(image).pixels)
    except UnreadableImage as error:
        return {"image": str(image), "error": str(error)}, None
    if not pixels.any():
        return {"image": str(image), "error": "The image is blank."}, None
    return {"image": str(image)}, pixels


def _described(examples: Examples, standing: Standing) -> list[dict[str, Any]]:
    """Return of each class how many examples it has, and how they are read without themselves."""
    told = []
    for place, name in enumerate(examples.names):
        rows = examples.rows_of(name)
        wrong = standing.read_as[rows][~standing.right[rows]]
        said = [word(int(code), standing.names) or "?" for code in wrong]
        told.append(
            {
                "name": name,
                "examples": len(rows),
                "recognised": int(standing.right[rows].sum()),
                "taken_for": {word: said.count(word) for word in dict.fromkeys(said)},
                "nearest_digit": int(standing.to_digits[place].argmin()),
                "distance": float(standing.to_digits[place].min()),
                "reach": standing.reach,
            }
        )
    return told
