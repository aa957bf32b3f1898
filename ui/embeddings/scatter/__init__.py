"""The scatter plot as a component."""
