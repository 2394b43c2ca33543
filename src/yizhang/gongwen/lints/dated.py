"""成文日期: how it is written and where it stands."""

from __future__ import annotations

from yizhang.gongwen import traits
from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.elements import dates
from yizhang.gongwen.lints import lint
from yizhang.law.finding import Findings, _, breach, caution, note


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

    if doc.dated is None:
        yield from _no_day(doc)


def _no_day(doc: OfficialDocument) -> Findings:
    """A date under the text that is no day of the calendar, or whose day is still to be filled in."""
    after = doc.text[doc.body[-1].place.end :] if doc.body else ""
    for line in filter(dates.only_date, after.split("\n")):
        read = dates.parse(line)
        if "日期不存在" in read.faults:
            yield breach(_("成文日期“{text}”不存在"), text=read.text, quote=line.strip(), remedy=_("写签发之日"))
        elif "日期不完整" in read.faults:
            yield note(_("成文日期没有写全"), quote=line.strip(), remedy=_("签发后写明年、月、日"))


@lint("printed_before_dated", source="公文处理条例 9(12)(17)", element="版记")
def document_is_printed_after_it_is_signed(doc: OfficialDocument) -> Findings:
    """印发日期不早于成文日期。

    Why: 成文日期是签发之日，签发之后才能送印；倒过来的两个日期有一个是错的。
    Wrong:
        无锡市教育局关于做好放假工作的通知
        各区教育局：
        现将放假安排通知如下。
        无锡市教育局
        2026年3月5日
        抄送：市财政局。
        无锡市教育局办公室　　2026年3月2日印发
    Right:
        无锡市教育局关于做好放假工作的通知
        各区教育局：
        现将放假安排通知如下。
        无锡市教育局
        2026年3月2日
        抄送：市财政局。
        无锡市教育局办公室　　2026年3月5日印发
    """
    signed, printed = traits.dated_below(doc), doc.printed_on
    if signed and printed and printed.value < signed.value:
        yield caution(
            _("印发日期{printed}早于成文日期{signed}"),
            printed=printed.value,
            signed=signed.value,
            quote=printed.text,
            remedy=_("核对成文日期和印发日期"),
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
