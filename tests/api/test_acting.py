"""What a program gets that opens matters and does verbs on them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.api.conftest import NINE, Office, Program, a_request, submitted

from yizhang.api.tokens import revoke_all
from yizhang.kernel.models import Act, Matter, SecurityEvent

PARTS = "为新建实验小学工程，恳请批准实验小学工程立项。同时，恳请批准实验小学工程配套用地30亩。妥否，请批示。"
FIRST = {"verb": "submit", "input": a_request()}


def test_what_is_submitted_is_201_and_stands_on_its_page(education: Program):
    said = education.post("/matters/request", {"verbs": [FIRST]})
    assert said.status_code == 201
    assert [step["verb"] for step in said.json()["steps"]] == ["submit"]
    page = education.get(f"/matters/{said.json()['matter']}").json()
    assert (page["title"], page["status"]) == ("无锡市教育局关于新建实验小学的请示", "待登记")
    assert page["acts"][-1]["at"] == "2026-03-03T09:00:00+08:00"


@pytest.mark.both_databases
def test_the_next_verb_is_200_and_tells_what_is_next(education: Program, registry: Program):
    matter = submitted(education)
    said = registry.post(f"/matters/{matter}/verbs/register")
    assert said.status_code == 200
    assert (said.json()["next"]["matter"], said.json()["next"]["verb"]) == (matter, "propose")


def test_a_paper_is_opened_signed_for_and_registered_in_one_request(registry: Program):
    paper = a_request(sender="市教育局")
    said = registry.post("/matters/request", {"verbs": [{"verb": "receive", "input": paper}, {"verb": "register"}]})
    assert said.status_code == 201
    assert [step["verb"] for step in said.json()["steps"]] == ["receive", "register"]


def test_what_the_rules_refuse_is_409_with_article_and_remedy_and_the_draft_stays(education: Program):
    report = a_request(kind="报告", title="无锡市教育局关于一季度工作的报告", body="现将情况报上。妥否，请批示。")
    said = education.post("/matters/report", {"verbs": [{"verb": "submit", "input": report}]})
    assert (said.status_code, said["Content-Type"], said.json()["type"]) == (409, "application/problem+json", "/problems/refused")
    finding = next(one for one in said.json()["findings"] if "48.2e" in one["cites"])
    assert finding["severity"] == "breach" and finding["remedy"] and finding["message"] in said.json()["detail"]
    assert education.get("/matters", list="drafts").json()["items"][0]["matter"] == said.json()["matter"]
    assert education.get(f"/matters/{said.json()['matter']}").json()["acts"][-1]["accepted"] is False


def test_a_caller_who_asks_for_english_is_told_so_and_the_record_stays_as_it_is(education: Program):
    report = a_request(kind="报告", title="无锡市教育局关于一季度工作的报告", body="现将情况报上。妥否，请批示。")
    said = education.post("/matters/report", {"verbs": [{"verb": "submit", "input": report}]}, accept_language="en")
    assert said.json()["title"] == "Refused by the rules"
    assert "A report ends like a request: “妥否，请批示”" in said.json()["detail"]
    kept = education.get(f"/matters/{said.json()['matter']}").json()["acts"][-1]["findings"]
    assert any("报告用了请示的结尾" in one["message"] for one in kept)


def test_a_caller_who_asks_for_english_reads_labels_and_actors_in_it_and_names_as_they_are(education: Program):
    said = education.post("/matters/request", {"verbs": [{"verb": "submit", "input": a_request()}]})
    page = education.get(f"/matters/{said.json()['matter']}", language="en").json()
    assert page["label"] == "Request for instructions"
    assert next(one for one in page["fields"] if one["name"] == "title")["label"] == "Title"
    assert next(one for one in page["verbs"] if one["name"] == "register")["label"] == "Register"
    assert "奚示戊" in page["acts"][-1]["who"]
    listed = education.get("/matters", list="initiated", language="en").json()["items"]
    assert {one["procedure_label"] for one in listed} == {"Request for instructions"}


def test_what_must_be_confirmed_is_409_writes_nothing_and_goes_through_with_its_digests(education: Program):
    first = education.post("/matters/request", {"verbs": [{"verb": "submit", "input": a_request(body=PARTS)}]})
    asked = first.json()
    assert (first.status_code, asked["type"]) == (409, "/problems/confirm")
    matter = asked["matter"]
    assert [one["verb"] for one in education.get(f"/matters/{matter}").json()["acts"]] == ["open"]
    again = education.post(f"/matters/{matter}/verbs/submit", {"input": a_request(body=PARTS), "confirmed": asked["digests"]})
    assert again.status_code == 200
    assert education.get(f"/matters/{matter}").json()["acts"][-1]["confirmed"] == asked["digests"]


def test_the_same_opening_sent_again_with_the_confirmation_goes_on_with_its_draft(education: Program):
    step = {"verb": "submit", "input": a_request(body=PARTS)}
    asked = education.post("/matters/request", {"verbs": [step]}, idempotency_key="k1").json()
    done = education.post("/matters/request", {"verbs": [{**step, "confirmed": asked["digests"]}]}, idempotency_key="k1")
    assert (done.status_code, done.json()["matter"]) == (201, asked["matter"])
    assert Matter.objects.count() == 1


def test_a_stranger_gets_404_in_the_same_words_as_for_what_does_not_exist(office: Office, education: Program):
    matter, stranger = submitted(education), office.program("市财政局主要负责人")
    for path in ("", "/files/" + "0" * 64):
        hidden, absent = stranger.get(f"/matters/{matter}{path}"), stranger.get(f"/matters/nothing{path}")
        assert (hidden.status_code, hidden.content) == (404, absent.content)
    for verb in ("assist", "assist/dry-run", "withdraw"):
        hidden, absent = (stranger.post(f"/matters/{one}/verbs/{verb}") for one in (matter, "nothing"))
        assert (hidden.status_code, hidden.content) == (404, absent.content)
    assert Act.objects.filter(matter=matter, person=stranger.person).count() == 0


def test_an_unknown_field_is_422_named_with_what_is_wrong_and_nothing_is_written(education: Program):
    said = education.post("/matters/request", {"verbs": [{"verb": "submit", "input": {"titel": "关于……的请示"}}]})
    assert (said.status_code, said.json()["type"]) == (422, "/problems/shape")
    assert [place.rpartition(".")[2] for place in said.json()["problems"]] == ["titel"]
    assert Matter.objects.count() == 0


WRONG = [{"copies": "三"}, {"kind": "通知书"}, {"dated": "2026-02-30"}, {"dated": 20260302}, {"signers": "云示甲"}]


@pytest.mark.parametrize("wrong", WRONG)
def test_a_value_of_another_type_is_422(education: Program, wrong):
    matter = submitted(education)
    said = education.post(f"/matters/{matter}/verbs/amend", {"input": wrong})
    assert (said.status_code, said["Content-Type"]) == (422, "application/problem+json")
    assert [place.rpartition(".")[2] for place in said.json()["problems"]] == list(wrong)


def test_a_field_that_this_procedure_does_not_ask_is_422_by_the_door(education: Program, registry: Program):
    """The address of 办结 is that of every procedure that has it; the form is that of the matter's own."""
    matter = submitted(education)
    said = registry.post(f"/matters/{matter}/verbs/conclude")
    assert said.status_code == 422
    assert "conclude" in said.json()["detail"]


