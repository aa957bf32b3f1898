"""The sentences of the page `anomalies`, in every language."""

from ui.languages.anomalies.english import ENGLISH
from ui.languages.anomalies.german import GERMAN
from ui.languages.anomalies.japanese import JAPANESE

__all__ = ["ENGLISH", "GERMAN", "JAPANESE"]
