"""A small chapter for the kernel's tests: two procedures, a child kind, rules hard and soft, a number, a fact that counts."""
