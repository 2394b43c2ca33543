"""编号用印: numbers without gaps, one exact text under the seal, and a package that another office checks with Python alone."""

from __future__ import annotations

import hashlib
import importlib
import io
import json
import subprocess
import sys
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client

import yizhang
from yizhang import kernel
from yizhang.cli.command import Unusable
from yizhang.cli.verify import verify
from yizhang.documents.dispatch import books, sealed
from yizhang.documents.dispatch.desk import trays
from yizhang.documents.dispatch.numbers import numbers, series
from yizhang.documents.dispatch.sealed import seal_of
from yizhang.kernel import sm2
from yizhang.kernel.models import Matter
from yizhang.kernel.signing import public_key
from yizhang.kernel.values import Done, Hand
from yizhang.law.calendar import LOCAL
from yizhang.law.standing import KEEPS_RECORD
from yizhang.player.play import play
from yizhang.player.scenario import read_scenarios
from yizhang.web import moment

CLERK, STRANGER = Hand("韩示戊", "docs.head"), Hand("花示戊", "gxj.clerk")
NOW = datetime(2026, 3, 3, 9, tzinfo=LOCAL)
VECTOR_KEY = """-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
-----END PUBLIC KEY-----
"""
HOME = Path(yizhang.__path__[0])
FILES = HOME / "documents/dispatch/scenarios"
TEXT = "为推进义务教育优质均衡发展，提出以下意见。到2028年新增学位三万个。"


def played(file: str, words: str) -> str:
    """The dispatch of a scenario."""
    scenario = next(one for one in read_scenarios(FILES / file) if words in one.name)
    assert play(scenario).passed
    return Matter.objects.get(procedure="dispatch").id


@pytest.fixture
def issued(city) -> str:
    """A document from draft to archive."""
    return played("a50-签发和纪要.yaml", "依次审核后市长签发，编号、用印")


def test_a_reserved_number_is_used_and_told_by_its_document(city):
    played("a51-精简文件.yaml", "预留而未用")
    assert [(one.number, one.use) for one in numbers(CLERK, NOW)] == [("锡政发〔2026〕1号", "已编号")]
    (own,) = series(NOW)
    assert (own.following, own.uses, own.gaps) == ("锡政发〔2026〕2号", {"已编号": 1}, ())


def test_a_number_that_is_not_used_says_why_and_leaves_no_gap(city):
    played("a51-精简文件.yaml", "字号作废")
    assert [(one.use, one.why) for one in numbers(CLERK, NOW)] == [("作废", "并入另一件制发")]
    assert [one.gaps for one in series(NOW)] == [()]


def test_a_number_nobody_accounts_for_is_named(issued):
    Matter.objects.filter(id=issued).update(number="")
    assert [one.gaps for one in series(NOW)] == [("锡政发〔2026〕1号",)]


def test_a_changed_text_takes_the_seal_away_and_keeps_the_number(city):
    matter = played("a51-精简文件.yaml", "预留而未用")
    assert isinstance(kernel.perform(matter, "seal", CLERK, now=NOW), Done)
    before = seal_of(matter)
    kernel.perform(matter, "revise", CLERK, {"text": "另一段正文。"}, now=NOW)
    assert before is not None and seal_of(matter) is None
    assert [(one.number, one.use) for one in numbers(CLERK, NOW)] == [("锡政发〔2026〕1号", "保留")]


def test_the_desk_has_what_waits_for_its_seal(city):
    matter = played("a51-精简文件.yaml", "预留而未用")
    kept = {one.verb: one.rows for one in trays(CLERK, NOW)}
    assert [(one.matter, one.number, one.signer) for one in kept["seal"]] == [(matter, "锡政发〔2026〕1号", "市长赵示甲")]
    assert all(not one.rows for one in trays(STRANGER, NOW))


def test_seal_distribution_and_archive_have_their_registers(issued):
    (seal,), (kept,) = books.seals(CLERK, NOW), books.archive(CLERK, NOW)
    assert (seal["number"], seal["sealer"], seal["text"]) == (
        "锡政发〔2026〕1号",
        "文电处杨示己",
        hashlib.sha256(TEXT.encode()).hexdigest(),
    )
    assert (kept["kept"], kept["archive_number"]) == ("已归档", "2026年第1号")
    assert list(books.seals(STRANGER, NOW)) == []


