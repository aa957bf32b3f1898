import shutil
import subprocess
from types import SimpleNamespace

import pytest
import streamlit as st

from ui.frame import scripts
from ui.frame.component import Component

WALL = scripts.FOLDER / "anomalies" / "wall.js"


@pytest.fixture
def registered(monkeypatch):
    """What Streamlit was told of components, and what was mounted."""
    seen = SimpleNamespace(parts=None, mounted=None)

    def component(name, **parts):
        seen.parts = {"name": name, **parts}

        def mount(**arguments):
            seen.mounted = arguments
            return {"pick": 3}

        return mount

    monkeypatch.setattr(st.components.v2, "component", component)
    return seen


def ran(folder, script):
    """Run a script in Node before a document of a head alone; return what it said."""
    (folder / "run.mjs").write_text((HEAD + script).format(folder=folder))
    said = subprocess.run(["node", folder / "run.mjs"], capture_output=True, text=True)
    assert not said.stderr
    return said.stdout.strip()


def files(folder, **contents):
    for name, content in contents.items():
        (folder / name.replace("_", ".")).write_text(content)
    return str(folder / "module.py")


def test_styles_are_joined_in_their_order(registered, tmp_path):
    module = files(tmp_path, a_css="red", b_css="blue", a_html="<p>")
    Component("name", module, "a.html", "b.css", "a.css", entry=WALL)
    assert registered.parts["name"] == "name"
    assert registered.parts["html"] == "<p>"
    assert registered.parts["css"].startswith("blue\nred\n")


def test_a_component_on_paper_shows_nothing_to_press(registered, tmp_path):
    Component("name", files(tmp_path, a_html=""), "a.html", entry=WALL)
    assert "@media print" in registered.parts["css"]


def test_the_browser_imports_the_script_itself(registered, tmp_path):
    Component("name", files(tmp_path, a_html=""), "a.html", entry=WALL)
    assert f'place("{scripts.address(WALL)}")' in registered.parts["js"]
    assert "export default async (component)" in registered.parts["js"]


CHAIN = {
    "entry.mjs": 'import { x } from "./one.mjs";\nimport {\n  y,\n} from "./two.mjs";\n'
    "export default () => x + y;\n",
    "one.mjs": 'import { z } from "./three.mjs";\nexport const x = z;\n',
    "two.mjs": 'import "./three.mjs";\nexport const y = "from far";\n',
    "three.mjs": "export const z = 1;\n",
}


HEAD = """
const links = [];
const head = {{
  append: (link) => links.push(link),
  querySelector: (asked) => links.find(({{ href }}) => asked === `link[href="${{href}}"]`),
}};
globalThis.document = {{ baseURI: "file://{folder}/", head, createElement: () => ({{}}) }};
"""

ASKED_FOR = """
await import("file://{folder}/made.mjs");
await import("file://{folder}/made.mjs?again");
console.log(links.map(({{ rel, href }}) => `${{rel}} ${{href}}`).join());
"""


@pytest.mark.skipif(not shutil.which("node"), reason="Needs Node.js.")
def test_what_a_script_imports_is_asked_for_at_once_and_once(registered, tmp_path, monkeypatch):
    for name, text in CHAIN.items():
        (tmp_path / name).write_text(text)
    monkeypatch.setattr(scripts, "address", lambda file: file.name)
    Component("name", files(tmp_path, a_html=""), "a.html", entry=tmp_path / "entry.mjs")
    (tmp_path / "made.mjs").write_text(registered.parts["js"])
    assert ran(tmp_path, ASKED_FOR) == ",".join(
        f"modulepreload file://{tmp_path}/{name}" for name in ("one.mjs", "two.mjs", "three.mjs")
    )


def test_a_script_imports_what_its_imports_do(tmp_path):
    for name, text in CHAIN.items():
        (tmp_path / name).write_text(text)
    found = scripts.imported(tmp_path / "entry.mjs")
    assert [file.name for file in found] == ["one.mjs", "two.mjs", "three.mjs"]


def test_scripts_that_import_each_other_end(tmp_path):
    (tmp_path / "a.js").write_text('import { b } from "./b.js";')
    (tmp_path / "b.js").write_text('export { a } from "./a.js";')
    assert [file.name for file in scripts.imported(tmp_path / "a.js")] == ["b.js"]


LEFT = """
const {{ default: show }} = await import("file://{folder}/made.mjs");
let left = 0;
const component = {{ parentElement: {{ isConnected: true }}, left: () => (left += 1) }};
const leave = await show(component);
leave();
const overtaken = left;
component.parentElement.isConnected = false;
leave();
console.log(overtaken, left);
"""


@pytest.mark.skipif(not shutil.which("node"), reason="Needs Node.js.")
def test_a_component_is_taken_down_when_it_has_left_the_page(registered, tmp_path):
    Component("name", files(tmp_path, a_html=""), "a.html", entry=WALL)
    made = registered.parts["js"].replace(scripts.address(WALL), "entry.mjs")
    (tmp_path / "made.mjs").write_text(made)
    (tmp_path / "entry.mjs").write_text("export default async ({ left }) => left;")
    assert ran(tmp_path, LEFT) == "0 1"


def test_a_script_that_is_not_there_is_named(registered, tmp_path):
    with pytest.raises(KeyError, match=r"anomalies/none\.js"):
        Component("name", files(tmp_path, a_html=""), "a.html", entry=WALL.with_name("none.js"))


def test_further_markup_takes_its_place(registered, tmp_path):
    other = tmp_path / "elsewhere"
    other.mkdir()
    files(other, bar_html="<b></b>")
    module = files(tmp_path, a_html='<i><div class="bar"></div></i>')
    Component("name", module, "a.html", other / "bar.html", entry=WALL)
    assert registered.parts["html"] == "<i><b></b></i>"


def test_data_is_mounted_in_a_list_and_bytes_as_they_are(registered, tmp_path):
    component = Component("name", files(tmp_path, a_html=""), "a.html", entry=WALL)
    assert component.mount({"x": 1}, key="k") == {"pick": 3}
    assert registered.mounted == {"key": "k", "data": [{"x": 1}]}
    component.mount(b"x", key="k")
    assert registered.mounted["data"] == b"x"


def test_noted_states_run_the_page_and_nothing_else(registered, tmp_path):
    component = Component("name", files(tmp_path, a_html=""), "a.html", entry=WALL)
    calls = []
    component.mount({}, key="k", noted=("size",), on_pick_change=lambda: calls.append("pick"))
    assert registered.mounted["on_size_change"]() is None
    registered.mounted["on_pick_change"]()
    assert calls == ["pick"]
