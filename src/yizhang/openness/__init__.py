"""第六章 推进政务公开: what was issued or decided is published where the public can see it, or withheld on a ground of the law."""
