"""Files that come in through the browser: kept by their digest, known by their content."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse

from yizhang.kernel.values import Json


def keep(upload: UploadedFile) -> Json:
    """Keep it and return what the record holds of it: digest, name, size, media."""
    raise NotImplementedError


def answer(kept: Json) -> HttpResponse:
    """A kept file as the browser gets it."""
    raise NotImplementedError
