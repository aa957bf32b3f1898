"""The moving map of DEC as a component."""
