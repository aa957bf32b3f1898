import re
from pathlib import Path

import plotly.graph_objects as go

from ui.figure import style

SHEET = (Path(style.__file__).parent / "browser" / "figure.css").read_text("utf-8")


def test_every_named_colour_has_a_value_for_each_theme():
    names = [v for k, v in vars(style).items() if k.isupper() and v.startswith("var(--")]
    own = [name for name in names if not name.startswith("var(--st-")]
    assert len(own) >= 6
    for name in own:
        assert re.search(rf"{name[4:-1]}: light-dark\(#\w{{6}}, #\w{{6}}\);", SHEET)


def test_plotly_takes_the_colours():
    trace = go.Scatter(line={"color": style.VIOLET}, marker={"color": style.ink(50)})
    assert (trace.line.color, trace.marker.color) == ("var(--violet)", "var(--ink-50)")


def test_a_matrix_has_a_name_for_each_row():
    axis = style.cells("digit", ["0", "1", "2"], autorange="reversed")
    assert axis["title"] == {"text": "digit"}
    assert (axis["tickvals"], axis["ticktext"]) == ([0, 1, 2], ["0", "1", "2"])
    assert (axis["autorange"], axis["fixedrange"]) == ("reversed", True)


def test_a_layout_keeps_zoom_and_may_say_otherwise():
    assert style.layout()["uirevision"] == "same"
    assert style.layout(uirevision="other")["uirevision"] == "other"


def test_a_curve_is_a_line_that_plotly_knows():
    trace = style.curve("loss", [1, 2, 3], [0.5, None, 0.25], style.BLUE, line={"dash": "dot"})
    [made] = go.Figure([trace], layout=style.layout()).data
    assert (made.type, made.mode, made.name) == ("scatter", "lines", "loss")
    assert (made.line.color, made.line.width, made.line.dash) == (style.BLUE, 2, "dot")
    assert list(made.y) == [0.5, None, 0.25]


def test_a_level_goes_right_across_with_its_name():
    shape = style.level(4.26, style.GREEN, "guessing")
    [made] = go.Figure(layout=style.layout(shapes=[shape])).layout.shapes
    assert (made.xref, made.x0, made.x1, made.y0, made.y1) == ("paper", 0, 1, 4.26, 4.26)
    assert (made.label.text, made.line.color) == ("guessing", style.GREEN)
