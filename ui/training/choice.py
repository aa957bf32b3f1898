"""Which run an exhibit shows: the link says so; without one we guess."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from core.runs import Run
from core.texts.comparison import family
from ui.frame import session
from ui.frame.texts import Say
from ui.training import run_list

FAMILIES = ("text", "ours")


@dataclass(frozen=True)
class RunChoice:
    """An exhibit's choice among runs.

    Attributes:
        key: begins the names that the session keeps for it.
        title: returns what a run is called.
        favourite: id of the run to begin with, None for none in particular.
        link: name of the choice in the link.
        label: the sentence that says what is chosen, for those who cannot see it.
        hint: the sentence that stands in an empty list.
        width: of the list, in pixels.
        labelled: whether the label stands over the list.
        apart: whether runs as in the texts and ours are listed apart, behind a switch.
    """

    key: str
    title: Callable[[Run, Say], str]
    favourite: str | None = None
    link: str = "run"
    label: str = "training.run"
    hint: str = "training.choose"
    width: int = 250
    labelled: bool = False
    apart: bool = False

    def chosen(self, runs: Sequence[Run]) -> str | None:
        """Return the id that the link names, else of a live run, else of the last one, or a guess.

        Returns:
            An id, perhaps of a run that is gone; None where there is no run.
        """
        favourites = (st.session_state.get(self._watched), self.favourite)
        return self.linked() or run_list.likely(runs, favourites)

    def linked(self) -> str | None:
        """Return the id that the link names."""
        return st.query_params.get(self.link)

    def settled(self, runs: Sequence[Run]) -> Run:
        """Return the run that the link names, else the one shown before, else the first of all."""
        by_id = {run.id: run for run in runs}
        known = (self.linked(), self.watched(runs))
        return next((by_id[name] for name in known if name in by_id), runs[0])

    def watch(self, name: str | None) -> None:
        """Remember which run is shown: a live one stays when it ends."""
        st.session_state[self._watched] = name

    def watched(self, runs: Sequence[Run]) -> str | None:
        """Return the id of the run that was shown last, None where it is gone."""
        before = st.session_state.get(self._watched)
        return before if before in {run.id for run in runs} else None

    def show(self, name: str | None) -> None:
        """Put a run on the screen."""
        self.watch(name)
        session.write_link(**{self.link: (name, None)})

    def picker(
        self,
        runs: Sequence[Run],
        name: str | None,
        say: Say,
        *,
        on_pick: Callable[[str | None], None] | None = None,
        none: str | None = None,
    ) -> None:
        """Let the visitor choose.

        Args:
            runs: among which.
            name: id of the run that is chosen now.
            say: speaks the visitor's language.
            on_pick: called with the chosen id, instead of `show`.
            none: what the list calls no run, where that can be chosen, too.
        """
        pick = on_pick or self.show
        if self.apart:
            runs = self._family(runs, name, pick, say)
        names = {run.id: self.title(run, say) for run in runs}
        run_list.picker(
            f"{self.key}_{self.link}",
            names if none is None else {"": none} | names,
            (name or "") if none is not None else name,
            lambda picked: pick(picked or None),
            title=say(self.label),
            hint=say(self.hint),
            width=self.width,
            labelled=self.labelled,
        )

    def _family(
        self,
        runs: Sequence[Run],
        name: str | None,
        pick: Callable[[str | None], None],
        say: Say,
    ) -> Sequence[Run]:
        """Let the visitor switch between runs as in the text and ours; return those to list."""
        kinds = {run.id: family(run) for run in runs}
        if len(set(kinds.values())) < len(FAMILIES):
            return runs
        now = kinds.get(name or "", FAMILIES[-1])
        key = f"{self.key}_{self.link}_family"
        st.session_state[key] = now
        st.segmented_control(
            say("training.family"),
            FAMILIES,
            format_func=lambda kind: say(f"training.family_{kind}"),
            required=True,
            label_visibility="collapsed",
            key=key,
            on_change=lambda: pick(_first(kinds, st.session_state[key])),
        )
        return [run for run in runs if kinds[run.id] == now]

    @property
    def _watched(self) -> str:
        return f"{self.key}_{self.link}_watched"


def _first(kinds: Mapping[str, str], kind: str) -> str:
    """Return the id of the first run of a kind."""
    return next(name for name, own in kinds.items() if own == kind)
