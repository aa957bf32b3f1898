"""The sentences of the page `kana_lab`."""

from ui.languages.kana_lab.english import ENGLISH
from ui.languages.kana_lab.german import GERMAN
from ui.languages.kana_lab.japanese import JAPANESE

__all__ = ["ENGLISH", "GERMAN", "JAPANESE"]
