"""The rules of chapter four."""
