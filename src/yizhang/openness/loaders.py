"""What the rules of chapter six ask besides the record: what became of the document since."""

from __future__ import annotations

from yizhang.kernel.loading import Ctx, loads
from yizhang.law.calendar import local
from yizhang.openness.facts import Voided

WORDS = {"annulled": "撤销", "repealed": "废止"}
"""What the document's own act is called, the graver first."""


@loads(Voided)
def voided(ctx: Ctx) -> Voided:
    """From the marks that followed the document."""
    verb = next((one for one in WORDS if one in ctx.standing.marks), "")
    return Voided(WORDS[verb], local(ctx.standing.marks[verb].at).date()) if verb else Voided()
