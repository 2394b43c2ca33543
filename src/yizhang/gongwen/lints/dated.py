"""成文日期: how it is written and where it stands."""

from __future__ import annotations

from yizhang.gongwen import traits
from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.elements import dates
from yizhang.gongwen.lints import lint
from yizhang.law.finding import Findings, _, breach


@lint("date_format", source="GB/T 9704 7.3.5.4", element="成文日期")
def date_is_in_arabic_digits(doc: OfficialDocument) -> Findings:
    """成文日期用阿拉伯数字标全年、月、日，月、日不编虚位；2012年7月1日以前的公文用汉字。

    Why: 生效、时限和归档都从成文日期算起，写法不一就会算错、查漏。
    Wrong:
        无锡市教育局关于新建实验小学的请示
        市政府：
        妥否，请批示。
        无锡市教育局
        二0二六年三月二日
    Right:
        无锡市教育局关于新建实验小学的请示
        市政府：
        妥否，请批示。
        无锡市教育局
        2026年3月2日
    """
    for read, where in ((traits.dated_below(doc), "成文日期"), (doc.printed_on, "印发日期")):
        faults = dates.parse(read.text).faults if read else ()
        if read and faults:
            right = f"{read.value.year}年{read.value.month}月{read.value.day}日"
            yield breach(
                _("{part}“{text}”{faults}"),
                part=where,
                text=dates.parse(read.text).text,
                faults="，".join(faults),
                where=where,
                quote=read.text,
                remedy=_("写作“{right}”"),
                right=right,
            )


@lint("date_before_signature", source="GB/T 9704 7.3.5", element="成文日期")
def date_follows_the_signature(doc: OfficialDocument) -> Findings:
    """成文日期写在发文机关署名之下。

    Why: 印章盖在署名和日期上，日期在前就没有盖章的位置。
    Wrong:
        无锡市教育局关于新建实验小学的请示
        市政府：
        妥否，请批示。
        2026年3月2日
        无锡市教育局
    Right:
        无锡市教育局关于新建实验小学的请示
        市政府：
        妥否，请批示。
        无锡市教育局
        2026年3月2日
    """
    names = traits.signed(doc)
    if doc.dated and names and doc.body and doc.body[-1].place.end <= doc.dated.place.start < names[0].place.start:
        yield breach(_("成文日期写在署名“{name}”之前"), name=names[0].value, quote=doc.dated.text, remedy=_("署名在上，成文日期在下"))
