"""A matter's row keeps its standing as one text, whichever way that is written."""

from datetime import timedelta

import pytest

from yizhang.kernel.kept import standing_of, standing_text, written
from yizhang.law.standing import Mark, Standing, to_json


def standings(now):
    """From nothing to all at once."""
    sign = Mark("同意", now, now, "韩示戊", "docs.head", 3)
    deemed = Mark("“视为”\\", now, now - timedelta(days=1), "system", "system", 4, "d1")
    marks = {"submit": sign, "review": deemed}
    yield Standing()
    yield Standing(marks=marks)
    yield Standing(reminded=2)
    yield Standing(marks=marks, parts={"deputy": {"post:dm1": sign}}, seats={"deputy": ("post:dm1", "post:dm2")}, ended=now, ended_by=4)
    yield Standing(marks={"submit": sign._replace(seq=5)}, claims={"handle": ("韩示戊", "docs.head")}, circulated={"post:dm1": ""})


@pytest.mark.parametrize("n", range(5))
def test_a_standing_is_written_as_its_json_and_read_again(n, now):
    standing = list(standings(now))[n]
    text = standing_text(standing)
    assert text == written(to_json(standing)) == standing_text(standing)
    assert standing_of.make(text) == standing
