"""Embeddings laid out in two or three dimensions, and how true the layouts are."""
