"""Teach a run characters of simulated visitors, and count what it then recognises and still knows.

    python -m benchmarks.own rules exhibits/l2-softmax
    python -m benchmarks.own rules runs/held-out          # trained with --held-out 3
    python -m benchmarks.own verdict
    python -m benchmarks.own tuning [--seeds 0-2]

`verdict` times a drawing to its verdict with and without ten taught classes, in turns, in one
process; `tuning` times fine-tunings from the start of their processes, and shows what each changed
for the hand that taught and for others. For times nothing else should run meanwhile.

A visitor is one writer with one pen, who writes one character again and again: strokes of the
project, varied by the visitor's habit and then drawing by drawing. Where the run left kinds out of
its training, the characters are of those kinds alone.
"""

import argparse
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np
from sklearn.neighbors import NearestNeighbors

from core.data import canonical_digit, has_digit_shape, load_mnist, load_near
from core.digits import pixels
from core.digits.handwriting import LOOSE_HANDS
from core.digits.written import decoys
from core.methods import config_of
from core.own import file, material
from core.own.examples import Examples
from core.own.ground import distances_between
from core.own.rule import NEAR, Taught
from core.own.strokes import strokes_of
from core.runs import Run, find_run
from core.sweep import parse_seeds
from core.teaching.reader import Reader, open_reader
from core.writing.canvas import Pens
from core.writing.people import write_alike

CONTAMINATION = 0.01
N_EXAMPLES = (1, 3, 5, 10, 20)
N_ASKED = 20  # drawings of a visitor that are asked about
N_OTHERS = 4000
N_VERDICTS, N_WARM = 300, 10  # drawings that are timed, and those before
N_TAUGHT = 4  # characters of a fine-tuning
N_HANDS, N_EACH = 20, 5  # other writers of each, and how often each of them draws it
N_PIXELS = 1000  # test digits and others that k-NN on pixels is asked about
SEED = 7
KINDS = decoys()
PENS = Pens(thinnest=8, thickest=30, redrawn=1.0)
Said = np.ndarray  # (n,) bool: whether each is taken for the taught class
Rule = Callable[["Asked", np.ndarray], Said]


@dataclass(frozen=True)
class Asked:
    """Images as points, and what the run says of each without having been taught.

    Args:
        points: (n, d).
        kept: (n,) bool, whether the outlier test keeps each.
        right: (n,) bool, of digits, whether each is named rightly.
        kinds: (n,) int, what each shows; classes of different sets are not compared.
    """

    points: np.ndarray
    kept: np.ndarray
    right: np.ndarray
    kinds: np.ndarray

    def some(self, rows: np.ndarray) -> "Asked":
        return Asked(self.points[rows], self.kept[rows], self.right[rows], self.kinds[rows])


@dataclass(frozen=True)
class Visit:
    """What one class is taught by, and what is asked then: its own and what is neither."""

    examples: np.ndarray  # (n, d)
    own: Asked
    others: Asked


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    of_rules = commands.add_parser("rules")
    of_rules.add_argument("run", help="the id or the folder of a run")
    of_rules.add_argument("--visitors", type=int, default=200)
    commands.add_parser("verdict")
    commands.add_parser("tuning").add_argument("--seeds", default="0-2", help="0-2 or 0,3,5-7")
    options = parser.parse_args()
    if options.command == "rules":
        compare(options.run, options.visitors)
    elif options.command == "verdict":
        verdict()
    else:
        tuning(parse_seeds(options.seeds))


def compare(name: str, n_visitors: int) -> None:
    run = find_run(name)
    held_out = config_of(run).held_out
    reader = open_reader(run)
    chosen = (
        np.setdiff1d(np.arange(len(KINDS)), KINDS.seen(held_out)) if held_out else KINDS.seen(0)
    )
    chosen = np.array([row for row in chosen if KINDS[row].family != "figures"])
    print(f"{run.id}: {len(chosen)} characters, {'unseen' if held_out else 'seen as decoys'}\n")
    digits = look(reader, load_mnist("test").images, load_mnist("test").labels)
    drawings, shown = visitors(n_visitors, chosen)
    others_drawn, others_shown = neither(chosen if held_out else None)
    others = look(reader, others_drawn, others_shown)
    told = look(reader, drawings.reshape(-1, 28, 28), np.repeat(shown, drawings.shape[1]))
    print(f"digits right before: {digits.right.mean():.4f}; kept: {digits.kept.mean():.4f}")
    print(f"others rejected before: {1 - others.kept.mean():.4f}")
    print(f"taught characters rejected before: {1 - told.kept.mean():.4f}\n")
    print("| rule | examples | recognised, mean (a tenth below) | digits right | others let in |")
    print("|---|---|---|---|---|")
    for n in N_EXAMPLES:
        visits = list(told_apart(told, drawings.shape[:2], others, n))
        for name, rule in rules(reader).items():
            report(name, n, visits, digits, rule)
    by_pixels(drawings, shown, others_drawn, others_shown)
    at_once(reader, told, drawings.shape[:2], shown, others, digits)
    hands(reader, digits)
    print(f"\none reading with ten classes of ten: {1e3 * reading_time(reader, told):.3f} ms")


