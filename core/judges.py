"""The bundled networks that judge a drawing of a digit, by their runs; read without Keras."""

CLASSIFIERS = ("l2-softmax", "cnn")  # learned from labels
CLUSTERINGS = ("iic", "dec")  # never saw one
JUDGES = (*CLASSIFIERS, *CLUSTERINGS)
