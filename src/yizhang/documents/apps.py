"""The chapter as an application: its registers are known once Django is ready."""

from importlib import import_module

from django.apps import AppConfig

SCREENS = tuple(f"yizhang.documents.{room}screens" for room in ("", "countersign.", "dispatch.", "distribution.", "quota."))


class DocumentsConfig(AppConfig):
    """第九章 公文."""

    name = "yizhang.documents"
    label = "documents"

    def ready(self) -> None:
        """Declare the registers and what the chapter adds to the 办理单."""
        for room in SCREENS:
            import_module(room)
