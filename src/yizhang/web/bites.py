"""How often a provision bit, on the matters one may see (semantics 53): refusals, confirmations, waivers, exemptions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from yizhang.kernel import visible
from yizhang.kernel.models import Bite
from yizhang.kernel.values import Hand

KINDS: tuple[tuple[str, str | Promise, str], ...] = (
    ("refused", _("未准"), "refusals"),
    ("caution", _("经确认"), ""),
    ("note", _("提示"), ""),
    ("waiver", _("豁免"), "waivers"),
    ("exemption", _("例外"), "exemptions"),
)


@dataclass(frozen=True, slots=True)
class Bitten:
    """So many of a kind; `link` is the register that lists them."""

    label: str | Promise
    count: int
    link: str


def bitten(provisions: Iterable[str], by: Hand, now: datetime) -> Mapping[str, tuple[Bitten, ...]]:
    """By provision, this year's."""
    own = Bite.objects.filter(provision__in=list(provisions), at__startswith=str(now.year), matter__in=visible(by, now=now).values("pk"))
    counts = {(one["provision"], one["kind"]): one["n"] for one in own.values("provision", "kind").annotate(n=Count("pk"))}
    named = {provision for provision, _kind in counts}
    return {provision: tuple(_each(provision, counts)) for provision in named}


def _each(provision: str, counts: Mapping[tuple[str, str], int]) -> Iterable[Bitten]:
    for kind, label, ledger in KINDS:
        if count := counts.get((provision, kind)):
            link = f"{reverse('ledger', args=[ledger])}?{urlencode({'articles': provision})}" if ledger else ""
            yield Bitten(label, count, link)
