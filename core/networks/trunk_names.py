"""Which trunks there are; read without Keras."""

# Small and fast; the post's and the book's, made lighter; both as they stand in the texts.
TRUNK_NAMES = ("quick", "post", "vgg", "post-text", "vgg-text")
