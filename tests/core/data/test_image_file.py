import io
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms, PngImagePlugin

from core.data import UnreadableImage, load_mnist, read_image

DIGIT = load_mnist("test").images[0]
LARGE = DIGIT.repeat(10, 0).repeat(10, 1)


def encoded(picture, file_format="PNG", **options):
    stream = io.BytesIO()
    picture.save(stream, file_format, **options)
    return stream.getvalue()


def grey(pixels=LARGE):
    return Image.fromarray(pixels)


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def with_chunk(png, name, data):
    """Insert a chunk right after the header."""
    return png[:33] + chunk(name, data) + png[33:]


def header_only(width, height):
    size = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(bytes(1000))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def transparent(ink_level, pixels=LARGE):
    picture = Image.new("LA", pixels.shape[::-1], (ink_level, 0))
    picture.putalpha(grey(pixels))
    return picture


def assert_shows_digit(image, tolerance=3):
    np.testing.assert_allclose(image.pixels.astype(int), LARGE, atol=tolerance)


@pytest.mark.parametrize("file_format", ["PNG", "GIF", "WEBP", "BMP", "TIFF", "PPM", "AVIF", "ICO"])
def test_every_common_format_is_read(file_format):
    lossless = {"lossless": True} if file_format == "WEBP" else {}
    lossless |= {"quality": 100} if file_format == "AVIF" else {}
    picture = grey().resize((256, 256)) if file_format == "ICO" else grey()
    image = read_image(encoded(picture, file_format, **lossless))
    if file_format != "ICO":
        assert_shows_digit(image)
    assert image.note is None
    assert image.pixels.max() == 255


@pytest.mark.parametrize("mode", ["L", "RGB", "YCbCr", "CMYK"])
def test_jpeg_colour_spaces_are_read(mode):
    picture = grey(255 - LARGE).convert("RGB").convert(mode)
    assert_shows_digit(read_image(encoded(picture, "JPEG", quality=100)), tolerance=12)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGB", "RGBA", "I;16", "I"])
@pytest.mark.parametrize("inverted", [False, True])
def test_png_modes_are_read_in_both_polarities(mode, inverted):
    ink = np.where(LARGE > 127, np.uint8(255), np.uint8(0))
    pixels = 255 - ink if inverted else ink
    if mode.startswith("I"):
        picture = Image.fromarray(pixels.astype(np.uint16) * 257)
    else:
        picture = grey(pixels).convert(mode)
    np.testing.assert_array_equal(read_image(encoded(picture)).pixels, ink)


def test_sixteen_bits_are_scaled_and_not_cut_off():
    picture = Image.fromarray(LARGE.astype(np.uint16) * 257)
    assert_shows_digit(read_image(encoded(picture)), tolerance=1)


def test_floating_point_tiff_is_scaled():
    picture = Image.fromarray(LARGE.astype(np.float32) / 255)
    assert_shows_digit(read_image(encoded(picture, "TIFF")), tolerance=1)


def test_floating_point_values_that_are_no_numbers_are_survived():
    values = LARGE.astype(np.float32) / 255
    values[0, 0], values[0, 1] = np.nan, np.inf
    assert_shows_digit(read_image(encoded(Image.fromarray(values), "TIFF")), tolerance=1)


def test_a_path_is_read_too(tmp_path):
    path = tmp_path / "digit.png"
    path.write_bytes(encoded(grey()))
    assert_shows_digit(read_image(path))


@pytest.mark.parametrize("ink_level", [0, 60, 200, 255])
def test_transparent_drawings_are_laid_on_what_their_ink_stands_out_from(ink_level):
    image = read_image(encoded(transparent(ink_level)))
    assert_shows_digit(image)


@pytest.mark.parametrize("background", [0, 255])
def test_the_background_that_the_file_names_is_used(background):
    picture = transparent(120)
    data = struct.pack(">H", background)
    assert_shows_digit(read_image(with_chunk(encoded(picture), b"bKGD", data)))


