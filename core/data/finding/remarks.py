"""What a reader remarks on how a picture was read, by name, for pages in any language."""

from collections.abc import Iterable
from dataclasses import dataclass

SENTENCES = {
    "first": "The file holds several pictures: the first one is used.",
    "several": "The file holds several pictures: number {n} is used, the first with ink.",
    "blank": "Nothing is drawn here.",
    "cropped": "Cropped to the writing.",
    "characters": "This looks like {n} characters, from left to right: {read}.",
    "scaled": "Scaled from {width} × {height} pixels.",
}


@dataclass(frozen=True)
class Remark:
    """A remark: a key of `SENTENCES`, and what its braces ask for."""

    name: str
    values: tuple[tuple[str, int | str], ...] = ()

    @property
    def sentence(self) -> str:
        """The remark in English."""
        return SENTENCES[self.name].format(**dict(self.values))


def remark(name: str, **values: int | str) -> Remark:
    """Return a remark."""
    return Remark(name, tuple(values.items()))


def sentences(remarks: Iterable[Remark]) -> str | None:
    """Return remarks as one line, None for none."""
    return " ".join(remark.sentence for remark in remarks) or None
