"""The sentences of the page `embeddings`, in every language."""

from ui.languages.embeddings.english import ENGLISH
from ui.languages.embeddings.german import GERMAN
from ui.languages.embeddings.japanese import JAPANESE

__all__ = ["ENGLISH", "GERMAN", "JAPANESE"]
