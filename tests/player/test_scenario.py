"""A scenario file: what cannot be read says file, line and the nearest word; what goes otherwise says what was expected and what came."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from yizhang.player import schema
from yizhang.player.scenario import read_scenarios, scenarios_of
from yizhang.yamltext import Unusable

ROOT = Path(__file__).parents[2]
SUBMITTED = (
    "{谁: 市教育局, 事项: 甲 报告与信息, 做: 报送, 填: {文种: 报告, 标题: 无锡市教育局关于秋季招生情况的报告, 来文字号: 锡教〔2026〕8号,"
    " 签发人: 云示甲, 主送机关: 市政府, 正文: 秋季招生工作已经完成，共录取新生5.2万人。特此报告。}}"
)
REGISTERED = SUBMITTED + "\n{谁: 文电, 事项: 甲, 做: 登记}"


@pytest.mark.parametrize(
    ("steps", "line", "said"),
    [
        ("{谁: 文电, 事项: 甲, 做: 登记, 塡: {}}", 4, "没有“塡”这一项"),
        ("{谁: 文电, 事项: 甲, 做: 登记}\n{谁: 文电, 事项: 甲}", 5, "缺“做”"),
        ("{查: 待办事项, 谁: 文电, 得: []}", 4, "是否指“待办”"),
        ("{查: 待办, 谁: 文电}", 4, "缺“得”"),
        ("{谁: 文电, 事项: 甲, 做: 登记, 得: 不准}", 4, "是否指“准”"),
        ("{谁: 文电, 事项: 甲, 做: 登记, 得: {拒绝: 48.2e}}", 4, "拒绝: ["),
        ("{谁: 文电, 事项: 甲, 做: 登记, 确认: 不}", 4, "只写“是”"),
        ("{到: 明天}", 4, "不是时刻"),
        ("{到: 2026-03-03 09:00}\n{到: 2026-03-02 10:00}", 5, "时间不能倒退：已是2026-03-03 09:00"),
        ("登记", 4, "应为一步"),
        ("{谁: 文电", 5, "不是可读的YAML"),
    ],
)
def test_a_file_that_cannot_be_read_says_where_and_what_would_do(written, steps: str, line: int, said: str):
    with pytest.raises(Unusable) as caught:
        read_scenarios(written(steps))
    assert str(caught.value).startswith(f"试.yaml:{line}：")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("- 情形: 试\n  办理:\n", "缺“时间”"),
        ("- 情形: 试\n  时间: 三月二日\n  办理:\n", "不是时刻"),
        ("- 情形: 试\n  条目: []\n  时间: 2026-03-02 09:00\n  办理:\n", "是否指“条文”"),
        ("- 情形: 试\n  时间: 2026-03-02 09:00\n  组织: 别处.yaml\n  办理:\n", "试.yaml:3：没有文件“别处.yaml”"),
        ("- 情形: 试\n  时间: 2026-03-02 09:00\n  组织: [甲]\n  办理:\n", "“组织”写一个机构文件"),
        ("情形:\n", "应为若干情形的列表"),
    ],
)
def test_a_scenario_without_its_parts_says_so(written, head: str, said: str):
    with pytest.raises(Unusable, match=said):
        read_scenarios(written("{到: 2026-03-03 09:00}", head))


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("{谁: 文电, 事项: 甲, 做: 登计}", "没有“登计”这一步，是否指“登记”"),
        ("{谁: 文电, 事项: 甲, 做: 登记, 填: {份: 2}}", "没有“份”这一栏，是否指“份数”"),
        ("{谁: 市教育厅, 事项: 甲, 做: 登记}", "没有“市教育厅”这个职务、机构或人；是否指“市教育局”"),
        ("{谁: 文电, 事项: 乙, 做: 登记}", "“乙”尚未开始"),
        ("{谁: 文电, 事项: 乙 请求, 做: 登记}", "没有“请求”这种事项"),
        ("{谁: 文电, 事项: 甲, 做: 登记, 填: {收文日期: 昨天}}", "“收文日期”"),
        ("{谁: 市教育局, 事项: 乙 请示, 做: 报送, 附: 没有.docx}", "没有文件“没有.docx”"),
        ("{谁: 副市长李示丁, 事项: 甲, 做: 登记, 受托: 是}", "没有登记过的委托"),
        ("{谁: 秘书长, 事项: 甲, 做: 豁免, 豁免: 49.1c, 填: {理由: 急}}", "此前没有因49.1c被拒的一步"),
        ("{查: 可见, 谁: 市长, 事项: 丙, 得: 是}", "“丙”尚未开始"),
    ],
)
def test_a_word_that_names_nothing_is_reported_on_its_line(played, step: str, said: str):
    result = played(f"{SUBMITTED}\n{step}")
    assert (result.passed, result.at, result.expected) == (False, 5, "能读懂的一步")
    assert said in result.got


@pytest.mark.parametrize(
    ("step", "expected", "got"),
    [
        ("{谁: 文电, 事项: 甲, 做: 登记, 得: {拒绝: [48.2e]}}", "拒绝 48.2e", "准"),
        ("{谁: 会务, 事项: 甲, 做: 登记, 得: 准}", "准", "不存在"),
        ("{谁: 市教育局, 事项: 甲, 做: 登记, 得: 准}", "准", "拒绝 48.1b"),
        ("{谁: 市教育局, 事项: 甲, 做: 登记, 得: {拒绝: [49.2b]}}", "拒绝 49.2b", "拒绝 48.1b"),
        ("{谁: 文电, 事项: 甲, 做: 登记, 结果: 同意}", "准", "不合式"),
        ("{查: 可见, 谁: 市财政局, 事项: 甲, 得: 是}", "是", "否"),
        ("{查: 待办, 谁: 文电, 事项: 甲, 得: []}", "[]", "登记"),
        ("{查: 办理状态, 事项: 甲, 做: 登记, 得: {状态: 已办}}", "已办", "待办"),
        ("{查: 记录, 事项: 甲, 得: [{做: 登记}]}", "登记", "报送"),
    ],
)
def test_what_goes_otherwise_is_reported_with_its_line(played, step: str, expected: str, got: str):
    result = played(f"{SUBMITTED}\n{step}")
    assert (result.passed, result.at) == (False, 5)
    assert expected in result.expected and got in result.got


def test_an_empty_list_in_a_row_means_none(played):
    refused = f"{SUBMITTED}\n{{谁: 市教育局, 事项: 甲, 做: 登记, 得: {{拒绝: [48.1b]}}}}"
    assert played(f"{SUBMITTED}\n{{查: 记录, 事项: 甲, 得: [{{做: 报送, 条文: []}}]}}").passed
    assert not played(f"{refused}\n{{查: 记录, 事项: 甲, 得: [{{做: 登记, 条文: []}}]}}").passed


def test_steps_as_they_go_are_passed_over(played):
    assert played(f"{REGISTERED}\n{{查: 待办, 谁: 文电, 事项: 甲, 得: [{{做: 拟办}}]}}").passed


def test_nothing_of_a_scenario_stays(played):
    assert played(REGISTERED).passed
    assert played(f"{SUBMITTED}\n{{查: 待办, 谁: 文电, 得: [{{做: 登记}}]}}").passed
    assert not played(f"{SUBMITTED}\n{{查: 待办, 谁: 文电, 得: [{{做: 拟办}}]}}").passed


def test_what_a_step_opened_is_named_after_it(played):
    tasks = "[{task: 恢复耕地, organ: 市农业农村局, due: 2026-05-31}, {task: 补种绿肥, organ: 市农业农村局, due: 2026-04-30}]"
    assert played(
        "{谁: 综合, 事项: 甲 上级部署, 做: 登记, 填: {部署机关: 江苏省人民政府, 部署事项: 耕地保护, 收到日期: 2026-03-02}}\n"
        f"{{谁: 综合, 事项: 甲, 做: 分解, 填: {{分解的任务: {tasks}}}}}\n"
        "{谁: 市农业农村局, 事项: 甲·补种绿肥, 做: 认领}\n"
        "{查: 办理状态, 事项: 甲·补种绿肥, 做: 认领, 得: {状态: 已办}}\n"
        "{查: 办理状态, 事项: 甲·恢复耕地, 做: 认领, 得: {状态: 待办}}"
    ).passed


def test_a_file_beside_the_scenario_fills_the_form_and_is_kept(played, tmp_path):
    (tmp_path / "函.txt").write_text(
        "苏统函〔2026〕22号\n\n江苏省统计局关于商请支持抽样调查的函\n\n无锡市人民政府：\n\n定于4月开展抽样调查，请予支持。\n\n江苏省统计局\n2026年2月27日\n",
        "utf-8",
    )
    shown = "{事项: 甲, 来文字号: 苏统函〔2026〕22号, 来文机关: 江苏省统计局, 成文日期: 2026年2月27日, 原件: 函.txt}"
    result = played(f"{{谁: 文电, 事项: 甲 函件, 做: 签收, 附: 函.txt}}\n{{查: 登记簿, 谁: 文电, 得: [{shown}]}}")
    assert result.passed, result.got


def yizhang(*words: object) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "yizhang.cli", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(ROOT / "src")},
    )


def test_the_command_exits_with_1_and_says_what_went_otherwise(written):
    file = written(f"{SUBMITTED}\n{{谁: 文电, 事项: 甲, 做: 登记, 得: {{拒绝: [48.2e]}}}}")
    done = yizhang("play", file, "--json")
    said = json.loads(done.stdout)
    assert (done.returncode, said["passed"], said["failed"]) == (1, 0, 1)
    (one,) = said["scenarios"]
    assert (one["file"], one["name"], one["at"], one["expected"], one["got"]) == (str(file), "试", 5, "拒绝 48.2e", "准")


def test_the_command_exits_with_0_when_all_goes_as_it_says(written):
    done = yizhang("play", written(REGISTERED))
    assert (done.returncode, done.stdout) == (0, "1 个情形相符，0 个不符\n")


@pytest.mark.parametrize(("steps", "said"), [("{谁: 文电}", "试.yaml:4：缺“事项”"), ("{到: 明天}", "试.yaml:4：")])
def test_the_command_exits_with_2_on_what_it_cannot_read(written, steps: str, said: str):
    done = yizhang("play", written(steps))
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("where", ["没有的文件夹", "."])
def test_the_command_exits_with_2_when_there_is_nothing_to_play(tmp_path, where: str):
    done = yizhang("play", tmp_path / where)
    assert (done.returncode, "yaml" in done.stderr) == (2, True)


def test_the_schema_in_the_reference_is_that_of_today():
    assert (ROOT / "docs/reference/scenario.schema.json").read_text("utf-8") == schema.page(), (
        "python -m yizhang.player.schema > docs/reference/scenario.schema.json"
    )


def test_every_scenario_there_is_fits_the_schema():
    import yaml

    files = [*ROOT.glob("src/yizhang/**/scenarios/*.yaml"), *ROOT.glob("src/yizhang/player/demo/*.yaml")]
    validator = jsonschema.Draft202012Validator(schema.schema())
    for file in files:
        wrong = [one.message for one in validator.iter_errors(yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader))]
        assert wrong == [], file.name
    assert len(scenarios_of(files)) > len(files) > 0


@pytest.mark.parametrize("wrong", [{"情形": "试"}, {"情形": "试", "时间": "2026-03-02 09:00", "办理": [{"谁": "文电", "做": "登记"}]}])
def test_the_schema_refuses_what_the_reader_refuses(wrong):
    assert not jsonschema.Draft202012Validator(schema.schema()).is_valid([wrong])
