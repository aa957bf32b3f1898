"""A film to take away: as a GIF, as arrays, as a table of its curves."""

import csv
import io

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from core.iic.film import Film
from core.iic.film_figures import CURVES, OVER, SUB, Heads, curves, heads_of, orders, watched
from ui.pictures.cividis import cividis

SIDE = 300  # pixels of a matrix
MARGIN = 20
CAPTION = 58
LEGEND = "P | digit × cluster (labels, for the viewer only)"
DURATION = 90  # milliseconds of a frame
MOMENT = {"step": "steps", "epoch": "epochs", "seconds": "seconds", "alpha": "alphas"}  # in a Film
PAUSE = 2000  # milliseconds of the last one
PAPER, INK = np.array([251, 250, 247]), np.array([29, 33, 41])
N_COLORS, N_GREYS = 240, 16  # of a GIF's 256: the matrices', and the lettering's
_GREYS = PAPER + np.linspace(0, 1, N_GREYS)[:, None] * (INK - PAPER)
PALETTE = np.vstack([cividis(np.linspace(0, 1, N_COLORS)), _GREYS]).astype(np.uint8).tobytes()


def gif(film: Film, title: str, group: str = SUB, head: int | None = None) -> bytes:
    """Draw P beside the confusion matrix, snapshot by snapshot, as an animation without end.

    Args:
        title: first line of the caption.
        head: of the group, the one with the most information at the end by default.
    """
    if head is None:
        head = int(film.selected[-1]) if group == SUB else 0
    heads = heads_of(film, group)
    order = orders(heads)[head]
    figures = curves(film, group)
    frames = []
    for time in range(len(film)):
        lines = (f"{title}:  {LEGEND}", _moment(film, time, head, figures))
        frames.append(_frame(_panels(heads, time, head, order), lines))
    durations = [DURATION] * (len(frames) - 1) + [PAUSE]
    target = io.BytesIO()
    frames[0].save(
        target, "GIF", save_all=True, append_images=frames[1:], duration=durations, loop=0
    )
    return target.getvalue()


def _moment(film: Film, time: int, head: int, figures: dict[str, np.ndarray]) -> str:
    words = [
        f"head {head + 1}",
        f"{film.seconds[time]:.0f} s",
        f"step {film.steps[time]}",
        f"I = {figures['information'][time, head]:.2f} nats",
    ]
    if "accuracy" in figures:
        words.append(f"accuracy {figures['accuracy'][time, head]:.1%}")
    return "   ".join(words)


def _panels(heads: Heads, time: int, head: int, order: np.ndarray) -> list[np.ndarray]:
    """Return the matrices of one snapshot as levels in [0, 1]."""
    P = heads.joints[time, head][np.ix_(order, order)]
    panels = [np.sqrt(np.minimum(1.0, P * len(P) / 1.2))]
    if watched(heads):
        counts = heads.confusions[time, head][:, order]
        panels.append(counts / np.maximum(1, counts.sum(axis=1, keepdims=True)))
    return panels


def _frame(panels: list[np.ndarray], lines: tuple[str, ...]) -> Image.Image:
    width = MARGIN + len(panels) * (SIDE + MARGIN)
    page = np.full((MARGIN + SIDE + CAPTION, width), N_COLORS, np.uint8)
    for place, levels in enumerate(panels):
        left = MARGIN + place * (SIDE + MARGIN)
        page[MARGIN : MARGIN + SIDE, left : left + SIDE] = _enlarged(levels)
    page[MARGIN + SIDE :] += _lettering(lines, width)
    picture = Image.fromarray(page)
    picture.putpalette(PALETTE)
    return picture


def _enlarged(levels: np.ndarray) -> np.ndarray:
    """Return palette places: (rows, columns) in [0, 1] -> uint8 (SIDE, SIDE)."""
    pixels = np.arange(SIDE)
    rows, columns = (pixels * n // SIDE for n in levels.shape)
    return np.rint(levels * (N_COLORS - 1)).astype(np.uint8)[np.ix_(rows, columns)]


def _lettering(lines: tuple[str, ...], width: int) -> np.ndarray:
    """Return how dark each pixel of the caption is: uint8 (CAPTION, width) in [0, N_GREYS)."""
    strip = Image.new("L", (width, CAPTION))
    pen, font = ImageDraw.Draw(strip), ImageFont.load_default(14)
    for number, line in enumerate(lines):
        pen.text((MARGIN, 8 + 22 * number), line, 255, font=font)
    return (np.asarray(strip) // (256 // N_GREYS)).astype(np.uint8)


def npz(film: Film) -> bytes:
    """Return a film's arrays as a compressed NumPy archive, named as in `Film`."""
    target = io.BytesIO()
    np.savez_compressed(target, **vars(film))
    return target.getvalue()


def csv_table(film: Film) -> str:
    """Return the curves: one line for each snapshot and head; heads count from 1."""
    groups = [SUB, *([OVER] if film.over_joints.size else [])]
    figures = {group: curves(film, group) for group in groups}
    target = io.StringIO()
    table = csv.DictWriter(target, [*MOMENT, "head", *CURVES], lineterminator="\n")
    table.writeheader()
    for time in range(len(film)):
        moment = {name: f"{getattr(film, field)[time]:.6g}" for name, field in MOMENT.items()}
        for group in groups:
            for head in range(figures[group]["loss"].shape[1]):
                values = {name: f"{v[time, head]:.6g}" for name, v in figures[group].items()}
                label = head + 1 if group == SUB else "overclusters"
                table.writerow(moment | {"head": label} | values)
    return target.getvalue()
