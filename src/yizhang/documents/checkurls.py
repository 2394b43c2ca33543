"""Addresses of 公文检查, which is open to everybody."""

from django.urls import path

from yizhang.documents import checkscreens

urlpatterns = [path("", checkscreens.check, name="check"), path("/mended", checkscreens.mended, name="check-mended")]
