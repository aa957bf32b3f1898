"""What networks of several methods share: trunks, answers, filters and their films."""
