"""Proof before the first matter: every standing a procedure can reach, walked, with what must hold in each (semantics 76)."""
