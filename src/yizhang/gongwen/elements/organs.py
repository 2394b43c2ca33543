"""Names of organs 机关: what looks like one, and how several are written together."""

from __future__ import annotations

from yizhang.gongwen.regex import regex
from yizhang.gongwen.width import spread, tight

SUFFIX = (
    "人民政府 政府 国务院 办公厅 办公室 委员会 常委会 管委会 党委 党组 工委 军委 省委 市委 县委 区委 州委 盟委 部 委 局 厅 署 院 庭 行 处 "
    "所 站 队 办 会 社 馆 台 学 校 中心 军区 总部 兵团 机关 机构 部门 单位 企业 公司 集团 团体 街道 指挥部 小组 组织 园区 开发区 法院 政协 "
    "人大 妇联 科协 文联 工商联 残联 侨联 各委 各办 各局 基金 农场 林场 科 股 组"
).split()
ENDS = regex("(?:" + "|".join(sorted(SUFFIX, key=len, reverse=True)) + r")(?:[（(][^（()）]{1,40}[）)])?$")
SENTENCE = regex(r"[。；;！？!?：:《》“”\"]|应当|必须|已经|现将|如下|通知|按照|根据|为了|要求|我们|你们|请示|报告$|意见$|批复|有关事项")
# 各 and 有关 name organs of a kind together; a later part without an owner of its own belongs to the former's.
COLLECTIVE = regex(r"各|有关|直属|所属|全体|驻")
DEPENDENT = regex(r"^(?:各|有关|直属|所属|直管)")
OWNER = regex(r"^[^各、]{1,20}?(?:各|有关|直属|所属)")
PERSON = regex(r"(?:代表|委员|副?(?:主席|总理|省长|市长|县长|区长|部长|主任|局长|厅长|秘书长)|同志|先生|女士|书记|议员|常委|领导)$")
STATE = "中华人民共和国"


def is_organ(text: str) -> bool:
    """Whether a short text reads as the name of an organ, or of organs of a kind."""
    if len(text) > 400:
        return False
    plain = tight(text)
    return 1 < len(plain) <= 60 and bool(ENDS.search(plain)) and not SENTENCE.search(plain)


def is_person(text: str) -> bool:
    """Whether a name is a person's with a title (×××委员, 王某某副市长), not an organ."""
    plain = tight(text)
    return bool(PERSON.search(plain)) and not plain.startswith("各") and len(plain) <= 40


def parts(text: str, marks: str = "、") -> list[str]:
    """Cut at the marks that stand outside brackets."""
    pieces, depth, last = [], 0, 0
    for at, mark in enumerate(text):
        depth += (mark in "（(〔[《") - (mark in "）)〕]》")
        if mark in marks and depth <= 0:
            pieces.append(text[last:at])
            last = at + 1
    return [piece for piece in (*pieces, text[last:]) if piece.strip()]


def split(group: str) -> tuple[str, ...]:
    """The organs of one group: 教育部、外交部 are two; 各省、自治区、直辖市人民政府 and 国务院各部委、各直属机构 are one each."""
    names: list[str] = []
    open_ = ""
    for part in parts(group):
        open_ = f"{open_}、{part}" if open_ else part
        if names and (len(part.strip()) == 1 or (DEPENDENT.match(open_) and OWNER.match(names[-1]))):
            names[-1], open_ = f"{names[-1]}、{open_}", ""
        elif _names_whole(open_, part):
            names.append(open_)
            open_ = ""
    if open_:
        names.append(open_)
    return tuple(names)


def _names_whole(open_: str, part: str) -> bool:
    """Whether the last part completes a name: 北京市 waits for its 人民政府."""
    return is_organ(part) or is_person(open_)


def is_name(name: str) -> bool:
    """Whether one of the names of `split` is an organ's: 北京市、天津市人民政府 by its last part, 市各委、办、局 by its first."""
    first, *rest = parts(name) or [""]
    return is_organ(rest[-1] if rest and len(rest[-1]) > 1 else first)


def side_by_side(line: str) -> bool:
    """Whether a line is nothing but several organs with spaces between them."""
    pieces = line.split()
    return len(pieces) > 1 and all(map(is_organ, pieces))


def joint(text: str) -> tuple[str, ...]:
    """Issuers written together: with 、, or side by side with spaces (国务院　中央军委), or one name spread out (国 务 院)."""
    if spread(text):
        return (tight(text),)
    pieces = text.split()
    if not all(is_organ(piece) for piece in pieces):
        pieces = [tight(text)]
    return tuple(name for piece in pieces for name in split(piece))


def plain_name(name: str) -> str:
    """国务院 for 中华人民共和国国务院; other names stay."""
    rest = name.removeprefix(STATE)
    return rest if rest == "国务院" else name
