"""Find the writing in a picture of more than paper and ink, and its characters."""
