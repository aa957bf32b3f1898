"""Show a training's progress in a terminal, or as plain lines where there is none."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import keras
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

BAR = TaskID(0)  # the only one


class ProgressBar(keras.callbacks.Callback):
    """One bar over all steps of all epochs, with the time that remains and the last figures.

    Args:
        console: where to write.
    """

    def __init__(self, console: Console) -> None:
        super().__init__()
        self.console = console
        self.epoch = 0
        self.progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("steps, left"),
            TimeRemainingColumn(),
            console=console,
        )

    def on_epoch_begin(self, epoch: int, logs: dict[str, float] | None = None) -> None:
        """Show the bar, which goes on where an interrupted run had left it."""
        n_epochs, n_steps = self.params["epochs"], self.params["steps"]
        self.epoch = epoch
        if not self.progress.tasks:
            self.progress.add_task("", total=n_epochs * n_steps, completed=epoch * n_steps)
            self.progress.start()
        self.progress.update(BAR, description=f"epoch {epoch + 1}/{n_epochs}")

    def on_train_batch_end(self, batch: int, logs: dict[str, float] | None = None) -> None:
        """Move the bar to the step that was just taken."""
        # Several steps may have gone by since the last call.
        self.progress.update(BAR, completed=self.epoch * self.params["steps"] + batch + 1)

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> None:
        """Print the epoch's figures above the bar."""
        figures = "  ".join(f"{name} {value:.4g}" for name, value in logs.items())
        self.progress.console.print(f"epoch {epoch + 1}  {figures}", highlight=False)

    def on_train_end(self, logs: dict[str, float] | None = None) -> None:
        """Leave the bar as it stands."""
        self.progress.stop()


@contextmanager
def share_bar(console: Console, title: str) -> Iterator[Callable[[float], None]]:
    """Show a bar while the block runs; yield a function that sets the share done, in [0, 1]."""
    columns = TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn()
    with Progress(*columns, console=console) as progress:
        task = progress.add_task(title, total=1.0)
        yield lambda share: progress.update(task, completed=share)
