"""What a whole page needs in the browser: language, menu, keys, and presenter mode."""
