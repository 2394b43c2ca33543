"""What only an office program reads is turned by it into .docx where it is installed, and named where it is not."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest
from tests.gongwen.read.packages import W, centred, docx, p, wrapped

from yizhang.gongwen import errors
from yizhang.gongwen.read import read
from yizhang.gongwen.readers.office import TURN

END = p("请批示。") + p("市教育局") + p("2026年3月2日")
RTF = b"{\\rtf1\\ansi x}"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A stand-in for LibreOffice on the path: it writes what it is told to, where it is told to."""

    def installed(script: str) -> None:
        program = tmp_path / "bin" / "soffice"
        program.parent.mkdir()
        program.write_text(
            f"#!{sys.executable}\nimport sys, pathlib\nout = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1])\n{script}"
        )
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(program.parent), prepend=os.pathsep)

    return installed


def test_without_the_program_the_format_is_named_and_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(errors.Unsupported, match=r"RTF 文件.*LibreOffice.*另存为"):
        read(RTF, "请示.rtf")


def test_with_the_program_the_document_is_read(office, tmp_path: Path) -> None:
    (tmp_path / "made.docx").write_bytes(docx(centred("关于新建小学的请示") + p("市政府：") + END))
    office(f"out.mkdir()\n(out / 'document.docx').write_bytes(pathlib.Path({str(tmp_path / 'made.docx')!r}).read_bytes())")
    document = read(RTF, "请示.rtf")
    assert document.title and document.title.value.text == "关于新建小学的请示"


def test_a_program_that_gives_nothing_leaves_the_format_unread(office) -> None:
    office("sys.exit(1)")
    with pytest.raises(errors.Unsupported):
        read(RTF, "请示.rtf")


def test_a_program_that_is_too_slow_is_ended_with_all_that_it_started(office, tmp_path: Path) -> None:
    office(f"import subprocess, time\nsubprocess.Popen(['sh', '-c', 'sleep 1.3; touch {tmp_path}/outlived'])\ntime.sleep(60)")
    with pytest.raises(errors.TooSlow, match=r"“请示\.rtf”是旧格式，1秒内没有转换完.*另存为"):
        read(RTF, "请示.rtf", patience=1)
    time.sleep(0.6)
    assert not (tmp_path / "outlived").exists()


def test_who_finds_another_conversion_running_waits_a_moment_and_is_told(office, monkeypatch: pytest.MonkeyPatch) -> None:
    office("sys.exit(1)")
    monkeypatch.setattr("yizhang.gongwen.readers.office.QUEUE", 0.1)
    with TURN, pytest.raises(errors.Busy, match="正在转换别的文件，请稍后再上传"):
        read(RTF, "请示.rtf")


def test_comments_and_footnotes_are_counted_and_no_part_of_the_text() -> None:
    comments = f'<?xml version="1.0"?><w:comments xmlns:w="{W}"><w:comment w:id="1">{p("这里再核一下")}</w:comment></w:comments>'
    notes = f'<w:footnote w:type="separator">{p("—")}</w:footnote><w:footnote w:id="2">{p("数据来自统计局")}</w:footnote>'
    body = centred("关于新建小学的请示") + p("市政府：") + END
    document = read(
        docx(
            body, comments=comments, footnotes=wrapped("footnotes", notes).replace("<w:footnotes", '<?xml version="1.0"?><w:footnotes', 1)
        ),
        "a.docx",
    )
    assert [doubt for doubt in document.doubts if "批注" in doubt] == ["文件带有1处批注（“这里再核一下”），未读入正文，正式行文前应当清除"]
    assert any("1处脚注（“数据来自统计局”）" in doubt for doubt in document.doubts)
    assert "再核" not in document.text
