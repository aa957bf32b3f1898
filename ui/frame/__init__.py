"""The frame of every page: language, session, style, components, loading."""
