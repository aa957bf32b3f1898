import pytest
from streamlit.testing.v1 import AppTest

from tests.made.kana import N_STEPS, make_kana
from tests.pages.shown import sent


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
    """The end of the first axis of each figure."""
    plots = sent(app, "glyphscope_figure")["plots"]
    return [plot["figure"]["layout"]["xaxis"]["range"][1] for plot in plots]


def test_the_figures_follow_a_run_that_goes_on(tmp_path):
    run = make_kana(tmp_path, "a", n=3)
    app = AppTest.from_function(page, args=(str(tmp_path),), default_timeout=60).run()
    assert not app.exception
    assert last_steps(app) == pytest.approx([3.06 * N_STEPS] * 4)
    run.append_metrics(run.metrics[-1] | {"epoch": 4})
    assert last_steps(app.run()) == pytest.approx([4.08 * N_STEPS] * 4)
