"""Overclusters: fifty clusters nobody named, to be opened and named."""
