"""The browser gets thumbnails by the sheet, and is told to keep them."""

import asyncio
import io
from typing import NamedTuple

import numpy as np
import pytest
from PIL import Image
from starlette.applications import Starlette

from core.data import load_mnist
from ui.pictures.sheet import ADDRESS, ROUTE, sheet


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    content: bytes


def get(path: str) -> Answer:
    """Ask as a server does, in the terms of ASGI."""
    scope = {"type": "http", "method": "GET", "path": path, "headers": [], "query_string": b""}
    sent = []

    async def receive() -> dict:
        return {"type": "http.request"}

    async def send(message: dict) -> None:
        sent.append(message)

    asyncio.run(Starlette(routes=[ROUTE])(scope, receive, send))
    start, *parts = sent
    headers = {name.decode(): value.decode() for name, value in start["headers"]}
    return Answer(start["status"], headers, b"".join(part["body"] for part in parts))


def tile(content: bytes, place: int) -> np.ndarray:
    picture = np.asarray(Image.open(io.BytesIO(content)))
    assert picture.shape == (2800, 2800)
    top, left = 28 * (place // 100), 28 * (place % 100)
    return picture[top : top + 28, left : left + 28]


def test_the_first_sheet_holds_the_test_images():
    answer = get(f"/{ADDRESS}0.png")
    assert answer.headers["content-type"] == "image/png"
    assert "immutable" in answer.headers["cache-control"]
    assert len(answer.content) < 2_000_000
    for place in (0, 99, 100, 9999):
        np.testing.assert_array_equal(tile(answer.content, place), load_mnist("test").images[place])


def test_training_and_validation_images_follow():
    np.testing.assert_array_equal(tile(sheet(1), 0), load_mnist("train").images[0])
    np.testing.assert_array_equal(tile(sheet(6), 9999), load_mnist("validation").images[4999])


@pytest.mark.parametrize("number", ["7", "99"])
def test_other_sheets_are_not_found(number: str):
    assert get(f"/{ADDRESS}{number}.png").status == 404


@pytest.mark.parametrize("name", ["-1", "x", "0.png%2F.."])
def test_other_names_are_not_found(name: str):
    assert get(f"/{ADDRESS}{name}.png").status == 404
