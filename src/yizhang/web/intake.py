"""登记收文: which procedure a paper goes through, and what of its form can be read from the file."""

from __future__ import annotations

RECEIVE = "receive"