def look(reader: Reader, images: np.ndarray, what: np.ndarray) -> Asked:
    answers = reader.space.respond(images)
    scores = reader.space.lof.anomaly_scores(answers.embeddings)
    kept = scores <= reader.space.lof.threshold(CONTAMINATION)
    return Asked(answers.embeddings, kept, answers.logits.argmax(axis=1) == what, what)


def visitors(n: int, chosen: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Let visitors write: (n, max(N_EXAMPLES) + N_ASKED, 28, 28) uint8, and the kinds, (n,)."""
    rng = np.random.default_rng(SEED)
    shown = np.resize(rng.permutation(chosen), n)
    each = max(N_EXAMPLES) + N_ASKED
    written = [write_alike(KINDS[row].draw(rng), each, LOOSE_HANDS, PENS, rng) for row in shown]
    return np.stack(written), shown


def neither(chosen: np.ndarray | None) -> tuple[np.ndarray, np.ndarray]:
    """Write what is no digit, by other hands: images and kinds."""
    rng = np.random.default_rng(SEED + 1)
    return KINDS.write(N_OTHERS, rng, chosen, Pens(redrawn=1.0), LOOSE_HANDS)


def told_apart(told: Asked, shape: tuple[int, int], others: Asked, n: int) -> Iterator[Visit]:
    """Yield each visitor's examples and questions."""
    rows = np.arange(len(told.points)).reshape(shape)
    for own in rows:
        asked = told.some(own[-N_ASKED:])
        strangers = others.some(np.flatnonzero(others.kinds != asked.kinds[0]))
        yield Visit(told.points[own[:n]], asked, strangers)


def rules(reader: Reader) -> dict[str, Rule]:
    """The rules that were compared; the last one is ours."""
    ground, reach = reader.ground, reader.ground.reach(CONTAMINATION)

    def by(share: Callable[[np.ndarray, np.ndarray], np.ndarray]) -> Rule:
        def rule(asked: Asked, examples: np.ndarray) -> Said:
            shares = share(asked.points, examples)
            nearer = shares * reach < ground.nearest(asked.points)[1]
            return (shares <= 1) & (~asked.kept | nearer)

        return rule

    def to_mean(doubt: float) -> Callable[[np.ndarray, np.ndarray], np.ndarray]:
        def share(points: np.ndarray, examples: np.ndarray) -> np.ndarray:
            mean = examples.mean(axis=0, keepdims=True)
            far = distances_between(points, mean)[:, 0]
            return far / (reach * np.sqrt(1 + doubt / len(examples)))

        return share

    def to_nearest(points: np.ndarray, examples: np.ndarray) -> np.ndarray:
        return distances_between(points, examples).min(axis=1) / (NEAR * reach)

    def ours(asked: Asked, examples: np.ndarray) -> Said:
        taught = Taught(ground, ("own",), examples, np.zeros(len(examples), int))
        return taught.named(asked.points, asked.kept, CONTAMINATION) == 0

    return {
        "nearest example": by(to_nearest),
        "mean": by(to_mean(0.0)),
        "mean, 1 + 1/n": by(to_mean(1.0)),
        "mean, 1 + 1/3n": by(to_mean(1 / 3)),
        "ours": ours,
    }


def report(name: str, n: int, visits: list[Visit], digits: Asked, rule: Rule) -> None:
    own = [rule(visit.own, visit.examples).mean() for visit in visits]
    taken = [rule(digits, visit.examples) for visit in visits]
    right = [(digits.right & ~took).mean() for took in taken]
    row(name, n, own, right, [let_in(visit, rule) for visit in visits])


def let_in(visit: Visit, rule: Rule) -> float:
    """The share of all others that were rejected and are now taken for the class."""
    return float((~visit.others.kept & rule(visit.others, visit.examples)).mean())


def row(name: str, n: int, own: list[float], right: list[float], lost: list[float]) -> None:
    low = np.quantile(own, 0.1)
    print(
        f"| {name} | {n} | {np.mean(own):.1%} ({low:.0%}) | {np.mean(right):.2%} | "
        f"{100 * np.mean(lost):.2f} points |",
        flush=True,
    )


def by_pixels(
    drawings: np.ndarray, shown: np.ndarray, others: np.ndarray, others_shown: np.ndarray
) -> None:
    """Take each image for what the nearest of the training digits and the examples shows."""
    train, test = load_mnist("train"), load_mnist("test")
    digits = NearestNeighbors(n_neighbors=1, algorithm="brute").fit(flat(train.images))
    asked = {
        "digits": flat(test.images[:N_PIXELS]),
        "others": flat(others[:N_PIXELS]),
        "own": flat(drawings[:, -N_ASKED:].reshape(-1, 28, 28)),
    }
    found = {name: digits.kneighbors(points) for name, points in asked.items()}
    to_digit = {name: distances[:, 0] for name, (distances, _) in found.items()}
    named = train.labels[found["digits"][1][:, 0]]
    right_before = named == test.labels[:N_PIXELS]
    for n in N_EXAMPLES:
        own, right, lost = [], [], []
        for visitor in range(len(drawings)):
            examples = flat(drawings[visitor, :n])
            took = {
                name: distances_between(points, examples).min(axis=1) < to_digit[name]
                for name, points in asked.items()
                if name != "own"
            }
            rows = slice(visitor * N_ASKED, (visitor + 1) * N_ASKED)
            near = distances_between(asked["own"][rows], examples).min(axis=1)
            own.append(float((near < to_digit["own"][rows]).mean()))
            right.append(float((right_before & ~took["digits"]).mean()))
            lost.append(float(took["others"][others_shown[:N_PIXELS] != shown[visitor]].mean()))
        row("1-NN on pixels, nothing rejected", n, own, right, lost)


def at_once(
    reader: Reader,
    told: Asked,
    shape: tuple[int, int],
    shown: np.ndarray,
    others: Asked,
    digits: Asked,
) -> None:
    """Teach ten classes at once, five examples each."""
    rows = np.arange(len(told.points)).reshape(shape)
    own, right, lost = [], [], []
    for first in range(0, len(rows) - 9, 10):
        ten = rows[first : first + 10]
        if len(set(shown[first : first + 10])) < 10:
            continue
        points = told.points[ten[:, :5].ravel()]
        taught = Taught(
            reader.ground, tuple(map(str, range(10))), points, np.repeat(np.arange(10), 5)
        )
        asked = told.some(ten[:, -N_ASKED:].ravel())
        said = taught.named(asked.points, asked.kept, CONTAMINATION)
        own.append(float((said == np.repeat(np.arange(10), N_ASKED)).mean()))
        took = taught.named(digits.points, digits.kept, CONTAMINATION) >= 0
        right.append(float((digits.right & ~took).mean()))
        strangers = others.some(np.flatnonzero(~np.isin(others.kinds, shown[first : first + 10])))
        took = taught.named(strangers.points, strangers.kept, CONTAMINATION) >= 0
        lost.append(float((~strangers.kept & took).mean()))
    row("ours, ten classes at once", 5, own, right, lost)


def hands(reader: Reader, digits: Asked) -> None:
    """Teach kana by examples of some people's hands, and letters by those of some fonts."""
    kana, letters = load_near("omniglot_kana"), load_near("letters")
    plain = ~has_digit_shape(letters.labels)
    sets = {
        "kana, hands (Omniglot)": (kana.images, kana.labels),
        "letters, fonts": (letters.images[plain], letters.labels[plain]),
    }
    rng = np.random.default_rng(SEED)
    ours = rules(reader)["ours"]
    for name, (images, labels) in sets.items():
        drawn = np.stack([canonical_digit(image) for image in images])
        asked = look(reader, drawn, labels)
        print(f"| {name}: rejected before | | {1 - asked.kept.mean():.1%} | | |")
        for n in (1, 3, 5):
            visits = []
            for label in np.unique(labels):
                own = rng.permutation(np.flatnonzero(labels == label))
                strangers = asked.some(np.flatnonzero(labels != label))
                visits.append(Visit(asked.points[own[:n]], asked.some(own[n:]), strangers))
            report(f"ours: {name}", n, visits, digits, ours)


def reading_time(reader: Reader, told: Asked) -> float:
    """Seconds that reading one point takes with ten classes of ten examples each."""
    points = told.points[:100]
    taught = Taught(reader.ground, tuple(map(str, range(10))), points, np.repeat(np.arange(10), 10))
    start = perf_counter()
    for point in points:
        taught.reading(point, False, CONTAMINATION)
    return (perf_counter() - start) / len(points)


def verdict() -> None:
    """Time a drawing's way to its verdict, without and with ten classes of ten examples."""
    from core.verdict import load_recognizer
    from ui.own import reading

    recognizer, nothing = load_recognizer(), Examples()
    rng = np.random.default_rng(SEED)
    taught = examples_of(rng.choice(KINDS.seen(0), 10, replace=False), 10, rng)
    drawings = [image.repeat(10, 0).repeat(10, 1) for image in load_mnist("test").images]
    ways = {"without": nothing, "with ten classes": taught}
    times: dict[str, list[float]] = {name: [] for name in ways}
    for drawing in drawings[: N_VERDICTS + N_WARM]:
        for name, examples in ways.items():
            start = perf_counter()
            found = recognizer.verdict(canonical_digit(drawing))
            reading.read(recognizer, examples, found, CONTAMINATION)
            times[name].append(1e3 * (perf_counter() - start))
    found = {name: median(taken[N_WARM:]) for name, taken in times.items()}
    for name, milliseconds in found.items():
        print(f"{name}: {milliseconds:.2f} ms, median of {N_VERDICTS}")
    print(f"ratio: {found['with ten classes'] / found['without']:.3f}")


def tuning(seeds: Sequence[int]) -> None:
    """Fine-tune on four characters of twelve drawings each, in processes of their own."""
    print("| seed | | digits right | called digits | own hand | other hands | others rejected |")
    print("|---|---|---|---|---|---|---|")
    for seed in seeds:
        tuned(seed)


def tuned(seed: int) -> None:
    """Print what one fine-tuning changes, and how long it takes."""
    rng = np.random.default_rng([SEED, seed])
    chosen = rng.choice(KINDS.seen(0), N_TAUGHT, replace=False)
    examples = examples_of(chosen, 12, rng)
    drawn, shown = by_other_hands(chosen, rng)
    with TemporaryDirectory() as folder:
        own, run = Path(folder) / "own.npz", Run(Path(folder) / "run")
        file.save(examples, own)
        command = ["train", "own", "--own", str(own), "--into", str(run.path), "--seed", str(seed)]
        start = perf_counter()
        subprocess.run([sys.executable, "-m", "core", *command], check=True, capture_output=True)
        seconds = perf_counter() - start
        figures, settings = run.evaluation or {}, run.config["config"]
        taught, _ = material.split(examples, settings["held_out"])
        for when, reader in (
            ("before", open_reader(find_run(settings["base"]))),
            ("after", open_reader(run)),
        ):
            found = figures[when]
            asked = look(reader, drawn, shown)
            said = reader.taught(taught).named(asked.points, asked.kept, CONTAMINATION)
            right = np.mean(np.array([*taught.names, ""], object)[said] == shown)
            print(
                f"| {seed} | {when} | {found['test_accuracy']:.2%} | {found['kept']:.2%} | "
                f"{found['own']:.1%} | {right:.1%} | {found['others']:.1%} |"
            )
    print(f"\ntrained, judged and mapped {seconds:.1f} s after the start of the process\n")


def by_other_hands(chosen: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Let writers who taught nothing draw each kind: images, and what they are called."""
    rows = np.repeat(chosen, N_HANDS)
    drawn = [write_alike(KINDS[row].draw(rng), N_EACH, LOOSE_HANDS, PENS, rng) for row in rows]
    shown = [title(row) for row in np.repeat(rows, N_EACH)]
    return np.concatenate(drawn), np.array(shown, object)


def examples_of(chosen: np.ndarray, n: int, rng: np.random.Generator) -> Examples:
    """Let one visitor each write a kind again and again, strokes kept."""
    found = Examples()
    for row in chosen:
        strokes = KINDS[row].draw(rng)
        images = write_alike(strokes, n, LOOSE_HANDS, PENS, rng)
        found = found.with_examples(title(row), images, [strokes_of(strokes)] * n)
    return found


def title(row: int) -> str:
    """Return what a kind is taught as; two kinds may look alike to a reader."""
    return f"{KINDS[row].name} {row}"


def flat(images: np.ndarray) -> np.ndarray:
    return pixels.flatten(images).astype(np.float32)


if __name__ == "__main__":
    main()
