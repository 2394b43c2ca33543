"""Addresses of what one does at the desk beside the matters themselves: files taken in and seen, several things at once."""

from django.urls import path

from yizhang.web.views import attachments, many, reminders, start

urlpatterns = [
    path("open/<slug:procedure>/read", start.read_document, name="read-start"),
    path("many", many.many, name="many"),
    path("urge", many.urge, name="urge"),
    path("reminders", reminders.own, name="reminders"),
    path("files", attachments.upload, name="upload"),
    path("matter/<slug:matter>/attachment/<slug:digest>", attachments.attachment, name="attachment"),
    path("matter/<slug:matter>/attachment/<slug:digest>/content", attachments.content, name="attachment-content"),
    path("matter/<slug:matter>/attachment/<slug:digest>/picture", attachments.picture, name="attachment-picture"),
    path("matter/<slug:matter>/attachment/<slug:digest>/page/<int:number>", attachments.leaf, name="attachment-leaf"),
]
