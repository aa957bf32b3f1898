"""Start Glyphscope: `streamlit run app.py`."""

import streamlit as st

from ui.inside import weights
from ui.pictures import sheet
from ui.start import lifespan

app = st.App("ui/shell.py", lifespan=lifespan, routes=[sheet.ROUTE, weights.ROUTE])
