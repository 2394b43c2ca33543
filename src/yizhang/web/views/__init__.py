"""What answers at each address: ask, render; the one that writes is `matter.act`."""
