"""The sentences of the page `mine`."""

from ui.languages.mine.english import ENGLISH
from ui.languages.mine.german import GERMAN
from ui.languages.mine.japanese import JAPANESE

__all__ = ["ENGLISH", "GERMAN", "JAPANESE"]
