"""The exhibit Overclusters."""
