"""What the canvas reports, as Fabric.js 7 writes it."""

SIDE = 600  # pixels of the canvas
UNIT = 1000  # strokes are in thousandths of the side


def mark(version=0):
    """The invisible rectangle that a drawing begins with."""
    return {
        "type": "Rect",
        "version": "7.4.0",
        "originX": "left",
        "originY": "top",
        "left": version,
        "top": 0,
        "width": 0,
        "height": 0,
        "strokeWidth": 0,
        "visible": False,
    }


def path(*commands, pen=45, **fields):
    """A stroke that lies where it was drawn, in pixels; fields tell where it was moved."""
    return {
        "type": "Path",
        "version": "7.4.0",
        "originX": "center",
        "originY": "center",
        "fill": None,
        "stroke": "#ffffff",
        "strokeWidth": pen,
        "strokeLineCap": "round",
        "strokeLineJoin": "round",
        "scaleX": 1,
        "scaleY": 1,
        "angle": 0,
        "flipX": False,
        "flipY": False,
        "skewX": 0,
        "skewY": 0,
        "path": [list(command) for command in commands],
        **fields,
    }


def drawing(*paths, version=0):
    """A report of strokes."""
    return {"objects": [mark(version), *paths], "background": ""}


def polyline(points, width=75):
    """A stroke through points, all in thousandths of the side."""
    scale = SIDE / UNIT
    first, *others = [(x * scale, y * scale) for x, y in points]
    ends = others or [first]
    return path(("M", *first), *(("L", *end) for end in ends), pen=width * scale)


def state(*strokes, version=0):
    """What the session holds of a canvas with strokes `{"w": width, "p": points}`."""
    paths = [polyline(stroke["p"], stroke["w"]) for stroke in strokes]
    raw = drawing(*paths, version=version)
    return {"drawing": {"raw": raw, "data": None}, "backgroundFit": None}
