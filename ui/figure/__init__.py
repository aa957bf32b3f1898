"""Figures: Plotly figures made in Python, shown in place, played, picked and saved."""
