"""What the visitor wants to see of the embeddings, kept in the session and in the link."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from core.projection.layout import METHODS, MIN_DISTS, N_NEIGHBORS, PERPLEXITIES, ProjectionConfig
from ui.embeddings.targets import FIRST, Target
from ui.frame import numbers, session
from ui.frame.texts import Say

VIEWS = ("one", "pair", "three")
AXES = ("2", "3")
SPLITS = ("test", "all")
DEFAULT = ProjectionConfig()
SLIDERS = {  # name: (steps, default, kind); the keys are those of the link, too
    "perplexity": (PERPLEXITIES, DEFAULT.perplexity, float),
    "neighbors": (N_NEIGHBORS, DEFAULT.n_neighbors, int),
    "min_dist": (MIN_DISTS, DEFAULT.min_dist, float),
}
MAX_SEED = 9999
RANGES = {"perplexity": (2.0, 500.0), "neighbors": (2, 500), "min_dist": (0.0, 0.99)}
Choices = dict[str, str | float]
NOISE: Choices = {"view": "one", "space": "pixels.noise", "method": "umap", "axes": "2"}
NOISE |= {"neighbors": 5, "min_dist": 0.0, "split": "test", "seed": 0}
DIGITS: Choices = {"view": "one", "space": ".".join(FIRST[0]), "method": METHODS[0], "axes": "2"}
DIGITS |= {name: default for name, (_, default, _) in SLIDERS.items()}
DIGITS |= {"split": "test", "seed": 0}


def key(name: str) -> str:
    """Return the name under which the session keeps a choice."""
    return f"embeddings_{name}"


def kept(name: str, options: Sequence[str], default: str) -> str:
    """Return a choice from the session, else from the link, else the default one."""
    return session.kept(name, key(name), options, default)


def view(say: Say) -> str:
    """Return how many maps stand side by side, and of what."""
    return _segments("view", VIEWS, lambda name: say(f"embeddings.view_{name}"), say)


def target(targets: Sequence[Target], say: Say, fixed: bool = False) -> Target:
    """Return the space to map; where the view has fixed it, nothing can be chosen."""
    by_id = {one.id: one for one in targets}
    chosen = kept("space", list(by_id), next(iter(by_id)))
    st.selectbox(
        say("embeddings.space"),
        list(by_id),
        format_func=lambda name: by_id[name].name(say),
        label_visibility="collapsed",
        key=key("space"),
        disabled=fixed,
        width=210,
        persist_state="session",
    )
    return by_id[chosen]


def method(say: Say) -> str:
    """Return the method of projection."""
    return _segments("method", METHODS, lambda name: say(f"embeddings.method_{name}"), say)


def axes(say: Say) -> int:
    """Return the number of dimensions."""
    return int(_segments("axes", AXES, "{}D".format, say))


def colour(names: Sequence[str], say: Say) -> str:
    """Return what the points are coloured by."""
    chosen = kept("colour", names, names[0])
    st.selectbox(
        say("embeddings.colour"),
        names,
        format_func=lambda name: say(f"embeddings.colour_{name}"),
        label_visibility="collapsed",
        key=key("colour"),
        width=210,
        persist_state="session",
    )
    return chosen


def config(method: str, n_components: int, say: Say) -> ProjectionConfig:
    """Show the method's sliders and return the settings of the map."""
    shown = {"tsne": ("perplexity",), "umap": ("neighbors", "min_dist"), "pca": ()}[method]
    values = {name: _slider(name, say) if name in shown else _value(name) for name in SLIDERS}
    return ProjectionConfig(
        method=method,
        n_components=n_components,
        perplexity=values["perplexity"],
        n_neighbors=int(values["neighbors"]),
        min_dist=values["min_dist"],
        seed=seed(),
    )


def seed() -> int:
    """Return the seed of the map."""
    return _whole("seed", 0)


def split() -> str:
    """Return which images are mapped."""
    return kept("split", SPLITS, SPLITS[0])


def own_settings(say: Say) -> None:
    """Let the visitor ask for settings that no slider has."""
    with (
        st.popover(say("embeddings.own"), icon=":material/tune:", width="content"),
        st.form(key("form"), border=False),
    ):
        st.markdown(say("embeddings.own_body"))
        for name in SLIDERS:
            _field(name, say)
        st.number_input(say("embeddings.seed"), 0, MAX_SEED, seed(), key=key("own_seed"))
        st.toggle(say("embeddings.everybody"), value=split() == "all", key=key("own_all"))
        st.form_submit_button(say("embeddings.own_take"), type="primary", on_click=_take_own)


def _take_own() -> None:
    typed = {name: st.session_state[key(f"own_{name}")] for name in (*SLIDERS, "seed")}
    put(**typed, split="all" if st.session_state[key("own_all")] else "test")


def put(**choices: Any) -> None:
    """Make choices in the visitor's stead."""
    for name, value in choices.items():
        st.session_state[key(name)] = value


def show_noise() -> None:
    """Set the page to its deliberate failure: clusters where there are none."""
    state = st.session_state
    state[key("before")] = {name: state[key(name)] for name in DIGITS if key(name) in state}
    put(**NOISE)


def show_digits() -> None:
    """Leave the noise for what was shown before it, else for what the page begins with."""
    put(**DIGITS | st.session_state.pop(key("before"), {}))


def _slider(name: str, say: Say) -> float:
    steps, _, _ = SLIDERS[name]
    value = _value(name)
    st.session_state[key(name)] = value
    st.select_slider(
        say(f"embeddings.{name}"),
        sorted({*steps, value}),
        format_func=lambda step: numbers.plain(step, say),
        key=key(name),
        help=say(f"embeddings.{name}_help"),
        width=200,
        persist_state="session",
    )
    return value


def _value(name: str) -> float:
    """Return a setting from the session, else from the link, within its range."""
    _, default, kind = SLIDERS[name]
    low, high = RANGES[name]
    asked = st.session_state.get(key(name))
    value = kind(min(max(session.setting(name, default) if asked is None else asked, low), high))
    session.write_link(**{name: (f"{value:g}", f"{default:g}")})
    return value


def _whole(name: str, default: int) -> int:
    asked = st.session_state.get(key(name))
    value = int(session.setting(name, default) if asked is None else asked)
    st.session_state[key(name)] = value = min(max(value, 0), MAX_SEED)
    session.write_link(**{name: (value, default)})
    return value


def _field(name: str, say: Say) -> None:
    low, high = RANGES[name]
    step = {"perplexity": 1.0, "neighbors": 1, "min_dist": 0.05}[name]
    label = say(f"embeddings.{name}")
    st.number_input(label, low, high, _value(name), step, key=key(f"own_{name}"))


def _segments(name: str, options: Sequence[str], words: Callable[[str], str], say: Say) -> str:
    chosen = kept(name, options, options[0])
    st.segmented_control(
        say(f"embeddings.{name}"),
        options,
        format_func=words,
        required=True,
        label_visibility="collapsed",
        key=key(name),
        persist_state="session",
    )
    return chosen
