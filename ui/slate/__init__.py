"""The slate: what a visitor draws or puts on it, and what the networks see of it."""
