"""The article beside the finding: the wording an office imported, or the gist until it has."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from yizhang.law import citation as provision
from yizhang.law.citation import NotACitation
from yizhang.rulebooks.provisions import provisions
from yizhang.rulebooks.store import official_text
from yizhang.web import wording

EDITION = "wuxi_2022"


@dataclass(frozen=True, slots=True)
class Article:
    """One provision as it is shown: `imported` tells the official wording from our gist."""

    citation: str
    said: str
    words: str = ""
    imported: bool = False


def said(citation: str) -> str:
    """第四十八条第二款, art. 48(2); what is no provision is said as it stands."""
    try:
        article, paragraph, _norm, item = provision.parse(citation)
    except NotACitation:
        return citation
    if article is None:
        return _("公布页第{n}项").format(n=numeral(paragraph))
    place = _("第{article}条第{paragraph}款").format(article=numeral(article), paragraph=numeral(paragraph))
    return place + (_("第{n}项").format(n=numeral(item)) if item else "")


def numeral(number: int) -> str:
    """四十八 as an article says it, or the figure in languages that do not."""
    return provision.numeral(number) if wording.as_declared() else str(number)


def read(citation: str) -> Article:
    """The provision with its words, empty when neither wording nor gist is there."""
    known = provisions().get(citation)
    if known is None:
        return Article(citation, said(citation))
    official = official_text(EDITION, citation)
    return Article(citation, said(citation), official or wording.said(known.gist), official is not None)
