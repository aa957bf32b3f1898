"""A run's network for other programs, and whether it still gives the same answers there."""
