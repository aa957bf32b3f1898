"""Which trunks there are; read without Keras."""

TRUNK_NAMES = ("quick", "post", "vgg")  # small and fast, the post's, the book's
