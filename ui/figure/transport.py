"""What a component that moves a film by the shared clock takes besides its script."""

from pathlib import Path

_BROWSER = Path(__file__).parent / "browser"
MARKUP = _BROWSER / "transport.html"
STYLE = _BROWSER / "transport.css"
TEXTS = ("play", "pause", "back", "forth", "scrub", "speed", "follow")  # after "figure."
