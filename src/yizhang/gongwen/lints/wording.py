"""正文 as a whole: its length and its punctuation."""

from __future__ import annotations

import re

from yizhang.gongwen import traits
from yizhang.gongwen.document import Kind, OfficialDocument
from yizhang.gongwen.lints import lint
from yizhang.gongwen.regex import regex
from yizhang.law.finding import Findings, Strength, _, note

LONGEST = 5000  # 整治形式主义为基层减负若干规定 (2024) 2: documents on the whole of a field
NO_LIMIT = (Kind.ORDER, Kind.COMMUNIQUE, Kind.RESOLUTION)
HALF_WIDTH = regex(r"(?<=[\u4e00-\u9fff”》）])[,;:?!](?=[\u4e00-\u9fff“《（]|$)", re.MULTILINE, near=tuple(",;:?!"))


@lint("length", source="整治形式主义为基层减负若干规定 2", strength=Strength.USUAL, element="正文")
def document_is_short_enough(doc: OfficialDocument) -> Findings:
    """综合性文件一般不超过5000字，附件另计。

    Why: 长文没有人看完，要点也就没有人办。
    """
    characters = len("".join(doc.body_text.split()))
    if characters > LONGEST and traits.kind(doc) not in (None, *NO_LIMIT):
        yield note(_("正文{n}字，超过{limit}字"), n=characters, limit=LONGEST, remedy=_("压缩正文，或移入附件"))


@lint("punctuation", source="GB/T 15834", strength=Strength.RECOMMENDED, element="正文")
def chinese_text_has_full_width_marks(doc: OfficialDocument) -> Findings:
    """中文语句用全角标点。

    Why: 半角标点排版后字距不齐，也容易被当成别的符号。
    Wrong:
        无锡市水利局关于防汛工作的通知
        各区水利局:
        汛期将至,请做好准备。
    Right:
        无锡市水利局关于防汛工作的通知
        各区水利局：
        汛期将至，请做好准备。
    """
    found = [*HALF_WIDTH.finditer(doc.body_text)]
    if found:
        quote = doc.body_text[max(0, found[0].start() - 6) : found[0].end() + 6]
        yield note(_("中文语句中有{n}处半角标点"), n=len(found), quote=quote, remedy=_("改用全角标点"))
