"""Several answers ticked from a list come to the door as they are, whatever punctuation is in their words."""

from __future__ import annotations

from datetime import datetime

from django.http import QueryDict

from yizhang.kernel.values import FieldView
from yizhang.law.calendar import LOCAL
from yizhang.web.filling import filled_in
from yizhang.web.forms import form_field, split, typed_words

NOW = datetime(2026, 3, 3, 9, tzinfo=LOCAL)
POWERS, PENALTY, PLAIN = "增加行政权力事项，或者减少法定职责", "设定行政许可、行政处罚、行政强制", "其他"
CHOICES = (POWERS, PENALTY, PLAIN)


def asked(raw=None) -> FieldView:
    return FieldView("clear_of", "核对无此内容", "、".join(raw or ()), raw, "enum[]", "52.1e", choices=CHOICES)


def sent(*ticked: str) -> QueryDict:
    post = QueryDict(mutable=True)
    post.setlist("clear_of", list(ticked))
    return post


def test_what_is_ticked_is_what_the_door_gets():
    for ticked in ((PENALTY,), (POWERS, PENALTY), CHOICES):
        filled = filled_in(sent(*ticked), [asked()], NOW, lambda kind, words: None)
        assert filled.input == {"clear_of": list(ticked)}


def test_it_is_ticked_again_when_the_form_comes_back_and_when_the_record_holds_it():
    back = form_field(asked(), typed_words(sent(POWERS, PENALTY)))
    held = form_field(asked([PENALTY, PLAIN]))
    alone = form_field(asked([PENALTY]))
    assert (back.chosen, held.chosen, alone.chosen) == ([POWERS, PENALTY], [PENALTY, PLAIN], [PENALTY])


def test_names_typed_in_one_line_are_still_several():
    assert split("市财政局、市水利局") == ["市财政局", "市水利局"]
    assert split("市财政局、市水利局", ["市教育局"]) == ["市财政局", "市水利局"]


def test_a_matter_left_as_it_stood_stays_the_same_though_another_has_its_title():
    field = FieldView("plan_item", "计划项目", "无锡市校外托管管理意见", "0a1b", "matter", "17.1b")
    post = QueryDict(mutable=True)
    post["plan_item"] = "无锡市校外托管管理意见"
    assert filled_in(post, [field], NOW, lambda kind, words: None).input == {"plan_item": "0a1b"}
    post["plan_item"] = "锡政发〔2026〕2号"
    assert filled_in(post, [field], NOW, lambda kind, words: f"{kind}:{words}").input == {"plan_item": "matter:锡政发〔2026〕2号"}
