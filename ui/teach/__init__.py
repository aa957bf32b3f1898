"""The exhibit Teach."""
