import copy
import math

import pytest

from tests.made.canvas import drawing, mark, path
from ui.slate.drawing import Stroke
from ui.slate.fabric import MAX_STROKES, drawing_json, parse_report

LINE = path(("M", 60, 120), ("L", 300, 120), ("L", 300, 480))
LINE_POINTS = ((100, 200), (500, 200), (500, 800))
CURVE = (("M", 0, 0), ("Q", 300, 600, 600, 0))


def strokes(*paths):
    return parse_report(drawing(*paths))[1]


def points(*commands, **fields):
    return strokes(path(*commands, **fields))[0].points


def test_lines_become_thousandths_of_the_side():
    assert parse_report(drawing(LINE, version=7)) == (7, (Stroke(75, LINE_POINTS),))


def test_the_empty_canvas_has_no_strokes():
    assert parse_report(drawing(version=3)) == (3, ())


def test_a_tap_is_one_point():
    dot = path(("M", 299.955, 120), ("L", 300.045, 120), left=300, top=120)
    assert strokes(dot) == (Stroke(75, ((500, 200),)),)


def test_a_curve_is_followed():
    # (1 - t)^2 (0, 0) + 2 t (1 - t) (300, 600) + t^2 (600, 0): x = 600 t, y = 1200 t (1 - t)
    found = points(*CURVE)
    assert found[0] == (0, 0)
    assert found[-1] == (1000, 0)
    assert (500, 500) in found  # t = 1/2: (300, 300) pixels
    for x, y in found:
        t = x / 1000
        assert y == pytest.approx(2000 * t * (1 - t), abs=2)


def test_a_curve_is_cut_until_its_pieces_lie_within_half_a_pixel():
    # A piece's chord misses a quadratic curve by |p0 - 2 p1 + p2| / 4 n^2 at most: here 300 / n^2
    # pixels, below 0.5 from 25 pieces; 16 are the most. A flat one is cut once.
    assert len(points(*CURVE)) == 17
    assert len(points(("M", 0, 0), ("Q", 300, 0, 600, 0))) == 2
    assert len(points(("M", 0, 0), ("Q", 300, 16, 600, 0))) == 5  # 8 / n^2: four pieces


def test_a_pens_path_of_middles_and_a_last_line_goes_through_them():
    commands = (("M", 60, 60), ("Q", 60, 60, 120, 60), ("Q", 180, 60, 180, 120), ("L", 180, 180))
    found = points(*commands)
    assert found[0] == (100, 100)
    assert (200, 100) in found
    assert (300, 200) in found
    assert found[-1] == (300, 300)


def test_a_moved_path_is_where_it_was_moved_to():
    # The middle of the bounds is (180, 300); 30 pixels to the right and 60 up are 50 and -100.
    moved = path(*LINE["path"], left=210, top=240)
    assert strokes(moved)[0].points == ((150, 100), (550, 100), (550, 700))


def test_a_path_placed_by_its_corner_is_where_it_was_drawn():
    # Fabric's box includes the pen: from 60 - 22.5 to 300 + 22.5, and from 120 - 22.5.
    placed = {"originX": "left", "originY": "top", "width": 240, "height": 360}
    cornered = path(*LINE["path"], left=37.5, top=97.5, **placed)
    assert strokes(cornered)[0].points == LINE_POINTS


def test_a_scaled_path_grows_about_its_middle_and_so_does_its_pen():
    # About (180, 300): x from 180 -+ 240, y from 300 -+ 90; the pen by sqrt(2 * 0.5) = 1.
    scaled = path(*LINE["path"], left=180, top=300, scaleX=2, scaleY=0.5)
    assert strokes(scaled) == (Stroke(75, ((-100, 350), (700, 350), (700, 650))),)
    assert strokes(path(*LINE["path"], scaleX=2, scaleY=2))[0].width == 150


def test_a_flipped_path_is_mirrored():
    flipped = path(*LINE["path"], left=180, top=300, flipX=True)
    assert strokes(flipped)[0].points == ((500, 200), (100, 200), (100, 800))


def test_a_turned_path_is_turned():
    # 90 degrees clockwise about (180, 300): (x, y) -> (180 - (y - 300), 300 + (x - 180)).
    turned = path(*LINE["path"], left=180, top=300, angle=90)
    assert strokes(turned)[0].points == ((600, 300), (600, 700), (0, 700))


