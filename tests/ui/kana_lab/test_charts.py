import json

from streamlit.testing.v1 import AppTest

from tests.made.kana import N_STEPS, make_kana


def page(folder):
    """A page that draws the runs in a folder."""
    from pathlib import Path

    from core.kana.record import read_record
    from core.runs import Run
    from ui.frame.texts import speaker
    from ui.kana_lab.charts import draw
    from ui.kana_lab.curves import Curve
    from ui.kana_lab.lessons import LESSONS

    runs = [Run(path) for path in sorted(Path(folder).iterdir())]
    draw(LESSONS["rate"], [Curve(read_record(r), r.id, "#123456") for r in runs], speaker("en"))


def last_steps(app):
    """The end of the axis of each chart."""
    specs = [json.loads(chart.proto.spec) for chart in app.get("vega_lite_chart")]
    axes = [
        layer["encoding"]["x"]
        for spec in specs
        for layer in spec["layer"]
        if "x" in layer.get("encoding", {})
    ]
    return [axis["scale"]["domain"][1] for axis in axes if "scale" in axis]


def test_the_charts_follow_a_run_that_goes_on(tmp_path):
    run = make_kana(tmp_path, "a", n=3)
    app = AppTest.from_function(page, args=(str(tmp_path),), default_timeout=60).run()
    assert not app.exception
    assert last_steps(app) == [3 * N_STEPS] * 4
    run.append_metrics(run.metrics[-1] | {"epoch": 4})
    assert last_steps(app.run()) == [4 * N_STEPS] * 4
