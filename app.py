"""Start Glyphscope: `streamlit run app.py`."""

import streamlit as st

from ui import inside_weights
from ui.pictures import sheet
from ui.start import lifespan

app = st.App("ui/shell.py", lifespan=lifespan, routes=[sheet.ROUTE, inside_weights.ROUTE])
