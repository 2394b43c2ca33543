"""`yizhang bench gongwen`: what is compared with what."""

from __future__ import annotations

import pytest

from yizhang.bench import gongwen
from yizhang.gongwen.read import read_text


def test_our_reader_and_python_docx_come_to_the_same_words_and_the_process_is_measured_whole(tmp_path):
    found = gongwen.run(tmp_path, documents=5, processes=5)
    assert found["pages"] >= 20
    assert found["parts"]["read"]["ratio"] > 0
    assert found["parts"]["check"]["ratio"] > 1
    assert found["documents_per_second"] > 0
    assert 10 < found["memory"] < 200
    assert found["lint"] > 0


def test_words_that_only_python_docx_reads_end_the_measurement():
    with pytest.raises(AssertionError, match="二、"):
        gongwen._agree(read_text("一、基本情况"), ["一、基本情况", "二、下一步"])
