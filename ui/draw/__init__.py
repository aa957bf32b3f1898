"""The exhibit Draw."""
