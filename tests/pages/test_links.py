"""What a link says is never shown as it stands, and never breaks a page."""

import pytest

EVIL = "![x](https://example.org/x.png) [click](https://example.org)"
PAGES = ("watch", "dec", "mine", "inside", "kana_lab", "texts", "overclusters", "runs", "anomalies")
HUGE = "9" * 100


def shown(page):
    """Everything on the page that Streamlit reads as Markdown or HTML."""
    kinds = ("markdown", "caption", "info", "warning", "error", "success", "html")
    return " ".join(str(element.proto) for kind in kinds for element in page.get(kind))


@pytest.mark.parametrize("name", PAGES)
def test_a_name_in_a_link_is_not_rendered(open_page, name):
    page = open_page(name, run=EVIL, beside=EVIL, net=EVIL, image=EVIL, open=EVIL, text=EVIL)
    assert not page.exception
    assert "example.org" not in shown(page)


@pytest.mark.parametrize("name", [*PAGES, "draw", "kana", "embeddings"])
@pytest.mark.parametrize("value", [HUGE, "nan", "-1", "1e400", "\0", "[]"])
def test_odd_values_in_a_link_break_no_page(open_page, name, value):
    keys = (
        "run",
        "beside",
        "net",
        "image",
        "open",
        "test",
        "limit",
        "rho",
        "act",
        "cell",
        "sample",
    )
    page = open_page(name, **dict.fromkeys(keys, value), contamination=value, brush=value)
    assert not page.exception
