"""Databases as earlier versions left them, one a release: today's program must bring each up, open all of it, and go on."""
