"""The sentences of the page `kana`, in every language."""

from ui.languages.kana.english import ENGLISH
from ui.languages.kana.german import GERMAN
from ui.languages.kana.japanese import JAPANESE

__all__ = ["ENGLISH", "GERMAN", "JAPANESE"]
