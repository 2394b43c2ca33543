"""What was done to the record behind the door's back is found and placed, on a live database and in an export, by us and by the stand-alone script."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction

from tests.kernel.conftest import CLERK
from yizhang import kernel, standalone_verifier
from yizhang.kernel import sm2
from yizhang.kernel.canonical import canonical, digest_of
from yizhang.kernel.checkpoints import Unsound, notes, proof, take, take_daily
from yizhang.kernel.exporting import NotAnExport, export, verify_export
from yizhang.kernel.merkle import proved
from yizhang.kernel.models import Act, Checkpoint, Content, Matter, Reader, SecurityEvent, Task
from yizhang.kernel.moment import said
from yizhang.kernel.signing import BadKey, public_key, public_keys

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]


@pytest.fixture
def two(office):
    """Two matters, three acts each, and the second is the office's."""
    return office.submitted(), office.submitted(title="关于维修操场的请示")


@pytest.fixture
def key(tmp_path) -> str:
    """A private key in a file, as openssl makes it."""
    file = tmp_path / "checkpoint.pem"
    subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", file], check=True, capture_output=True)
    return str(file)


def broken(office, **more):
    return [(one.matter, one.act) for one in kernel.verify(office.now, **more).broken]


def rewrite(matter: str, seq: int, **changes) -> None:
    """Change acts as somebody would who knows the format: from `seq` on all digests and links are made again, and the matter's head."""
    prev = Act.objects.get(matter=matter, seq=seq - 1).digest if seq > 1 else "0" * 64
    for act in Act.objects.filter(matter=matter, seq__gte=seq).order_by("seq"):
        body = {**json.loads(act.body), "prev": prev, **(changes if act.seq == seq else {})}
        act.body, act.digest = canonical(body), digest_of(canonical(body), body["alg"])
        act.person = body["person"]
        act.save()
        prev = act.digest
    Matter.objects.filter(pk=matter).update(head=prev)


def cut(matter: str, after: int) -> None:
    """Take the last acts away, and let the matter's row say what it said then."""
    before = Act.objects.get(matter=matter, seq=after)
    Act.objects.filter(matter=matter, seq__gt=after).delete()
    Matter.objects.filter(pk=matter).update(seq=after, head=before.digest)


# --- One matter -------------------------------------------------------------------------------------------------------------------------


def test_a_whole_record_is_whole(office, two):
    found = kernel.verify(office.now)
    assert (found.matters, found.acts, found.broken, found.projections_differ) == (2, 6, (), 0)


def test_a_flipped_byte_is_placed(office, two):
    act = Act.objects.get(matter=two[0], seq=2)
    Act.objects.filter(pk=act.pk).update(body=act.body.replace("jyj", "jyk", 1))
    assert broken(office) == [(two[0], 2)]


def test_a_deleted_act_is_placed(office, two):
    Act.objects.filter(matter=two[1], seq=2).delete()
    (fault,) = kernel.verify(office.now).broken
    assert (fault.matter, fault.act) == (two[1], 2) and "缺少第2条办理" in fault.why


def test_an_inserted_act_is_placed_by_the_one_after_it(office, two):
    act = Act.objects.get(matter=two[0], seq=3)
    Act.objects.filter(pk=act.pk).update(seq=4)
    body = canonical({**json.loads(act.body), "person": "冯示壬"})
    Act.objects.create(**{name: getattr(act, name) for name in ("matter", "seq", "procedure", "verb", "at", "post", "accepted")}, body=body, digest=digest_of(body), person="冯示壬")
    Matter.objects.filter(pk=two[0]).update(seq=4)
    assert broken(office) == [(two[0], 4)]


def test_acts_in_another_order_are_placed(office, two):
    for seq, other in ((2, 9), (3, 2), (9, 3)):
        Act.objects.filter(matter=two[0], seq=seq).update(seq=other)
    assert broken(office) == [(two[0], 2)]


def test_acts_swapped_between_matters_are_placed_in_both(office, two):
    own, other = (Act.objects.get(matter=matter, seq=3) for matter in two)
    body, digest = own.body, own.digest
    Act.objects.filter(pk=own.pk).update(body=other.body, digest=other.digest)
    Act.objects.filter(pk=other.pk).update(body=body, digest=digest)
    assert sorted(broken(office)) == sorted((matter, 3) for matter in two)


def test_an_end_that_was_cut_off_is_noticed(office, two):
    Act.objects.filter(matter=two[0], seq=3).delete()
    assert broken(office) == [(two[0], 2)]


def test_acts_of_a_matter_that_is_gone_are_noticed(office, two):
    Matter.objects.filter(pk=two[0]).delete()
    assert broken(office) == [(two[0], 1)]


