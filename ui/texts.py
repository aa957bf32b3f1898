"""Every sentence of the pages, in one dictionary; `?lang=` chooses among the languages."""

from collections.abc import Callable
from functools import cache, partial

Say = Callable[..., str]

ENGLISH: dict[str, str] = {
    "app.draw": "Draw",
    "app.runs": "Runs",
    "draw.question": "Is it a digit, and which one?",
    "draw.lead": "Three networks and an outlier test answer after every stroke.",
    "slate.hint": "Draw a digit",
    "slate.tools": "Drawing tools",
    "slate.undo": "Undo",
    "slate.clear": "Clear",
    "slate.brush": "Brush size",
    "slate.save": "Save PNG",
    "slate.samples": "Try one",
    "slate.empty": "Slate, empty: draw a digit here",
    "slate.drawn": "Slate with your drawing",
    "sample.digit": "a clean digit",
    "sample.seven": "a crossed seven",
    "sample.letter": "a letter",
    "sample.scribble": "a scribble",
    "sample.shirt": "a Fashion-MNIST shirt",
    "sample.photo": "a CIFAR-10 photo",
    "sample.small": "an off-centre small digit",
    "source.upload": "Upload an image file",
    "source.test": "MNIST test image, 0 to 9999",
    "source.test_hint": "Test image no.",
    "source.random": "Any",
    "source.random_help": "A test image drawn by lot",
    "source.test_label": "MNIST test image {index}, labelled {label}. The networks never saw it.",
    "invite.title": "Draw a digit on the slate.",
    "invite.body": "Or take one of the pictures under it. The verdict appears here "
    "as soon as the pen is lifted:",
    "invite.seen": "what the networks see, 28 × 28 pixels",
    "invite.opinions": "what two classifiers say, and which cluster a network that never saw "
    "a label puts it in",
    "invite.anomaly": "whether it is a digit at all, and the training images that say so",
    "warm.waking": "The networks are waking up. You can draw already.",
    "warm.missing": "The trained networks could not be loaded: {reason}",
    "warm.retry": "Try again",
    "seen.caption": "What the networks see",
    "seen.alt": "Your drawing, cropped, scaled and centred by mass to 28 by 28 pixels",
    "answer.digit": "A digit",
    "answer.odd": "Not a digit",
    "answer.certain": "The L2-softmax network is {share} sure.",
    "answer.alone": "The plain CNN says {digit}.",
    "answer.forced": "A classifier without the outlier test would have said {digit} ({share}).",
    "opinions.title": "Two classifiers",
    "opinions.forced": "Two classifiers, forced to choose",
    "opinions.l2": "L2-softmax",
    "opinions.cnn": "plain CNN",
    "opinions.alt": "{name}: {digit} with {share}",
    "cluster.title": "IIC, trained without labels",
    "cluster.sentence": "Cluster {cluster} of {n}, the one that stands for {digit}. "
    "Nobody told it what a {digit} is.",
    "cluster.cell": "cluster {cluster}, stands for {digit}: {share}",
    "anomaly.title": "Is it a digit at all?",
    "anomaly.l2": "L2-softmax space",
    "anomaly.cnn": "plain CNN space",
    "anomaly.pixels": "raw pixels",
    "anomaly.score": "{score} · limit {threshold}",
    "anomaly.alt": "{name}: outlier factor {score}, limit {threshold}: {verdict}",
    "anomaly.inside": "a digit",
    "anomaly.outside": "not a digit",
    "anomaly.axis": "Local Outlier Factor, log scale",
    "neighbors.title": "The {k} nearest training images, on which the verdict rests",
    "neighbors.alt": "The {k} nearest training images, labelled {labels}",
    "contamination.label": "Share of training digits beyond the limit",
    "contamination.help": "The contamination of the Local Outlier Factor. It only moves the "
    "limit; nothing is fitted again.",
    "how.title": "How it works, how it fails",
    "how.lof": "**Is it a digit?** The Local Outlier Factor compares the density around the "
    "drawing with the density around its {k} nearest training images: the mean local "
    "reachability density of the neighbours over its own. About 1 means that it lies among "
    "its kind; the limit is the score that the chosen share of training digits exceeds.",
    "how.softmax": "**Which one?** The L2-softmax network fixes the length of its embedding, so "
    "that only the direction can speak, and images that look alike crowd together:",
    "how.iic": "**IIC** maximises the mutual information between the clusters of an image and of "
    "its distorted twin; no label is involved. Which digit a cluster stands for is looked up "
    "afterwards.",
    "how.fails": "**A failure to see.** A plain softmax must choose one of ten digits, whatever "
    "it is shown, and is often sure of it.",
    "how.failure": "Show it a shirt",
    "how.runs": "**Do it again.** These lines trained the networks:",
    "runs.question": "Where do these networks come from?",
    "runs.lead": "From these runs. One line and its seed repeat each of them.",
    "runs.none": "There is no run yet. Start one with",
    "runs.run": "Run",
    "runs.method": "Method",
    "runs.state": "State",
    "runs.epochs": "Epochs",
    "runs.time": "Time",
    "runs.device": "Device",
    "runs.seed": "Seed",
    "runs.figure": "Key figure",
    "runs.here": "This run",
    "runs.post": "The post",
    "runs.choose": "Look at a run",
    "runs.curve_alt": "{name} of the run {run} over its epochs",
    "runs.epoch": "epoch",
    "runs.no_curves": "No epochs to draw: this run has finished none.",
    "runs.figures": "Figure",
    "runs.no_figures": "Not evaluated yet. This line does it:",
    "runs.command": "The line that made it",
    "runs.again": "Train your own, with another seed, and find it in this list:",
    "runs.failed": "This run failed. {reason}",
    "runs.interrupted": "This run ended without a word. Go on from its last epoch with",
    "runs.no_reason": "It left no message; its log lies beside it.",
    "curve.loss": "Loss",
    "curve.accuracy": "Accuracy",
    "curve.mutual_information": "Mutual information (nats)",
    "curve.trace": "Trace of the joint matrix",
    "figure.test_accuracy": "test accuracy",
    "figure.nmi": "normalised mutual information",
    "figure.ari": "adjusted Rand index",
    "figure.majority_accuracy": "overclusters, majority accuracy",
    "figure.rejected": "{set} rejected at contamination {contamination}",
    "figure.auroc": "AUROC against {set}",
    "figure.fpr95": "false positives at 95% of {set}",
    "set.mnist": "MNIST",
    "set.fashion_mnist": "Fashion-MNIST",
    "set.cifar10": "CIFAR-10",
    "state.queued": "queued",
    "state.running": "running",
    "state.finished": "finished",
    "state.stopped": "stopped",
    "state.failed": "failed",
    "state.interrupted": "interrupted",
    "state.unknown": "unknown",
}

LANGUAGES: dict[str, dict[str, str]] = {"en": ENGLISH}


def phrase(key: str, language: str = "en", **values: object) -> str:
    """Return a sentence.

    Args:
        key: its name in `ENGLISH`.
        language: one of `LANGUAGES`; an unknown one reads as English.
        **values: what its braces ask for.

    Raises:
        KeyError: there is no such sentence.
    """
    template = LANGUAGES.get(language, ENGLISH).get(key) or ENGLISH[key]
    return template.format(**values) if values else template


@cache
def speaker(language: str) -> Say:
    """Return `phrase` in one language."""
    return partial(phrase, language=language)


def share(probability: float) -> str:
    """Format a probability so that certainty is never overstated.

    Returns:
        "99.3%"; ">99.9%" instead of a rounded 100%, "<0.1%" instead of a rounded 0%.
    """
    if probability > 0.999:
        return ">99.9%"
    if probability < 0.001:
        return "<0.1%"
    return f"{100 * probability:.1f}%"
