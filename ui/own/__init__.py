"""What a visitor has taught: kept in the session, read on every page that judges drawings."""
