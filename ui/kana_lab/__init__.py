"""The exhibit Kana lab."""
