"""Addresses: the API under /api/, accounts under /accounts/, screens of a chapter under its name, and the others under everything else."""

from importlib.util import find_spec

from django.urls import include, path

ROOMS = (
    ("api/", "yizhang.api.urls"),
    ("accounts/", "yizhang.web.accounturls"),
    ("", "yizhang.api.pages"),
    ("documents/check", "yizhang.documents.checkurls"),
    ("documents/", "yizhang.documents.urls"),
    ("lawmaking/", "yizhang.lawmaking.urls"),
    ("", "yizhang.web.urls"),
)

urlpatterns = [path(prefix, include(room)) for prefix, room in ROOMS if find_spec(room)]
handler500 = "yizhang.unavailable.failed"
