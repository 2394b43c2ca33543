"""The chapter as an application: its registers are known once Django is ready."""

from importlib import import_module

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """第九章 公文."""

    name = "yizhang.documents"
    label = "documents"

    def ready(self) -> None:
        """Declare the registers."""
        import_module("yizhang.documents.screens")
