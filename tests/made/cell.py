"""`python -m tests.made.cell`: stands in for a training of `core`, and takes half a second.

It keeps a line for each epoch, goes on after the last one when resumed, and notes each start.
"""

import sys
import time
from pathlib import Path

from core.runs import Run, write_json

N_EPOCHS = 8
SECONDS = 0.05  # an epoch


def starts(run: Run) -> int:
    """Return how often a run was begun or resumed."""
    return len((run.path / "starts").read_text().splitlines())


def main(command: str, *words: str) -> None:
    into = words[words.index("--into") + 1] if command == "train" else words[0]
    run = Run(Path(into))
    with (run.path / "starts").open("a") as file:
        file.write(f"{command}\n")
    write_json(run.config_file, {"method": "mine-gaussian", "config": {"seed": 0}})
    run.update_status(state="running")
    for epoch in range(len(run.metrics), N_EPOCHS):
        time.sleep(SECONDS)
        run.append_metrics({"epoch": epoch + 1})
    write_json(run.evaluation_file, {"test_accuracy": 0.5})
    run.update_status(state="finished")


if __name__ == "__main__":
    main(*sys.argv[1:])
