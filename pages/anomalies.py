"""Anomalies: when should a network say that something is no digit?"""

from pathlib import Path

import streamlit as st

from core.outliers.sets import OUTLIERS
from core.runs import Run
from ui.anomalies import band, choices, comparison, one_image, wall
from ui.anomalies import limit as anomaly_limit
from ui.anomalies import runs as anomaly_runs
from ui.anomalies import views as anomaly_views
from ui.anomalies.runs import Scored
from ui.anomalies.wall import Group
from ui.frame import placards, questions, session
from ui.frame.texts import Say
from ui.pictures.formulas import SCORE

STYLE = Path(wall.__file__).with_name("page.css")
LARGE, SMALL = "430px", "300px"  # least widths of a group of pictures


@st.fragment
def exhibit(say: Say) -> None:
    """Show everything; what a visitor does reruns this and nothing else."""
    runs = anomaly_runs.offered()
    if not runs:
        st.info(say("anomalies.no_run"))
        st.code("python -m core train l2-softmax --seed 0", language=None)
        return
    anomaly_limit.prepare()
    with st.container(key="anomaly-choice", horizontal=True, vertical_alignment="center"):
        run = choices.run(runs, say)
        found = anomaly_runs.load(run)
        if found is not None:
            detector = choices.detector(found.detectors, say)
            anomaly_limit.presets(say)
            how_popover(say)
    if found is None:
        explain_missing(run, say)
    else:
        draw(anomaly_runs.score(run, found, detector), runs, say)


def draw(scored: Scored, runs: list[Run], say: Say) -> None:
    """Show the limit, the tables, the wall and one image explained."""
    others = [name for name in OUTLIERS if name in scored.found.datasets]
    dataset, limit = choices.dataset(others), anomaly_limit.score(scored)
    band.limit(scored, limit, dataset, say)
    band.tables(scored, runs, dataset, say)
    groups = views(scored, dataset, limit, say)
    shown = groups or anomaly_views.galleries(scored, dataset, limit, say)
    asked = choices.image() or anomaly_views.first_accepted(shown)
    if groups:
        width = SMALL if len(groups) > 2 else LARGE
        wall.wall(groups, asked, width, choices.take_image)
    one_image.section(scored, asked, limit, say)
    st.code(f"python -m core anomalies {name_on_disk(scored.run)} --json", language=None)


def views(scored: Scored, dataset: str, limit: float, say: Say) -> list[Group]:
    """Let the visitor choose a view; return the pictures that it hangs on the wall."""
    reads = scored.found.predictions("mnist") is not None
    names = [name for name in choices.VIEWS if reads or name != "wrong"]
    view = choices.view(names, say)
    if view == "detectors":
        comparison.section(scored, dataset, limit, say)
        return []
    if view == "galleries":
        return anomaly_views.galleries(scored, dataset, limit, say)
    return {"near": anomaly_views.near, "wrong": anomaly_views.wrong}[view](scored, limit, say)


def how_popover(say: Say) -> None:
    """Offer the formula and the failures behind a button."""
    with st.popover(say("how.title"), icon=":material/function:", width="content"):
        st.markdown(say("anomalies.how"))
        st.latex(
            r"\mathrm{LOF}_k(x)=\frac1k\sum_{o\in N_k(x)}\frac{\mathrm{lrd}(o)}{\mathrm{lrd}(x)}"
        )
        st.markdown(say("anomalies.how_score"))
        st.latex(SCORE + r"\;>\;\text{limit}\;\Rightarrow\;\text{not a digit}")
        for name in choices.FAILURES:
            st.markdown(say(f"anomalies.failure_{name}_why"))
            st.button(
                say(f"anomalies.failure_{name}"),
                icon=":material/heart_broken:",
                on_click=choices.show_failure,
                args=(name,),
            )


def explain_missing(run: Run, say: Say) -> None:
    """Say what a run lacks, and the line that makes up for it."""
    if run.novelty_file.is_file():
        st.info(say("anomalies.no_scores", run=run.id))
        st.code(f"python -m core anomalies {name_on_disk(run)} --save", language=None)
    else:
        st.warning(say("anomalies.no_test", run=run.id))
        st.code(f"python -m core train {run.method} --seed 0", language=None)


def name_on_disk(run: Run) -> str:
    """Return how the command line finds a run: bundled ones by their folder."""
    return f"exhibits/{run.id}" if run.is_bundled else run.id


def main() -> None:
    """Lay out the page."""
    say = session.say()
    st.html(STYLE)
    st.html(placards.head_html("anomalies", "metric-learning", say))
    exhibit(say)
    questions.section("anomalies", say)


main()
