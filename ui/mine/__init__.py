"""The exhibit Mutual information."""
