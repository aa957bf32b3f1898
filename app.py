"""Start Glyphscope: `streamlit run app.py`."""

import streamlit as st

from ui.sheet import ROUTE
from ui.warmup import lifespan

app = st.App("ui/shell.py", lifespan=lifespan, routes=[ROUTE])
