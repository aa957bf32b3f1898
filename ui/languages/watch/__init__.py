"""The sentences of the page `watch`, in every language."""

from ui.languages.watch.english import ENGLISH
from ui.languages.watch.german import GERMAN
from ui.languages.watch.japanese import JAPANESE

__all__ = ["ENGLISH", "GERMAN", "JAPANESE"]
