"""An image file: opened or refused, and its pixels in grey."""
