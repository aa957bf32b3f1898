"""The frame around every page: navigation, style, language."""

from pathlib import Path

import streamlit as st

from ui.frame import session
from ui.frame.texts import NAMES

ROOT = Path(__file__).resolve().parent.parent
FRAME = ROOT / "ui" / "frame"


def main() -> None:
    """Show the page that the address names."""
    say = session.say()
    st.set_page_config("Glyphscope", page_icon=FRAME / "favicon.png", layout="wide")
    st.html(FRAME / "style.css")
    st.logo(FRAME / "logo.svg", size="large")
    draw, runs = ROOT / "pages" / "draw.py", ROOT / "pages" / "runs.py"
    watch = ROOT / "pages" / "watch.py"
    clusters = ROOT / "pages" / "overclusters.py"
    embeddings = ROOT / "pages" / "embeddings.py"
    anomalies = ROOT / "pages" / "anomalies.py"
    dec = ROOT / "pages" / "dec.py"
    mine = ROOT / "pages" / "mine.py"
    inside = ROOT / "pages" / "inside.py"
    kana = ROOT / "pages" / "kana.py"
    kana_lab = ROOT / "pages" / "kana_lab.py"
    pages = [
        st.Page(draw, title=say("app.draw"), url_path="home", default=True),
        st.Page(watch, title=say("app.watch"), url_path="watch"),
        st.Page(clusters, title=say("app.overclusters"), url_path="overclusters"),
        st.Page(embeddings, title=say("app.embeddings"), url_path="embeddings"),
        st.Page(anomalies, title=say("app.anomalies"), url_path="anomalies"),
        st.Page(dec, title=say("app.dec"), url_path="dec"),
        st.Page(mine, title=say("app.mine"), url_path="mine"),
        st.Page(inside, title=say("app.inside"), url_path="inside"),
        st.Page(kana, title=say("app.kana"), url_path="kana"),
        st.Page(kana_lab, title=say("app.kana_lab"), url_path="kana-lab"),
        st.Page(runs, title=say("app.runs"), url_path="runs"),
        # The default page answers at / only, whatever its path; this one answers at /draw.
        st.Page(draw, title=say("app.draw"), url_path="draw", visibility="hidden"),
    ]
    st.navigation(pages, position="top").run()
    session.write_link(lang=(session.language(), "en"))
    st.html(_languages())


def _languages() -> str:
    """Return the links that choose a language."""
    links = "".join(
        f'<a href="?lang={code}" target="_self" lang="{code}">{name}</a>'
        for code, name in NAMES.items()
    )
    return f'<footer class="gs gs-languages">{links}</footer>'


main()
