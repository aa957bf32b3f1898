"""Train and watch: IIC learns in front of you, and every run can be seen again."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from core.iic.film import Film
from core.runs import Run
from ui.frame import placards, questions, session
from ui.frame.texts import Say, speaker
from ui.training import iic_recipes as recipes
from ui.training import live_run, run_list
from ui.training.command import training_command
from ui.watch import answer, choice, export, feed, panel, walkthrough

Maker = Callable[[Film], bytes | str]


CALM = 4.0  # seconds between two looks at a live run, whose next frame the figures ask for


def screen(name: str, other: str | None, filmed: bool, before: tuple[bool, bool], say: Say) -> None:
    """Show a run: how far it is, its film, what is wrong; reruns by itself while it goes on."""
    run = run_list.find(name)
    if live_run.standing(run) != before:
        st.rerun()
    if run is None:
        st.warning(say("training.gone"))
        return
    film = feed.load(run)
    if film is not None and not filmed:
        st.rerun()  # from now on the figures ask
    live_run.control(run, int(film.steps[-1]) if film else 0, say)
    if film is None:
        without_film(run, say)
        return
    with_film([run, run_list.find(other)], film, say)
    if lost := feed.damaged(run, film):
        st.caption(say("watch.damaged", n=lost))


def without_film(run: Run, say: Say) -> None:
    """Say why there is nothing to see yet, or any more."""
    if live_run.is_live(run):
        st.html(live_run.waking_html(run, say))
    elif feed.damaged(run, None):
        st.warning(say("watch.unreadable"))
    elif run.state == "finished":
        st.info(say("watch.no_film"))


def with_film(pair: list[Run | None], film: Film, say: Say) -> None:
    """Show the film, and the second one where there is one."""
    shown = [(pair[0], film)]
    if pair[1] is not None and (second := feed.load(pair[1])) is not None:
        shown.append((pair[1], second))
    runs, films = zip(*shown, strict=True)
    if told := answer.answers_html([run for run in runs if not live_run.is_live(run)], say):
        st.html(told)
    feed.show(runs, films, say)


def take_away(run: Run, say: Say) -> None:
    """Offer the film as GIF, arrays and table; each is made when it is asked for."""
    title = recipes.title(run, speaker("en"))  # Pillow's own font writes no Japanese
    makers: dict[str, Maker] = {
        "gif": partial(export.gif, title=title),
        "npz": export.npz,
        "csv": export.csv_table,
    }
    with st.container(horizontal=True, vertical_alignment="center", key="downloads"):
        explain(say)
        for ending, make in makers.items():
            st.download_button(
                say(f"watch.save_{ending}"),
                partial(made, run, make),
                f"{run.id}.{ending}",
                icon=":material/download:",
                on_click="ignore",
                key=f"save_{ending}",
            )


def made(run: Run, make: Maker) -> bytes | str:
    """Make a download; empty where the film is gone meanwhile."""
    film = feed.load(run)
    return make(film) if film else b""


def explain(say: Say) -> None:
    """Offer the formula and a failure to see."""
    with st.popover(say("how.title"), icon=":material/function:", width="content"):
        st.markdown(say("watch.how"))
        st.latex(r"\min\;\sum_{ij}P_{ij}\,(\alpha\ln P_i+\alpha\ln P_j-\ln P_{ij})")
        st.latex(r"I(z,z')=2\,H(z)-H(z,z')\;\le\;\ln C")
        st.markdown(say("watch.fails"))


def toolbar(runs: list[Run], say: Say) -> None:
    """Show what starts a run, which run is shown, and the suggested pairs."""
    with st.container(horizontal=True, vertical_alignment="center", key="toolbar"):
        panel.panel(say)
        if runs:
            choice.pickers(runs, say)
        choice.suggestions(runs, say)
    live_run.refusal(say)


def main() -> None:
    """Lay out the page."""
    say = session.say()
    st.html(placards.head_html("watch", "iic", say))
    runs = choice.filmed()
    name = choice.RUN.chosen(runs)
    toolbar(runs, say)
    if name is None:
        st.html(choice.invitation_html(say))
        return
    choice.RUN.watch(name)
    filmed = any(run.id == name and feed.load(run) is not None for run in runs)
    every = CALM if filmed else live_run.REFRESH
    other = run_list.beside(runs, name)
    run = live_run.follow(screen, name, other, filmed, say=say, every=every)
    if run is None:
        return
    session.write_link(run=(name, None))
    below(run, live_run.is_live(run), say)
    questions.section("watch", say)


def below(run: Run, live: bool, say: Say) -> None:
    """Show what can be done with a run besides watching it."""
    if not live and run.snapshot_files:
        take_away(run, say)
    else:
        explain(say)
    if "command" in run.config:
        st.code(training_command(run), language=None, wrap_lines=True)
    if not live and run.snapshot_files and run.weights_file.is_file():
        walkthrough.section(run, say)


main()
