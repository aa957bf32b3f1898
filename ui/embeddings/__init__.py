"""The exhibit Embeddings."""
