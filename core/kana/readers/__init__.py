"""Readers of handwriting that may not be passed on, from the user's own files."""
