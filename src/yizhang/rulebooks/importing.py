"""Taking a published page into the rulebook's text: read, compare with what was there, keep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yizhang.law.finding import Finding
from yizhang.rulebooks.compare import Change, compare_texts
from yizhang.rulebooks.known import edition_of, text_of
from yizhang.rulebooks.page import read_page
from yizhang.rulebooks.references import newer_editions
from yizhang.rulebooks.source import lines
from yizhang.rulebooks.store import Store
from yizhang.rulebooks.text import RulebookText


@dataclass(frozen=True, slots=True)
class Done:
    """An import. `changes` are those against the text that the edition had before; `kept` is False after a dry run."""

    edition: str
    text: RulebookText
    findings: tuple[Finding, ...]
    changes: tuple[Change, ...]
    kept: bool

    def as_json(self) -> dict[str, object]:
        """What `rulebook import --json` prints."""
        changes = [{"how": one.kind, "was": one.was, "now": one.now} for one in self.changes]
        findings = [one.as_json() for one in self.findings]
        return {**self.text.counts(), "edition": self.edition, "kept": self.kept, "changes": changes, "findings": findings}

    def lines(self) -> Iterator[str]:
        """For people."""
        counts = self.text.counts()
        yield f"《{self.text.title}》{self.text.number}"
        yield "，".join(f"{label}{day}" for label, day in self.text.dates.items()) or "页面没有写明日期"
        yield f"{counts['chapters']}章{counts['articles']}条{counts['paragraphs']}款{counts['items']}项"
        yield from (f"第{chapter.number}章 {chapter.title}：{len(chapter.articles)}条" for chapter in self.text.chapters if chapter.number)
        if self.changes:
            yield f"与先前导入的文字相比有{len(self.changes)}处不同：" + "、".join(one.now or one.was for one in self.changes)
        yield f"已存为 {self.edition}" if self.kept else f"试读，没有保存；将存为 {self.edition}"


def import_page(page: bytes, name: str, store: Store, *, edition: str = "", keep: bool = True) -> Done:
    """Read the bytes of a page and keep its text for the edition. Raises CannotRead, NotRules, NotAnEdition."""
    text = read_page(lines(page, name))
    edition = edition or edition_of(text, page)
    before = text_of(edition, store)
    if keep:
        store.keep(edition, text, page, name)
    changes = compare_texts(before, text) if before else ()
    return Done(edition, text, (*text.findings, *newer_editions(text)), changes, keep)
