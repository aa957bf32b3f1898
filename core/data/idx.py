"""The idx format of MNIST and Fashion-MNIST."""

import hashlib
import math

import numpy as np

_UNSIGNED_BYTE = 0x08


def decode_idx(content: bytes) -> np.ndarray:
    """Read an array of unsigned bytes from the content of an idx file.

    Args:
        content: the uncompressed file: two zero bytes, the type, the number of dimensions, the
            dimensions as big-endian 32-bit integers, then the values.

    Returns:
        A read-only uint8 array that shares memory with `content`.

    Raises:
        ValueError: the content is not an idx file of unsigned bytes, or not all of one.
    """
    if len(content) < 4 or content[:3] != bytes([0, 0, _UNSIGNED_BYTE]):
        raise ValueError("Expected an idx file of unsigned bytes.")
    header = 4 + 4 * content[3]
    shape = tuple(int(size) for size in np.frombuffer(content[4:header], ">u4"))
    if len(shape) != content[3] or len(content) != header + math.prod(shape):
        raise ValueError(f"The idx file is cut short or too long. Received: {len(content)} bytes")
    return np.frombuffer(content, np.uint8, offset=header).reshape(shape)


def encode_idx(array: np.ndarray) -> bytes:
    """Write a uint8 array as the content of an idx file.

    Args:
        array: uint8, at most 255 dimensions.

    Returns:
        The uncompressed content.
    """
    header = bytes([0, 0, _UNSIGNED_BYTE, array.ndim]) + np.array(array.shape, ">u4").tobytes()
    return header + np.ascontiguousarray(array, np.uint8).tobytes()


def sha256(content: bytes) -> str:
    """Return the SHA-256 of some bytes in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
