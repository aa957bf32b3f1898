"""What plays films: markup, style and script that components share."""

from pathlib import Path

_HERE = Path(__file__).parent
MARKUP = _HERE / "dec_transport.html"
STYLE = _HERE / "dec_transport.css"
SCRIPT = _HERE / "dec_transport.js"
