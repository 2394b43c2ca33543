"""A .docx as LibreOffice sets it, under the ruler. Only where it is installed: `pytest tests/gongwen/in_an_office_program.py`.

No name with test_: a run of all tests leaves it out, so that no machine needs an office program to be whole.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from tests.gongwen.test_typeset import JOINT, MINUTES, REQUEST

from yizhang.gongwen.typeset import measured
from yizhang.gongwen.typeset.lay import lay
from yizhang.gongwen.typeset.setting import Target, prepare, read, typeset

BODY = "为进一步优化教育资源布局我局会同有关部门对新建小学的选址进行了论证现将有关情况请示如下并按照规定程序征求各方面的意见" * 24
LONG = REQUEST.replace("妥否，请批示。", f"{BODY}。\n妥否，请批示。")
FULL = "无锡市人民政府关于做好防汛工作的通知\n各区人民政府：\n" + "我市各级各部门认真落实各项工作要求。\n" * 27
FULL += "无锡市人民政府\n2026年3月2日\n抄送：市委办公室。\n无锡市人民政府办公室　　2026年3月2日印发"


def set_by_office(text: str, folder: Path) -> list[measured.Sheet]:
    """The pages LibreOffice makes of the .docx."""
    document, wish = read(text.encode(), "文件.md")
    file = folder / "文件.docx"
    file.write_bytes(typeset(document, Target.DOCX, wish).data)
    words = [
        "soffice",
        "--headless",
        f"-env:UserInstallation=file://{folder}/profile",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(file),
    ]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    return measured.sheets((folder / "文件.pdf").read_bytes())


@pytest.mark.parametrize("text", [REQUEST, JOINT, MINUTES, FULL], ids=["request", "joint", "minutes", "full"])
def test_it_has_as_many_pages_and_its_imprint_on_the_edge_of_the_last(text, tmp_path):
    document, wish = read(text.encode(), "文件.md")
    pages = set_by_office(text, tmp_path)
    # The blank page in front of a 版记 is not printed to the file.
    assert len(pages) == sum(bool(page.texts) for page in lay(prepare(document, wish)[0]).pages)
    edge = max((rule[1] for rule in pages[-1].rules if abs(rule[2] - rule[0] - 156) < 1.5), default=None)
    assert edge is None or edge == pytest.approx(262, abs=0.5)


def test_mark_and_red_line_stand_at_their_measures(tmp_path):
    first = set_by_office(REQUEST, tmp_path)[0]
    assert min(one.top for one in first.chars if one.size > 30) == pytest.approx(72, abs=1)
    number = next(one for one in first.chars if one.char == "〔")
    assert first.rules[0][1] - number.bottom == pytest.approx(4, abs=1)


def test_a_full_page_holds_22_lines_of_28_characters_and_its_number_stands_7_mm_below(tmp_path):
    taken = {one.name: one for one in measured.measure(set_by_office(LONG, tmp_path))}
    assert taken["每行字数"].found == 28
    assert taken["第1面页码距版心下边缘"].holds and taken["第2面页码距版心左边缘"].holds
    assert all(taken[name].holds for name in ("纸宽", "纸高", "订口"))


def test_22_lines_stand_on_a_page(tmp_path):
    pages = set_by_office(LONG, tmp_path)
    assert len(measured._rows(measured._body(pages[1]))) == 22
