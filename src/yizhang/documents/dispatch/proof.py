"""What must hold on every way a document can go out."""

from __future__ import annotations

from yizhang.law.actor import mayor, secretary_general
from yizhang.law.proof.claims import invariant

invariant("50.1b", "市长签发以前，秘书长已审核", over="dispatch", then=mayor, first=secretary_general)
