"""The sentences of the page `dec`, in every language."""

from ui.languages.dec.english import ENGLISH
from ui.languages.dec.german import GERMAN
from ui.languages.dec.japanese import JAPANESE

__all__ = ["ENGLISH", "GERMAN", "JAPANESE"]