@pytest.fixture
def clerk(issued) -> Client:
    """文电处 at a browser on that day."""
    moment.set_demo(NOW)
    client = Client(HTTP_ACCEPT_LANGUAGE="zh-CN")
    client.post("/sign-in/become", {"person": CLERK.person})
    return client


def checked(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """What the script in the package says; no site packages, no environment."""
    return subprocess.run([sys.executable, "-S", "-B", "verify.py", *words], cwd=folder, capture_output=True, text=True, env={})


def unpacked(data: bytes, folder: Path) -> Path:
    """The package in a folder."""
    zipfile.ZipFile(io.BytesIO(data)).extractall(folder)
    return folder


def sealing_key(folder: Path, algorithm: str) -> Path:
    """A key that signs packages, as openssl makes it."""
    if algorithm == "SM2" and sm2._gmssl is None:
        pytest.skip("signs with gmssl-pyx, of which this machine has no wheel")
    subprocess.run(["openssl", "genpkey", "-algorithm", algorithm, "-out", folder / "seal.pem"], check=True, capture_output=True)
    return folder / "seal.pem"


def certificate_of(key: Path, since: str, until: str) -> str:
    """A certificate for it that holds between two days (YYYYMMDD)."""
    folder = key.parent
    (folder / "index").write_text("")
    (folder / "ca.conf").write_text(
        f"[ca]\ndefault_ca=own\n[own]\ndatabase={folder}/index\nnew_certs_dir={folder}\nrand_serial=yes\npolicy=any\n"
        "[any]\norganizationName=supplied\n[req]\ndistinguished_name=name\n[name]\n"
    )
    to = ["-config", "ca.conf"]
    asked = ["req", "-new", *to, "-key", key, "-sm3", "-subj", "/O=无锡市人民政府", "-utf8", "-out", "own.csr"]
    made = ["ca", "-batch", *to, "-selfsign", "-keyfile", key, "-md", "sm3", "-in", "own.csr", "-utf8", "-notext", "-out", "own.crt"]
    for words in (asked, [*made, "-startdate", f"{since}000000Z", "-enddate", f"{until}000000Z"]):
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)
    return str(folder / "own.crt")


@pytest.mark.parametrize("algorithm", ["ed25519", "SM2"])
def test_another_office_checks_the_package_and_finds_a_changed_byte_in_any_file(issued, clerk, settings, tmp_path, algorithm):
    settings.YIZHANG_SEAL_KEY = str(sealing_key(tmp_path, algorithm))
    folder = unpacked(clerk.post(f"/documents/{issued}/package", {"kind": "signed"}).content, tmp_path / "package")
    public = public_key(settings.YIZHANG_SEAL_KEY)
    whole = checked(folder, public)
    assert whole.returncode == 0, whole.stdout + whole.stderr
    assert f"signed with {'SM2 with SM3' if algorithm == 'SM2' else 'Ed25519'} {public}" in whole.stdout
    assert checked(folder, "0" * 64).returncode == 1
    for file in (one for one in folder.rglob("*") if one.is_file() and one.suffix != ".py"):
        kept = file.read_bytes()
        file.write_bytes(kept[:-2] + bytes([kept[-2] ^ 1]) + kept[-1:])
        assert checked(folder, public).returncode == 1, file.name
        file.write_bytes(kept)
    assert checked(folder).returncode == 0


def test_a_forger_who_writes_a_new_manifest_lacks_the_signature(issued, clerk, settings, tmp_path):
    settings.YIZHANG_SEAL_KEY = str(sealing_key(tmp_path, "SM2"))
    folder = unpacked(clerk.post(f"/documents/{issued}/package", {"kind": "signed"}).content, tmp_path / "package")
    (folder / "README.txt").write_text("别的说明", encoding="utf-8")
    manifest = folder / "manifest-sha256.txt"
    lines = [line.split("  ") for line in manifest.read_text("utf-8").splitlines()]
    manifest.write_text("".join(f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for _old, name in lines))
    assert "changed after the package was signed" in checked(folder).stdout


