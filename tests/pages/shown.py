"""What a page in an AppTest shows."""

import json


def messages(page):
    """Return all hints, warnings and errors as one text."""
    return " ".join(e.value for kind in ("info", "warning", "error") for e in page.get(kind))


def buttons(page):
    """Return the labels of the buttons."""
    return [button.label for button in page.button]


def sent(page, component):
    """Return what a component of our own got, None where it is not on the page."""
    found = [e for e in page.get("bidi_component") if e.proto.component_name.endswith(component)]
    return json.loads(found[0].proto.json)[0] if found else None


def plots(page):
    """Return the names of the figures that the page shows."""
    found = sent(page, "glyphscope_figure")
    return [plot["name"] for plot in found["plots"]] if found else []
