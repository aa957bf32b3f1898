"""The sentences of the page `overclusters`, in every language."""

from ui.languages.overclusters.english import ENGLISH
from ui.languages.overclusters.german import GERMAN
from ui.languages.overclusters.japanese import JAPANESE

__all__ = ["ENGLISH", "GERMAN", "JAPANESE"]
