"""Every component with every example, in the themes and sizes, on a desk and on a phone."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from tests.web.conftest import NINE, faults

from yizhang.web import gallery, moment

THEMES = [("light", "m"), ("dark", "m"), ("contrast", "l"), ("light", "elder")]


def test_every_partial_that_says_what_it_needs_has_examples():
    described = {file.stem for file in gallery.FOLDER.glob("*.yaml")}
    documented = {file.stem for file in gallery.FOLDER.glob("*.html") if file.read_text().startswith("{#")}
    assert documented == described


@pytest.mark.django_db
def test_an_example_with_an_unknown_parameter_is_refused():
    with pytest.raises(KeyError, match="colour"):
        gallery._rendered("finding", "x", {"colour": "red"}, {"finding": "Finding"}, RequestFactory().get("/"))


@pytest.mark.django_db(transaction=True)
@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize(("theme", "size"), THEMES)
def test_the_gallery_is_accessible(look_at, theme, size, width):
    moment.set_demo(NINE)
    page = look_at("/demo/gallery", width, theme, size)
    assert page.locator(".example").count() >= 60
    assert faults(page) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.browser
@pytest.mark.parametrize(("width", "beside"), [(1440, True), (390, False)])
def test_the_title_follows_the_red_line_and_findings_stand_beside_it_or_on_a_phone_before_it(look_at, width, beside):
    moment.set_demo(NINE)
    page = look_at("/demo/gallery", width)
    page.evaluate("document.querySelector('.annotated').parentElement.classList.add('sheet')")  # as wide as the page of a matter has it
    number, index, title = (page.locator(f".annotated {one}").first.bounding_box() for one in (".no", ".index", ".title"))
    assert (title["y"] - number["y"] - number["height"] < 40) is beside
    assert (index["x"] > title["x"] + title["width"] / 2 and index["y"] < title["y"]) is beside
    assert beside or number["y"] < index["y"] < title["y"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.browser
def test_nothing_scrolls_sideways_on_the_smallest_phone(look_at):
    moment.set_demo(NINE)
    page = look_at("/demo/gallery", 320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.django_db
def test_the_gallery_exists_only_in_the_demonstration(client):
    assert client.get("/demo/gallery").status_code == 404
