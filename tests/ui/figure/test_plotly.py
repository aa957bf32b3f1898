import asyncio
import gzip

import pytest
from starlette.exceptions import HTTPException
from starlette.requests import Request

from ui.figure import plotly
from ui.frame import scripts

FOLDERS = (scripts.FOLDER, scripts.CANVAS)


def answered(route, **asked):
    """Return a route's answer: its headers, and its body as the browser unpacks it."""
    request = Request({"type": "http", "path_params": asked})
    answer = asyncio.run(route.endpoint(request))
    return answer.headers, gzip.decompress(answer.body).decode("utf-8")


def test_the_installed_plotly_is_served_compressed_and_kept():
    headers, text = answered(plotly.ROUTE)
    assert headers["content-encoding"] == "gzip"
    assert "immutable" in headers["cache-control"]
    assert "plotly.js v" in text[:200]
    assert len(plotly.script()) < 1_700_000


def test_scripts_import_one_another_where_they_are_served():
    address = scripts.address(scripts.FOLDER / "figure" / "browser" / "figure.js")
    folder, version, name = address.split("/", 2)
    assert (folder, version) == (scripts.PLACE, scripts.version())
    _, text = answered(scripts.ROUTE, version=version, name=name)
    assert 'from "./panel.js"' in text
    assert answered(scripts.ROUTE, version=version, name="figure/browser/panel.js")[1]


@pytest.mark.parametrize("name", ["figure/figure.py", "../app.py", "figure/browser/none.js"])
def test_nothing_but_scripts_is_served(name):
    with pytest.raises(HTTPException, match=name):
        answered(scripts.ROUTE, version=scripts.version(), name=name)


def test_what_is_served_is_what_the_files_say():
    assert len(scripts.scripts()) > 10
    for name, body in scripts.scripts().items():
        [file] = [path for folder in FOLDERS if (path := folder / name).is_file()]
        assert gzip.decompress(body) == file.read_bytes()
