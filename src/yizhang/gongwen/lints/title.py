"""标题: who issues it, what it is about, and what kind it is."""

from __future__ import annotations

from itertools import pairwise

from yizhang.gongwen import traits
from yizhang.gongwen.document import Kind, OfficialDocument
from yizhang.gongwen.elements import organs as names
from yizhang.gongwen.lints import lint
from yizhang.gongwen.regex import regex
from yizhang.law.finding import Findings, Strength, _, breach, caution, note

WITHOUT_ISSUER = (Kind.MINUTES, Kind.ORDER, Kind.COMMUNIQUE)
WITHOUT_SUBJECT = (Kind.MINUTES, Kind.ORDER, Kind.ANNOUNCEMENT, Kind.PUBLIC_NOTICE, Kind.COMMUNIQUE)
ABOUT = regex(r"关于|印发|转发|批转|发布|公布|对")
PLEADING = regex(r"关于(?:恳请|请求|申请|要求|报请|提请|恳求)")
PLEAS = regex(r"恳请|请求|申请|要求|报请|提请")
ABOUT_TWICE = regex(r"关于(?:关于|对于)")
DOUBLED = regex(r"的(?P<kind>通知|请示|报告|意见|函|批复|决定)的(?P=kind)$")
# 给予 is no 给, and 干部 and 部分 are no 部.
TO_WHOM = regex(
    r"关于(?:向|给(?!予)|呈)"
    r"(?P<whom>[^的]{0,12}?(?:[^的]政府|国务院|上级|[^的][局委厅]|[^的干全内总各]部(?!分|门|队)))"
)
OPENS_WITH_ORGAN = regex(r"[^我您想的]{1,24}?(?:政府|委员会|[局厅委部院]|大学|中学|公司|国务院)(?!长|员)")
SPOKEN = regex(r"我们|咱们|我[局委办校院厅市县区镇乡]?想|(?<![思理设构联感])想(?=[建办买搞要修盖])|搞(?:一|个|好)|弄|帮忙|麻烦|怎么")
INSTEAD_OF_ABOUT = regex(r"(?P<organ>\S{2,30}?)(?P<words>对于|有关于|就(?=.{2,40}的))")
STARTS_BADLY = ("的", "了", "、", "》", "）")
ENDS_BADLY = ("《", "（", "“")
# Words of two characters that titles are made of; a line that ends between the two breaks the word.
WORDS = frozenset(
    "通知 请示 报告 批复 意见 决定 公告 通告 通报 议案 纪要 关于 工作 管理 建设 发展 实施 实验 小学 中学 大学 学校 教育 人民 政府 国务 "
    "办公 经济 社会 安全 生产 服务 改革 创新 保护 环境 生态 资源 规划 方案 办法 规定 条例 制度 措施 若干 问题 事项 有关 进一 加强 推进 "
    "促进 完善 规范 调整 成立 设立 解决 追加 增加 经费 资金 补助 项目 工程 企业 市场 监督 检查 整治 专项 行动 活动 会议 情况 责任 农村 "
    "农业 城市 城乡 交通 运输 道路 公路 铁路 水利 防汛 应急 消防 医疗 卫生 健康 疫情 人才 就业 保障 养老 住房 土地 房屋 财政 税务 金融 "
    "科技 文化 旅游 体育 公共 机关 单位 部门 委员 领导 干部 人员 群众 组织 机构 编制 印发 转发 批转 公布 废止 修改 任免 表彰 奖励 处分 "
    "申请 同意 批准 行政 执法 许可 审批 信息 公开 数据 电子 网络 档案 统计 普查 招生 考试 学生 教师 校舍 维修 新建 扩建 改造 购置 设备 "
    "车辆 用地 补充 开展 做好 落实".split()
)


