"""The tests' chapter as a later edition amends it."""
