"""Addresses of what chapter nine shows beside the generic pages."""

from django.urls import path

from yizhang.documents.countersign import screens as countersign

urlpatterns = [
    path("countersigning/<slug:matter>", countersign.countersigning, name="countersigning"),
    path("countersigning/<slug:matter>/print", countersign.printed, name="print-countersigning"),
]
