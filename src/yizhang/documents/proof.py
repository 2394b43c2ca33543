"""What must hold on every way a document of chapter nine can take; proved before the first one comes."""

from __future__ import annotations

from yizhang.law.actor import mayor, secretary_general
from yizhang.law.proof.claims import invariant

REVIEWED = "request report superior letter"

invariant("49.2b", "送市长的公文先经秘书长审核", over=REVIEWED, then=mayor, first=secretary_general, but="assist_mayor")
