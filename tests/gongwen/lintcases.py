"""The cases of the lints: documents with what a lint says of them.

A file of the folder cases holds those of one module of lints, in the form of the chapters' case files:

    - lint: number_code
      base: {text: "{number}\\n无锡市教育局关于放假的通知", number: 锡教〔2026〕8号}
      allowed: {教育局自己的代字: {number: 锡教发〔2026〕8号}}
      noted: {办公室用了政府的代字: {number: 锡政发〔2026〕8号, finds: 锡政发}}

`text` is the document, its {fields} filled from base and case; a case that is a bare text fills {it} or, without one, is the document.
`finds` stands in the finding, `times` is how many findings there are, `source` the form of file, where these matter. The examples on the
lints' own pages are cases, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from tests.gongwen.described import described

from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.lint import every_lint
from yizhang.law.finding import Finding, Severity

FOLDER = Path(__file__).parent / "cases"
VERDICTS = {"allowed": None, "noted": Severity.NOTE, "cautioned": Severity.CAUTION, "refused": Severity.BREACH}


PIECES = (
    "", "关于放假的通知", "无锡市教育局关于新建小学的请示", "各区教育局：\n现通知如下。", "抄送：市财政局。", "2026年3月2日", "附件",
    "附件：放假安排表", "锡教〔2026〕8号", "签发人：云示甲", "无锡市教育局文件", "关于新建小学的请示\n市政府：\n请省教育厅审批。",
    "关于招生的公告\n特此公告。", "市政府：\n请市发展改革委审批。\n抄送：各区政府。", "关于新建小学的函复\n赵市长：\n此复。",
    "〔页面 210×297 红线无 页码无〕\n〔红〕现通知如下。", "无锡市教育局关于放假的通知\n无锡市教育局\n2026年3月2日",
    "2026年3月2日\n无锡市教育局",
    "无锡市教育局关于建校；修校的请示\n市政府：\n请批准建校。另，请批准修路。",
    "无锡市教育局关于申请经费；解决校舍的报告\n市政府：\n请批准。",
    "〔号●〕甲\n〔号●〕乙", "〔居左〕无锡市教育局关于放假的通知\n〔居左〕2026年3月2日", "无锡市人民政府关于建校；修校的复函\n现函复如下：",
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A document and what one lint says of it: nothing (`wrong` is false), or a finding, of that severity where one is named.

    Where `wrong` is None it may say anything, but has to say it.
    """

    code: str
    name: str
    text: str
    wrong: bool | None
    severity: Severity | None = None
    finds: str = ""
    source: str = ""
    unless_note: bool = False
    times: int = 0

    def __str__(self) -> str:
        return f"{self.code}:{'错' if self.wrong else '对'}:{self.name}"

    @property
    def document(self) -> OfficialDocument:
        """The document, read."""
        return _read(self.text, self.source)

    def holds(self, found: tuple[Finding, ...]) -> bool:
        """Whether these findings of the lint are what the case says. `unless_note`: a note is as good as nothing."""
        if self.wrong is None:
            return True
        if not self.wrong:
            return not [one for one in found if not (self.unless_note and one.severity is Severity.NOTE)]
        if self.times and len(found) != self.times:
            return False
        return any(self.severity in (None, one.severity) and self.finds in one.message + one.quote + one.mend for one in found)


def examples() -> Iterator[Case]:
    """Those on the lints' pages."""
    for one in every_lint():
        if one.wrong:
            yield Case(one.code, "例", one.wrong, wrong=True)
            yield Case(one.code, "例", one.right, wrong=False)


def written() -> Iterator[Case]:
    """Those of the folder cases."""
    for file in sorted(FOLDER.glob("*.yaml")):
        for entry in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader):
            for verdict in VERDICTS:
                for name, given in entry.get(verdict, {}).items():
                    yield _case(entry["lint"], verdict, name, entry.get("base", {}), given)


def pieces() -> Iterator[Case]:
    """What is no whole document: an empty one, one without a title, a text, a signature."""
    for one in every_lint():
        yield from (Case(one.code, "残篇", text, wrong=None) for text in PIECES)


def own() -> list[Case]:
    """All that were written for one lint."""
    return [*examples(), *written()]


def _case(code: str, verdict: str, name: str, base: dict[str, Any], given: str | dict[str, Any]) -> Case:
    bare = {"it" if "{it}" in base.get("text", "") else "text": given}
    fields = {**base, **(bare if isinstance(given, str) else given)}
    text = fields["text"]
    while "{" in text:  # a field may hold fields
        text = text.format_map(fields)
    severity = VERDICTS[verdict]
    finds, source = fields.get("finds", ""), fields.get("source", "")
    times = int(fields.get("times", "0"))
    return Case(code, name, text.strip("\n"), severity is not None, severity, finds, source, times=times)


@cache
def _read(text: str, source: str) -> OfficialDocument:
    document = described(text)
    return replace(document, source=source) if source else document
