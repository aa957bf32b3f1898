"""What kana are confused with, as a table whose cells open."""
