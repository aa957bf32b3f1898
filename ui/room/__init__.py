"""A class at once: a room to join, and the wall on which everybody's drawings appear."""