def test_columns_beside_the_body_are_compared(office, two):
    Act.objects.filter(matter=two[0], seq=2).update(post="mayor")
    assert broken(office) == [(two[0], 2)]


def test_somebody_else_named_as_who_opened_it_is_noticed(office, two):
    Matter.objects.filter(pk=two[0]).update(person="云示甲")
    assert (two[0], 1) in broken(office)


# --- What follows from it ---------------------------------------------------------------------------------------------------------------


def test_a_moved_due_date_is_noticed(office):
    matter = office.instructed()
    Task.objects.filter(matter=matter, closed_at="", verb="handle").update(due="2026-12-31T18:00:00+08:00")
    found = kernel.verify(office.now)
    assert found.projections_differ == 1 and "时限" in found.broken[0].why


def test_a_task_slipped_to_somebody_else_is_noticed(office, two):
    Task.objects.filter(matter=two[0], closed_at="").update(seat="post:dm5")
    assert kernel.verify(office.now).projections_differ >= 1


def test_a_reader_written_in_beside_the_door_is_noticed(office, two):
    Reader.objects.create(matter=two[0], seat="post:czj.principal", since=said(office.now))
    (fault,) = kernel.verify(office.now).broken
    assert "post:czj.principal" in fault.why and "没有依据" in fault.why


def test_a_text_exchanged_under_its_digest_is_noticed_with_the_act_that_names_it(office, two):
    Content.objects.filter(text="请示正文").update(text="请示正文，另拨一百万元")
    (fault,) = kernel.verify(office.now).broken
    assert (fault.matter, fault.act) in [(matter, 1) for matter in two]


def test_what_the_worker_has_yet_to_do_is_counted_and_not_called_broken(office):
    office.instructed()
    later = office.now + timedelta(days=30)
    found = kernel.verify(later)
    assert (found.broken, found.behind) == ((), 1)
    kernel.sweep(later)
    assert (kernel.verify(later).broken, kernel.verify(later).behind) == ((), 0)


def test_verifying_changes_nothing_and_may_stand_inside_a_transaction(office, two):
    before = list(Act.objects.order_by("id").values()) + list(Task.objects.order_by("id").values())
    with transaction.atomic():
        assert kernel.verify(office.now).broken == ()
    assert list(Act.objects.order_by("id").values()) + list(Task.objects.order_by("id").values()) == before


# --- Checkpoints ------------------------------------------------------------------------------------------------------------------------


def test_without_a_checkpoint_a_rewritten_chain_passes_and_with_one_it_does_not(office, two):
    rewrite(two[0], 3, person="冯示壬")
    assert [one for one in kernel.verify(office.now).broken if "推算" not in one.why] == []
    office.now += timedelta(days=1)
    take(office.now)
    rewrite(two[0], 3, person="杨示己")
    (fault,) = [one for one in kernel.verify(office.now).broken if "推算" not in one.why]
    assert (fault.matter, fault.act) == (two[0], 3) and "第1号检查点" in fault.why


def test_an_end_cut_off_with_its_traces_is_found_by_the_checkpoint(office, two):
    take(office.now)
    cut(two[0], after=2)
    (fault,) = [one for one in kernel.verify(office.now).broken if "推算" not in one.why]
    assert (fault.matter, fault.act) == (two[0], 3) and "现在止于第2条" in fault.why
    with pytest.raises(Unsound, match="现在止于第2条"):
        take(office.now)


def test_a_matter_removed_without_a_trace_is_found_by_the_checkpoint(office, two):
    take(office.now)
    for table in (Act, Task, Reader):
        table.objects.filter(matter=two[0]).delete()
    Matter.objects.filter(pk=two[0]).delete()
    assert broken(office) == [(two[0], 1)]


def test_checkpoints_go_on_from_one_another_and_cover_what_changed(office, two):
    first = take(office.now)
    office.matter = two[0]
    office.done("propose", CLERK, lead="jyj")
    second = take(office.now)
    assert [len(one.changes.splitlines()) for one in (first, second)] == [2, 1]
    assert json.loads(second.body)["prev"] == digest_of(first.body)
    found = kernel.verify(office.now)
    assert (found.broken, found.checkpoints, found.unsigned) == ((), 2, 2)


def test_a_checkpoint_that_was_altered_is_told_by_its_number(office, two):
    take(office.now)
    Checkpoint.objects.update(body=Checkpoint.objects.get().body.replace('"acts":6', '"acts":5').replace('"matters":2', '"matters":3'))
    assert broken(office) == [("checkpoint", 1)]


