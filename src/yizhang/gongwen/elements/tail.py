"""What follows the body on a published page: signature, date, note, annexes, and then the page's own furniture."""

from __future__ import annotations

from datetime import date

from yizhang.gongwen.elements import attachment_note, dates, note, signature
from yizhang.gongwen.regex import regex
from yizhang.gongwen.width import tight
from yizhang.law.values import dataclass

FURNITURE = regex(
    r"(?:相关(?:链接|文档|文件|阅读|解读|新闻|稿件|附件)|延伸阅读|图解|一图读懂|文件解读|政策解读|扫一扫|扫码|分享(?:到|至)|责任编辑|【?(?:打印|关闭|字体)|上一[篇条]|下一[篇条]|"
    r"(?:附件|文件|相关|资料)下载|来源\s*[:：]|浏览次数|返回顶部|回到顶部|网站地图|版权所有|主办单位\s*[:：]|承办单位\s*[:：]|备案号|ICP备|Copyright|友情链接|无障碍|您访问的链接|微信公众号)"
)
IMPRINT = regex(r"^(?:抄[送报]|分送|主送)[:：]|日印[发制]$")
CLAUSE = regex(r"[^，,。；;！？\s]+[。；;！？]?$")


@dataclass(frozen=True)
class TailRead:
    """The elements behind the body; `last` is the last clause of the body itself."""

    last: str = ""
    signers: tuple[str, ...] = ()
    dated: date | None = None
    note: str = ""
    attachments: tuple[str, ...] = ()


def furniture(line: str) -> bool:
    """Whether a line belongs to the page, not to the document."""
    return bool(FURNITURE.match(line.strip()))


def cut(text: str) -> str:
    """Without what the page adds behind the document."""
    for found in FURNITURE.finditer(text):
        before = text[: found.start()]
        if not before.strip() or before.rstrip(" \u3000") != before or before.endswith(("\n", "。", "）", ")")):
            return before.rstrip()
    return text.rstrip()


def _pieces(line: str) -> list[str]:
    """A page that was flattened into one line is cut where an element of the end begins."""
    if not line.strip():
        return []
    pieces = line.split()
    if len(pieces) < 3 or not any(map(dates.only_date, pieces)):
        return [line]
    at = next((n for n, piece in enumerate(pieces) if n and _ends(piece)), len(pieces))
    return [" ".join(pieces[:at]), *pieces[at:]]


def _ends(piece: str) -> bool:
    return note.plausible(piece) or attachment_note.starts(piece) or dates.only_date(piece) or signature.name_line(piece)


def parse(text: str) -> TailRead:
    """Read the end of a page."""
    lines = [piece for line in cut(text).split("\n") for piece in _pieces(line) if not IMPRINT.search(tight(piece))]
    kept: list[str] = []
    signed: list[str] = []
    annexes: list[str] = []
    notes = ""
    for line in lines:
        if note.plausible(line):
            notes = line.strip()
        elif attachment_note.starts(line) or (annexes and attachment_note.continues(line)):
            annexes.append(line)
        elif dates.only_date(line) or signature.name_line(line):
            signed.append(line)
        else:
            kept.append(line)
    read = signature.parse("\n".join(signed))
    last = CLAUSE.search(kept[-1].strip()) if kept else None
    items = attachment_note.parse("\n".join(annexes)).items
    return TailRead(last[0] if last else "", read.signers, read.dated, notes, items)
