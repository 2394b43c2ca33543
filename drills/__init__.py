"""Faults made on purpose, on databases that are thrown away; each drill tells what it did and what came of it. Run from a checkout."""
