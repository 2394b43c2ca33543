"""发文字号: 机关代字〔year〕serial号, and all the ways it is found instead (GB/T 9704 7.2.5)."""

from __future__ import annotations

import re

from yizhang.gongwen.document import DocumentNumber
from yizhang.gongwen.elements import dates
from yizhang.gongwen.regex import regex
from yizhang.gongwen.width import WIDE_DIGIT, narrow, spread, tight
from yizhang.law.values import dataclass

# What stands for 〔 and 〕 in typed text and after recognition of a scan: brackets of every kind, low quotes, C, L.
OPEN, CLOSE = "〔﹝[\uff3b【(（{„「<〈《〖〘﹙『\uff1c", "〕﹞]\uff3d】)）}‟”」>〉》〗〙﹚』\uff1e"
MISREAD = {"O": "0", "o": "0", "Q": "0", "〇": "0", "○": "0", "l": "1", "I": "1", "|": "1"}
HAN = dict(zip("零一二三四五六七八九", "0123456789", strict=True))
CODE = r"(?P<code>[\u4e00-\u9fff×A-Za-z○〇·.]{1,24}?)"
YEAR = r"(?P<year>[\dOoQlI|〇○零一二三四五六七八九]{2,4})"
SERIAL = r"(?P<ordinal>第)?(?P<serial>[\dOoQlI|]{1,6}|[一二三四五六七八九十百]{1,6})(?P<sub>[-－—之]\d+)?"
LEFT, RIGHT = f"(?P<open>[{re.escape(OPEN)}]|[CcLlt](?=[\\d]))", f"(?P<close>[{re.escape(CLOSE)}]|[Jj](?=\\d))"
# Each form with characters of which a number so written has one.
FORMS = tuple(
    (form, needs, regex(pattern))
    for form, needs, pattern in (
        ("", OPEN + "CcLlt", f"{CODE.replace('{1,24}', '{0,24}')}{LEFT}{YEAR}(?P<nian>年)?{RIGHT}(?P<middle>字)?{SERIAL}(?P<end>号)?"),
        ("年份在前", OPEN, f"{LEFT}{YEAR}(?P<nian>年)?{RIGHT}(?!第?\\d){CODE}{SERIAL}(?P<end>号)"),
        ("纪要期次", "次期", f"(?P<code>[\\u4e00-\\u9fff]{{0,20}}){LEFT}{YEAR}(?P<nian>年)?{RIGHT}{SERIAL}(?P<end>[次期])"),
        ("公告年号式", "年", f"(?P<code>)(?P<year>\\d{{4}})年第{SERIAL}(?P<end>号)"),
        ("公告年号式", "告令", f"(?P<code>[\\u4e00-\\u9fff]{{2,40}}?[告令])(?P<year>\\d{{4}})年{SERIAL}(?P<end>号)"),
        ("令", "令告函", r"(?P<code>[\u4e00-\u9fff×]{0,30}?[令告函])" + SERIAL + "(?P<end>号)"),
        ("令", "令告", r"(?P<code>[\u4e00-\u9fff×]{0,30}?[令告])[（(]第(?P<serial>\d{1,5})(?P<end>号)[)）]"),
        ("令", "第", "(?P<code>)第(?P<serial>\\d{1,5})(?P<end>号)"),
        ("纪要期次", "期次", "(?P<code>)第(?P<serial>\\d{1,4})(?P<end>[期次])"),
        ("连写", "号", f"{CODE}(?P<year>(?:19|20)\\d{{2}})[-－]?(?P<serial>\\d{{1,5}})(?P<end>号)"),
        ("一边括号", "号", f"{CODE}{LEFT}?(?P<year>(?:19|20)\\d{{2}})年?{RIGHT}?(?P<ordinal>第)?(?P<serial>\\d{{1,5}})(?P<end>号)"),
    )
)
# A number anywhere in a line of text; the code is cut back to what a 机关代字 may be.
ENCLOSED = rf"[{re.escape(OPEN)}]\s*(?:19|20)\d{{2}}年?\s*[{re.escape(CLOSE)}]"
INSIDE = regex(rf"(?:[\u4e00-\u9fff×]{{1,14}}{ENCLOSED}|{ENCLOSED}[\u4e00-\u9fff]{{2,10}})\s*第?\s*\d{{1,5}}\s*号")
NAMES = {
    "圆括号": "brackets",
    "方括号": "brackets",
    "全角方括号": "brackets",
    "方头括号": "brackets",
    "括号有误": "brackets",
    "括号不配对": "brackets",
    "缺六角括号": "brackets",
    "前导零": "leading_zero",
    "两位年份": "short_year",
    "含“第”": "ordinal",
    "全角数字": "full_width",
    "字间空格": "spread",
    "括号两侧空格": "spaces",
    "“年”字多余": "year_word",
    "年份在机关代字前": "year_first",
    "缺“号”": "no_end",
    "汉字数字": "chinese_digits",
    "数字识别有误": "misread",
    "“字”字多余": "word",
    "缺机关代字": "no_code",
    "序号带分号": "sub_number",
}
ISSUERS = {**dict.fromkeys(("国发", "国函", "国令"), "国务院"), **dict.fromkeys(("国办发", "国办函", "国办发明电"), "国务院办公厅")}
SERIES = {"规": "规范性文件", "电": "电报", "函": "函", "议": "议案"}
SEPARATOR = regex("[,，、;；]")
ONLY_CODE = regex(r"[\u4e00-\u9fff]{2,8}")
NUMERAL = regex(r"[\d一二三四五六七八九十lI|]")
PLACEHOLDER = regex(r"[\s—\-－–_/\\无]*|暂无|没有|空")
# What stands beside a number on its line: its label, the urgency or the letterhead before it, the signer behind.
LABEL = regex(r"^(?:发文字号|文\s*号|文件编号|编\s*号)\s*[:：]\s*|^(?:特提|特急|加急|平急)\s+|^\S{2,40}文件\s+|\s*签\s*发\s*人?\s*[:：].*$")