@pytest.mark.parametrize("character", ["\0", "\ud800"])
def test_a_character_no_record_can_hold_is_422(education: Program, character):
    said = education.post("/matters/request", {"verbs": [{"verb": "submit", "input": a_request(title=f"关于{character}的请示")}]})
    assert said.status_code == 422
    matter = submitted(education)
    assert education.post(f"/matters/{matter}/verbs/withdraw", {"input": {"reason": character}}).status_code == 422
    assert education.post(f"/matters/{matter}/verbs/withdraw", {"confirmed": [character]}).status_code == 422


def test_a_field_left_empty_is_a_finding_not_a_fault_of_shape(education: Program):
    said = education.post("/matters/request", {"verbs": [{"verb": "submit", "input": a_request(title=None)}]})
    assert said.status_code == 409
    assert "missing.title" in [one["code"] for one in said.json()["findings"]]


def test_the_same_key_gets_the_first_result_and_another_form_under_it_422(education: Program, registry: Program):
    matter = submitted(education)
    first, again = (registry.post(f"/matters/{matter}/verbs/register", idempotency_key="a") for _ in range(2))
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json()["act"] == again.json()["act"]
    other = registry.post(f"/matters/{matter}/verbs/propose", idempotency_key="a")
    assert (other.status_code, list(other.json()["problems"])) == (422, ["key"])


