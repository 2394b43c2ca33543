"""A Merkle tree over the heads of all matters (RFC 6962, section 2.1). Standard library only.

A leaf is the hash of byte 0 and the line `MATTER SEQ DIGEST`, a node the hash of byte 1 and its two children; a last one without a sibling
goes up as it is. Leaves keep their place for good, so that the next checkpoint costs what changed and not all there is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


def leaf(line: str, algorithm: str) -> bytes:
    """The hash of one head."""
    return hashlib.new(algorithm, b"\x00" + line.encode()).digest()


def node(left: bytes, right: bytes, algorithm: str) -> bytes:
    """The hash of two neighbours."""
    return hashlib.new(algorithm, b"\x01" + left + right).digest()


@dataclass
class Tree:
    """The rows of a tree, leaves first. It only grows; leaves may change."""

    algorithm: str
    rows: list[list[bytes]] = field(default_factory=lambda: [[]])

    @property
    def root(self) -> str:
        """In hex; of an empty tree, the hash of nothing."""
        return self.rows[-1][0].hex() if self.rows[0] else hashlib.new(self.algorithm).hexdigest()

    def put(self, leaves: Mapping[int, bytes]) -> None:
        """Change leaves, or add the next ones, by place."""
        row, level = self.rows[0], 0
        row += [b""] * (max(leaves, default=-1) + 1 - len(row))
        for place, value in leaves.items():
            row[place] = value
        touched = set(leaves)
        while len(row) > 1:
            level += 1
            touched = {place // 2 for place in touched}
            row = self._raise(level, row, touched)

    def _raise(self, level: int, below: list[bytes], touched: set[int]) -> list[bytes]:
        if level == len(self.rows):
            self.rows.append([])
        row = self.rows[level]
        row += [b""] * ((len(below) + 1) // 2 - len(row))
        for place in touched:
            pair = below[2 * place : 2 * place + 2]
            row[place] = node(pair[0], pair[1], self.algorithm) if len(pair) == 2 else pair[0]
        return row

    def proof(self, place: int) -> list[str]:
        """What leads from one leaf to the root: the neighbour at each level, `L` or `R` for its side, then its hash."""
        found = []
        for row in self.rows[:-1]:
            beside = place ^ 1
            if beside < len(row):
                found.append(("R" if beside > place else "L") + row[beside].hex())
            place //= 2
        return found


def proved(line: str, proof: Sequence[str], root: str, algorithm: str) -> bool:
    """Whether a head stands under a root."""
    value = leaf(line, algorithm)
    for step in proof:
        beside = bytes.fromhex(step[1:])
        value = node(value, beside, algorithm) if step[0] == "R" else node(beside, value, algorithm)
    return value.hex() == root
