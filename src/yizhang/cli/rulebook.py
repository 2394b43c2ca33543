"""`yizhang rulebook …`: the text of the rules, and the code against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from yizhang.cli.command import Unusable, command
from yizhang.cli.output import print_json, progress, table

if TYPE_CHECKING:
    from yizhang.law.finding import Finding
    from yizhang.rulebooks.coverage import Coverage
    from yizhang.rulebooks.diff import Diff
    from yizhang.rulebooks.provisions import Provision
    from yizhang.rulebooks.touched import Touched

HOW = {"added": "新增", "removed": "删去", "moved": "移位", "changed": "修改", "code": "代码"}


@command
def import_(page: Path, edition: str = "", dry_run: bool = False, json: bool = False) -> int:
    """导入规则公布页的官方文字。Read a published page (.txt .html .docx .pdf) into the rulebook's text.

    --edition ID  for which edition it is kept; else the one that has its title and number, else a name made from the page
    --dry-run     read and count, keep nothing

    Example: yizhang rulebook import 无锡市人民政府工作规则.html --edition wuxi_2022
    """
    with _usable(page):
        from yizhang.rulebooks.importing import import_page
        from yizhang.rulebooks.store import store

        done = import_page(page.read_bytes(), page.name, store(), edition=edition, keep=not dry_run)
    if json:
        print_json(done.as_json())
    else:
        print("\n".join(done.lines()))
    _tell(done.findings)
    return 0


@command
def show(provision: str, edition: str = "", json: bool = False, *, now: datetime) -> int:
    """一条规定：文字或要点，以及使它生效的办法、规则、数值和事例。One provision, or those of a paragraph or article.

    Example: yizhang rulebook show 51.1e
    """
    with _usable():
        from yizhang.rulebooks.known import book_of, in_code, text_of
        from yizhang.rulebooks.provisions import provisions
        from yizhang.rulebooks.sheet import sheet, under
        from yizhang.rulebooks.store import store

        which = in_code(edition, now)
        book, text = book_of(which), text_of(which.id, store())
        found = [sheet(book, one, text.official(one.id) if text else None) for one in under(provision, provisions())]
    if not found:
        raise Unusable(f"没有“{provision}”这条规定；请写成 48.2e、39.1(3)、P.1，或写到款 48.2、条 48")
    if json:
        print_json(found[0].as_json() if len(found) == 1 else [one.as_json() for one in found])
    else:
        print("\n\n".join("\n".join(one.lines()) for one in found))
    return 0


@command
def coverage(edition: str = "", json: bool = False, *, now: datetime) -> int:
    """条文与代码对照。Which provisions some declaration cites, which none, and which citations the text lacks.

    Exit 0: all are live and all citations resolve; 1: not yet.

    Example: yizhang rulebook coverage
    """
    with _usable():
        from yizhang.rulebooks.coverage import coverage as compared
        from yizhang.rulebooks.known import book_of, in_code
        from yizhang.rulebooks.provisions import provisions

        found = compared(book_of(in_code(edition, now)), provisions())
    if json:
        print_json(found.as_json())
    else:
        print(_coverage(found))
    return int(bool(found.missing or found.unresolved))


@command
def diff(a: str, b: str, json: bool = False) -> int:
    """两个版本的差别，逐条列出牵动的办法、规则和在办事项。What another edition touches, by provision.

    An edition is one in code or one whose page was imported.

    Example: yizhang rulebook diff wuxi_2022 wuxi_2027
    """
    from yizhang.cli.database import connect

    connect()
    with _usable():
        from yizhang.rulebooks.diff import difference
        from yizhang.rulebooks.store import store

        found = difference(a, b, store())
    if not found.compared:
        progress("两个版本没有可比之处：一个只有文字，另一个只有代码；请先导入缺少的公布页")
    if json:
        print_json(found.as_json())
    else:
        print(_difference(found))
    return 0


@command
def export(edition: str = "", out: Path | None = None, json: bool = False, *, now: datetime) -> int:
    """导出规则文本（Akoma Ntoso）。The rulebook as Akoma Ntoso XML: the imported wording, else the gists.

    -o OUT  a file instead of standard output

    Example: yizhang rulebook export -o wuxi_2022.xml
    """
    with _usable():
        from yizhang.rulebooks.akn import akoma_ntoso
        from yizhang.rulebooks.known import in_code, text_of
        from yizhang.rulebooks.provisions import provisions
        from yizhang.rulebooks.store import store

        which = in_code(edition, now)
        text = text_of(which.id, store())
        xml = akoma_ntoso(which, provisions(), text)
    if json:
        print_json([_exported(one, text.official(one.id) if text else None) for one in provisions().values()])
    elif out:
        out.write_bytes(xml)
        progress(f"已写入 {out}")
    else:
        print(xml.decode(), end="")
    return 0


@command
def bpmn(procedures: tuple[str, ...] = (), out: Path | None = None, edition: str = "", *, now: datetime) -> int:
    """导出办理程序（BPMN 2.0，带图）。Procedures as BPMN 2.0 with their pictures, a file for each.

    -o OUT  the folder for NAME.bpmn, the present one unless given; it must be there

    Example: yizhang rulebook bpmn request dispatch -o .
    """
    folder = out or Path()
    if not folder.is_dir():
        raise Unusable(f"没有文件夹“{folder}”")
    with _usable():
        from yizhang.cli.prove import chosen
        from yizhang.rulebooks.bpmn import bpmn as written
        from yizhang.rulebooks.known import book_of, in_code

        for one in chosen(book_of(in_code(edition, now)), procedures):
            (folder / f"{one.name}.bpmn").write_bytes(written(one))
            progress(f"已写入 {folder / one.name}.bpmn")
    return 0


@contextmanager
def _usable(page: Path | None = None) -> Iterator[None]:
    """Say what can't be used instead of failing; the installation's settings are named first."""
    from yizhang.cli.database import use
    from yizhang.gongwen.errors import CannotRead
    from yizhang.law.errors import RulebookErrors
    from yizhang.rulebooks.known import UnknownEdition
    from yizhang.rulebooks.page import NotRules
    from yizhang.rulebooks.store import NotAnEdition

    use()
    try:
        yield
    except (CannotRead, UnknownEdition, NotAnEdition) as fault:
        raise Unusable(str(fault)) from fault
    except NotRules as fault:
        raise Unusable(f"{page}：{fault}") from fault
    except RulebookErrors as fault:
        raise Unusable(f"规则不能装载：\n{fault}") from fault


def _tell(findings: Iterable[Finding]) -> None:
    for one in findings:
        progress(f"{one.message}。{one.mend}" if one.mend else f"{one.message}。")


def _coverage(found: Coverage) -> str:
    rows = [(f"第{chapter}章" if chapter.isdigit() else "公布页", n["live"], n["provisions"]) for chapter, n in found.by_chapter.items()]
    rows.append(("合计", len(found.live), len(found.provisions)))
    said = table([(name, str(live), str(count)) for name, live, count in rows], ("", "已落实", "共"))
    missing = f"\n\n尚未落实：{'、'.join(found.missing)}" if found.missing else ""
    unresolved = f"\n\n引用了文中没有的条文：{'、'.join(found.unresolved)}" if found.unresolved else ""
    return f"{found.edition}\n\n{said}{missing}{unresolved}"


def _difference(found: Diff) -> str:
    rows = [(one.provision, HOW[one.how], one.change.now if one.change else "", _names(one)) for one in found.provisions]
    rows += [("", HOW["added"], one.now, one.new[:30]) for one in found.added]
    rows += [("", HOW["code"], "", f"{one.kind} {one.name}（{one.how}）") for one in found.uncited]
    return table(rows, ("条文", "差别", "新的位置", "牵动")) if rows else "没有差别"


def _names(one: Touched) -> str:
    differing = (f"{each.name}（{each.how}）" for each in one.code)
    return "、".join(dict.fromkeys((*one.verbs, *one.rules, *differing)))


def _exported(one: Provision, text: str | None) -> dict[str, object]:
    return {"provision": one.id, "said": one.said, "chapter": one.chapter, "kind": one.kind.value, "gist": one.gist, "text": text}
