"""Outlier tests on embeddings, the sets that judge them, and what they made of these."""
