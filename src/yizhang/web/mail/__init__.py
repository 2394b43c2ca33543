"""What goes to people outside the screens: one digest a day, and 特急 at once. It names numbers, kinds and counts, never contents."""
