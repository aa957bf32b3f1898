"""Lessons: guided paths through the exhibits, read from `lessons/`; the room above theirs."""
