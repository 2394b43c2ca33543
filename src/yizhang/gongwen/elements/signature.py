"""发文机关署名 and 成文日期, and for orders and bills the post and name of who signed."""

from __future__ import annotations

import re
from datetime import date

from yizhang.gongwen.elements import dates, organs
from yizhang.gongwen.regex import regex
from yizhang.gongwen.width import narrow, tight
from yizhang.law.values import dataclass

POSTS = "总理 主席 省长 市长 州长 盟长 县长 区长 镇长 乡长 部长 主任 局长 厅长 署长 行长 审计长 司令员 旗长 专员".split()
NAME = r"[\u4e00-\u9fff×·]{2,8}|[\u4e00-\u9fff×]\s+[\u4e00-\u9fff×]"
POST = regex(rf"^(?P<position>\S{{0,20}}?(?:{'|'.join(POSTS)}))[\s:：]*(?P<name>{NAME})?$")
SEAL = regex(
    r"[〔（(\[]?\s*(?:此处)?(?:加)?盖?[^〔（(\[]{0,8}[印章][^）)〕\]]{0,4}[)）〕\]]"
    r"|[（(](?:盖章|公章|印章|章|印)[)）]"
)
PRINTED = regex(r"日\s*印\s*[发制]\s*$")
FIELD = regex(r"^(?:发文机关|署名|发文单位|落款)\s*[:：]\s*")


@dataclass(frozen=True)
class SignatureRead:
    """Organs or, with `position`, the person that signed, and the date."""

    signers: tuple[str, ...] = ()
    dated: date | None = None
    position: str = ""
    date_first: bool = False


def seal_mark(line: str) -> bool:
    """Whether the line only marks where the seal goes: 〔此处加盖红色印章〕, （盖章）."""
    plain = tight(narrow(line[:60]))
    return 0 < len(line) < 60 and not SEAL.sub("", plain).strip("〔〕（）()")


def name_line(line: str) -> bool:
    """Whether a short line names organs or a post with a name."""
    if len(line) > 200:
        return False
    plain = SEAL.sub("", narrow(line)).strip()
    if not 1 < len(plain) <= 80 or dates.only_date(plain):
        return False
    return bool(_post(plain)) or all(map(organs.is_organ, organs.joint(plain)))


def _post(line: str) -> re.Match[str] | None:
    """市长 ×××, its characters spread or not."""
    plain = tight(line)
    return POST.match(line) or POST.match(plain) if any(post in plain for post in POSTS) else None


def parse(text: str) -> SignatureRead:
    """Read the lines of a signature; a date on the line of the name is read too."""
    lines = [FIELD.sub("", SEAL.sub("", narrow(line))).strip() for line in text.split("\n")]
    dated, at, names = None, -1, []
    for n, line in enumerate(line for line in lines if line):
        found = dates.parse(line)
        name = line
        if PRINTED.search(line):
            continue
        if found.text and dated is None:
            dated, at = found.value, n
            name = _without_date(line)
        if name.strip():
            names.append(name.strip())
    position, signers = _names(names)
    return SignatureRead(signers, dated, position, at == 0 and bool(names) and _without_date(lines[0]) == "")


def _without_date(line: str) -> str:
    for pattern in (dates.DATE, dates.SHORT, dates.BLANK):
        if found := pattern.search(line):
            return (line[: found.start()] + " " + line[found.end() :]).strip("（）() ")
    plain = tight(line)
    found = dates.DATE.search(plain)
    return plain[: found.start()] if found else line


def _names(lines: list[str]) -> tuple[str, tuple[str, ...]]:
    if len(lines) == 1 and (found := _post(lines[0])):
        return found["position"], (tight(found["name"]),) if found["name"] else ()
    return "", tuple(name for line in lines for name in organs.joint(line))
