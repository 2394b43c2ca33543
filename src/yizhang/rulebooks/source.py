"""From the bytes of a published page (.txt .html .docx .pdf) to its lines."""

from __future__ import annotations

import re

from yizhang.gongwen.read import read

# What a browser prints at the edges of each page: address, page of pages, date.
PRINTED = re.compile(r"^\d{1,4}/\d{1,2}/\d{1,4}[,\s]*(?:[上下]午)?\d{1,2}:\d{2}\s*(?:[AP]M)?|^(?:https?|file)://\S+\s+[\d/:,\s上下午]*(?:[AP]M)?")


UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u200b\ufeff\ufffe\uffff]")


def lines(data: bytes, name: str) -> list[str]:
    """The lines of the page that have words on them, without outer spaces; automatic numbers are printed in them.

    `name` is what messages call the file. Raises a CannotRead of gongwen.errors.
    """
    text = UNPRINTABLE.sub("", read(data, name).text).replace("\u00a0", " ")
    return [line for one in text.split("\n") if (line := PRINTED.sub("", one.strip()))]
