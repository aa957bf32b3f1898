"""Invariant Information Clustering."""
