"""What must hold on every way such a paper can take."""

from __future__ import annotations

from examples.guowuyuan_2004.procedures import IN_CHARGE, PREMIER
from yizhang.law.proof.claims import invariant

invariant("43.1a", "送总理的先经分管领导同志", over="approval", then=PREMIER, first=IN_CHARGE)
