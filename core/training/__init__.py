"""The loop around `Model.fit`, what feeds it and what keeps its record."""
