"""The house: imports point one way, exhibits stay apart, no folder fills up."""

import ast
import subprocess
import sys
from collections import Counter, defaultdict
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path, PurePath

import pytest

ROOT = Path(__file__).resolve().parents[1]
MOST_FILES = 20
MOST_KIN = 2  # files of a folder that share what stands before their first underscore
METHODS = ("iic", "dec", "mine", "digits", "kana", "own")
EXHIBITS = (
    "draw",
    "watch",
    "overclusters",
    "embeddings",
    "anomalies",
    "dec",
    "mine",
    "inside",
    "kana",
    "kana_lab",
    "room",
    "runs",
    "teach",
    "texts",
)
SHARED = ("runs", "data", "training", "views", "writing", "outliers", "projection", "networks")
FURNITURE = (
    "frame",
    "slate",
    "figure",
    "film",
    "training",
    "pictures",
    "languages",
    "own",
)
LAYERS = (  # from the ground up; a module belongs to the longest name that begins its own
    (
        "core",
        "core.limits",
        "core.metrics",
        "core.answers",
        "core.method",
        *(f"core.{name}" for name in SHARED),
    ),
    tuple(f"core.{name}" for name in METHODS),
    (
        "core.methods",
        "core.teaching",
        "core.exporting",
        "core.prediction",
        "core.anomalies",
        "core.verdict",
        "core.sweep",
        "core.cluster",
    ),
    ("core.texts",),
    ("core.maps", "core.inside"),
    ("core.commands", "core.bundling"),
    ("core.__main__",),
    ("ui", *(f"ui.{name}" for name in FURNITURE)),
    tuple(f"ui.{name}" for name in EXHIBITS),
    ("ui.lessons",),  # lead through the exhibits
    ("pages", "ui.shell", "ui.start", "app"),
)
NEIGHBOURS = {  # until they share a room
    ("ui.inside", "ui.kana"),
    ("ui.kana", "ui.draw"),
    ("ui.teach", "ui.embeddings"),
    ("ui.teach", "ui.kana"),
}
FOLDERS = ("core", "ui", "pages", "benchmarks", "docs")


@cache
def modules() -> dict[str, Path]:
    """Every module of the app by its dotted name."""
    files = [
        ROOT / "app.py",
        *(f for top in ("core", "ui", "pages") for f in ROOT.glob(f"{top}/**/*.py")),
    ]
    return {
        ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file
        for file in files
    }


@cache
def imported(name: str) -> frozenset[str]:
    """The app's modules that a module imports anywhere in its code, those for types left out."""
    found = set()
    tree = ast.parse(modules()[name].read_text("utf-8"))
    for node in _nodes(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} imports relatively"
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return frozenset(found & modules().keys()) - {name}


def _nodes(tree: ast.AST):
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING":
            continue
        yield node
        yield from _nodes(node)


def room_of(module: str) -> str:
    """The longest name in `LAYERS` that begins a module's."""
    rooms = [r for layer in LAYERS for r in layer if f"{module}.".startswith(f"{r}.")]
    assert rooms, f"{module} lies in no room"
    return max(rooms, key=len)


def height(module: str) -> int:
    room = room_of(module)
    return next(number for number, layer in enumerate(LAYERS) if room in layer)


@pytest.mark.parametrize("module", sorted(modules()))
def test_imports_point_down_and_exhibits_stay_apart(module: str):
    for other in imported(module):
        assert height(other) <= height(module), f"{module} imports {other} from above"
        pair = (room_of(module), room_of(other))
        apart = height(module) == height(other) and height(module) == height("ui.draw")
        assert not apart or pair[0] == pair[1] or pair in NEIGHBOURS, f"{pair[0]} imports {other}"


def folders() -> dict[str, set[str]]:
    """Folder -> the folders that its modules import from; packages' own `__init__` count."""
    graph = defaultdict(set)
    for module, file in modules().items():
        home = str(PurePath(file.relative_to(ROOT)).parent)
        for other in imported(module):
            there = str(PurePath(modules()[other].relative_to(ROOT)).parent)
            if there != home and module not in ("app", "core", "ui"):
                graph[home].add(there)
    for home in ("core", "ui"):  # files beside the rooms have a height of their own
        graph.pop(home, None)
    return graph


def test_no_folders_import_each_other_in_a_circle():
    try:
        TopologicalSorter(folders()).prepare()
    except CycleError as error:
        pytest.fail(f"A circle of folders: {' <- '.join(error.args[1])}")


def test_no_modules_import_each_other_in_a_circle():
    graph = {module: imported(module) - {module.rpartition(".")[0]} for module in modules()}
    TopologicalSorter(graph).prepare()


def files() -> list[PurePath]:
    """The files of the app's folders that git knows or would add; languages are lists apart."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", *FOLDERS]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = [PurePath(line) for line in done.stdout.splitlines() if (ROOT / line).is_file()]
    assert len(found) > 300
    return [file for file in found if "languages" not in file.parts]


def test_no_folder_holds_more_than_twenty_files():
    counts = Counter(str(file.parent) for file in files())
    assert {folder: n for folder, n in counts.items() if n > MOST_FILES} == {}


def test_no_prefix_stands_in_for_a_folder():
    kin = defaultdict(set)
    for file in files():
        kin[str(file.parent), file.stem.split("_")[0]].add(file.stem)
    crowds = {
        place: sorted(names) for place, names in kin.items() if place[1] and len(names) > MOST_KIN
    }
    assert crowds == {}


def loaded_by(statement: str) -> set[str]:
    program = f"{statement}; import sys; print('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_configurations_and_the_table_of_methods_are_read_without_keras():
    configs = [name for name in modules() if name.startswith("core.") and name.endswith("config")]
    assert len(configs) > 5
    loaded = loaded_by(f"import core.methods, {', '.join(configs)}")
    assert "core.methods" in loaded
    assert not {"keras", "tensorflow", "streamlit"} & loaded


def test_the_first_page_is_there_before_the_libraries_that_take_half_a_second():
    loaded = loaded_by("import app, ui.shell, ui.draw.explained, ui.draw.verdict")
    assert "ui.draw.verdict" in loaded
    assert not {"keras", "tensorflow", "sklearn", "pandas"} & loaded


def test_core_never_imports_streamlit():
    names = [name for name in modules() if name.split(".")[0] == "core" and "bundling" not in name]
    loaded = loaded_by(f"import {', '.join(names)}")
    assert "core.verdict" in loaded
    assert "streamlit" not in loaded
