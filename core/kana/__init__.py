"""Hiragana: how they are written, synthetic data made from that, and networks that read them."""
