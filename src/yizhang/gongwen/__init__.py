"""An official document 公文 as a value: its elements, read from files, linted, typeset. Pure: no Django, no clock."""
