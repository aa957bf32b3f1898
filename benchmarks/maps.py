"""Time t-SNE against scikit-learn's and the placing of points; judge maps of several networks.

    python -m benchmarks.maps tsne --rounds 3
    python -m benchmarks.maps placing
    python -m benchmarks.maps networks RUN ...

Run the first two on a machine at rest. The last makes maps of the test images by t-SNE at
perplexity 30: of the pixels with as many seeds as a method has runs, of every network once.
"""

import argparse
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from statistics import mean, median, stdev

import numpy as np
from sklearn.manifold import TSNE
from threadpoolctl import threadpool_limits

from core.data import load_mnist
from core.maps.making import MapMaker
from core.maps.placing import Placer
from core.maps.spaces import Embedder, embed_split
from core.maps.stored import Map, load_map
from core.methods import spaces_of
from core.projection.figures import trustworthiness
from core.projection.layout import ProjectionConfig, find_neighbors, fit_projection
from core.runs import Run, exhibit, find_run

L2 = exhibit("l2-softmax")
N_PLACED = 200
PLACES = (("l2-softmax", "l2"), ("iic", "trunk"), ("pixels", "pixels"))
CONFIGS = (
    ProjectionConfig(),
    ProjectionConfig(n_components=3),
    ProjectionConfig("umap"),
    ProjectionConfig("umap", n_components=3),
    ProjectionConfig("pca"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("tsne", "placing", "networks"))
    parser.add_argument("runs", nargs="*", metavar="RUN")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    if options.what == "tsne":
        race(options.rounds)
    elif options.what == "placing":
        time_placing()
    else:
        judge_networks([find_run(name) for name in options.runs])


def race(n_rounds: int) -> None:
    """Alternate ours and scikit-learn's on the same embeddings, neighbours included."""
    samples = embed_split(L2, "l2")
    print("| round | ours, s | trustworthiness | scikit-learn, s | trustworthiness | ratio |")
    print("|---|---|---|---|---|---|")
    ratios = []
    for seed in range(n_rounds):
        config = ProjectionConfig(seed=seed)
        ours, own = timed(lambda c=config: fit_projection(samples, c).points)
        other = TSNE(perplexity=30, init="pca", random_state=seed, n_jobs=-1)
        theirs, peer = timed(lambda t=other: t.fit_transform(samples))
        ratios.append(theirs / ours)
        trust = [trustworthiness(samples, find_neighbors(p, 5).rows) for p in (own, peer)]
        print(
            f"| {seed} | {ours:.1f} | {trust[0]:.4f} | {theirs:.1f} | {trust[1]:.4f} "
            f"| {ratios[-1]:.1f} |"
        )
    print(f"\nmedian ratio {median(ratios):.2f}")


def timed(work: Callable[[], np.ndarray]) -> tuple[float, np.ndarray]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def time_placing() -> None:
    """Place validation images, which no map has seen, one by one."""
    threadpool_limits(1, user_api="blas")  # as in the app, see core.verdict
    images = load_mnist("validation").images[:N_PLACED]
    print("| space | map | median, ms | p95, ms | worst, ms |\n|---|---|---|---|---|")
    for name, space in PLACES:
        run = exhibit(name)
        queries, samples = Embedder(run, space).embed(images), embed_split(run, space)
        for config in CONFIGS:
            found = load_map(run, space, config)
            if found is None:
                raise LookupError(f"The bundled map {config.slug} of {space} is missing.")
            milliseconds = placing_times(found, samples, queries)
            p95, worst = np.percentile(milliseconds, 95), max(milliseconds)
            figures = f"{median(milliseconds):.2f} | {p95:.2f} | {worst:.2f}"
            print(f"| {space} | {config.slug} | {figures} |")


def placing_times(found: Map, samples: np.ndarray, queries: np.ndarray) -> list[float]:
    placer = Placer(found, samples)
    placer.place(queries[0])
    return [1000 * timed(lambda q=query: placer.place(q))[0] for query in queries[1:]]


def judge_networks(runs: list[Run]) -> None:
    """Print the figures of maps of the pixels and of each network's own space."""
    figures = defaultdict(list)
    config = ProjectionConfig()
    for run in runs:
        space = spaces_of(run)[0]
        figures[space].append(MapMaker(run, space, "test", [config]).make(config).figures)
    pixels = MapMaker(exhibit("pixels"), "pixels", "test", [config])
    for seed in range(max(map(len, figures.values()))):
        figures["pixels"].append(pixels.make(replace(config, seed=seed)).figures)
    names = list(figures["pixels"][0])
    print("| space | " + " | ".join(names) + " |\n" + "|---" * (len(names) + 1) + "|")
    for space, found in figures.items():
        cells = [spread([one[name] for one in found]) for name in names]
        print(f"| {space} ({len(found)}) | " + " | ".join(cells) + " |")


def spread(values: list[float]) -> str:
    deviation = stdev(values) if len(values) > 1 else 0.0
    return f"{mean(values):.4f} ± {deviation:.4f}"


if __name__ == "__main__":
    main()
