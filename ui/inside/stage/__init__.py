"""The flow through a network and the covered drawing, as components."""
