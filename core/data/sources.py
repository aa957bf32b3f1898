"""Fashion-MNIST and CIFAR-10, from the cache or fetched: the public way to both."""

import sys

import numpy as np
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from core.data import mnist
from core.data.cache import DataSet, Report, cache_folder, fill, is_cached, read_cached, source_of
from core.data.cifar10 import CIFAR10, to_grey
from core.data.fashion_mnist import FASHION_MNIST
from core.data.split import Split, cut_split, original_split

DATA_SETS = {data_set.name: data_set for data_set in (FASHION_MNIST, CIFAR10)}


def load_fashion_mnist(split: str) -> Split:
    """Load one split of Fashion-MNIST, fetching it the first time.

    Args:
        split: "train" (55,000), "validation" (the last 5,000 of the training file) or "test"
            (10,000).

    Returns:
        Images uint8 (n, 28, 28) and labels uint8 (n,), in the original order, read-only.

    Raises:
        ValueError: `split` is none of the three.
        DataUnavailable: no source gave the data.
    """
    return cut_split(_original_part(FASHION_MNIST, split), split)


def load_cifar10(split: str) -> Split:
    """Load one split of CIFAR-10 in grey and 28x28, fetching it the first time.

    The photographs are converted by `core.data.cifar10.to_grey`.

    Args:
        split: "train" (45,000), "validation" (the last 5,000 of the training files) or "test"
            (10,000).

    Returns:
        Images uint8 (n, 28, 28) and labels uint8 (n,), in the original order.

    Raises:
        ValueError: `split` is none of the three.
        DataUnavailable: no source gave the data.
    """
    colour = cut_split(_original_part(CIFAR10, split), split)
    return Split(to_grey(colour.images), colour.labels)


def fetch(name: str, report: Report | None = None) -> None:
    """Bring a data set into the cache, unless it is there.

    Args:
        name: "fashion-mnist" or "cifar10".
        report: called with a source's name, the bytes so far and about how many there will be;
            a progress bar on standard error where none is given.

    Raises:
        ValueError: the name is unknown.
        DataUnavailable: no source gave the data.
    """
    if name not in DATA_SETS:
        raise ValueError(f"`name` must be one of {', '.join(DATA_SETS)}. Received: name={name!r}")
    if report is not None:
        fill(DATA_SETS[name], report)
    elif not is_cached(DATA_SETS[name]):
        _fill_with_bar(DATA_SETS[name])


def describe() -> list[str]:
    """Tell what data is here, where it came from, and the checksums of its content.

    Returns:
        A line for each data set and, indented, a line for each of its files.
    """
    lines = ["mnist: bundled with the repository", *_checksum_lines(mnist.CHECKSUMS)]
    for data_set in DATA_SETS.values():
        lines.append(f"{data_set.name}: {_state(data_set)}")
        lines.extend(_checksum_lines(data_set.checksums))
    return lines


def _original_part(data_set: DataSet, split: str) -> Split:
    part = original_split(split)
    names = (f"{part}-images", f"{part}-labels")
    arrays = _cached(data_set, names)
    if len(arrays) < len(names):
        fetch(data_set.name)
        arrays = _cached(data_set, names)
    return Split(*arrays)


def _cached(data_set: DataSet, names: tuple[str, ...]) -> list[np.ndarray]:
    """Read those of the arrays that are in the cache and as they should be."""
    found = (read_cached(data_set, name) for name in names)
    return [array for array in found if array is not None]


def _fill_with_bar(data_set: DataSet) -> None:
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task(data_set.name, total=None)

        def report(source: str, n_bytes: int, n_total: int) -> None:
            description = f"{data_set.name} from {source}"
            progress.update(
                task, description=description, completed=min(n_bytes, n_total), total=n_total
            )

        fill(data_set, report)


def _state(data_set: DataSet) -> str:
    if not is_cached(data_set):
        return f"not here; `python -m core data --fetch {data_set.name}` brings it"
    return f"in {cache_folder() / data_set.name}, from {source_of(data_set) or 'an unknown source'}"


def _checksum_lines(checksums: dict[str, str]) -> list[str]:
    return [f"  {name}  sha256 {checksum}" for name, checksum in checksums.items()]
