"""The exhibit Kana."""
