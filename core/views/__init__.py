"""Random views of images, drawn inside the graph."""
