"""Maps of a run's spaces: made, kept, and extended by a new point."""
