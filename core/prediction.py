"""What a run makes of image files: the answers of `python -m core predict`."""

from pathlib import Path
from typing import Any

from core.data import UnreadableImage, read_image
from core.data.finding.remarks import Remark, remark, sentences
from core.method import Answer, Works
from core.methods import method_of
from core.own.examples import Examples
from core.runs import Run
from core.teaching.reader import answered, open_reader

LONGEST_NAME = 36  # characters of a file's name in a table of 80 columns
UNKNOWN = "?"


def predict_files(
    run: Run, files: list[Path], contamination: float, own: Examples | None = None
) -> list[dict[str, Any]]:
    """Answer for each image file.

    Args:
        run: a finished run of any method.
        files: images of any size, dark on light or light on dark.
        contamination: share of training digits that the outlier test gives up, (0, 0.5].
        own: classes that the run was taught.

    Returns:
        One dictionary a file: "image", "prediction", "probabilities", "anomaly_score",
        "threshold", "anomalous", "close_call" (half or twice the contamination would have said
        the opposite); what a method has no answer to is null. A digit's prediction is
        the digit; a kana's is its index in `CHARACTERS`, and "character" is the kana itself.
        "note" tells how the file was read, or is null; "characters" has the same answers for each
        character in the picture, from left to right. A blank picture is anomalous, everything
        else is null, and it has no characters. Of a file that cannot be read there is "image",
        and "error", one sentence. With `own` there is "own" as `answered` has it, and the
        prediction may be the name of a taught class.

    Raises:
        LookupError: the run has no answer to images, or none yet, or cannot be taught.
    """
    works = method_of(run).works
    if works.answer is None:
        raise LookupError(f"The run {run.id} of {run.method} has no answer to images.")
    answer = works.answer(run, contamination)
    if own is not None:
        answer = _with_own(run, own, answer, contamination)
    return [{"image": str(file)} | _predict_file(file, works, answer) for file in files]


def _predict_file(file: Path, works: Works, answer: Answer) -> dict[str, Any]:
    try:
        image = read_image(file)
    except UnreadableImage as error:
        return {"error": str(error)}
    parts = [answer(works.prepare(ink)) for ink in works.split(image.pixels)]
    whole = answer(works.prepare(image.pixels)) if len(parts) != 1 else parts[0]
    if not parts:
        whole = dict.fromkeys(whole) | {"anomalous": True}
    note = sentences((*image.remarks, *_several(parts)))
    return whole | {"note": note, "characters": parts}


def _with_own(run: Run, own: Examples, answer: Answer, contamination: float) -> Answer:
    """Return what answers with taught classes, too."""
    reader = open_reader(run)
    own = reader.with_known(own)
    taught = reader.taught(own)
    return lambda image: answered(answer(image), reader.reading(taught, image, contamination), own)


def _several(parts: list[dict[str, Any]]) -> tuple[Remark, ...]:
    """Remark on more than one character."""
    if len(parts) < 2:
        return ()
    return (remark("characters", n=len(parts), read=" ".join(map(read_as, parts))),)


def read_as(answer: dict[str, Any]) -> str:
    """Return the character that an answer names, "?" for none that is known."""
    if answer["prediction"] is None or answer["anomalous"]:
        return UNKNOWN
    return str(answer.get("character", answer["prediction"]))


def in_short(answer: dict[str, Any], kind: str) -> dict[str, str]:
    """Return an answer as a row of a table that fits 80 columns.

    Args:
        answer: one of `predict_files`.
        kind: what the run reads: "digit" or "kana".
    """
    name = _shortened(Path(answer["image"]).name)
    if "error" in answer:
        return {"file": name, "answer": "-", "sure": "-", "verdict": "not read"}
    named = answer["prediction"] is not None
    return {
        "file": name,
        "answer": str(answer.get("character", answer["prediction"])) if named else "-",
        "sure": f"{max(answer['probabilities']):.1%}" if answer["probabilities"] else "-",
        "verdict": _verdict(answer, kind),
    }


def _verdict(answer: dict[str, Any], kind: str) -> str:
    if not answer["characters"]:
        return "blank"
    if len(answer["characters"]) > 1:
        return f"{len(answer['characters'])} characters"
    if answer.get("own") and answer["own"]["taught"]:
        return "taught"
    words = {None: "-", True: f"no {kind}", False: f"a {kind}"}
    return words[answer["anomalous"]] + (", close" if answer["close_call"] else "")


def _shortened(name: str) -> str:
    half = (LONGEST_NAME - 1) // 2
    return name if len(name) <= LONGEST_NAME else f"{name[:half]}…{name[-half:]}"
