"""The file of examples: kept whole, and refused where it is not ours."""

import io
import json
import pickle
import zipfile

import numpy as np
import pytest

from core.own import file
from core.own.examples import MOST_EXAMPLES, Examples
from core.own.file import RefusedFile, from_bytes, load, save, to_bytes

TAUGHT = (
    Examples()
    .with_examples("smiley", np.random.default_rng(0).integers(1, 256, (3, 28, 28), np.uint8))
    .with_examples("日本 ½", np.random.default_rng(1).integers(1, 256, (2, 28, 28), np.uint8))
)


def test_a_file_gives_back_the_same_examples_byte_for_byte(tmp_path):
    save(TAUGHT, tmp_path / "own.npz")
    back = load(tmp_path / "own.npz")
    assert back.names == TAUGHT.names
    assert back.images.tobytes() == TAUGHT.images.tobytes()
    assert back.classes.tolist() == TAUGHT.classes.tolist()
    assert to_bytes(back) == (tmp_path / "own.npz").read_bytes()


def test_no_examples_are_a_file_too():
    assert len(from_bytes(to_bytes(Examples()))) == 0


def test_others_can_read_it_with_numpy_and_json(tmp_path):
    save(TAUGHT, tmp_path / "own.npz")
    with np.load(tmp_path / "own.npz") as arrays:
        assert arrays["images"].shape == (5, 28, 28)
        assert arrays["classes"].tolist() == [0, 0, 0, 1, 1]
        about = json.loads(arrays["about.json"])
    assert about == {
        "format": "glyphscope-own",
        "version": 1,
        "side": 28,
        "classes": ["smiley", "日本 ½"],
    }


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def with_part(**changed: bytes) -> bytes:
    names = {"about": file.ABOUT, "images": file.IMAGES, "classes": file.CLASSES}
    return packed(parts_of(to_bytes(TAUGHT)) | {names[key]: part for key, part in changed.items()})


def npy(array: np.ndarray) -> bytes:
    content = io.BytesIO()
    np.save(content, array)
    return content.getvalue()


def about(**changed: object) -> bytes:
    return json.dumps(json.loads(parts_of(to_bytes(TAUGHT))[file.ABOUT]) | changed).encode()


class Trap:
    """Does what a test can see when it is unpickled."""

    def __reduce__(self):
        return pytest.fail, ("it was unpickled",)


def claims(shape: str) -> bytes:
    """An array's header that promises more than follows."""
    header = f"{{'descr': '|u1', 'fortran_order': False, 'shape': {shape}, }}".ljust(117) + "\n"
    return b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header.encode()


REFUSED = {
    "nothing": (b"", "damaged"),
    "text": (b"hello", "damaged"),
    "half": (to_bytes(TAUGHT)[: len(to_bytes(TAUGHT)) // 2], "damaged"),
    "a pickle": (pickle.dumps(Trap()), "damaged"),
    "another zip": (packed({"word/document.xml": b"<a/>"}), "foreign"),
    "one part more": (packed(parts_of(to_bytes(TAUGHT)) | {"more.npy": b"1"}), "foreign"),
    "other arrays": (packed({"images.npy": npy(np.ones(3)), "labels.npy": b""}), "foreign"),
    "another format": (with_part(about=about(format="other")), "foreign"),
    "a list for what it is": (with_part(about=b"[]"), "foreign"),
    "a later version": (with_part(about=about(version=3)), "newer"),
    "no JSON": (with_part(about=b"{"), "damaged"),
    "names of numbers": (with_part(about=about(classes=[1, 2])), "damaged"),
    "one name too few": (with_part(about=about(classes=["a"])), "damaged"),
    "a name twice": (with_part(about=about(classes=["a", "a"])), "damaged"),
    "a name with a line's end": (with_part(about=about(classes=["a\n", "b"])), "damaged"),
    "pickled objects": (with_part(classes=npy(np.array([Trap()] * 5))), "damaged"),
    "an empty header": (with_part(images=b""), "damaged"),
    "floats": (with_part(images=npy(np.ones((5, 28, 28)))), "damaged"),
    "another size": (with_part(images=npy(np.ones((5, 9, 9), np.uint8))), "damaged"),
    "a promise of a terabyte": (with_part(images=claims("(1000000, 1000, 1000)")), "damaged"),
    "a negative size": (with_part(images=claims("(-5, 28, 28)")), "damaged"),
    "ten thousand examples": (
        packed(
            {
                file.ABOUT: about(classes=["a"]),
                file.IMAGES: npy(np.ones((10_000, 28, 28), np.uint8)),
                file.CLASSES: npy(np.zeros(10_000, "<u2")),
            }
        ),
        "too_many",
    ),
    "a bomb": (with_part(about=b" " * 300_000_000), "too_many"),
    "a large file": (b"P" * (file.MOST_BYTES + 1), "too_many"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_ours_is_refused_in_a_sentence(name: str):
    content, reason = REFUSED[name]
    with pytest.raises(RefusedFile) as refused:
        from_bytes(content)
    assert refused.value.reason == reason
    assert "\n" not in str(refused.value).strip()
    assert len(str(refused.value)) > 20


def test_one_example_too_many_is_refused():
    content = packed(
        {
            file.ABOUT: about(classes=["a"]),
            file.IMAGES: npy(np.ones((MOST_EXAMPLES + 1, 28, 28), np.uint8)),
            file.CLASSES: npy(np.zeros(MOST_EXAMPLES + 1, "<u2")),
        }
    )
    with pytest.raises(RefusedFile, match=f"{MOST_EXAMPLES}"):
        from_bytes(content)


def test_every_byte_may_be_wrong_without_another_error():
    content = bytearray(to_bytes(Examples().with_examples("a", TAUGHT.images[:1])))
    rng, n_refused = np.random.default_rng(0), 0
    for _ in range(400):
        spoiled = bytearray(content)
        for place in rng.integers(len(content), size=rng.integers(1, 4)):
            spoiled[place] = rng.integers(256)
        try:
            from_bytes(bytes(spoiled))
        except RefusedFile:
            n_refused += 1
    assert n_refused > 100
