"""The pages' sentences, one language a file."""
