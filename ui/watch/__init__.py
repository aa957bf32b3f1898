"""The exhibit Train and watch."""
