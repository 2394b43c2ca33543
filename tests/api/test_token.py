"""`yizhang token`: what it prints opens the API as the post that was meant."""

from __future__ import annotations

import json

import pytest
from tests.api.conftest import Office, Program

from yizhang.api.models import ApiToken
from yizhang.cli.__main__ import start
from yizhang.cli.command import Unusable


@pytest.fixture
def run(office: Office, capsys):
    """Run the command at the office's moment; its exit code and what it printed."""

    def run_(*words: str) -> tuple[int, str]:
        code = start(["token", *words], office.now)
        return code, capsys.readouterr().out.strip()

    return run_


def test_the_printed_token_opens_the_api_and_only_its_hash_is_kept(run, office: Office, registry: Program):
    code, printed = run(registry.person, "--post", registry.post_, "--scope", "read", "--days", "2")
    assert code == 0
    assert Program(office, printed, "", "").get("/me").json()["post"] == registry.post_
    assert printed not in str(list(ApiToken.objects.values()))
    office.later(days=2)
    assert Program(office, printed, "", "").get("/me").status_code == 401


def test_all_tokens_of_a_person_end_together(run, office: Office, registry: Program, education: Program):
    assert run(registry.person, "--revoke") == (0, "")
    assert (registry.get("/me").status_code, education.get("/me").status_code) == (401, 200)


def test_json_names_what_was_made(run, registry: Program):
    _code, printed = run(registry.person, "--post", registry.post_, "--procedures", "request,report", "--json")
    assert json.loads(printed)["post"] == registry.post_
    assert ApiToken.objects.latest("id").procedures == ["report", "request"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["无此人"], "没有在任职务"),
        (["{person}", "--post", "市长"], "请用 --post 写明职务"),
        (["{person}", "--days", "0"], "应为1至3660"),
        (["{person}", "--procedures", "reqest"], "没有“reqest”这种事项"),
    ],
)
def test_what_cannot_be_is_told_and_makes_no_token(run, registry: Program, words, told):
    before = ApiToken.objects.count()
    with pytest.raises(Unusable, match=told):
        run(*(one.format(person=registry.person) for one in words))
    assert ApiToken.objects.count() == before