def test_json_that_is_none_is_400(education: Program):
    said = education._client().post("/api/matters/request", "{", content_type="application/json")
    assert (said.status_code, said.json()["type"]) == (400, "/problems/malformed")


def test_an_address_nobody_declared_is_404_and_a_method_nobody_declared_405(education: Program):
    assert education.get("/nothing").json()["type"] == "/problems/not-found"
    wrong = education.get("/matters/request")
    assert (wrong.status_code, wrong["Allow"], wrong.json()["type"]) == (405, "POST", "/problems/method")


def test_a_dry_run_tells_all_and_writes_nothing(education: Program):
    matter = submitted(education)
    acts = Act.objects.count()
    said = education.post(f"/matters/{matter}/verbs/propose/dry-run", {"input": {"lead": ["jyj"]}})
    assert (said.status_code, said.json()["would"]) == (200, "refused")
    assert said.json()["findings"]
    assert Act.objects.count() == acts


# --- Who calls --------------------------------------------------------------------------------------------------------------------------


def test_without_a_token_it_is_401_whatever_was_sent(office: Office):
    for answer in (Client().get("/api/me"), Client().post("/api/matters/request", "{", content_type="application/json")):
        assert (answer.status_code, answer["WWW-Authenticate"], answer.json()["type"]) == (401, "Bearer", "/problems/signed-out")


def test_a_token_ends_with_its_time_its_revocation_and_its_account(office: Office, education: Program):
    assert education.get("/me").status_code == 200
    get_user_model().objects.create_user(education.person, is_active=False)
    assert education.get("/me").status_code == 401
    get_user_model().objects.update(is_active=True)
    office.later(days=90)
    assert education.get("/me").status_code == 401
    again = office.program("市教育局")
    revoke_all(again.person, office.now)
    assert again.get("/me").status_code == 401
    assert "token_made" in SecurityEvent.objects.first().body


def test_the_moment_cannot_be_sent_as_a_header(education: Program):
    said = education._client().get("/api/me", headers={"yizhang.now": "2030-01-01T00:00:00+08:00", "yizhang-now": "2030-01-01"})
    assert said.json()["now"] == NINE.isoformat()


def test_a_token_that_only_reads_may_try_but_not_act(office: Office, education: Program):
    matter, reader = submitted(education), office.program("文电", scope="read")
    assert reader.post(f"/matters/{matter}/verbs/register/dry-run").json()["would"] == "done"
    said = reader.post(f"/matters/{matter}/verbs/register")
    assert (said.status_code, said.json()["type"]) == (403, "/problems/scope")
    assert reader.post("/matters/request", {}).status_code == 403


def test_a_token_for_some_procedures_finds_no_matter_of_others(office: Office, education: Program):
    matter, narrow = submitted(education), office.program("文电", procedures=["report"])
    assert narrow.get(f"/matters/{matter}").status_code == 404
    assert narrow.post(f"/matters/{matter}/verbs/register").status_code == 404
    assert narrow.post("/matters/request", {}).status_code == 403
    assert narrow.get("/matters").json()["total"] == narrow.get("/search", q="小学").json()["total"] == 0
    assert narrow.get("/tasks").json()["items"] == []
    assert narrow.get("/registers/request").status_code == 403


def test_a_token_acts_under_no_other_delegation_than_its_own(education: Program):
    said = education.post("/matters/request", {}, behalf="of-the-mayor")
    assert (said.status_code, said.json()["type"]) == (403, "/problems/scope")


