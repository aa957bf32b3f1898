"""What the visitor looks at: run, detector, set, view and image, kept in the session and link."""

from collections.abc import Callable, Sequence

import streamlit as st

from core.runs import Run
from core.texts.comparison import family
from ui.anomalies import limit, wall
from ui.frame import session
from ui.frame.texts import Say
from ui.training import run_list

VIEWS = ("galleries", "near", "wrong", "detectors")
DEFAULT_SET = "fashion_mnist"
DRAWING = "drawing"
MOST_BUTTONS = 3
FAILURES: dict[str, dict[str, str]] = {  # what they set, besides LOF and the galleries
    "negative": {"run": "pixels", "limit": "0.001", "set": "inverted"},
    "letter": {"run": "l2-softmax", "limit": "0.01", "set": "letters"},
    "shirt": {"run": "pixels", "limit": "0.001", "set": "fashion_mnist"},
}


def key(name: str) -> str:
    """Return the name under which the session keeps a choice."""
    return f"anomalies_{name}"


def run(runs: Sequence[Run], say: Say) -> Run:
    """Return the run to look at; more than fit side by side come as a list."""
    by_id = {other.id: other for other in runs}
    names = {name: run_name(other, say) for name, other in by_id.items()}
    if len(runs) <= MOST_BUTTONS:
        return by_id[_choice("run", list(by_id), names.__getitem__, say)]
    chosen = _kept("run", list(by_id), runs[0].id)
    title, hint = say("anomalies.run"), say("training.choose")
    run_list.picker(key("run"), names, chosen, _release, title=title, hint=hint, width=200)
    return by_id[chosen]


def _release(_: str | None) -> None:
    limit.release()


def run_name(run: Run, say: Say) -> str:
    """Return what a run is called: the bundled ones by their space, and whose recipe it was."""
    if not run.is_bundled:
        return run.id
    space = say(f"anomalies.space_{run.method}")
    return say("anomalies.as_in_text", space=space) if family(run) == "text" else space


def detector(names: Sequence[str], say: Say) -> str:
    """Return the detector that judges."""
    return _choice("detector", names, lambda name: say(f"anomalies.detector_{name}"), say)


def view(names: Sequence[str], say: Say) -> str:
    """Return what is shown below the limit."""
    return _choice("view", names, lambda name: say(f"anomalies.view_{name}"), say)


def dataset(names: Sequence[str]) -> str:
    """Return the set of outliers that is set against the digits."""
    return _kept("set", names, DEFAULT_SET if DEFAULT_SET in names else names[0])


def image() -> str:
    """Return the id of the image to explain, "" where none was picked."""
    asked = st.session_state.setdefault(key("image"), st.query_params.get("image", ""))
    session.write_link(image=(asked, ""))
    return asked


def take_dataset(name: str) -> None:
    """Look at the set that was picked beside the limit."""
    st.session_state[key("set")] = name
    st.session_state[key("image")] = ""


def take_image() -> None:
    """Look at the picture that was picked on the wall."""
    st.session_state[key("image")] = wall.chosen()


def take_drawing() -> None:
    """Look at what is on the slate of the page Draw."""
    st.session_state[key("image")] = DRAWING


def show_failure(name: str) -> None:
    """Set the page to one of the failures."""
    failure = FAILURES[name]
    limit.put(failure["limit"])
    changes = {"run": failure["run"], "set": failure["set"], "view": "galleries"}
    for choice, value in (changes | {"detector": "lof", "image": ""}).items():
        st.session_state[key(choice)] = value


def _choice(name: str, options: Sequence[str], words: Callable[[str], str], say: Say) -> str:
    chosen = _kept(name, options, options[0])
    st.segmented_control(
        say(f"anomalies.{name}"),
        options,
        format_func=words,
        required=True,
        label_visibility="collapsed",
        key=key(name),
        on_change=limit.release if name in ("run", "detector") else None,
        persist_state="session",
    )
    return chosen


def _kept(name: str, options: Sequence[str], default: str) -> str:
    return session.kept(name, key(name), options, default)
