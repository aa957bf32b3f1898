"""A finished run reads what was taught: for the command line."""
