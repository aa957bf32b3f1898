"""Deep Embedded Clustering."""
