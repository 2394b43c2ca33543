"""The description of the API: valid, whole, and kept to by the API whatever is sent."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as some
from openapi_spec_validator import OpenAPIV31SpecValidator
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance
from tests.api.conftest import NINE, Program, submitted

from yizhang.api import problems
from yizhang.api.clock import BROUGHT
from yizhang.api.files import named
from yizhang.api.urls import mounted
from yizhang.kernel.grammar import VERBS
from yizhang.law.actor import office as section_of_office
from yizhang.law.fieldtype import Text
from yizhang.law.procedure import Procedure
from yizhang.law.record import Record, field, fields_of
from yizhang.law.rulebook import Rulebook
from yizhang.law.verb import duty, required
from yizhang.rulebooks.current import rulebook_at
from yizhang.wsgi import application

schemathesis.openapi.format("date", some.dates(date(1900, 1, 1), date(2099, 12, 31)).map(date.isoformat))
EIGHT = timezone(timedelta(hours=8))
moments = some.builds(datetime.combine, some.dates(date(1900, 1, 1), date(2099, 12, 31)), some.times(timezones=some.just(EIGHT)))
schemathesis.openapi.format("date-time", moments.map(datetime.isoformat))


@cache
def document() -> dict[str, Any]:
    """The description for the rules in force, as everybody gets it."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.defaults[BROUGHT] = NINE
    return client.get("/api/openapi.json").json()


def test_it_is_a_valid_openapi_3_1(city):
    assert document()["openapi"].startswith("3.1")
    assert [str(one) for one in OpenAPIV31SpecValidator(document()).iter_errors()] == []


def test_every_procedure_and_every_verb_has_its_address(city):
    book = rulebook_at(NINE)
    verbs = {verb for one in book.procedures.values() for verb in one.verbs} | {*VERBS}
    wanted = {f"/api/matters/{one}" for one in book.procedures}
    wanted |= {f"/api/matters/{{matter}}/verbs/{verb}{trial}" for verb in verbs for trial in ("", "/dry-run")}
    assert wanted - {*document()["paths"]} == set()


def test_a_form_has_the_labels_choices_and_citations_of_its_record(city):
    fields = document()["components"]["schemas"]["RequestSubmit"]["properties"]
    assert (fields["title"]["title"], fields["kind"]["description"]) == ("标题", "依据：第四十八条第一款")
    assert "请示" in fields["kind"]["anyOf"][0]["enum"]


def test_what_only_a_passed_limit_brings_about_is_no_outcome_to_send(city):
    offered = document()["components"]["schemas"]["DoAnswer"]["properties"]["outcome"]["anyOf"][0]
    assert offered["enum"] == ["同意", "不同意"]


class Errand(Record):
    """A kind of matter that was not there before."""

    what: Text = field("跑什么", help="一句话", cites="58.1a")


class RunErrand(Procedure, of=Errand, label="跑腿"):
    """One verb."""

    run = duty("跑", by=section_of_office("文电"), asks=required("what"))


def test_a_procedure_that_is_added_adds_its_addresses():
    book = rulebook_at(NINE)
    with_errand = Rulebook(book.edition, {"run_errand": RunErrand}, (), (), (), (), {})
    described = mounted(with_errand).document
    assert {"/api/matters/run_errand", "/api/matters/{matter}/verbs/run"} <= described["paths"].keys()
    assert described["components"]["schemas"]["RunErrandRun"]["properties"]["what"]["title"] == "跑什么"


# --- Whatever is sent ---------------------------------------------------------------------------------------------------------------------