def test_a_signed_checkpoint_is_checked_against_the_office_key(office, two, key, tmp_path):
    note = take(office.now, key)
    own = public_key(key)
    found = kernel.verify(office.now, keys=[own])
    assert (found.broken, found.unsigned, found.keys) == ((), 0, (own,))
    assert broken(office, keys=["00" * 32]) == [("checkpoint", 1)]
    Checkpoint.objects.update(signature=("00" if note.signature[:2] != "00" else "11") + note.signature[2:])
    assert broken(office) == [("checkpoint", 1)]


def test_an_unsigned_checkpoint_says_so_and_does_not_count_where_a_key_is_asked_for(office, two, key):
    assert json.loads(take(office.now).body)["signed"] is False
    assert broken(office, keys=[public_key(key)]) == [("checkpoint", 1)]


def test_the_day_has_one_checkpoint_however_many_workers(office, two):
    assert take_daily(office.now) and take_daily(office.now + timedelta(hours=5)) is None
    assert take_daily(office.now + timedelta(days=1))
    assert Checkpoint.objects.count() == 2


def test_a_clock_that_ran_a_year_ahead_keeps_no_day_without_its_checkpoint(office, two):
    assert take_daily(office.now + timedelta(days=365))
    assert take_daily(office.now) and take_daily(office.now) is None
    assert broken(office) == []


def test_an_old_backup_played_back_is_found_by_a_checkpoint_kept_elsewhere_and_by_nothing_else(office, two):
    take(office.now)
    kept = [take(office.now + timedelta(days=1)).body]
    assert broken(office, witness=kept) == []
    Checkpoint.objects.order_by("-id").first().delete()  # the database of yesterday
    assert broken(office) == []
    (fault,) = kernel.verify(office.now, witness=kept).broken
    assert (fault.matter, fault.act) == ("checkpoint", 2) and "旧备份" in fault.why


def test_a_history_written_anew_with_all_its_checkpoints_is_found_by_one_kept_elsewhere(office, two):
    kept = [take(office.now).body]
    Checkpoint.objects.all().delete()
    rewrite(two[0], 3, at=said(office.now + timedelta(seconds=1)))
    Act.objects.filter(matter=two[0], seq=3).update(at=said(office.now + timedelta(seconds=1)))
    take(office.now)
    (fault,) = [one for one in kernel.verify(office.now, witness=kept).broken if one.matter == "checkpoint"]
    assert "改写" in fault.why


def test_one_matter_is_proved_to_stand_under_the_root(office, two):
    office.submitted(title="关于采暖的请示")
    take(office.now)
    found = proof(two[1])
    root = json.loads(found["body"])["root"]
    assert proved(found["head"], found["proof"], root, "sha256")
    assert not proved(found["head"].replace(" 3 ", " 4 "), found["proof"], root, "sha256")
    with pytest.raises(LookupError):
        proof("0" * 32)


def test_a_key_that_is_none_is_refused_with_how_to_make_one(office, two, tmp_path):
    wrong = tmp_path / "wrong.pem"
    wrong.write_text("geheim")
    with pytest.raises(BadKey, match="openssl genpkey"):
        take(office.now, str(wrong))
    with pytest.raises(BadKey, match="没有公钥"):
        public_keys("geheim")
    assert Checkpoint.objects.count() == 0


# --- The export, and the script that needs Python alone ---------------------------------------------------------------------------------


def alone(file: Path, *more: str) -> tuple[int, str]:
    """The stand-alone script, in an interpreter that sees the standard library only."""
    words = [sys.executable, "-I", "-S", standalone_verifier.__file__, str(file), *more]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def exported(office, two, key, tmp_path) -> Path:
    """An export of two matters, one checkpoint, and a third matter that no checkpoint covers."""
    take(office.now, key)
    office.submitted(title="关于采暖的请示")
    file = tmp_path / "record.jsonl"
    assert export(file, said(office.now)) == (3, 9)
    return file


def test_an_export_holds_the_stored_bytes_and_passes_both_checks(exported, key):
    found = verify_export(exported, (public_key(key),))
    assert (found.matters, found.acts, found.broken, found.checkpoints) == (3, 9, (), 1)
    assert {json.loads(line)["act"] for line in exported.open() if line.startswith('{"act"')} == set(Act.objects.values_list("body", flat=True))
    code, told = alone(exported)
    assert code == 0 and f"signed with {public_key(key)}" in told and "3 matters, 9 acts, 0 faults" in told


