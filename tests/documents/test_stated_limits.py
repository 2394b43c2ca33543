"""53.1d: once the first limit has passed, no other is asked for, whatever limit applies; and the record knows of that moment."""

from __future__ import annotations

import json
from datetime import datetime

import pytest

from yizhang import kernel
from yizhang.kernel.models import Matter
from yizhang.law.calendar import LOCAL
from yizhang.player.play import play
from yizhang.player.scenario import read_scenarios

CONSULTING = """
- 情形: 须会相关部门的请示，转办三月二日
  条文: ["53.1c", "53.1d"]
  时间: 2026-03-02 09:00
  办理:
    - 谁: 市教育局
      事项: 甲 请示
      做: 报送
      填:
        {文种: 请示, 标题: 无锡市教育局关于新建实验小学的请示, 来文字号: 锡教〔2026〕8号, 签发人: 云示甲, 主送机关: 市政府,
        正文: 为解决学位不足，现申请新建实验小学一所。妥否，请批示。}
    - {谁: 文电, 事项: 甲, 做: 登记}
    - {谁: 文电, 事项: 甲, 做: 拟办, 填: {牵头部门: 市财政局, 协办部门: 市自然资源规划局, 任务: 提出资金来源, 阅批领导: 副市长李示丁}}
    - {谁: 文电, 事项: 甲, 做: 转办}
    - {查: 时限, 事项: 甲, 做: 提出部门意见, 得: 2026-03-16}
"""
LATE = datetime(2026, 3, 12, tzinfo=LOCAL)
"""After the seven working days of a plain request."""


@pytest.fixture
def request_(city, tmp_path) -> Matter:
    """A request whose department has ten working days, since it consults another."""
    (tmp_path / "a.yaml").write_text(CONSULTING, encoding="utf-8")
    (scenario,) = read_scenarios(tmp_path / "a.yaml")
    assert play(scenario).passed
    return Matter.objects.get(procedure="request")


def test_the_worker_comes_when_the_first_limit_has_passed_and_nothing_more_is_stated_then(request_):
    assert "state" in json.loads(request_.opened)
    assert request_.next_at == LATE.isoformat()
    kernel.sweep(LATE)
    request_.refresh_from_db()
    assert "state" not in json.loads(request_.opened)
    assert kernel.verify(LATE, [request_.id]).broken == ()
