"""Scenarios: what officials do and what they get, played through the door or through the HTTP API."""