@dataclass(frozen=True)
class NumberRead:
    """What was read of a number; `ok` None when it is none at all. `faults` are Chinese labels, keys of NAMES."""

    code: str = ""
    year: int | None = None
    serial: int | None = None
    ok: bool | None = None
    faults: tuple[str, ...] = ()
    form: str = ""
    series: str = ""
    issuer: str = ""
    joint: bool = False

    @property
    def value(self) -> DocumentNumber | None:
        """As the document holds it; year 0 where a number has none (令). A line read with spread characters is no fault of the sender."""
        if self.serial is None:
            return None
        names = tuple(dict.fromkeys(NAMES[fault] for fault in self.faults if fault != "字间空格"))
        return DocumentNumber(self.code, self.year or 0, self.serial, names)


def parse(text: str) -> NumberRead:
    """Read one number; several side by side are a joint document's, of which the first counts."""
    raw = LABEL.sub("", text.strip())
    plain = tight(narrow(raw))
    if PLACEHOLDER.fullmatch(plain):
        return NumberRead()
    several = INSIDE.findall(narrow(raw)) if plain.count("号") > 1 else ()
    if len(several) > 1 and tight("".join(several)) == SEPARATOR.sub("", plain):
        first = parse(several[0])
        return NumberRead(first.code, first.year, first.serial, first.ok, first.faults, first.form, first.series, first.issuer, True)
    for form, needs, pattern in FORMS if NUMERAL.search(plain) else ():
        if any(mark in plain for mark in needs) and (found := pattern.fullmatch(plain)):
            return _read(found, form, raw)
    return NumberRead(code=plain) if ONLY_CODE.fullmatch(plain) else NumberRead()


def _read(found: re.Match[str], form: str, raw: str) -> NumberRead:
    part = found.groupdict(default="")
    year = _digits(part["year"]) if part.get("year") else None
    faults = tuple(_faults(part, form, raw))
    code = part["code"]
    issuer = ISSUERS.get(code, "") or (code.removesuffix("令").removesuffix("公告") if form in ("令", "公告年号式") else "")
    shown = "" if form in ("年份在前", "连写", "令", "一边括号") else form
    return NumberRead(code, _full(year), _digits(part["serial"]), not faults, faults, shown, SERIES.get(code[-1:], ""), issuer)


def _faults(part: dict[str, str], form: str, raw: str) -> list[str]:
    checks = (
        ("年份在机关代字前", form == "年份在前"),
        ("缺机关代字", form == "" and not part["code"]),
        (_bracket_fault(part, raw) if form != "一边括号" else "", True),
        ("缺六角括号", form == "连写" or (form == "一边括号" and not part.get("open") and not part.get("close"))),
        ("括号不配对", form == "一边括号" and bool(part.get("open") or part.get("close"))),
        ("“年”字多余", bool(part.get("nian"))),
        ("“字”字多余", bool(part.get("middle"))),
        ("两位年份", len(part.get("year", "") or "0000") < 4),
        ("含“第”", form in ("", "年份在前") and bool(part.get("ordinal"))),
        ("前导零", part["serial"].startswith("0")),
        ("汉字数字", any(mark in HAN or mark in "十百" for mark in part.get("year", "") + part["serial"])),
        ("数字识别有误", any(_misread(digits) for digits in (part.get("year", ""), part["serial"]))),
        ("序号带分号", bool(part.get("sub"))),
        ("缺“号”", not part.get("end")),
        ("全角数字", bool(WIDE_DIGIT.search(raw))),
        *_spaces(part, raw),
    )
    return [name for name, found in checks if name and found]


def _bracket_fault(part: dict[str, str], raw: str) -> str:
    """Width is said once: of brackets only when the digits are half-width."""
    left, right = part.get("open", ""), part.get("close", "")
    if not left or (left in "〔﹝" and right in "〕﹞"):
        return ""
    if left not in "〔﹝[\uff3b【(（" or right not in "〕﹞]\uff3d】)）":
        return "括号有误"
    if left + right not in ("[]", "\uff3b\uff3d", "【】", "()", "（）"):
        return "括号不配对"
    wide = "方括号" if WIDE_DIGIT.search(raw) else "全角方括号"
    return {"[": "方括号", "\uff3b": wide, "【": "方头括号"}.get(left, "圆括号")


def _spaces(part: dict[str, str], raw: str) -> list[tuple[str, bool]]:
    if spread(narrow(raw)):
        return [("字间空格", True)]
    return [("括号两侧空格", bool(part.get("open") or part.get("close")) and raw != "".join(raw.split()))]


def _misread(digits: str) -> bool:
    """〇 among 一二三 is a Chinese zero, among Arabic digits a misread one."""
    return any(mark in MISREAD and (mark not in dates.ZEROS or digits.strip(dates.ZEROS).isascii()) for mark in digits)


def _digits(text: str) -> int:
    """An ordinary, misread or Chinese number as an int."""
    if any(mark in "十百" for mark in text):
        return dates.chinese(text)
    return int("".join(HAN.get(mark, MISREAD.get(mark, mark)) for mark in text) or 0)


def _full(year: int | None) -> int | None:
    """〔98〕 is 1998 and 〔12〕 is 2012."""
    if year is None or year > 99:
        return year
    return 1900 + year if year > 60 else 2000 + year
