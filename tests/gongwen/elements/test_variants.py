"""The same element as offices, websites and scanners write it: what is the same reads the same, what is wrong is named."""

from __future__ import annotations

import pytest

from yizhang.cli.parse import parsed

NUMBERS = [
    ("锡政发〔2026〕10号", True, []),
    ("锡政发﹝2026﹞10号", True, []),
    ("文号：锡政发〔2026〕10号", True, []),
    ("特急 锡政发〔2026〕10号", True, []),
    ("锡政发〔2026〕10号 签发人：云示甲", True, []),
    ("锡政发(2026)10号", False, ["圆括号"]),
    ("锡政发（2026）10号", False, ["圆括号"]),
    ("锡政发[2026]10号", False, ["方括号"]),
    ("锡政发\uff3b2026\uff3d10号", False, ["全角方括号"]),
    ("锡政发【2026】10号", False, ["方头括号"]),
    ("锡政发〖2026〗10号", False, ["括号有误"]),
    ("锡政发《2026》10号", False, ["括号有误"]),
    ("锡政发﹙2026﹚10号", False, ["括号有误"]),
    ("锡政发〔2026]10号", False, ["括号不配对"]),
    ("锡政发2026〕10号", False, ["括号不配对"]),
    ("锡政发〔2026 10号", False, ["括号不配对", "括号两侧空格"]),
    ("锡政发2026年10号", False, ["缺六角括号"]),
    ("锡政发〔２０２６〕１０号", False, ["全角数字"]),  # noqa: RUF001
    ("锡政发〔二〇二六〕十号", False, ["汉字数字"]),
    ("锡政发〔2O26〕1O号", False, ["数字识别有误"]),
    ("锡政发C2026J10号", False, ["括号有误"]),
    ("锡政发〔2026〕第010号", False, ["含“第”", "前导零"]),
]
DATES = [
    ("2026年3月2日", True, []),
    ("2026 年 3 月 2 日", True, []),
    ("2026年03月02日", False, ["前导零"]),
    ("２０２６年３月２日", False, ["全角数字"]),
    ("2026-3-2", False, ["未用年月日"]),
    ("2026.3.2", False, ["未用年月日"]),
    ("2026/3/2", False, ["未用年月日"]),
    ("20260302", False, ["未用年月日"]),
    ("2026 3 2", False, ["未用年月日"]),
    ("2026年3月2", False, ["缺“日”"]),
    ("2026年3月2号", False, ["“日”误作“号”"]),
    ("2026年3月2曰", False, ["“日”误作“曰”"]),
    ("26年3月2日", False, ["两位年份"]),
    ("2O26年3月2日", False, ["用字母O代零"]),
    ("二〇二六年三月二日", False, ["2012年7月后应用阿拉伯数字"]),
    ("二○二六年三月二日", False, ["2012年7月后应用阿拉伯数字"]),
    ("二零二六年三月二日", False, ["2012年7月后应用阿拉伯数字"]),
    ("二0二六年三月二日", False, ["ASCII 零混入汉字日期", "2012年7月后应用阿拉伯数字"]),
    ("二O二六年三月二日", False, ["用字母O代零", "2012年7月后应用阿拉伯数字"]),
]
ANNEXES = [
    ("附件：1.甲方案\n　　　2.乙表", True, []),
    ("附件： 1.关于加强管理\n的意见\n      2.乙表", True, []),
    ("附件：⒈甲方案 ⒉乙表", True, []),
    ("附件:1、甲方案 2、乙表", False, ["顺序号后用顿号"]),
    ("附件：1 甲方案\n2 乙表", False, ["顺序号后缺点"]),
    ("附件：(1)甲方案\n(2)乙表", False, ["顺序号用括号"]),
    ("附件：①甲方案②乙表", False, ["顺序号用括号"]),
    ("附件：一、甲方案\n二、乙表", False, ["附件顺序号用汉字"]),
    ("附件一：甲方案\n附件二：乙表", False, ["“附件”后缺冒号", "附件顺序号用汉字"]),
    ("附件1：甲方案\n附件2：乙表", False, ["“附件”后缺冒号"]),
    ("附：1.甲方案\n2.乙表", False, ["“附件”写作“附”"]),
    ("附表：1.甲方案\n2.乙表", False, ["“附件”写作“附表”"]),
    ("附件：1.甲方案；2.乙表。", False, ["附件名称后有标点"]),
    ("附件：1.《甲方案》\n2.《乙表》", False, ["附件名称加书名号"]),
    ("附件：1.甲方案.docx\n2.乙表.xlsx", False, ["附件名称带文件扩展名"]),
    ("附件：1.甲方案\n3.乙表", False, ["附件顺序号不连续"]),
]
TITLES = [
    ("市财政局关于转发省财政厅《关于加强预算管理的意见》的通知", "市财政局", "转发", "意见", "省财政厅"),
    ("市政府批转市教育局2026年教育工作意见的通知", "市政府", "批转", "意见", "市教育局"),
    ("市政府办公室转发市发改委等五部门关于促进服务业意见的通知", "市政府办公室", "转发", "意见", "市发改委等五部门"),
    ("市委办公室　市政府办公室印发《关于加强基层治理的意见》的通知", "市委办公室、市政府办公室", "印发", "意见", None),
    ("市教育局\n市民政局\n市税务局\n关于印发方案的通知", "市教育局、市民政局、市税务局", "印发", None, None),
    ("市教育局关于转发省教育厅关于转发教育部《作业管理办法》的通知的通知", "市教育局", "转发", "通知", "省教育厅"),
    ("市第十七届人民代表大会第一次会议关于政府工作报告的决议", "市第十七届人民代表大会第一次会议", None, None, None),
    ("市人民政府2026年政府工作报告", "市人民政府", None, None, None),
]


