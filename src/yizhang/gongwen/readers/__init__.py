"""From the bytes of one file format to blocks of text with what the layout says about each."""
