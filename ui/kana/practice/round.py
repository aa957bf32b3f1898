"""A round of practice: which characters are asked for, and what became of each."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from core.writing.characters import ROWS

LENGTH = 10


@dataclass(frozen=True)
class Attempt:
    """One drawn character and how it was read.

    Attributes:
        asked: the character that was asked for, an index into `CHARACTERS`.
        image: what the network saw, uint8 (28, 28).
        probabilities: (71,) float32, how it was read.
        unusual: the outlier test took it for no kana.
        helped: the model was shown while it was drawn.
    """

    asked: int
    image: np.ndarray
    probabilities: np.ndarray
    unusual: bool
    helped: bool

    @property
    def read(self) -> int:
        """The character it was read as."""
        return int(self.probabilities.argmax())

    @property
    def right(self) -> bool:
        """Tell whether it was read as what was asked for."""
        return self.read == self.asked


@dataclass
class Round:
    """The characters of a round and the attempts so far.

    Attributes:
        asked: indices into `CHARACTERS`, in order.
        attempts: one for each character that was drawn and checked.
        place: which character is being drawn or looked at.
        helped: the model was shown for this character.
    """

    asked: tuple[int, ...]
    attempts: list[Attempt] = field(default_factory=list)
    place: int = 0
    helped: bool = False

    @property
    def over(self) -> bool:
        """Tell whether all characters are behind."""
        return self.place >= len(self.asked)

    @property
    def current(self) -> int:
        """The character being asked for."""
        return self.asked[self.place]

    @property
    def checked(self) -> Attempt | None:
        """The attempt at the current character, None until it was judged."""
        return self.attempts[self.place] if self.place < len(self.attempts) else None

    @property
    def n_right(self) -> int:
        """How many attempts were read as what was asked for."""
        return sum(attempt.right for attempt in self.attempts)

    @property
    def missed(self) -> tuple[int, ...]:
        """The characters that were read as others, each once."""
        wrong = [attempt.asked for attempt in self.attempts if not attempt.right]
        return tuple(dict.fromkeys(wrong))

    def check(self, image: np.ndarray, probabilities: np.ndarray, unusual: bool) -> None:
        """Judge the drawing of the current character, once."""
        if self.checked is None:
            self.attempts.append(Attempt(self.current, image, probabilities, unusual, self.helped))

    def advance(self) -> None:
        """Go on to the next character."""
        self.place += 1
        self.helped = False


def pool(rows: Sequence[str]) -> tuple[int, ...]:
    """Return the characters of some rows; of all rows where none is named."""
    return tuple(index for name in ROWS if name in rows or not rows for index in ROWS[name])


def new_round(characters: Sequence[int], rng: np.random.Generator) -> Round:
    """Draw a round by lot: each character once before any comes again, none twice in a row.

    Args:
        characters: indices to ask for, at least one.
        rng: the source of randomness.
    """
    asked: list[int] = []
    while len(asked) < LENGTH:
        turn = [int(index) for index in rng.permutation(characters)]
        if asked and len(turn) > 1 and turn[0] == asked[-1]:
            turn.append(turn.pop(0))
        asked += turn
    return Round(tuple(asked[:LENGTH]))
