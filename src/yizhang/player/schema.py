"""The JSON Schema of a scenario file, for editors: `python -m yizhang.player.schema > docs/reference/scenario.schema.json`."""

from __future__ import annotations

import json
from typing import Any

from yizhang.player.scenario import ACT_KEYS, ASK_KEYS, ASKS, GOT

TEXT = {"type": "string"}
TEXTS = {"type": "array", "items": TEXT}
MEANS = {
    "谁": "职务、处室、机构或人，或与事项的关系（分管副市长）",
    "事项": "第一次写“甲 请示”，以后写“甲”；甲开出的事项写“甲·标题”，同题的写“甲·分送·市教育局”，只有一件的写“甲·信息公开”",
    "做": "这一步的名称；同名的写标识",
    "填": "栏目名称和内容",
    "附": "同一文件夹里的文件，要素读入所填的栏目",
    "结果": "这一步的结果，如 同意",
    "受托": "以最近一次委托的身份办理",
    "确认": "须确认的，确认后再办",
    "豁免": "所豁免的条款：取此前因它被拒的一步",
    "查": "查什么",
    "得": "应当得到什么；不写为 准",
}


CITY = "机构文件，从情形文件所在文件夹写起；在演示城市演练的不写"


def schema() -> dict[str, Any]:
    """A list of scenarios; each step is an act, a question or a move of the clock."""
    said = {key: {"description": words} for key, words in MEANS.items()}
    refused = {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": False,
        "properties": {"拒绝": TEXTS, "须确认": TEXTS},
    }
    act = {
        **said, "得": {**said["得"], "anyOf": [{"enum": list(GOT)}, refused]}, "填": {**said["填"], "type": "object"},
        "受托": {**said["受托"], "const": "是"}, "确认": {**said["确认"], "const": "是"},
    }  # fmt: skip
    ask = {**said, "查": {**said["查"], "enum": list(ASKS)}}
    steps = [_object(("谁", "事项", "做"), _of(act, ACT_KEYS)), _object(("查", "得"), _of(ask, ASK_KEYS)), _object(("到",), {"到": TEXT})]
    acts = {"type": "array", "items": {"anyOf": steps}}
    scenario = {"情形": TEXT, "条文": TEXTS, "时间": TEXT, "组织": {**TEXT, "description": CITY}, "办理": acts}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "情形文件", "type": "array",
        "items": _object(("情形", "时间", "办理"), scenario),
    }  # fmt: skip


def _of(said: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: said[key] for key in keys}


def _object(required: tuple[str, ...], properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": properties, "additionalProperties": False}


def page() -> str:
    """docs/reference/scenario.schema.json."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    print(page(), end="")
