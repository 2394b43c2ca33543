"""Addresses: the API under /api/, accounts under /accounts/, and the screens under everything else."""

from importlib.util import find_spec

from django.urls import include, path

ROOMS = (("api/", "yizhang.api.urls"), ("accounts/", "yizhang.web.accounturls"), ("", "yizhang.api.pages"), ("", "yizhang.web.urls"))

urlpatterns = [path(prefix, include(room)) for prefix, room in ROOMS if find_spec(room)]
