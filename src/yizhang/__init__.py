"""Yizhang 依章: the office system of a government that runs on its own published working rules."""

__version__ = "0.1.0"
