"""What plays the films of DEC: buttons, style and script that its components share."""

from pathlib import Path

_HERE = Path(__file__).parent
_PLACE = '<div class="transport"></div>'  # where a component has its buttons


def parts(name: str, *scripts: str) -> dict[str, str]:
    """Return what a component that plays a film is made of.

    Args:
        name: of the component's own files.
        *scripts: files that its script needs besides.

    Returns:
        "html", "css" and "js", as Streamlit takes them.
    """
    return {
        "html": _read(f"{name}.html").replace(_PLACE, _read("dec_transport.html")),
        "css": "\n".join(map(_read, ("dec_transport.css", f"{name}.css"))),
        "js": "\n".join(map(_read, ("dec_transport.js", *scripts, f"{name}.js"))),  # one module
    }


def _read(file: str) -> str:
    return (_HERE / file).read_text("utf-8")
