"""Films on their way to the browser: read once, sent once."""
