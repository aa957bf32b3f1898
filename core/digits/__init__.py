"""Digit classifiers: the plain CNN, the L2-constrained softmax, and pixels alone."""
