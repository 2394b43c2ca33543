"""The chapter as an application: what it adds to the 办理单 is known once Django is ready."""

from importlib import import_module

from django.apps import AppConfig


class OpennessConfig(AppConfig):
    """第六章 政务公开."""

    name = "yizhang.openness"
    label = "openness"

    def ready(self) -> None:
        """Declare the section on the 办理单."""
        import_module("yizhang.openness.screens")
