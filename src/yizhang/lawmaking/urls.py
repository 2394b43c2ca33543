"""Addresses of what chapter four shows beside the generic pages."""

from django.urls import path

from yizhang.lawmaking import pages

urlpatterns = [path("review/<slug:matter>", pages.review, name="law-review")]