@pytest.mark.parametrize(("written", "ok", "faults"), NUMBERS)
def test_a_number_is_the_same_however_it_is_written(written, ok, faults):
    read = parsed("document_number", written)
    assert (read["year"], read["serial"], read["ok"], read["faults"]) == (2026, 10, ok, faults)
    assert read["code"] == "锡政发"


@pytest.mark.parametrize(("written", "ok", "faults"), DATES)
def test_a_date_is_the_same_however_it_is_written(written, ok, faults):
    assert parsed("date", written) == {"iso": "2026-03-02", "ok": ok, "faults": faults}


@pytest.mark.parametrize("written", ["2026年2月30日", "2026年13月1日", "2026年3月", "2026年×月×日", "2026年　月　日"])
def test_a_date_that_is_no_day_has_no_value(written):
    read = parsed("date", written)
    assert (read["iso"], read["ok"]) == (None, False)


@pytest.mark.parametrize(("written", "ok", "faults"), ANNEXES)
def test_a_list_of_annexes_is_the_same_however_it_is_numbered(written, ok, faults):
    read = parsed("attachment_note", written)
    assert (len(read["items"]), read["items"][1], read["ok"], read["faults"]) == (2, "乙表", ok, faults)


@pytest.mark.parametrize(("written", "issuer", "form", "inner_kind", "inner_issuer"), TITLES)
def test_who_passes_on_whose_document_is_told_apart(written, issuer, form, inner_kind, inner_issuer):
    read = parsed("title", written)
    assert (read["issuer"], read["form"], read["inner_kind"], read["inner_issuer"]) == (issuer, form, inner_kind, inner_issuer)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("贵局锡教〔2026〕8号文收悉。", "锡教〔2026〕8号"),
        ("锡教〔2026〕8号《关于新建小学的请示》收悉。", "锡教〔2026〕8号"),
        ("你局<关于新建小学的请示>（锡教〔2026〕8号）收悉。", "锡教〔2026〕8号"),
    ],
)
def test_a_document_is_cited_in_more_ways_than_one(written, number):
    read = parsed("citation", written)
    assert (read["cited"], read["cited_number"]) == (1, number)


@pytest.mark.parametrize("written", ["市　长　云示甲\n2026年3月2日", "市长：云示甲\n2026年3月2日", "市 长　云示甲　2026年3月2日"])
def test_the_post_of_who_signs_may_be_spread(written):
    read = parsed("signature", written)
    assert (read["position"].replace(" ", ""), read["signers"], read["dated"]) == ("市长", ["云示甲"], "2026-03-02")


def test_imprint_and_flattened_lines_are_no_part_of_the_text():
    tail = parsed("tail", "特此公告。 市人民政府 2026年3月2日 （此件公开发布）")
    assert (tail["last"], tail["signer"], tail["note"]) == ("特此公告。", ["市人民政府"], "（此件公开发布）")
    assert parsed("tail", "特此通知。\n抄送：市财政局。\n市教育局办公室　2026年3月2日印发")["last"] == "特此通知。"


@pytest.mark.parametrize(
    ("written", "issuer"),
    [
        ("市政府办公室对市政协第4626号提案的答复", "市政府办公室"),
        ("市政府办公室2026年工作要点", "市政府办公室"),
        ("市政府常务会议纪要", "市政府"),
    ],
)
def test_an_issuer_without_about_is_read_whole(written, issuer):
    assert parsed("title", written)["issuer"] == issuer
