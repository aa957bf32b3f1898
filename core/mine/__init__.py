"""Mutual Information Neural Estimation, on Gaussians and on images."""
