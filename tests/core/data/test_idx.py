import numpy as np
import pytest

from core.data.idx import decode_idx, encode_idx


def test_decoding_reads_the_big_endian_header():
    content = b"\0\0\x08\x02" + b"\0\0\0\x02" + b"\0\0\0\x03" + bytes(range(6))
    np.testing.assert_array_equal(decode_idx(content), [[0, 1, 2], [3, 4, 5]])


def test_encoding_and_decoding_are_inverse():
    array = np.arange(24, dtype=np.uint8).reshape(2, 3, 4)
    np.testing.assert_array_equal(decode_idx(encode_idx(array)), array)


@pytest.mark.parametrize(
    "content",
    [b"", b"\0\0\x08", b"\0\0\x0d\x01\0\0\0\x01\0", b"\0\0\x08\x02\0\0\0\x02"],
    ids=["empty", "no dimensions", "floats", "half a header"],
)
def test_anything_but_bytes_in_idx_is_refused(content):
    with pytest.raises(ValueError, match="idx file"):
        decode_idx(content)


def test_a_file_cut_short_is_refused():
    content = encode_idx(np.zeros((3, 3), np.uint8))
    with pytest.raises(ValueError, match="cut short"):
        decode_idx(content[:-1])
