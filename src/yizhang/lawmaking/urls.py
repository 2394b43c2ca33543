"""Addresses of what chapter four shows beside the generic pages."""

from django.urls import path

from yizhang.lawmaking import opinionpages, pages

urlpatterns = [
    path("review/<slug:matter>", pages.review, name="law-review"),
    path("opinions/<slug:matter>", opinionpages.opinions, name="law-opinions"),
    path("opinions/<slug:matter>/answer", opinionpages.answer, name="law-answer"),
    path("opinions/<slug:matter>/import", opinionpages.bring, name="law-import"),
]
