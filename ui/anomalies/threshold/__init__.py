"""Histograms with a limit to drag, as a component."""
