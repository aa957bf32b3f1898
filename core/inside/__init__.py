"""A network opened: its activations, what covering an image does to its answer."""
