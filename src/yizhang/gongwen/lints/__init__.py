"""A lint: one fault of a document by itself, with its reason, a wrong and a right example.

    @lint("title_missing_kind", source="公文处理条例 9(7)", element="标题")
    def title_names_its_kind(doc: OfficialDocument) -> Findings:
        \"\"\"标题应当标明文种。

        Why: …
        Wrong: 关于调整公交线路
        Right: 关于调整公交线路的通知
        \"\"\"

Wrong and Right are documents (indented below the word when they have several lines); the tests read and lint both. Each module of this
package holds the lints of one element; a new module is found by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.regex import regex
from yizhang.law.finding import Finding, Findings, Severity, Strength

Check = Callable[[OfficialDocument], Findings]

BOUND = {
    Strength.PRESCRIBED: Severity.BREACH,
    Strength.RECOMMENDED: Severity.CAUTION,
    Strength.USUAL: Severity.CAUTION,
    Strength.CUSTOM: Severity.NOTE,
}
ORDER = (Severity.NOTE, Severity.CAUTION, Severity.BREACH)
PART = regex(r"^(?P<name>Why|Wrong|Right):", re.MULTILINE)


class Lint(NamedTuple):
    """A lint with all that its page shows. `source` is the national clause, `element` the part of the document it looks at."""

    code: str
    source: str
    strength: Strength
    element: str
    check: Check

    @property
    def gist(self) -> str:
        """The norm in one sentence."""
        return (self.check.__doc__ or "").strip().partition("\n")[0]

    @property
    def why(self) -> str:
        """What goes wrong in an office otherwise."""
        return self._part("Why")

    @property
    def wrong(self) -> str:
        """A document with the fault, as text."""
        return self._part("Wrong")

    @property
    def right(self) -> str:
        """The same document without the fault."""
        return self._part("Right")

    def findings(self, document: OfficialDocument) -> tuple[Finding, ...]:
        """What this lint says of a document; never graver than the strength of its source allows."""
        return tuple(self._signed(finding) for finding in self.check(document))

    def _signed(self, finding: Finding) -> Finding:
        return finding.also(
            code=self.code,
            severity=bounded(finding.severity, self.strength),
            where=finding.where or self.element,
            source=finding.source or self.source,
        )

    def _part(self, name: str) -> str:
        from textwrap import dedent

        text = dedent((self.check.__doc__ or "").partition("\n")[2])
        pieces = PART.split(text)
        parts = dict(zip(pieces[1::2], pieces[2::2], strict=True))
        first, _, rest = parts.get(name, "").partition("\n")
        return "\n".join(line for line in (first.strip(), dedent(rest).strip()) if line)


LINTS: dict[str, Lint] = {}


class TwiceTheSameCode(ValueError):
    """Two lints have one code; rename one of them."""


def lint(code: str, *, source: str, strength: Strength = Strength.PRESCRIBED, element: str) -> Callable[[Check], Check]:
    """Register a function as the lint of that code. Raises TwiceTheSameCode."""

    def register(check: Check) -> Check:
        if code in LINTS:
            raise TwiceTheSameCode(f"two lints are called “{code}”: {LINTS[code].check.__name__} and {check.__name__}")
        LINTS[code] = Lint(code, source, strength, element, check)
        return check

    return register


def bounded(severity: Severity, strength: Strength) -> Severity:
    """The severity, lowered to what a source of that strength may carry (custom only informs)."""
    return min(severity, BOUND[strength], key=ORDER.index)
