"""The sentences of the page `inside`."""

from ui.languages.inside.english import ENGLISH
from ui.languages.inside.german import GERMAN
from ui.languages.inside.japanese import JAPANESE

__all__ = ["ENGLISH", "GERMAN", "JAPANESE"]
