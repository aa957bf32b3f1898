"""Where one stands in the story of DEC, and what sets two runs apart, in words with figures."""

from html import escape

import numpy as np

from core.dec.arrays import responsibilities
from core.dec.config import FINETUNE, LAYERS
from core.dec.film import Clustering
from core.runs import Run
from ui.dec import feed, recipes, squeeze
from ui.frame import numbers, placards
from ui.frame.texts import Say, joined
from ui.training.live_run import is_live

Filmed = tuple[Run, Clustering]
CODED = (LAYERS[-1], FINETUNE)  # stages after which images come back from the code


def story_html(run: Run, act: str, say: Say) -> str:
    """Return the leading line: which act this is, what happens in it, how it came out here."""
    film = feed.clustering(run)
    parts = [say(f"dec.story.{act}", n=feed.settings(run).get("n_clusters", 10))]
    if act == "squeeze":
        parts += [held(run, say), gathered(run, film, say)]
    if film is not None and act == "centres":
        parts.append(say("dec.story.kmeans", accuracy=numbers.percent(film.accuracies[0], 1, say)))
    if film is not None and act == "refine":
        parts.append(outcome(run, film, say))
    if act != "squeeze" and recipes.recipe_of(run) == "untrained":
        parts.append(say("dec.why_untrained"))
    return f'<div class="gs gs-dec-story"><p>{escape(joined(parts, say))}</p></div>'


def held(run: Run, say: Say) -> str:
    """Say how many of ten digits come back from the code as they were, "" before it is learned."""
    found = feed.pretraining(run)
    if found is None or found[1].stages[-1] not in CODED:
        return ""
    read = squeeze.read(found[1].pictures[-1].tobytes())
    lost = [
        say("dec.story.lost_one", digit=digit, read=other)
        for digit, other in enumerate(read)
        if other != digit
    ]
    told = say("dec.story.lost", digits=", ".join(lost)) if lost else ""
    return joined([say("dec.story.held", n=len(read) - len(lost)), told], say)


def gathered(run: Run, film: Clustering | None, say: Say) -> str:
    """Say in how far the centres hold all digits, "" while that is open."""
    if film is None or is_live(run):
        return ""
    accuracy = numbers.percent(film.accuracies[-1], 1, say)
    return say("dec.story.gathered", n=film.centroids.shape[1], accuracy=accuracy)


def outcome(run: Run, film: Clustering, say: Say) -> str:
    """Return what refinement came to, and why it ended; or how far it is."""
    words = {
        "before": numbers.percent(film.accuracies[0], 1, say),
        "after": numbers.percent(film.accuracies[-1], 1, say),
        "n": int(film.updates[-1]),
    }
    if is_live(run):
        return say("dec.outcome.live", **words)
    reason = (run.evaluation or {}).get("stopped_by")
    known = reason if reason in ("tolerance", "max_updates") else "user"
    return say(f"dec.outcome.{known}", **words)


def later_html(act: str, say: Say) -> str:
    """Return what stands in for an act that a live run has not come to."""
    return placards.invitation_html(say("dec.later"), say(f"dec.later.{act}"))


def invitation_html(say: Say) -> str:
    """Return what stands where the acts would be, while there is no run at all."""
    return placards.invitation_html(say("dec.none"), say("dec.none_body"))


def difference_html(one: Filmed, other: Filmed, say: Say) -> str:
    """Return what two runs share, what they do not, and what that did to their clusters."""
    first = "dec.differ.kernels" if only_kernels_differ(one[0], other[0]) else "dec.differ.more"
    lines = [say(first), *(_judged(run, film, say) for run, film in (one, other))]
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return f'<div class="gs gs-dec-differ">{body}</div>'


def only_kernels_differ(one: Run, other: Run) -> bool:
    """Tell whether two runs refined one autoencoder, from one seed, by different kernels."""
    begun = [(feed.origin(run) or run).id for run in (one, other)]
    seeds = [feed.settings(run).get("seed") for run in (one, other)]
    kernels = [feed.kernel(run).name for run in (one, other)]
    return begun[0] == begun[1] and seeds[0] == seeds[1] and kernels[0] != kernels[1]


def _judged(run: Run, film: Clustering, say: Say) -> str:
    """Return how sure a run's assignments are, and how right, at its two ends."""
    sure = [sureness(run, film, frame) for frame in (0, -1)]
    return say(
        "dec.differ.run",
        run=recipes.title(run, say),
        sure_before=numbers.percent(sure[0], 0, say),
        sure_after=numbers.percent(sure[1], 0, say),
        before=numbers.percent(film.accuracies[0], 1, say),
        after=numbers.percent(film.accuracies[-1], 1, say),
        n=int(film.updates[-1]),
    )


def sureness(run: Run, film: Clustering, frame: int) -> float:
    """Return the mean largest q of the film's test images at a frame, in [0, 1]."""
    kernel = feed.kernel(run)
    q = responsibilities(film.codes[frame], film.centroids[frame], kernel.alpha, kernel.name)
    return float(np.mean(q.max(axis=1)))