def test_the_certificate_of_the_key_travels_with_the_package_and_what_was_not_checked_is_said(issued, clerk, settings, tmp_path):
    key = sealing_key(tmp_path, "SM2")
    settings.YIZHANG_SEAL_KEY, settings.YIZHANG_SEAL_CERTIFICATE = str(key), certificate_of(key, "20260101", "20300101")
    folder = unpacked(clerk.post(f"/documents/{issued}/package", {"kind": "signed"}).content, tmp_path / "package")
    told = checked(folder)
    assert told.returncode == 0 and "certificate of O=无锡市人民政府, by O=无锡市人民政府, valid 2026-01-01" in told.stdout
    assert "NOT CHECKED: whether that issuer signed it, whom you trust as issuer, and whether it was revoked" in told.stdout
    shown = clerk.get(f"/matter/{issued}").content.decode()
    assert "O=无锡市人民政府" in shown and "2030年1月1日" in shown


def test_the_command_checks_a_package_of_another_office_by_its_key(issued, clerk, settings, tmp_path, capsys):
    key = sealing_key(tmp_path, "SM2")
    settings.YIZHANG_SEAL_KEY = str(key)
    file, keys, other = tmp_path / "来文.zip", tmp_path / "keys.pem", tmp_path / "other.pem"
    file.write_bytes(clerk.post(f"/documents/{issued}/package", {"kind": "signed"}).content)
    subprocess.run(["openssl", "pkey", "-in", key, "-pubout", "-out", keys], check=True, capture_output=True)
    other.write_text(VECTOR_KEY)
    assert [verify(file, now=NOW), verify(file, keys=keys, now=NOW), verify(file, keys=other, now=NOW)] == [0, 0, 1]
    assert "包完整" in (said := capsys.readouterr().out) and "signed with SM2 with SM3" in said and "锡政发〔2026〕1号" in said
    with pytest.raises(Unusable, match="没有"):
        verify(tmp_path / "absent.zip", now=NOW)


def test_no_package_is_signed_beside_a_certificate_that_is_over(issued, clerk, settings, tmp_path):
    key = sealing_key(tmp_path, "SM2")
    settings.YIZHANG_SEAL_KEY, settings.YIZHANG_SEAL_CERTIFICATE = str(key), certificate_of(key, "20250101", "20260101")
    answer = clerk.post(f"/documents/{issued}/package", {"kind": "signed"}, follow=True)
    assert "证书有效期为2025年1月1日至2026年1月1日" in answer.content.decode()
    assert not Matter.objects.filter(procedure="register_export").exists()


def test_an_archive_package_says_what_it_lacks_and_sha256sum_reads_its_manifest(issued, clerk, tmp_path):
    folder = unpacked(clerk.post(f"/documents/{issued}/package", {"kind": "archive"}).content, tmp_path)
    about = json.loads((folder / "metadata.json").read_text("utf-8"))
    assert (about["文件编号"], about["成文日期"], about["缺项"]) == ("锡政发〔2026〕1号", "2026-03-02", ["主送机关", "保管期限"])
    assert subprocess.run(["sha256sum", "-c", "--quiet", "manifest-sha256.txt"], cwd=folder).returncode == 0
    assert "NOT SIGNED" in checked(folder).stdout


def test_taking_a_package_is_an_act_and_a_stranger_gets_none(issued, clerk):
    data = clerk.post(f"/documents/{issued}/package", {"kind": "signed"}).content
    (taken,) = Matter.objects.filter(procedure="register_export")
    assert json.loads(taken.record)["digest"] == hashlib.sha256(data).hexdigest()
    clerk.post("/sign-in/become", {"person": STRANGER.person})
    assert clerk.post(f"/documents/{issued}/package", {"kind": "signed"}).status_code == 404


def test_the_desk_and_its_registers_are_shown(clerk):
    for address in (
        "/documents/desk",
        "/documents/desk/print",
        "/ledger/numbers",
        "/ledger/seals",
        "/ledger/distribution",
        "/ledger/archive",
    ):
        assert "锡政发〔2026〕" in clerk.get(address).content.decode() or address == "/ledger/distribution", address


def test_a_stranger_to_the_numbers_finds_no_desk(clerk):
    clerk.post("/sign-in/become", {"person": STRANGER.person})
    assert [clerk.get(address).status_code for address in ("/documents/desk", "/documents/desk/print")] == [404, 404]
    assert "编号用印台" not in clerk.get("/ledger/dispatch").content.decode()


def test_the_verifier_that_stands_alone_reads_a_document_as_the_office_does(monkeypatch):
    monkeypatch.syspath_prepend(HOME)
    package_verifier = importlib.import_module("package_verifier")
    assert package_verifier.HEAD == sealed.HEAD
    assert package_verifier.KEEPS == KEEPS_RECORD
