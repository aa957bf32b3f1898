"""What pages say of trainings, in every language."""

from ui.languages.training.english import ENGLISH
from ui.languages.training.german import GERMAN
from ui.languages.training.japanese import JAPANESE

__all__ = ["ENGLISH", "GERMAN", "JAPANESE"]
