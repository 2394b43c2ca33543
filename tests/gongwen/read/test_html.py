"""Published pages: the document, without what the site puts around it."""

from __future__ import annotations

import pytest

from yizhang.gongwen.errors import NoText
from yizhang.gongwen.read import read

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>首页</title><style>p {{}}</style></head><body>
<nav><a>首页</a> <a>登录</a></nav><div class="crumb">当前位置：首页 &gt; 政务公开</div>
<table><tr><td>索 引 号：</td><td>014006438/2026-1</td><td>发文机关：</td><td>无锡市人民政府办公室</td></tr>
<tr><td>成文日期：</td><td>{dated}</td><td>发文字号：</td><td>锡政办发〔2026〕3号</td></tr></table>
<h1>关于做好防汛工作的通知</h1><div>发布时间：2026-03-05 &nbsp; 字体：大 中 小</div>
<div id="zoom"><p style="text-align:center">锡政办发〔2026〕3号</p><p>各市（县）、区人民政府，市各委、办、局：</p>
<p>&#12288;&#12288;为做好<b>防汛</b>工作，现通知如下：</p><p>一、加强值守。<br>二、备足物资。</p><script>track()</script>
<p style="display:none">不可见。</p><p style="text-align:right">无锡市人民政府办公室</p><p style="text-align:right">2026年3月2日</p>
<p>（此件公开发布）</p></div>
<div>相关链接：<a>一图读懂</a></div><footer>版权所有 无锡市人民政府</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "gbk"])
def test_a_page_is_read_as_its_document(charset: str) -> None:
    document = read(PAGE.format(charset=charset, dated="2026年3月2日").encode(charset), "page.html")
    assert document.title and document.title.value.text == "关于做好防汛工作的通知"
    assert document.document_number and str(document.document_number.value) == "锡政办发〔2026〕3号"
    assert document.body_text == "为做好防汛工作，现通知如下：\n一、加强值守。\n二、备足物资。"
    assert [one.value for one in document.issuers] == ["无锡市人民政府办公室"]
    assert document.note and document.attachments == () and document.doubts == ()


def test_a_page_that_lists_another_date_than_the_document_bears_is_doubted() -> None:
    document = read(PAGE.format(charset="utf-8", dated="2026年3月5日").encode(), "page.html")
    assert any("2026年3月5日" in doubt and "2026年3月2日" in doubt for doubt in document.doubts)


def test_what_was_read_stands_where_it_is_said_to_stand() -> None:
    document = read(PAGE.format(charset="utf-8", dated="").encode(), "page.html")
    for one in (document.title, document.document_number, document.dated, *document.issuers):
        assert one and document.text[one.place.start : one.place.end] == one.text


@pytest.mark.parametrize("page", ["<html>" + "<div>" * 150 + "字", "<html><p>字<p>", "<html><table><tr><td>字", "<html>&#0;字&nbsp;"])
def test_broken_markup_is_read_as_far_as_it_goes(page: str) -> None:
    assert "字" in read(page.encode(), "page.html").text


def test_markup_nested_beyond_all_measure_is_refused_in_a_sentence() -> None:
    with pytest.raises(NoText, match="文字"):
        read(b"<html>" + b"<div>" * 5000 + "字".encode(), "page.html")
