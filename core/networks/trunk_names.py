"""Which trunks there are; read without Keras."""

# Small and fast; the post's and the book's, made lighter; the post's as it stands in the text.
TRUNK_NAMES = ("quick", "post", "vgg", "post-text")
