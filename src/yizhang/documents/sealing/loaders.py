"""The seal that is asked for, as the register has it."""

from __future__ import annotations

from typing import cast

from yizhang.documents.dispatch.derived import SEALED_WITH
from yizhang.documents.dispatch.kinds import InNameOf
from yizhang.documents.sealing.facts import SealAsked, SealCopies
from yizhang.kernel.loading import Ctx, loads
from yizhang.office.kinds import SealKind
from yizhang.office.snapshot import HOUSE, OrgSnapshot

ANY = tuple(one.value for one in SealKind)


@loads(SealAsked)
def seal_asked(ctx: Ctx) -> SealAsked:
    """By its name; nothing where the issuer has none on record."""
    org, named = cast(OrgSnapshot, ctx.org), str(ctx.values.get("seal", ""))
    owners, kinds = _owners(ctx, org)
    found, issuer = org.seals.get(org.seal_called(named)), org.name(owners[0])
    if found is None:
        return SealAsked(named, issuer=issuer, known=not named)
    cause = found.cause.value if found.cause else ""
    return SealAsked(found.name, org.name(found.organ), issuer, cause, found.organ in owners and found.kind.value in kinds)


def _owners(ctx: Ctx, org: OrgSnapshot) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Whose seals may be used, the issuer's first, and of which kinds."""
    if ctx.procedure == "dispatch":
        owner, kind = SEALED_WITH[InNameOf(ctx.values["in_name_of"])]
        return (org.code(owner),), (kind,)
    return (str(ctx.values["applicant"]), *(one.code for one in org.organs.values() if one.kind in HOUSE)), ANY


@loads(SealCopies)
def seal_copies(ctx: Ctx) -> SealCopies:
    """As it was entered."""
    return SealCopies(int(str(ctx.values.get("seal_copies", 1))))
