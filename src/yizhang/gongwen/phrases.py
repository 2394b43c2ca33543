"""Words by which an organ asks its superior for a decision, and what makes the same words no request.

No request: words in 《》 or “” (a title, a quotation), what somebody else asked (大连市请求), what was asked before or will be
(已申请, 将另行请示), a rule of procedure (报组长审批), an instruction received (按市长批示), advice to organs below (建议各单位加强学习).
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from yizhang.gongwen.organs import organ, same_organ
from yizhang.gongwen.regex import regex
from yizhang.law.values import dataclass


class Form(Enum):
    """How something is asked for."""

    CLOSING = "结语"
    ASKING = "请求"
    SUGGESTION = "建议"


@dataclass(frozen=True)
class Phrase:
    """A request found in a text: the words, the characters [start, end), whom they address and what they want."""

    text: str
    form: Form
    start: int
    end: int
    whom: str = ""
    wish: str = ""


CLAUSE_MARKS = "，。；：！？\n（）()、,;:!? \u3000…"
SUPERIOR = r"(?:上级|领导|你们|国务院|[省市县区]委、[省市县区]政府|[^，。；：、\s各]{0,12}?(?:政府|党委|[省市县区州旗]委(?!员)))"
ORGAN = r"(?:上级\w{0,4}|领导|你们|贵[局委厅部办]|[^，。；：、\s各]{1,14}?(?:政府|党委|国务院|办公[厅室]|委员会|[局委厅部])(?![长员署]))"
SOON = r"(?:尽快|从速|尽早|及时|早日|速|即|审阅|审查|研究|大力|重点|领导|予以?|给予|一并|核实后?)*"
DECIDE = (
    "支持 批准 同意 解决 拨付 划拨 拨给 拨款 下拨 下达 安排 追加 增加 增拨 增设 补助 帮助 协调 授权 明确 暂借 借款 核拨 核定 核增 批转 "
    "设立 成立 减免 免除 豁免 列入 纳入 调拨 配备 立项 出台 研究 审定 批复 调整 组建 召开 印发 制定 拨 借"
).split()
GRANT = f"(?:{'|'.join(DECIDE)})"
GOODS = "(?:资金|经费|编制|用地|指标|贷款|款项?|补助|补贴|费用|预算|职数|人员|设备|政策|机构|专项)"
RULING = "(?:批示|批复|审批|审示|核示|核准|核批|批准|批转|审定|指示|示复|同意|授权)"
PLEAS = tuple("妥否 当否 可否 能否 是否妥当 是否可行 是否同意 如无不妥 如无异议 如无不当 如可行 如同意".split())
CLOSERS = f"(?:{'|'.join(PLEAS)})"
CLOSING_PLEA = f"{CLOSERS}[，,、]?(?:并?(?:敬|恳|呈|烦)?请|盼|望|祈)(?P<whom>{ORGAN})?{SOON}"
FORMAL = tuple("恳请 敬请 呈请 特请 拟请 祈请 务请 恳求 请求".split())
FORMAL_PLEA = f"(?:{'|'.join(FORMAL)})"
# 申请 as part of a noun, and what was asked for and is settled: neither is a request now.
OF_THE_WORD = "(?:人|者|书|表|了|条件|材料|程序|办法|期限|量)"
DONE = "[^，。；\\n]{0,20}?(?:已|获批|获得|到位)"
APPLYING = (
    rf"申请(?P<whom>)(?!的|{OF_THE_WORD})"
    rf"[^，。；\n的已]{{0,10}}?(?P<verb>{GRANT}|{GOODS}){GOODS}*+(?!的|{OF_THE_WORD}|{DONE})"
)
WEIGH = f"(?:{GRANT}|统筹(?!推进)|考虑|倾斜)"
SUBMITTING = f"(?:报请|提请)(?P<whom>{SUPERIOR})[^，。；\\n]{{0,8}}?"
HOPE = f"(?:希望|恳望|望|盼)(?:得到)?(?P<whom>{SUPERIOR})?的?(?:大力|予以?|能够?|给予|重点|及时|尽快|得到)*"
ADVICE_TO = f"建议(?:由|请|提请)?(?P<whom>{SUPERIOR})(?!(?:各|有关|相关|所属)?(?:部门|单位))"
ADVICE = r"建议(?P<whom>)(?:[：:]\s*)?(?:一是|首先|1[.．]|（一）)?(?:尽快|适当|继续|再|在[^，。；\n]{1,20}?|将[^，。；\n]{1,20}?)?"

# Form, whether it counts only with the writer as subject, the words it begins with, and how it reads; tried in this order where a
# trigger stands.
ASKED = tuple("请 恳请 敬请 呈请 特请 拟请 谨请 祈请 务请".split())
FORMS: tuple[tuple[Form, bool, tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (form, own, begins, regex(pattern))
    for form, own, begins, pattern in (
        (Form.CLOSING, False, PLEAS, rf"{CLOSING_PLEA}(?P<verb>{RULING}|审议|裁定|示)[^，。；\n]{{0,2}}(?=[，。；！\n]|$)"),
        (Form.CLOSING, False, PLEAS, rf"{CLOSING_PLEA}(?P<verb>{RULING}|审议)"),
        (Form.SUGGESTION, True, ("建议",), rf"{ADVICE_TO}[^，。；\n]{{0,10}}?(?P<verb>{GRANT}|(?=[，。；\n])|$)"),
        (Form.SUGGESTION, True, ("建议",), rf"{ADVICE}(?P<verb>{GRANT})[^，。；\n]{{0,12}}?{GOODS}"),
        (Form.ASKING, False, ASKED, rf"(?:恳|敬|呈|特|拟|谨|祈|务)?请(?!求|示)(?P<whom>{ORGAN})?{SOON}(?P<verb>{RULING})(?!的|后)"),
        (Form.ASKING, True, FORMAL, rf"{FORMAL_PLEA}(?P<whom>{ORGAN})?[^，。；\n]{{0,16}}?(?P<verb>{GRANT})(?!的)"),
        (
            Form.ASKING,
            True,
            ("现", "特", "谨", "兹"),
            r"(?:现|特|谨|兹)(?:报请|提请)(?P<whom>[^，。；\n]{0,16}?)(?P<verb>审议|审定|批准|审批|同意)(?!后)",
        ),
        (Form.ASKING, True, ("报请", "提请"), rf"{SUBMITTING}(?P<verb>研究|审议|审定|批准|审批|同意)(?=[。；\n]|$)"),
        (Form.ASKING, True, ("申请",), APPLYING),
        (Form.ASKING, True, ("请",), rf"请(?P<whom>{SUPERIOR})[^，。；\n]{{0,14}}?(?P<verb>{WEIGH})(?!的)"),
        (
            Form.ASKING,
            True,
            ("请予", "请给予", "请大力"),
            r"请(?:予以?|给予|大力)(?P<whom>)(?:大力|重点|资金|政策|倾斜|适当)*(?P<verb>支持|解决|批准|帮助|协助|安排)",
        ),
        (
            Form.ASKING,
            True,
            ("可否", "能否"),
            rf"[可能]否(?P<whom>)[由请][^，。；\n]{{1,16}}?(?P<verb>{GRANT})(?=[。？！；\n]|，[恳敬特]?请|$)",
        ),
        (
            Form.SUGGESTION,
            True,
            ("希望", "恳望", "望", "盼"),
            rf"(?:希望|恳望|望|盼)(?P<whom>{SUPERIOR})(?!(?:各|有关|相关|所属)?(?:部门|单位))[^，。；\n]{{0,10}}?(?P<verb>{WEIGH})(?!的)",
        ),
        (Form.ASKING, False, ("需",), rf"需要?请?(?P<whom>{SUPERIOR})[^，。；\n]{{0,6}}?(?P<verb>解决)"),
        (
            Form.CLOSING,
            False,
            ("特此请示", "专此请示", "以上请示"),
            r"(?:特此|专此|以上)(?P<whom>)(?P<verb>请示)(?=[，。；！\n]|$)",
        ),
        (
            Form.ASKING,
            True,
            ("希望", "恳望", "望", "盼"),
            rf"{HOPE}(?P<verb>支持|批准|解决|批复|帮助)(?:为盼|为荷)?(?=[，。；！\n]|$)",
        ),
    )
)
# Every word begins with a character of its own, so that the search skips to where one may stand.
TRIGGERS = (
    *PLEAS, "建议", *(f"{how}请(?!求|示)" for how in ("恳", "敬", "呈", "特", "拟", "谨", "祈", "务", "")), "请求", "恳求", "恳望", "申请",
    *(f"{how}{word}" for how in ("现", "特", "谨", "兹", "") for word in ("报请", "提请")), "需", "特此请示", "专此请示", "以上请示",
    "希望", "望", "盼",
)  # fmt: skip
TRIGGER = regex("|".join(TRIGGERS))
# What may stand between the mark before and the request when the writer asks for itself; the number of an item is no subject.
OWN_WORDS = regex(
    r"^[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]"
    r"|为此|因此|据此|鉴于此|另外|此外|另|同时|并且|并|且|还|也|故此|故|又|再次|现|特|谨|兹|拟|在此|一并|恳切|殷切|热切|迫切|急"
    r"|(?:我|本|敝)(?:[市省县区州镇乡局委办厅部校院厂司处所站们队行社]|街道|单位|公司|中心|政府|开发区|支行)*"
    r"|向[^，。；\n]{1,15}|就[^，。；\n]{1,30}?(?:问题|事宜|事项)?"
)
BEFORE_NO_REQUEST = regex(
    r"(?:另行|须|应当?|需要?|可以?|将|先|再|经|已经?|曾|未|不|事先|方可|要|申|报|提|函|电|转|商|邀|聘|如|若|凡|按规定|下一步)$"
)
WINDOW = 120  # characters; no clause of an official document is longer
QUOTED = regex(r"《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*》|“[^“”\n]*”")


@lru_cache(maxsize=4)
def masked(text: str) -> str:
    """The text with titles and quotations blanked out, every character in its place."""
    return QUOTED.sub(lambda found: "\ufffc" * len(found[0]), text)


@lru_cache(maxsize=64)
def requests(text: str, asked: tuple[str, ...] = ()) -> tuple[Phrase, ...]:
    """All requests the writer makes in a text, in order. `asked` are the recipients: a suggestion to others asks them for nothing."""
    plain = masked(text)
    found: list[Phrase] = []
    for trigger in TRIGGER.finditer(plain):
        phrase = _at(plain, trigger.start(), asked)
        if phrase and (not found or phrase.start >= found[-1].end):
            found.append(phrase)
    return tuple(found)


def first_request_phrase(text: str, asked: tuple[str, ...] = ()) -> str:
    """The words of the first request in a text; empty when it makes none."""
    return next((phrase.text for phrase in requests(text, asked)), "")


def _at(plain: str, start: int, asked: tuple[str, ...]) -> Phrase | None:
    for form, own, begins, pattern in FORMS:
        found = pattern.match(plain, start) if plain.startswith(begins, start) else None
        if not found or _another_asks(plain, start, own=own):
            continue
        whom = found["whom"] or ""
        if form is Form.SUGGESTION and whom and not _addresses(whom, asked):
            return None
        wish = plain[found.start("verb") : _clause_end(plain, found.end())]
        return Phrase(found[0], form, start, found.end(), whom, wish)
    return None


def _another_asks(plain: str, start: int, *, own: bool) -> bool:
    """Whether what stands before makes it no request of the writer."""
    lead = _lead(plain, start)
    return not _own(lead, plain, start) if own else bool(BEFORE_NO_REQUEST.search(lead))


def _lead(plain: str, start: int) -> str:
    """What stands in the clause before the request."""
    window = max(0, start - WINDOW)
    begin = max(plain.rfind(mark, window, start) for mark in CLAUSE_MARKS) + 1
    return plain[max(begin, window) : start]


def _clause_end(plain: str, start: int) -> int:
    far = start + WINDOW
    ends = [at for mark in "，。；！？\n" if (at := plain.find(mark, start, far)) >= 0]
    return min(ends, default=min(len(plain), far))


def _own(lead: str, plain: str, start: int) -> bool:
    """Whether nobody else is the subject: 大连市请求 and 已申请 are not the writer's request now, 我局特申请 is.

    A bare 申请 in the middle of a sentence goes on with the sentence's own subject, which may be anybody; behind 另外 it is the writer.
    """
    if not lead and plain.startswith("申请", start):
        window = max(0, start - WINDOW)
        begin = max(plain.rfind(mark, window, start) for mark in "。；！\n") + 1
        lead = plain[max(begin, window) : start].strip("， \u3000\ufffc")
    return not OWN_WORDS.sub("", lead)


def _addresses(whom: str, asked: tuple[str, ...]) -> bool:
    """Whether advice goes to those the document is sent to; a bare 市政府 does, another government by its full name does not."""
    if whom in ("上级", "领导", "你们"):
        return True
    named = organ(whom)
    if not asked:
        return not any(len(place) > 1 for _, place in named.places)
    return any(same_organ(named, organ(name)) for name in asked)