@lint("title_missing_issuer", source="公文处理条例 9(7)", element="标题")
def title_names_its_issuer(doc: OfficialDocument) -> Findings:
    """标题应当标明发文机关名称。

    Why: 公文离开版头单独流转、登记和检索时，只有标题能说明是哪个机关发的。
    Wrong: 关于调整公交线路的通知
    Right: 无锡市交通运输局关于调整公交线路的通知
    """
    title = traits.title(doc)
    if title is None or not title.stated or _issuer_shown(title.text, title.issuer):
        return
    if traits.kind(doc) in WITHOUT_ISSUER and not title.text.endswith(("的命令", "的令")):
        return
    told = note if doc.letterhead or traits.signed(doc) else caution
    yield told(_("标题“{title}”没有发文机关名称"), title=title.text, quote=title.text, remedy=_("在“关于”之前写明发文机关全称或规范化简称"))


def _issuer_shown(text: str, issuer: str) -> bool:
    """What stands in front is an issuer only if 关于 or a verb of issuing follows it; 某局2025年工作报告 has neither."""
    turn = ABOUT.search(text)
    if turn is None:
        return bool(OPENS_WITH_ORGAN.match(text))
    head = text[: turn.start()]
    return bool(head) and (head == issuer or names.is_organ(head))


@lint("title_missing_subject", source="公文处理条例 9(7)", element="标题")
def title_says_what_it_is_about(doc: OfficialDocument) -> Findings:
    """标题应当标明事由。

    Why: 只写“请示”“批复”，收文机关拆阅之前无法分办，归档之后无法查找。
    Wrong: 无锡市教育局请示
    Right: 无锡市教育局关于新建实验小学的请示
    """
    title = traits.title(doc)
    if title is None or not title.stated or doc.kind in WITHOUT_SUBJECT or ABOUT.search(title.text):
        return
    if title.about and title.about != title.issuer and not names.is_organ(title.about):
        return
    yield breach(_("标题“{title}”没有事由"), title=title.text, quote=title.text, remedy=_("写作“关于……的{kind}”"), kind=title.stated)


@lint("title_missing_kind", source="公文处理条例 9(7)", element="标题")
def title_names_its_kind(doc: OfficialDocument) -> Findings:
    """标题应当标明文种。

    Why: 文种决定行文方向、格式和签发人，读者应在打开文件之前就知道。
    Wrong: 无锡市交通运输局关于调整公交线路
    Right: 无锡市交通运输局关于调整公交线路的通知
    """
    title = traits.title(doc)
    if title and title.stated in ("", "情况") and ("关于" in title.text or title.form) and not traits.kind(doc):
        yield breach(_("标题“{title}”没有文种"), title=title.text, quote=title.text, remedy=_("在标题末尾写明文种"))


@lint("title_redundant", source="惯例", strength=Strength.CUSTOM, element="标题")
def title_says_nothing_twice(doc: OfficialDocument) -> Findings:
    """标题不重复文种已经说明的意思。

    Why: “请示”就是请求，“申请……的请示”“……的通知的通知”只增加字数。
    Wrong: 无锡市教育局关于请求解决校舍维修经费的请示
    Right: 无锡市教育局关于解决校舍维修经费的请示
    """
    title = traits.title(doc)
    if title is None:
        return
    text = title.text
    pleading = PLEAS.search(text.partition("关于")[2][:12])
    if pleading and (traits.titled_as_request(doc) or traits.is_report(doc)):
        yield note(_("标题中“{words}”与文种重复"), words=pleading[0], quote=text, remedy=_("删去“{words}”"))
    if twice := ABOUT_TWICE.search(text):
        yield note(_("标题中“{words}”重复"), words=twice[0], quote=text, remedy=_("只保留一个“关于”"))
    if doubled := DOUBLED.search(text):
        yield note(_("标题末尾“{words}”重复"), words=doubled[0], quote=text, remedy=_("只保留一个“的{kind}”"), kind=doubled["kind"])


@lint("title_order", source="公文处理条例 9(7)", strength=Strength.USUAL, element="标题")
def title_begins_with_its_issuer(doc: OfficialDocument) -> Findings:
    """标题依次写发文机关、事由、文种，“关于”在发文机关之后。

    Why: “关于”写在发文机关之前，发文机关就成了事由的一部分，看不出谁发文。
    Wrong: 关于无锡市人民政府印发会议制度的通知
    Right: 无锡市人民政府关于印发会议制度的通知
    """
    title = traits.title(doc)
    signed = tuple(one.value for one in traits.signed(doc))
    swallowed = title and not title.issuer and (title.about.startswith(signed) or title.stated.startswith(signed))
    if title and ("“关于”置于发文机关前" in title.faults or swallowed):
        yield caution(_("标题把“关于”写在发文机关之前"), quote=title.text, remedy=_("写作“发文机关＋关于＋事由＋文种”"))


