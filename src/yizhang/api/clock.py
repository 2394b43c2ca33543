"""What time it is for a request: the office's clock, unless whoever calls the application in this process brings a moment.

The moment is an object beside the request's headers (a key of the WSGI environment without HTTP_), so nobody can send one.
"""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest

from yizhang.web import moment

BROUGHT = "yizhang.now"


def now_of(request: HttpRequest) -> datetime:
    """The moment that is handed to the door."""
    brought = request.META.get(BROUGHT)
    if isinstance(brought, datetime):
        return brought
    set_by_office = getattr(request, "now", None)
    return set_by_office if isinstance(set_by_office, datetime) else moment.now(moment.demo_shift())
