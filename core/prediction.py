"""What a run makes of image files: the answers of `python -m core predict`."""

from pathlib import Path
from typing import Any

from core.data import read_image
from core.methods import method_of
from core.runs import Run


def predict_files(run: Run, files: list[Path], contamination: float) -> list[dict[str, Any]]:
    """Answer for each image file.

    Args:
        run: a finished run of any method.
        files: images of any size, dark on light or light on dark.
        contamination: share of training digits that the outlier test gives up, (0, 0.5].

    Returns:
        One dictionary a file: "image", "prediction", "probabilities", "anomaly_score",
        "threshold", "anomalous"; what a method has no answer to is null. A digit's prediction is
        the digit; a kana's is its index in `CHARACTERS`, and "character" is the kana itself.

    Raises:
        LookupError: the run has no answer to images, or none yet.
        UnreadableImage: a file is not an image that can be read.
    """
    works = method_of(run).works
    if works.answer is None:
        raise LookupError(f"The run {run.id} of {run.method} has no answer to images.")
    images = [works.prepare(read_image(file).pixels) for file in files]
    answer = works.answer(run, contamination)
    return [{"image": str(file)} | answer(image) for file, image in zip(files, images, strict=True)]
