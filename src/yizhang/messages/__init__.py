"""The catalogues of the languages besides Chinese, and how they are kept: `python -m yizhang.messages` gathers, merges, compiles."""
