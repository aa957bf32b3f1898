"""What pages say of trainings, in English."""

ENGLISH: dict[str, str] = {
    "training.train": "Train a run",
    "training.run": "Run to watch",
    "training.beside": "Another run beside it",
    "training.choose": "Choose a run",
    "training.live": "live",
    "training.starting": "starting",
    "training.recipe": "Recipe",
    "training.seed": "Seed",
    "training.start": "Start",
    "training.will_queue": "Another run is going on: this one waits its turn.",
    "training.epoch": "epoch {epoch} of {n}",
    "training.speed": "{speed} steps a second",
    "training.left": "{time} left",
    "training.queued": "In the queue: it waits for {run} to end.",
    "training.pause": "Pause",
    "training.go_on": "Go on",
    "training.stop": "Stop",
    "training.resume": "Resume from its last epoch",
    "training.interrupted": (
        "This run ended without a word: its process is gone. What it had learned by then is below."
    ),
    "training.stopped": "This run was stopped. It can be replayed, or go on.",
    "training.disk_full": "The disk is full: free some space, then start again.",
    "training.gone": (
        "The run {run} is not here: its folder was deleted or moved. Choose another one above."
    ),
    "training.waking": "The training is waking up.",
    "training.waking_body": (
        "The first matrix appears when the network has taken its first step, usually within ten "
        "seconds. You may leave: the run goes on and is found again here."
    ),
    "training.waking_for": "{seconds} s so far",
}
