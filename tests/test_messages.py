"""The catalogues of the other languages: whole, and kept with what the program shows."""

from __future__ import annotations

import pytest

from yizhang.messages.catalogue import FOLDER, as_mo, as_po, faults, file_of, merged, read, translations
from yizhang.messages.gathered import gathered
from yizhang.messages.message import Message, placeholders
from yizhang.messages.sources import in_python, in_template

LANGUAGES = sorted(one.parents[1].name for one in FOLDER.glob("*/LC_MESSAGES/django.po"))
RENEW = "run: python -m yizhang.messages"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_has_a_translation_that_fills_the_same_places(language):
    assert list(faults(read(language))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_holds_what_the_program_shows_and_nothing_else(language):
    known = read(language)
    now = merged(gathered(), translations(known), language)
    assert {one.id for one in now} - {one.id for one in known} == set(), RENEW
    assert {one.id for one in known} - {one.id for one in now} == set(), RENEW
    assert as_po(now) == file_of(language).read_bytes(), RENEW


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_that_of_the_text(language):
    file = file_of(language)
    assert file.with_suffix(".mo").read_bytes() == as_mo(file.read_bytes(), language), RENEW


def test_what_counts_is_never_asked_without_its_number():
    """A catalogue holds a counting message under its number; `gettext` of the same words would not find it."""
    found = gathered()
    counting = {one.id: one.place for one in found if one.plural}
    assert [(one.id, one.place, counting[one.id]) for one in found if not one.plural and one.id in counting] == []


def test_marks_are_read_in_python_and_in_templates():
    python = 'label = _("请示")\nwords = ngettext("{n}件", "{n}件", n)\nplain = other("不是")\n'
    counting = "{% blocktranslate count n=rows %}{{ n }} 条{% plural %}{{ n }} 条{% endblocktranslate %}"
    template = '{% load i18n %}{% translate "办结" %}' + counting
    assert list(in_python(python, "p")) == [Message("请示", "", "p"), Message("{n}件", "{n}件", "p")]
    assert list(in_template(template, "t")) == [Message("办结", "", "t"), Message("%(n)s 条", "%(n)s 条", "t")]


def test_a_message_no_longer_shown_leaves_the_catalogue_and_others_keep_their_words():
    catalogue = merged([Message("请示", place="a"), Message("{n}日", "{n}日", "b")], {"请示": ("Request",), "旧": ("Old",)}, "en")
    assert translations(catalogue) == {"请示": ("Request",)}
    assert [one.partition(" has")[0] for one in faults(catalogue)] == ["“{n}日”"]


def test_a_translation_that_fills_other_places_is_named():
    catalogue = merged([Message("由{who}办", place="a")], {"由{who}办": ("By {whom}",)}, "en")
    assert list(faults(catalogue)) == ["“由{who}办” fills other places than “By {whom}”"]
    assert placeholders("第%(n)s页，{title}") == {"%(n)s", "{title}"}
