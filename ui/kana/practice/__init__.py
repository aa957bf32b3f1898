"""Kana practised: read, written, and drawn stroke by stroke."""
