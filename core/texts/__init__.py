"""The five published texts: what each found, what its recipe gives here, and ours beside it."""