def test_a_named_background_that_hides_the_ink_is_not_used():
    data = struct.pack(">H", 255)
    assert_shows_digit(read_image(with_chunk(encoded(transparent(250)), b"bKGD", data)), 5)


def test_a_paper_with_transparent_corners_keeps_its_polarity():
    alpha = np.full(LARGE.shape, 255, np.uint8)
    for rows in (slice(0, 30), slice(-30, None)):
        alpha[rows, :30] = alpha[rows, -30:] = 0
    picture = grey(255 - LARGE).convert("RGBA")
    picture.putalpha(grey(alpha))
    assert_shows_digit(read_image(encoded(picture)))


def test_a_palette_with_transparency_is_read():
    picture = grey(np.where(LARGE > 127, np.uint8(0), np.uint8(255))).convert("P")
    image = read_image(encoded(picture, transparency=255))
    np.testing.assert_array_equal(image.pixels > 0, LARGE > 127)


@pytest.mark.parametrize("side", [280, 2800])
def test_a_transparent_colour_is_paper(side):
    ink = np.kron(DIGIT > 127, np.ones((side // 28, side // 28))) > 0
    pixels = np.where(ink[..., None], (0, 0, 0), (10, 0, 0)).astype(np.uint8)
    image = read_image(encoded(Image.fromarray(pixels), transparency=(10, 0, 0)))
    assert (image.pixels > 127).mean() == pytest.approx(ink.mean(), abs=0.005)


def test_a_wholly_transparent_picture_is_blank():
    assert not read_image(encoded(Image.new("RGBA", (50, 40)))).pixels.any()


@pytest.mark.parametrize("file_format", ["GIF", "PNG", "WEBP", "TIFF"])
def test_the_first_picture_of_several_is_used_and_the_note_says_so(file_format):
    others = {"save_all": True, "append_images": [grey(LARGE.T.copy()), grey(255 - LARGE)]}
    lossless = {"lossless": True} if file_format == "WEBP" else {}
    image = read_image(encoded(grey(), file_format, **others, **lossless))
    assert_shows_digit(image)
    assert image.note == "The file holds several pictures: the first one is used."


@pytest.mark.parametrize(("orientation", "turns"), [(3, 2), (6, 1), (8, 3)])
def test_the_orientation_of_a_photograph_is_applied(orientation, turns):
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture = grey(255 - np.ascontiguousarray(np.rot90(LARGE, turns)))
    assert_shows_digit(read_image(encoded(picture, "JPEG", quality=100, exif=exif)), tolerance=12)


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
def test_damaged_orientation_data_are_ignored():
    stored = encoded(grey(), exif=b"Exif\0\0MM\0*\xff\xff\xff\xff")
    assert_shows_digit(read_image(stored))


def test_an_embedded_colour_profile_is_survived():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert_shows_digit(read_image(encoded(grey().convert("RGB"), icc_profile=profile)))


def test_large_photographs_are_reduced():
    picture = grey().resize((4000, 3000))
    pixels = read_image(encoded(picture, "JPEG")).pixels
    assert pixels.shape == (768, 1024)
    assert pixels.max() == 255


@pytest.mark.parametrize("mode", ["L", "P", "LA", "RGBA", "CMYK", "I;16"])
def test_large_pictures_of_any_mode_are_reduced(mode):
    pixels = np.where(np.kron(DIGIT, np.ones((50, 50))) > 127, np.uint8(255), np.uint8(0))
    if mode == "I;16":
        picture = Image.fromarray(pixels.astype(np.uint16) * 257)
    else:
        picture = grey(pixels).convert("RGB" if mode == "CMYK" else "L").convert(mode)
    image = read_image(encoded(picture, "TIFF" if mode == "CMYK" else "PNG"))
    assert image.pixels.shape == (1024, 1024)
    assert (image.pixels > 127).mean() == pytest.approx((DIGIT > 127).mean(), abs=0.005)


@pytest.mark.parametrize("level", [0, 90, 255])
def test_a_blank_page_is_blank(level):
    assert not read_image(encoded(Image.new("RGB", (300, 200), (level,) * 3))).pixels.any()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty (0 bytes)."),
        (b"hello, this is text", "This is not an image file that can be read"),
        (bytes(5000), "This is not an image file that can be read"),
        (b"%PDF-1.7\n...", "PDF files are not read"),
        (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG drawings"),
        (b"\x89PNG\r\n\x1a\n", "damaged or cut short"),
        (b"GIF89a", "damaged or cut short"),
        (b"\xff\xd8\xff\xe0", "damaged or cut short"),
        (header_only(10_000, 10_000), "more than 32 megapixels"),
        (header_only(8_000, 8_000), "more than 32 megapixels"),
        (header_only(60_000, 60_000), "more than 32 megapixels"),
        (header_only(3_000, 3_000), "damaged or cut short"),
        (header_only(0, 5), "not an image file|damaged or cut short"),
    ],
    ids=lambda value: None if isinstance(value, str) else value[:8].hex() or "empty",
)
def test_what_cannot_be_read_is_refused_in_one_sentence(content, sentence):
    with pytest.raises(UnreadableImage) as caught:
        read_image(content)
    message = str(caught.value)
    assert any(part in message for part in sentence.split("|"))
    assert message.endswith(".")
    assert "\n" not in message


@pytest.mark.parametrize("file_format", ["PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF", "AVIF"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_files_cut_short_are_refused(file_format, share):
    content = encoded(grey(), file_format)
    with pytest.raises(UnreadableImage):
        read_image(content[: int(len(content) * share)])


def test_a_bomb_of_compressed_text_is_refused_or_ignored():
    text = PngImagePlugin.PngInfo()
    text.add_text("comment", "0" * 10_000_000, zip=True)
    stored = encoded(grey(), pnginfo=text)
    with pytest.raises(UnreadableImage, match="damaged"):
        read_image(stored)


def survives(content):
    try:
        return read_image(content).pixels.dtype == np.uint8
    except UnreadableImage:
        return True


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_random_damage_never_raises_anything_else():
    rng = np.random.default_rng(0)
    stored = [encoded(grey(DIGIT), name) for name in ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")]
    for content in stored * 60:
        damaged = bytearray(content)
        for position in rng.integers(0, len(damaged), 6):
            damaged[position] = rng.integers(256)
        assert survives(bytes(damaged))


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(UnreadableImage, match="cannot be opened: No such file"):
        read_image(tmp_path / "nothing.png")


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(UnreadableImage, match="cannot be opened"):
        read_image(tmp_path)


def test_a_file_of_many_megabytes_is_refused():
    with pytest.raises(UnreadableImage, match="larger than 64 MB"):
        read_image(bytes(64 * 2**20 + 1))


@pytest.mark.parametrize("bits", [1, 4, 10, 12, 16])
@pytest.mark.parametrize("inverted", [False, True])
def test_any_bit_depth_in_sixteen_is_read(bits, inverted):
    ink = np.where(LARGE > 127, 255, 0)
    values = ((255 - ink if inverted else ink) / 255 * (2**bits - 1)).astype(np.uint16)
    np.testing.assert_array_equal(read_image(encoded(Image.fromarray(values))).pixels, ink)


@pytest.mark.parametrize(("low", "high"), [(0, 2), (-1, 1), (0, 255), (-3, 100), (1e-4, 2e-4)])
@pytest.mark.parametrize("inverted", [False, True])
def test_floats_of_any_range_are_read(low, high, inverted):
    shares = (255 - LARGE if inverted else LARGE) / 255
    values = (low + (high - low) * shares).astype(np.float32)
    image = read_image(encoded(Image.fromarray(values), "TIFF"))
    if (low, high) != (1e-4, 2e-4):  # within 0 ... 1, which is a range of its own
        assert_shows_digit(image, tolerance=2)


def test_signed_whole_numbers_are_read():
    values = LARGE.astype(np.int32) - 128
    assert_shows_digit(read_image(encoded(Image.fromarray(values), "TIFF")), tolerance=2)


def test_the_range_that_a_tiff_names_is_used():
    values = np.where(LARGE > 127, 1000, 0).astype(np.uint16)
    stored = encoded(Image.fromarray(values), "TIFF", tiffinfo={280: 0, 281: 1000})
    assert read_image(stored).picture.max() == 255


def test_a_mask_of_noughts_and_ones_is_read():
    mask = (LARGE > 127).astype(np.uint8)
    np.testing.assert_array_equal(read_image(encoded(grey(mask))).pixels, 255 * mask)


@pytest.mark.parametrize("n_blank", [1, 3])
@pytest.mark.parametrize("file_format", ["GIF", "PNG", "TIFF"])
def test_blank_pictures_before_the_first_with_ink_are_passed_over(file_format, n_blank):
    blanks = [Image.new("L", LARGE.shape[::-1], level) for level in range(n_blank)]
    others = [*blanks[1:], grey()]
    image = read_image(encoded(blanks[0], file_format, save_all=True, append_images=others))
    assert_shows_digit(image)
    assert image.note == (
        f"The file holds several pictures: number {n_blank + 1} is used, the first with ink."
    )


def test_a_heic_photograph_is_named_in_the_refusal():
    content = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(100)
    with pytest.raises(UnreadableImage, match="HEIC"):
        read_image(content)


def test_a_part_chosen_by_a_person_is_read():
    both = np.hstack([LARGE, LARGE.T.copy()])
    image = read_image(encoded(grey(both)), crop=(0, 0, 280, 280))
    assert_shows_digit(image)
    assert image.crop == (0, 0, 280, 280)
    assert image.picture.shape == both.shape


def test_a_part_beyond_the_picture_is_cut_to_it_or_refused():
    assert read_image(encoded(grey()), crop=(-5, -5, 900, 900)).crop == (0, 0, 280, 280)
    with pytest.raises(UnreadableImage, match="`crop` must hold a part of 280 x 280"):
        read_image(encoded(grey()), crop=(300, 0, 400, 280))


def test_remarks_say_what_was_done():
    assert read_image(encoded(grey(DIGIT[4:24, 6:22][::3, ::3]))).note == (
        "Scaled from 6 × 7 pixels."
    )
    assert read_image(encoded(Image.new("L", (90, 90), 30))).note == "Nothing is drawn here."
    framed = np.pad(LARGE, 80, constant_values=255)
    image = read_image(encoded(grey(framed)))
    assert image.note == "Cropped to the writing."
    assert image.pixels.shape == (
        image.crop.bottom - image.crop.top,
        image.crop.right - image.crop.left,
    )


def _peak(picture: Path) -> tuple[float, float]:
    """Return the megabytes that reading a file adds to a process, and its seconds of work."""
    code = (
        "import resource, sys, time\n"
        "from pathlib import Path\n"
        "from core.data.image_file import read_image\n"
        "used = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024\n"
        "before, start = used(), time.process_time()\n"
        "read_image(Path(sys.argv[1]))\n"
        "print(used() - before, time.process_time() - start)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, picture], capture_output=True, check=True)
    megabytes, seconds = map(float, done.stdout.split())
    return megabytes, seconds


@pytest.mark.parametrize("mode", ["L", "LA", "RGBA", "I;16"])
def test_a_file_that_is_cheap_to_send_is_cheap_to_open(tmp_path, mode):
    file = tmp_path / "large.png"
    Image.new(mode, (5600, 5600)).save(file)
    assert file.stat().st_size < 200_000
    megabytes, seconds = _peak(file)
    assert megabytes <= 500
    assert seconds <= 2
