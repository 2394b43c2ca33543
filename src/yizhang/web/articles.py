"""The article beside the finding: the wording an office imported, or the gist until it has."""

from __future__ import annotations

from dataclasses import dataclass

from yizhang.law.citation import NotACitation, spoken
from yizhang.rulebooks.provisions import provisions
from yizhang.rulebooks.store import official_text

EDITION = "wuxi_2022"


@dataclass(frozen=True, slots=True)
class Article:
    """One provision as it is shown: `imported` tells the official wording from our gist."""

    citation: str
    said: str
    words: str = ""
    imported: bool = False


def said(citation: str) -> str:
    """第四十八条第二款; what is no provision is said as it stands."""
    try:
        return spoken(citation)
    except NotACitation:
        return citation


def read(citation: str) -> Article:
    """The provision with its words, empty when neither wording nor gist is there."""
    known = provisions().get(citation)
    if known is None:
        return Article(citation, said(citation))
    official = official_text(EDITION, citation)
    return Article(citation, said(citation), official or known.gist, official is not None)