def test_a_moved_curve_is_placed_by_the_bounds_that_fabric_takes():
    # Fabric takes Q for a cubic curve with both control points at (300, 600): y = 3 t (1-t) 600,
    # at most 450 where t = 1/2, so its middle is (300, 225).
    there = points(*CURVE, left=300, top=225)
    assert there == points(*CURVE)
    moved = points(*CURVE, left=360, top=225)
    assert moved == tuple((x + 100, y) for x, y in there)


def test_restored_strokes_come_back_unchanged():
    put = (
        Stroke(75, ((101, 203), (997, 1000), (-40, 333))),
        Stroke(30, ((500, 500),)),
        Stroke(140, ((7, 7), (7, 8), (9, 8))),
    )
    assert parse_report(drawing_json(12, put)) == (12, put)


def test_coordinates_far_outside_are_clipped():
    assert points(("M", -60_000, 60_000), ("L", 0, 0))[0] == (-1000, 2000)


def spoiled(*place, value):
    """A good report with one thing put in another's place."""
    report = copy.deepcopy(drawing(LINE))
    inner = report
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value
    return report


HOSTILE = {
    "no report": "drawing",
    "nothing": {},
    "no list": {"objects": 3},
    "no objects": {"objects": []},
    "objects without a type": {"objects": [{}]},
    "no mark": {"objects": [LINE]},
    "strings for objects": {"objects": ["Rect", "Path"]},
    "an unknown object": drawing({"type": "Image", "src": "https://example.org"}),
    "a second mark": drawing(mark()),
    "a version of text": spoiled("objects", 0, "left", value="1"),
    "a version that is no number": spoiled("objects", 0, "left", value=math.nan),
    "a version without end": spoiled("objects", 0, "left", value=math.inf),
    "no path": spoiled("objects", 1, "path", value=None),
    "an empty path": spoiled("objects", 1, "path", value=[]),
    "a path of text": spoiled("objects", 1, "path", value="M 0 0 L 1 1"),
    "a path without a start": spoiled("objects", 1, "path", value=[["L", 1, 1]]),
    "a lifted pen": spoiled("objects", 1, "path", 1, value=["M", 1, 1]),
    "an unknown command": spoiled("objects", 1, "path", 1, value=["C", 1, 1, 2, 2, 3, 3]),
    "a short command": spoiled("objects", 1, "path", 1, value=["L", 1]),
    "an empty command": spoiled("objects", 1, "path", 1, value=[]),
    "a command of lists": spoiled("objects", 1, "path", 1, value=[["L"], 1, 1]),
    "text for a number": spoiled("objects", 1, "path", 1, value=["L", "1", 1]),
    "truth for a number": spoiled("objects", 1, "path", 1, value=["L", True, 1]),
    "not a number": spoiled("objects", 1, "path", 1, value=["L", math.nan, 1]),
    "infinity": spoiled("objects", 1, "path", 1, value=["L", 1, -math.inf]),
    "a huge number": spoiled("objects", 1, "path", 1, value=["L", 1e300, 1]),
    "a huge whole number": spoiled("objects", 1, "path", 1, value=["L", 10**400, 1]),
    "a huge scale": spoiled("objects", 1, "scaleX", value=1e308),
    "a place of text": spoiled("objects", 1, "left", value="middle"),
    "an unknown origin": spoiled("objects", 1, "originX", value="nowhere"),
    "an origin of lists": spoiled("objects", 1, "originY", value=[]),
    "a skewed path": spoiled("objects", 1, "skewX", value=20),
    "a pen of text": spoiled("objects", 1, "strokeWidth", value="thick"),
    "no pen": spoiled("objects", 1, "strokeWidth", value=None),
    "thousands of strokes": drawing(*[LINE] * (MAX_STROKES + 1)),
    "thousands of points": drawing(path(("M", 0, 0), *[("L", 1, 1)] * 20_000)),
    "thousands of curves": drawing(path(*CURVE, *[("Q", 300, 600, 600, 0)] * 2000)),
}


@pytest.mark.parametrize("report", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_report_is_refused(report):
    with pytest.raises(ValueError, match=r".+"):
        parse_report(report)
