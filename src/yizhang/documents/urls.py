"""Addresses of what chapter nine shows beside the generic pages."""

from django.urls import path

from yizhang.documents.countersign import screens as countersign
from yizhang.documents.dispatch import draftscreens as drafting
from yizhang.documents.dispatch import screens as dispatch
from yizhang.documents.dispatch import statscreens as stats

urlpatterns = [
    path("countersigning/<slug:matter>", countersign.countersigning, name="countersigning"),
    path("countersigning/<slug:matter>/print", countersign.printed, name="print-countersigning"),
    path("draft", drafting.draft, name="draft-new"),
    path("draft/check", drafting.check, name="draft-check"),
    path("draft/preview", drafting.preview, name="draft-preview"),
    path("draft/carry", drafting.carry, name="draft-carry"),
    path("draft/<slug:matter>", drafting.draft, name="draft-of"),
    path("statistics", stats.page, name="statistics"),
    path("statistics/print", stats.printed, name="print-statistics"),
    path("desk", dispatch.desk, name="desk"),
    path("desk/print", dispatch.printed, name="print-desk"),
    path("<slug:matter>/package", dispatch.take_package, name="package"),
]
