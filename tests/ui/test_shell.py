import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHELL = ast.parse((ROOT / "ui" / "shell.py").read_text("utf-8"))


def constant(name):
    """Return what the shell calls by a name; importing it would show a page."""
    return next(
        ast.literal_eval(part.value)
        for part in SHELL.body
        if isinstance(part, ast.Assign) and part.targets[0].id == name
    )


def test_every_page_stands_once_in_the_menu():
    named = [*constant("ALONE"), *(one for group in constant("GROUPS").values() for one in group)]
    assert sorted(named) == sorted({file.stem for file in ROOT.glob("pages/*.py")} & {*named})
    assert len(named) == len(set(named))
