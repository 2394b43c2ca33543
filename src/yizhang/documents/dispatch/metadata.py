"""元数据 of an issued document, after the fields of DA/T 46-2009 that are public, and what an archive would miss in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from yizhang.documents.dispatch.sealed import Seal
from yizhang.kernel.values import Page, Step
from yizhang.law.calendar import local
from yizhang.law.finding import _

ARCHIVED, WAITING = _("已归档"), _("待归档")
SIGNING = ("sign", "sign_order", "sign_office", "sign_instead")
FIELDS = (
    ("题名", "title"), ("文种", "kind"), ("文件编号", "document_number"), ("责任者", "in_name_of"), ("主送", "primary_recipients"),
    ("抄送", "copies_to"), ("拟稿单位", "drafter"), ("公开属性", "openness"), ("份数", "copies"), ("字数", "length"),
    ("附件", "attachments"), ("保管期限", "retention"), ("档号", "archive_number"),
)  # fmt: skip
SEALED = (("印章", "seal"), ("用印份数", "seal_copies"))
WANTED = (
    ("document_number", _("发文字号")), ("kind", _("文种")), ("primary_recipients", _("主送机关")), ("openness", _("公开属性")),
    ("retention", _("保管期限")), ("archive_number", _("归档号")),
)  # fmt: skip
"""What an archive asks for, by the field that has it."""


def metadata(page: Page, seal: Seal) -> dict[str, Any]:
    """The fields that are filled, by their names in the standard."""
    values = {one.name: one.value for one in page.fields if not one.hidden and one.value}
    signed, day = signature(page), dated(page)
    return {
        "元数据方案": "DA/T 46-2009（公开的字段）",
        "聚合层次": "单件",
        **{said: values[name] for said, name in FIELDS if name in values},
        "成文日期": day.isoformat() if day else "",
        "签发人": signed.who if signed else "",
        "用印": {
            "日期": seal.at, "人": seal.person, "摘要": seal.digest, **{said: values[name] for said, name in SEALED if name in values},
        },
        "正文摘要": seal.content["text"],
        "办理记录": {"事项": page.matter, "末条摘要": page.head, "条数": len(page.acts)},
    }


def signature(page: Page) -> Step | None:
    """The step at which it was signed."""
    return next((one for one in page.route if one.verb in SIGNING and one.state == "done"), None)


def dated(page: Page) -> date | None:
    """成文日期: the day of the signature."""
    signed = signature(page)
    return local(signed.at).date() if signed and signed.at else None


def lacking(page: Page) -> Iterator[str]:
    """What 归档 would miss: fields that are empty, and acts that are not done."""
    filled = {one.name for one in page.fields if one.value or one.hidden}
    yield from (words for name, words in WANTED if name not in filled)
    done = {one.verb for one in page.route if one.state == "done"}
    if not done & set(SIGNING):
        yield _("签发")
    yield from (words for verb, words in (("seal", _("用印")), ("issue", _("印发"))) if verb not in done)


def handling(page: Page) -> str:
    """办理单 in plain text: who did what when, with which words; refused acts are marked."""
    lines = (
        "  ".join(
            part
            for part in (
                f"{one.seq}", f"{one.at:%Y-%m-%d %H:%M}", one.who, one.label, one.outcome, "" if one.accepted else "未准",
                one.opinion, one.digest,
            )
            if part
        )
        for one in page.acts
    )  # fmt: skip
    return "\n".join((page.title, page.number, *lines)) + "\n"
