"""Start Glyphscope: `streamlit run app.py`."""

import streamlit as st
from starlette.middleware import Middleware

from ui.figure import plotly
from ui.frame import scripts
from ui.frame.door import Door
from ui.inside import weights
from ui.pictures import sheet
from ui.room import door, place
from ui.start import lifespan
from ui.watch import growth

ROUTES = [
    scripts.ROUTE,
    plotly.ROUTE,
    sheet.ROUTE,
    weights.ROUTE,
    door.ROUTE,
    place.ROUTE,
    growth.ROUTE,
]

app = st.App("ui/shell.py", lifespan=lifespan, routes=ROUTES, middleware=[Middleware(Door)])