@lint("title_contains_recipient", source="惯例", strength=Strength.CUSTOM, element="标题")
def title_leaves_the_recipient_out(doc: OfficialDocument) -> Findings:
    """标题不写主送机关。

    Why: 主送机关另有位置，写进标题使事由不突出。
    Wrong: 关于向县政府申请暂借资金的报告
    Right: 关于暂借资金的请示
    """
    title = traits.title(doc)
    if title and (found := TO_WHOM.search(title.text)):
        yield note(_("标题写了主送机关“{whom}”"), whom=found["whom"], quote=found[0], remedy=_("从标题中删去，主送机关写在正文之前"))


@lint("title_grammar", source="惯例", strength=Strength.CUSTOM, element="标题")
def title_joins_subject_and_kind(doc: OfficialDocument) -> Findings:
    """标题用“关于”引出事由，事由与文种之间用“的”连接。

    Why: 缺“的”字，事由和文种连读，容易读错。
    Wrong: 无锡市交通运输局关于调整公交线路通知
    Right: 无锡市交通运输局关于调整公交线路的通知
    """
    title = traits.title(doc)
    wrong = INSTEAD_OF_ABOUT.match(title.text) if title and "关于" not in title.text else None
    if title and wrong and names.is_organ(wrong["organ"]):
        yield note(_("标题用“{words}”引出事由"), words=wrong["words"], quote=title.text, remedy=_("改用“关于”"))
    if title is None or not title.kind or "关于" not in title.text or title.kind is Kind.MINUTES:
        return
    if not title.text[: title.text.rindex(title.stated)].endswith("的"):
        yield note(_("标题的文种“{kind}”之前缺“的”"), kind=title.stated, quote=title.text, remedy=_("写作“关于……的{kind}”"))


@lint("title_line_break", source="GB/T 9704 7.3.1", element="标题")
def title_breaks_between_words(doc: OfficialDocument) -> Findings:
    """标题回行时做到词意完整。

    Why: 把“的”字或标点甩到行首，一行读不成一个意思。
    Wrong:
        无锡市交通运输局关于调整公交线路
        的通知
        各区交通运输局：
        现通知如下。
    Right:
        无锡市交通运输局
        关于调整公交线路的通知
        各区交通运输局：
        现通知如下。
    """
    lines = [line.strip() for line in doc.title.text.split("\n")] if doc.title else []
    for before, line in pairwise(line for line in lines if line):
        if line.startswith(STARTS_BADLY):
            yield caution(_("标题回行后以“{mark}”开头"), mark=line[0], quote=line, remedy=_("调整回行位置，使每行词意完整"))
        elif word := _broken(before, line):
            yield caution(_("标题回行把“{word}”分在两行"), word=word, quote=line, remedy=_("调整回行位置，使每行词意完整"))


def _broken(before: str, line: str) -> str:
    """The word, number or opening mark that the end of a line breaks; none where each side is a word of its own."""
    if " " in before or " " in line:
        return ""
    if before.endswith(ENDS_BADLY):
        return before[-1]
    if before[-1].isdigit() and line[0].isdigit():
        return before[-1] + line[0]
    word = before[-1] + line[0]
    return word if word in WORDS and before[-2:] not in WORDS and line[:2] not in WORDS else ""


@lint("colloquial_title", source="惯例", strength=Strength.CUSTOM, element="标题")
def title_is_written_language(doc: OfficialDocument) -> Findings:
    """标题用书面语。

    Why: 口语写不准事由，登记和检索都用不上。
    Wrong: 我们街道想建敬老院的请示
    Right: 福临街道办事处关于新建敬老院的请示
    """
    title = traits.title(doc)
    if title and (found := SPOKEN.search(title.text)):
        yield note(_("标题中“{words}”是口语"), words=found[0], quote=title.text, remedy=_("改用“关于……的……”的书面写法"))
