"""A document checked over HTTP: what the command says, whatever its form; nothing of it is kept, and what is no document is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.api.conftest import Office, Program

from yizhang.cli.__main__ import start
from yizhang.kernel.models import Act, Content, Matter

REPORT = (
    "锡教〔2026〕9号    签发人：云示甲\n无锡市教育局关于校舍情况的报告\n市政府：\n"
    "建议市政府安排专项资金500万元。\n无锡市教育局\n2026年3月2日"
)
LOCKED = Path(__file__).parents[1] / "data" / "locked"


def sent(program: Program, name: str, data: bytes, **asked: str):
    return program._client().post("/api/check", {"file": SimpleUploadedFile(name, data), **asked})


def test_it_says_what_the_command_says(education: Program, office: Office, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "报告.txt").write_text(REPORT, encoding="utf-8")
    start(["check", "报告.txt", "--json"], office.now)
    said = json.loads(capsys.readouterr().out)
    assert [one["cites"] for one in said["files"][0]["findings"]] == [["48.2e"]]
    assert sent(education, "报告.txt", REPORT.encode()).json() == said
    assert education.post("/check", {"text": REPORT, "name": "报告.txt"}).json() == said


def test_a_token_that_only_reads_may_ask_and_nothing_is_kept(office: Office):
    before = (Act.objects.count(), Matter.objects.count(), Content.objects.count())
    assert sent(office.program("文电", scope="read", procedures=["request"]), "报告.txt", REPORT.encode()).status_code == 200
    assert (Act.objects.count(), Matter.objects.count(), Content.objects.count()) == before
    assert sent(Program(office, "yz_unknown", "", ""), "报告.txt", REPORT.encode()).status_code == 401


def test_organs_that_are_named_stand_for_those_read(education: Program):
    text = "关于调整规划的请示\n妥否，请批示。"
    said = education.post("/check", {"text": text, "from": "惠山区人民政府", "to": "江苏省人民政府"}).json()
    assert "skip_level" in [one["code"] for one in said["files"][0]["findings"]]


@pytest.mark.parametrize(
    ("name", "data", "status", "says"),
    [
        ("空.docx", b"", 415, "“空.docx”是空文件"),
        ("密.docx", (LOCKED / "password.docx").read_bytes(), 415, "“密.docx”设有打开密码"),
        ("密.pdf", (LOCKED / "password.pdf").read_bytes(), 415, "“密.pdf”设有打开密码"),
        ("坏.docx", b"PK\x03\x04" + bytes(99), 415, "“坏.docx”已损坏"),
        ("长.txt", ("情况如下。" * 50_000).encode(), 413, "“长.txt”超过20万字"),
    ],
)
def test_what_cannot_be_read_is_a_problem_that_says_what_it_is_and_what_to_do(education: Program, name, data, status, says):
    answer = sent(education, name, data)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert answer.json()["detail"].startswith(says) and answer.json()["detail"].endswith("。")


@pytest.mark.parametrize(
    ("body", "status", "problems"),
    [
        ({"text": 1}, 422, {"text": "应为文字"}),
        ({"name": "a.txt"}, 422, {"text": "须填写"}),
        ({"text": "甲", "on": "2026-02-30", "fix": "1"}, 422, {"fix", "on"}),
    ],
)
def test_a_shape_that_is_wrong_is_told_by_field(education: Program, body, status, problems):
    answer = education.post("/check", body)
    assert answer.status_code == status
    found = answer.json()["problems"]
    assert found == problems if isinstance(problems, dict) else {*found} == problems


def test_neither_json_nor_a_form_is_malformed_and_a_form_without_a_file_lacks_it(education: Program):
    client = education._client()
    assert client.post("/api/check", b"{", content_type="application/json").status_code == 400
    assert client.post("/api/check", b"--x", content_type="multipart/form-data").status_code == 400
    assert client.post("/api/check", {"from": "市教育局"}).json()["problems"] == {"file": "须填写"}


def test_messages_are_in_the_language_that_is_asked_for(education: Program):
    answer = education.post("/check", {"text": REPORT}, accept_language="en")
    (found,) = answer.json()["files"][0]["findings"]
    assert "request" in found["message"] and found["quote"] == "建议市政府安排"
