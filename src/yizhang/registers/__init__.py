"""登记簿 as such: what may be done with a whole register. No chapter of the text; an installation has it beside them."""
