"""The rules of articles 50 to 52, and of 19 where a department issues."""
