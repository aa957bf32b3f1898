"""Scripts that made the data and the maps that come with the repository."""
