"""Whatever a link says, its page stands, and nothing of it is rendered."""

from urllib.parse import unquote

import pytest
from streamlit.testing.v1 import AppTest

from tests.chaos import nonsense
from tests.chaos.test_truncations import SHELL
from ui.shell import page_names

FEW, MANY = 12, 1000
KEYS = (
    *("run", "beside", "net", "image", "open", "test", "limit", "rho", "act", "cell", "sample"),
    *("contamination", "brush", "lang", "present", "room", "seat", "step", "text", "space"),
)
SEEDS = ("iic", "l2-softmax", "dec", "mine-16", "../iic", "7", "de", "1e400")


def said(rng):
    """Return what a parameter of a link may say: something known, or nonsense as text.

    No browser can send half a surrogate pair: a link is UTF-8.
    """
    if rng.random() < 0.3:
        return str(rng.choice(SEEDS))
    return unquote(str(nonsense.value(rng)), errors="replace").encode(errors="replace").decode()


@pytest.mark.usefixtures("runs_home", "no_writes_elsewhere")
def test_pages_stand_whatever_a_link_says(many, rng):
    app = AppTest.from_file(SHELL, default_timeout=60).run()
    names = page_names()
    for number in range(MANY if many else FEW):
        app.query_params.clear()
        for key in rng.choice(KEYS, int(rng.integers(1, 6)), replace=False):
            app.query_params[str(key)] = said(rng)
        page = names[number % len(names)]
        asked = dict(app.query_params)
        app.switch_page(f"../pages/{page}.py").run()
        assert not app.exception, (page, asked)