def office_clock(environ, start_response):
    """The application at nine on 2026-03-03, which leaves the connection of the test open."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    return application({**environ, BROUGHT: NINE}, start_response)


SCHEMA = schemathesis.openapi.from_dict(json.loads(json.dumps(mounted(rulebook_at(NINE)).document)))
SCHEMA.app = office_clock
SCHEMA.config.generation.update(allow_x00=False)  # no record can hold it, which no schema can say shortly: test_acting


@pytest.fixture(autouse=True)
def connections_close_again() -> Iterator[None]:
    """What `office_clock` leaves behind is mended."""
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def matter(education: Program) -> str:
    """A matter that is there, for every second request."""
    return submitted(education)


KEYS = (f"key-{number}" for number in count())


NAMING = {
    (name, spec.type.many)
    for record in (*(one.record for one in rulebook_at(NINE).procedures.values()), *(one.record for one in VERBS.values()))
    for name, spec in fields_of(record).items()
    if spec.type.kind == "matter"
}
"""Fields that name another matter, and whether they name several."""


def fitted(case: schemathesis.Case, program: Program, matter: str) -> None:
    """What no schema can say: a key is used once, a file can be read and was sent before it is named, a matter that is named is there."""
    if "Idempotency-Key" in case.headers:
        case.headers["Idempotency-Key"] = next(KEYS)
    for ref in [*named(case.body)] if isinstance(case.body, dict) else []:
        ref["digest"] = program.send(SimpleUploadedFile("1.txt", b"1"))["digest"]
    if case.media_type == "multipart/form-data" and isinstance(case.body, dict) and "file" in case.body:
        case.body["file"] = "关于修缮校舍的函".encode()
    for form in forms(case.body):
        form.update({name: [matter] if many else matter for name, many in NAMING if form.get(name)})


def forms(body: object) -> Iterator[dict[str, object]]:
    """What is filled in, of the matter and of each verb."""
    each = [body, *body.get("verbs", ())] if isinstance(body, dict) else []
    yield from (one["input"] for one in each if isinstance(one, dict) and isinstance(one.get("input"), dict))


# Each form tried out in all its corners takes an hour; where there is none, all corners are tried.
UNHURRIED = settings(deadline=None, suppress_health_check=list(HealthCheck))
GENERATED = settings(UNHURRIED, max_examples=6, derandomize=True, database=None, phases=[Phase.generate])
IN_ALL_CORNERS = settings(GENERATED, phases=[Phase.explicit, Phase.generate])


@SCHEMA.include(method="POST").parametrize()
@GENERATED
@pytest.mark.usefixtures("office")
def test_nothing_that_is_sent_meets_a_fault_or_an_undeclared_answer(case: schemathesis.Case, registry: Program, matter: str):
    token = {"Authorization": f"Bearer {registry.token}"}
    case.headers.pop("Behalf", None)  # a delegation of another is 403 before anything else is looked at
    if case.meta is None or case.meta.generation.mode.is_positive:
        fitted(case, registry, matter)
    case.call_and_validate(headers=token)
    if "matter" in (case.path_parameters or {}):
        case.path_parameters["matter"] = matter
        case.validate_response(case.call(headers=token), checks=[not_a_server_error, response_schema_conformance])


@SCHEMA.include(method="GET").parametrize()
@IN_ALL_CORNERS
@pytest.mark.usefixtures("office")
def test_nothing_that_is_asked_meets_a_fault_or_an_undeclared_answer(case: schemathesis.Case, registry: Program, matter: str):
    case.headers.pop("Behalf", None)
    case.call_and_validate(headers={"Authorization": f"Bearer {registry.token}"})
    if "matter" in (case.path_parameters or {}):
        case.path_parameters["matter"] = matter
        case.call_and_validate(headers={"Authorization": f"Bearer {registry.token}"})


# --- The page about it --------------------------------------------------------------------------------------------------------------------

PAGE = (Path(__file__).parents[2] / "docs/reference/api.md").read_text(encoding="utf-8")


def test_the_page_names_every_kind_of_address_and_no_other(city):
    book = rulebook_at(NINE)
    general = {
        re.sub(r"(?<=/verbs/)[a-z_]+", "{verb}", path if path.rpartition("/")[2] not in book.procedures else "/api/matters/{procedure}")
        for path in document()["paths"]
    }
    assert {path.partition("?")[0] for path in re.findall(r"^\| `(?:GET|POST) (\S+)`", PAGE, re.MULTILINE)} == general


def test_the_page_tells_every_problem():
    told = {(int(status), name) for status, name in re.findall(r"^\| (\d{3}) \| `/problems/([a-z-]+)`", PAGE, re.MULTILINE)}
    assert told == {(status, name) for status, (name, _title) in problems.KINDS.items()} | {(409, "refused"), (409, "confirm")}
