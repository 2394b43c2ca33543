"""The watch on how many documents go out."""
