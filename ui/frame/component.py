"""Components: files of markup, style and script that Streamlit mounts with data."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from ui.frame import scripts

# The browser imports the module itself, so that it may import others, which are all asked for at
# once, not each when another is read that needs it; the module's answer is awaited.
# What it returns is called once the component has left the page: Streamlit does so too after
# an update that the next one overtook, when the component is to stay as that next one made it.
_ENTRY = """\
const place = (address) => new URL(address, document.baseURI).href;
for (const href of {imported}.map(place)) {{
  if (document.head.querySelector(`link[href="${{href}}"]`)) continue;
  const link = Object.assign(document.createElement("link"), {{ rel: "modulepreload", href }});
  document.head.append(link);
}}
const entry = place("{address}");
export default async (component) => {{
  const leave = await (await import(entry)).default(component);
  return () => component.parentElement.isConnected || leave?.();
}};
"""


_PRINTED = Path(__file__).with_name("print.css")


class Component:
    """A component of this project's own files, registered once.

    Args:
        name: of the component.
        module: the file of the module that registers it.
        *files: names of markup and styles beside that, or whole paths, in their order. Styles are
            joined, with what all components have on paper. The first file of markup is the
            component's; each further one takes the place of an empty `<div class="STEM"></div>`.
        entry: the script whose default export Streamlit calls, beside `module` or a whole path;
            it may import.

    Attributes:
        element: what Streamlit made of it, to be called as `streamlit.components.v2` says.
    """

    def __init__(self, name: str, module: str, *files: str | Path, entry: str | Path) -> None:
        folder = Path(module).parent
        paths = [folder / file for file in files]
        address = scripts.address(folder / entry)
        imported = [scripts.address(file) for file in scripts.imported(folder / entry)]
        script = _ENTRY.format(address=address, imported=json.dumps(imported))
        self.element = st.components.v2.component(
            name, html=_markup(paths), css=_styles([*paths, _PRINTED]), js=script
        )

    def mount(
        self,
        data: Any,
        *,
        key: str,
        noted: Sequence[str] = (),
        **events: Callable[[], None],
    ) -> Any:
        """Show the component, or bring a shown one up to date.

        Args:
            data: what the script gets: bytes as they are, anything else as the only item of a
                list, since Streamlit searches the values of a dict for data frames, which imports
                pandas.
            key: under which the session holds the component's state.
            noted: states and triggers whose change runs the page again, and nothing else.
            **events: called before that run, as `on_NAME_change`.

        Returns:
            The component's state.
        """
        handlers: dict[str, Any] = {f"on_{name}_change": _noted for name in noted} | events
        content = data if isinstance(data, bytes) else [data]
        return self.element(key=key, data=content, **handlers)


def reported(key: str) -> Mapping[str, Any]:
    """Return what the component of a key reported last, empty before it did."""
    return st.session_state.get(key) or {}


def _noted() -> None:
    """Accept what the browser sent; the run that follows reads it."""


def _markup(paths: Sequence[Path]) -> str:
    page, *parts = [path for path in paths if path.suffix == ".html"]
    html = page.read_text("utf-8")
    for part in parts:
        html = html.replace(f'<div class="{part.stem}"></div>', part.read_text("utf-8"))
    return html


def _styles(paths: Sequence[Path]) -> str:
    return "\n".join(path.read_text("utf-8") for path in paths if path.suffix == ".css")
