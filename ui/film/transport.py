"""What plays films: markup, style and script that components share."""

from pathlib import Path

_HERE = Path(__file__).parent
MARKUP = _HERE / "transport.html"
STYLE = _HERE / "transport.css"
SCRIPT = _HERE / "transport.js"
