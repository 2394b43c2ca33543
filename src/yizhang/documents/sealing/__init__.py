"""用印申请: a seal put to a paper that is no document of the house, and what holds wherever a seal is asked for or put (第五十条)."""
