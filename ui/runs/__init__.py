"""The exhibit Runs."""
