"""The chapter as an application: its registers and screens are known once Django is ready."""

from importlib import import_module

from django.apps import AppConfig


class LawmakingConfig(AppConfig):
    """第四章 依法行政."""

    name = "yizhang.lawmaking"
    label = "lawmaking"

    def ready(self) -> None:
        """Declare the registers and screens."""
        for room in ("screens", "pages", "opinionpages"):
            import_module(f"yizhang.lawmaking.{room}")