def test_who_is_signed_in_on_the_screens_may_read_and_acts_with_the_csrf_token(office: Office, education: Program):
    user = get_user_model().objects.create_user(education.person)
    browser = Client(enforce_csrf_checks=True, SERVER_NAME="127.0.0.1")
    browser.force_login(user)
    assert browser.get("/api/me").status_code == 403, "a password alone opens nothing"
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    assert browser.get("/api/me").json()["person"] == education.person
    refused = browser.post("/api/matters/request", "{}", content_type="application/json")
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/scope")
    browser.get("/sign-in")
    token = browser.cookies["csrftoken"].value if "csrftoken" in browser.cookies else "x" * 32
    browser.cookies["csrftoken"] = token
    done = browser.post("/api/matters/request", "{}", content_type="application/json", headers={"x-csrftoken": token})
    assert done.status_code == 201


def test_an_account_without_a_post_is_403(office: Office):
    browser = Client(SERVER_NAME="127.0.0.1")
    browser.force_login(get_user_model().objects.create_user("系统管理员"))
    assert browser.get("/api/tasks").status_code == 403


# --- Files ------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.both_databases
def test_a_file_is_sent_named_by_an_act_and_given_back_as_an_attachment_that_runs_nowhere(education: Program, registry: Program):
    kept = education.send(SimpleUploadedFile("附件1.html", b"<script>alert(1)</script>"))
    matter = submitted(education, attachments=[{"digest": kept["digest"], "name": kept["name"]}])
    said = registry.get(f"/matters/{matter}/files/{kept['digest']}")
    assert (said.status_code, said.content) == (200, b"<script>alert(1)</script>")
    assert (said["Content-Type"], said["X-Content-Type-Options"]) == ("application/octet-stream", "nosniff")
    assert said["Content-Disposition"].startswith("attachment;")
    assert "sandbox" in said["Content-Security-Policy"]


def test_a_file_that_is_named_twice_is_taken_twice(education: Program):
    kept = education.send(SimpleUploadedFile("附件1.txt", b"1"))
    twice = [{"digest": kept["digest"], "name": "附件1.txt"}, {"digest": kept["digest"], "name": "附件2.txt", "size": None}]
    matter = submitted(education, attachments=twice)
    assert education.get(f"/matters/{matter}").status_code == 200


def test_a_file_that_the_store_does_not_take_is_a_problem_with_a_time_to_try_again(education: Program, settings, monkeypatch):
    monkeypatch.setattr("yizhang.kernel.bucket.PAUSES", ())
    settings.YIZHANG_STORE = {"endpoint": "http://127.0.0.1:9", "bucket": "office", "prefix": "", "region": "x", "key": "x", "secret": "x"}
    client = education._client()
    client.raise_request_exception = False
    answer = client.post("/api/files", {"file": SimpleUploadedFile("附件1.txt", b"1")})
    assert (answer.status_code, answer["Retry-After"], answer.json()["type"]) == (503, "60", "/problems/unavailable")
    assert answer.json()["detail"].startswith("文件库暂时连不上")


def test_a_file_that_somebody_else_sent_cannot_be_named_by_its_digest(office: Office, education: Program):
    secret = office.program("市财政局主要负责人").send(SimpleUploadedFile("预算.txt", "秘".encode()))
    step = {"verb": "submit", "input": a_request(attachments=[{"digest": secret["digest"], "name": "预算.txt"}])}
    said = education.post("/matters/request", {"verbs": [step]})
    assert (said.status_code, list(said.json()["problems"])) == (422, ["file"])
    assert Matter.objects.count() == 0


def test_who_does_not_see_the_matter_does_not_get_its_files(office: Office, education: Program):
    kept = education.send(SimpleUploadedFile("附件1.txt", b"1"))
    matter = submitted(education, attachments=[kept])
    assert office.program("市财政局主要负责人").get(f"/matters/{matter}/files/{kept['digest']}").status_code == 404
    assert education.get(f"/matters/{matter}/files/{kept['digest']}").status_code == 200


def test_time_is_the_offices(office: Office, education: Program):
    office.later(days=1, hours=2)
    matter = submitted(education)
    assert education.get(f"/matters/{matter}").json()["opened_at"] == (NINE + timedelta(days=1, hours=2)).isoformat()
