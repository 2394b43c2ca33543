"""Which seal may be asked for."""