@pytest.mark.skipif(sm2._gmssl is None, reason="signs with gmssl-pyx, of which this machine has no wheel")
def test_a_checkpoint_signed_with_sm2_passes_both_checks_and_a_rewritten_one_neither(office, two, tmp_path):
    key, file = tmp_path / "sm2.pem", tmp_path / "record.jsonl"
    subprocess.run(["openssl", "genpkey", "-algorithm", "SM2", "-out", key], check=True, capture_output=True)
    take(office.now, str(key))
    export(file, said(office.now))
    assert verify_export(file, (public_key(str(key)),)).broken == ()
    code, told = alone(file)
    assert code == 0 and f"signed with {public_key(str(key))}" in told
    (note,) = notes()
    other = edited(file, lambda lines: [line.replace(note.signature[-8:].encode(), b"00000000") for line in lines])
    assert "签名不符" in verify_export(other).broken[0].why
    assert "the signature is wrong" in alone(other)[1]


def test_a_compressed_export_is_the_same(exported, tmp_path):
    packed = tmp_path / "record.jsonl.gz"
    packed.write_bytes(gzip.compress(exported.read_bytes()))
    assert verify_export(packed).broken == () and alone(packed)[0] == 0


def edited(file: Path, change) -> Path:
    """The export with its lines changed and a last line that vouches for them, as a forger would write it."""
    import hashlib

    *lines, end = file.read_bytes().splitlines(keepends=True)
    lines = change(lines)
    last = json.loads(end)
    last["end"]["sha256"] = hashlib.sha256(b"".join(lines)).hexdigest()
    other = file.with_name("edited.jsonl")
    other.write_bytes(b"".join(lines) + json.dumps(last).encode())
    return other



def places(lines):
    return [at for at, line in enumerate(lines) if line.startswith(b'{"act"')]


def without_an_act(lines):
    at = places(lines)[1]
    return lines[:at] + lines[at + 1:]


def swapped(lines):
    one, other = places(lines)[2], places(lines)[5]
    lines[one], lines[other] = lines[other], lines[one]
    return lines


def flipped(lines):
    at = places(lines)[0]
    lines[at] = lines[at].replace(b"jyj", b"jyk", 1)
    return lines


def without_the_last_act(lines):
    at = places(lines)[-1]
    return lines[:at] + lines[at + 1:]


@pytest.mark.parametrize("change", [without_an_act, swapped, flipped, without_the_last_act])
def test_an_export_that_was_edited_fails_both_checks(exported, change):
    file = edited(exported, change)
    assert verify_export(file).broken != ()
    code, told = alone(file)
    assert code == 1 and "BROKEN" in told


def test_an_export_that_was_cut_is_noticed_by_both(exported):
    exported.write_bytes(b"".join(exported.read_bytes().splitlines(keepends=True)[:-2]))
    assert "不完整" in verify_export(exported).broken[-1].why
    assert alone(exported)[0] == 1


def test_both_checks_ask_for_a_checkpoint_kept_elsewhere(exported, tmp_path):
    (note,) = notes()
    other = json.dumps({"checkpoint": note.body.replace('"acts":6', '"acts":7')})
    kept = tmp_path / "kept.jsonl"
    kept.write_text(other)
    assert verify_export(exported, witness=(json.loads(other)["checkpoint"],)).broken != ()
    assert alone(exported, str(kept))[0] == 1


def test_what_is_no_export_is_said_to_be_none(tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text("关于修缮校舍的请示")
    with pytest.raises(NotAnExport):
        verify_export(file)


def test_the_script_is_short_and_imports_the_standard_library_only():
    lines = Path(standalone_verifier.__file__).read_text().splitlines()
    assert len(lines) < 100
    assert [line for line in lines if line.startswith(("import", "from"))] == ["import gzip", "import hashlib", "import json", "import sys", "from pathlib import Path"]


def test_the_security_log_is_checked_with_the_record(office, two):
    for _ in range(3):
        kernel.perform("0" * 32, "register", CLERK, now=office.now)
    event = SecurityEvent.objects.get(seq=2)
    SecurityEvent.objects.filter(seq=2).update(body=event.body.replace("韩示戊", "云示甲"))
    assert broken(office)[0] == ("security", 2)


def test_acts_digested_with_sm3_go_on_from_those_with_sha256(office, two, settings, tmp_path):
    take(office.now)
    settings.YIZHANG_DIGEST = "sm3"
    office.submitted(title="关于采暖的请示")
    assert json.loads(take(office.now).body)["alg"] == "sm3"
    assert (kernel.verify(office.now).broken, kernel.verify(office.now).checkpoints) == ((), 2)
    file = tmp_path / "record.jsonl"
    export(file, said(office.now))
    assert verify_export(file).broken == ()
    assert alone(file)[0] == 0
