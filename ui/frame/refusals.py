"""What is said where the server does not grant what a visitor asked for."""

from core.limits import Refused
from ui.frame import numbers
from ui.frame.texts import Say


def refused_sentence(refused: Refused, say: Say) -> str:
    """Say what the server does not grant, and what can be done instead."""
    return say(f"refused.{refused.reason}", most=numbers.decimal(refused.most, 0, say))
