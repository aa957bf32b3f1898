"""What the script over the canvas leans on: an upgrade shall break here and on no page."""

import ast
import gzip
import re
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import pytest

from ui.frame import scripts
from ui.slate import canvas
from ui.slate.tools import THICKEST

ROOT = Path(__file__).resolve().parents[3]
SHIM = Path(canvas.__file__).with_name("shim.js").read_text("utf-8")
PACKAGE = Path(find_spec("streamlit_drawable_canvas").origin)
PINNED = "0.13.0"


@pytest.fixture(scope="module")
def script():
    return next(PACKAGE.parent.glob("frontend/build/*.js")).read_text("utf-8")


def test_the_canvas_is_the_one_that_the_script_was_written_for():
    assert version("streamlit-drawable-canvas") == PINNED
    assert f"streamlit-drawable-canvas=={PINNED}\n" in (ROOT / "requirements.txt").read_text()
    assert PINNED in SHIM


def test_every_class_that_the_script_names_is_one_of_the_canvas(script):
    names = set(re.findall(r"\.(dc-[a-z-]+|upper-canvas|canvas-container)", SHIM))
    assert names == {
        "dc-root",
        "dc-scroll",
        "dc-container",
        "dc-toolbar",
        "dc-canvas",
        "canvas-container",
        "upper-canvas",
    }
    assert [name for name in names if name not in script] == []


def test_the_button_that_sends_has_the_label_that_the_script_looks_for(script):
    label = re.search(r"aria-label='([^']+)'", SHIM)[1]
    assert f'"{label}"' in script
    assert '"aria-label"' in script


def test_the_canvas_listens_to_a_mouse(script):
    assert "enablePointerEvents" in script  # and leaves it off: a pointer's prefix is "pointer"
    assert "enablePointerEvents: !0" not in script
    for name in ("_onMouseDown", "_onMouseMove", "_onMouseUp"):
        assert name in script


def test_the_canvas_takes_what_it_is_given():
    functions = {
        node.name: node
        for node in ast.walk(ast.parse(PACKAGE.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
    }
    taken = {argument.arg for argument in functions["st_canvas"].args.args}
    given = {"stroke_width", "stroke_color", "background_image", "background_image_fit"}
    given |= {"max_display_height", "update_streamlit", "initial_drawing", "width", "height", "key"}
    assert given <= taken


def test_the_canvas_writes_its_mark_where_the_script_looks_for_it(script):
    assert re.search(r"\.style\.maxHeight\s*=\s*`\$\{\w+\.maxDisplayHeight\}px`", script)


@pytest.mark.parametrize("version", [0, 1, 998, 999, 12345])
def test_a_mark_names_drawing_and_pen_in_six_digits(version):
    mark = canvas.mark(version, THICKEST)
    assert 0 < mark < 1e6
    assert divmod(mark, canvas.PENS) == (version % canvas.VERSIONS, THICKEST)
    assert f"PENS = {canvas.PENS};" in SHIM


def test_a_guide_is_a_picture_of_its_lines():
    uri = canvas.guide_uri([((0, 0), (500, 1000)), ((7, 8), (9, 10))])
    assert uri.startswith("data:image/svg+xml,")
    assert "points%3D%220%2C0%20500%2C1000%22" in uri
    assert "points%3D%227%2C8%209%2C10%22" in uri


def test_the_package_has_what_ours_takes_the_place_of():
    names = {
        target.id
        for node in ast.parse(PACKAGE.read_text("utf-8")).body
        if isinstance(node, ast.Assign)
        for target in node.targets
    }
    assert "out" in names
    assert '<div class="canvas-root"></div>' in PACKAGE.read_text("utf-8")
    assert Path(canvas.__file__).with_name("canvas.html").read_text() == (
        '<div class="canvas-root"></div>\n'
    )


def test_the_browser_may_keep_the_script_of_the_canvas():
    [script] = scripts.CANVAS.glob("*.js")
    assert scripts.address(script).endswith(f"/{script.name}")
    assert gzip.decompress(scripts.scripts()[script.name]) == script.read_bytes()
