"""Words that law, kernel and checks put together by themselves: marked here for translation, and found again by wording."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _


def _n(template: str) -> str:
    """Mark a template that counts by its {n}."""
    return template


COUNTED = (
    _n("还剩{n}个工作日"), _n("还剩{n}日"), _n("还剩{n}小时"), _n("还剩{n}分钟"), _n("还剩{n}小时{m}分钟"), _n("逾期{n}个工作日"),
    _n("逾期{n}日"), _n("逾期{n}小时"), _n("逾期{n}分钟"), _n("逾期{n}小时{m}分钟"), _n("{n}个工作日"), _n("{n}日"), _n("{n}个月"),
    _n("{n}年"), _n("{n}小时"), _n("{n}字"), _n("{n}次"), _n("退回{n}次"), _n("已催{n}次"),
    _n("共{n}条"),
)  # fmt: skip
"""What counts: {n} and {m} are figures."""

COMPOSED = (
    _("前{limit}"), _("已办{n}/{m}"), _("待{verb}"), _("逾期，{words}"), _("已办结 {outcome}"), _("{n}万元"), _("{n}元"),
    _("受{who}委托"), _("受{who}委托（{number}）"), _("{year}年第{n}号"), _("{who}（按本机关掌握的口径）"),
    _("{who}（受{giver}委托，{scope}）"), _("{label}：{value}"), _("{kind}，{when}"), _("{since}至{until}"), _("自{since}起"),
    _("至{until}"), _("{kind} {n}/{m}"), _("{words}；{others}"),
)  # fmt: skip
"""What is put together of words that are said in their turn."""

MEASURED = (
    _("用{n}磅"), _("{n}磅"), _("用{font}{n}磅"), _("用{font}"), _("{font}{n}磅"),
    _("{name}{n}毫米"), _("每面{n}行"), _("每行{n}字"), _("缺少部件{part}"),
)  # fmt: skip
"""What the checks of a document measured: a typeface, a size, a margin."""

REASONS = (
    _("须先由{who}“{verb}”，才能“{then}”"), _("“{verb}”的结果是“{outcome}”，须为“{wanted}”才能“{then}”"),
    _("“{verb}”后须满{delay}，{opens}以后才能“{then}”"), _("须先填明“{field}”，才能定是否须“{verb}”"),
    _("“{verb}”已经办理，不能再“{then}”"), _("事项已办结，不能再“{then}”"), _("“{verb}”须在首个时限（{limit}）内提出，现已届满"),
)  # fmt: skip
"""Why a step of the route is not open yet, which it tells in a sentence."""

WORDS = (
    _("暂停"), _("届满"), _("自该时刻起连续计算"), _("自该时刻起倒推"), _("起算日不计"), _("当日不计"), _("当日"), _("今天"),
    _("刚到时限"), _("提前至此日"), _("顺延至此日"), _("以指定日期为准"), _("以指定时刻为准"), _("周末"), _("放假"), _("调休上班"),
    _("元旦"), _("传阅中"), _("新建"), _("随组织机构变更重新计算"), _("随上级事项撤回"), _("（空缺）"), _("部门发文字号"),
)  # fmt: skip
"""What law and kernel say in one word."""

FAULTS = (
    _("不是红色"), _("没有居中"), _("没有顶格"), _("仿宋"), _("小标宋"), _("黑体"), _("楷体"), _("宋体"), _("天头"), _("订口"),
    _("版心高"), _("版心宽"), _("第一层"), _("第二层"), _("印发日期"), _("年份未用六角括号〔〕"), _("顺序号加了虚位"), _("年份未写全称"),
    _("顺序号前加“第”字"), _("用了全角数字"), _("字间有空格"), _("年份后多“年”字"), _("年份写在机关代字之前"), _("缺“号”字"),
    _("用了汉字数字"), _("数字夹有字母"), _("多“字”字"), _("缺机关代字"), _("顺序号带分号"), _("“附件”写作“附”"), _("“附件”后缺冒号"),
    _("附件名称后有标点"), _("附件未编号"), _("附件顺序号不连续"), _("附件顺序号用汉字"), _("顺序号后用顿号"), _("顺序号用括号"),
    _("顺序号后缺点"), _("附件名称带文件扩展名"), _("附件名称加书名号"), _("日期不完整"), _("日期不存在"), _("2012年7月后应用阿拉伯数字"),
    _("未用年月日"), _("缺“日”"), _("汉字与阿拉伯数字混用"), _("用字母O代零"), _("用字母l代一"), _("前导零"), _("两位年份"),
    _("全角数字"), _("“日”误作“号”"), _("“日”误作“曰”"), _("修订前"), _("修订后"), _("缺少正文部件"), _("缺少文档根节点"),
    _("文字编码无法识别"), _("二进制文件"), _("打印文件"), _("数据库"), _("程序"), _("音视频"), _("旧版办公软件文件"),
    _("ASCII 零混入汉字日期"), _("PDF 结构不完整"), _("PDF 页面不完整"), _("字体编码已丢失，文字不可取"), _("RTF 文件"),
    _("Word 2003 XML 文件"), _("单个文件网页（.mht）"), _("WPS 文字文件（.wps）"), _("旧版 Word 文件（.doc）"), _("ODT 文件"),
)  # fmt: skip
"""What is wrong with a number, a date, a list of attachments or a file, as the checks of a document list it."""
