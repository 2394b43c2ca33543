"""`simulate` as it is typed: editions in code and in files, numbers changed, and what it says when it cannot be used."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from yizhang.cli.command import Unusable
from yizhang.cli.simulate import simulate
from yizhang.documents.facts import DocumentNumbers
from yizhang.law.calendar import LOCAL
from yizhang.law.duration import working_days
from yizhang.rulebooks.drafts import draft_of

NOW = datetime(2026, 3, 3, 9, tzinfo=LOCAL)
DRAFT = """
from dataclasses import replace
from yizhang.rulebooks.wuxi_2022 import EDITION as NOW
EDITION = replace(NOW, id="draft", title="草案")
"""


def test_a_number_is_changed_and_keeps_its_unit():
    assert draft_of("", ["DocumentNumbers.handling=5"], NOW).numbers[DocumentNumbers].handling == working_days(5)


def test_a_draft_may_stand_in_a_file(tmp_path: Path):
    (tmp_path / "draft.py").write_text(DRAFT, "utf-8")
    assert draft_of(str(tmp_path / "draft.py"), [], NOW).edition.said == "draft.1"


@pytest.mark.django_db
def test_an_office_without_a_past_has_no_consequences(capsys: pytest.CaptureFixture[str]):
    assert simulate("wuxi_2022", json=True, now=NOW) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["edition"], told["matters"], told["provisions"], told["touched"]) == ("wuxi_2022.1", 0, {}, {})
    assert simulate(number="DocumentNumbers.handling=5", now=NOW) == 0
    assert capsys.readouterr().out.endswith("没有差别\n")


@pytest.mark.parametrize(
    ("edition", "number", "said"),
    [
        ("wuxi_2027", "", "没有代码"),
        ("gone.py", "", "没有文件"),
        ("", "DocumentNumbers.handing=5", "没有“DocumentNumbers.handing”这个数"),
        ("", "DocumentNumbers.handling=五", "单位不变（现为7个工作日）"),
        ("", "DocumentNumbers.handling=0", "应为1至9999工作日"),
    ],
)
def test_what_cannot_be_used_is_said(edition: str, number: str, said: str):
    with pytest.raises(Unusable, match=said):
        simulate(edition, number=number, now=NOW)
