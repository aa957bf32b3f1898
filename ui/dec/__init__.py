"""The exhibit DEC."""
