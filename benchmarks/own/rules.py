"""The rules that tell a taught class from the rest, on visitors who teach one each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import perf_counter

import numpy as np
from sklearn.neighbors import NearestNeighbors

from benchmarks.own.asked import CONTAMINATION, KINDS, PENS, SEED, Asked, look
from core.data import canonical_digit, has_digit_shape, load_mnist, load_near
from core.digits import pixels
from core.digits.handwriting import LOOSE_HANDS
from core.methods import config_of
from core.own.ground import distances_between
from core.own.rule import NEAR, Taught
from core.runs import find_run
from core.teaching.reader import Reader, open_reader
from core.writing.canvas import Pens
from core.writing.people import write_alike

N_EXAMPLES = (1, 3, 5, 10, 20)
N_ASKED = 20  # drawings of a visitor that are asked about
N_OTHERS = 4000
N_PIXELS = 1000  # test digits and others that k-NN on pixels is asked about
Said = np.ndarray  # (n,) bool: whether each is taken for the taught class
Rule = Callable[[Asked, np.ndarray], Said]


@dataclass(frozen=True)
class Visit:
    """What one class is taught by, and what is asked then: its own and what is neither."""

    examples: np.ndarray  # (n, d)
    own: Asked
    others: Asked


def compare(name: str, n_visitors: int) -> None:
    """Print what each rule makes of the characters of some visitors, and of all else."""
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


def flat(images: np.ndarray) -> np.ndarray:
    return pixels.flatten(images).astype(np.float32)
