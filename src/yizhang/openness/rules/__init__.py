"""The rules of articles 28 to 30."""
