"""公文检查: what the page says of a document that is handed to it and forgotten."""

from __future__ import annotations

from django.core.files.base import File

from yizhang.documents.report import LONGEST
from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.errors import TooLarge
from yizhang.web import intake

UNNAMED = "粘贴的文字.txt"


def read_to_check(upload: File) -> tuple[bytes, OfficialDocument]:
    """What is in it, and the document that it is. Raises a CannotRead, also for one that would keep whoever waits too long."""
    data, document = intake.read_upload(upload)
    if len(document.text) > LONGEST:
        raise TooLarge(name=str(upload.name), limit=f"{LONGEST // 10_000}万字")
    return data, document
