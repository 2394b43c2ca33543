from django.apps import AppConfig


class OfficeConfig(AppConfig):
    """第二章: the registers of the organisation, kept as rows with from–to moments."""

    name = "yizhang.office"
    label = "office"
    default_auto_field = "django.db.models.BigAutoField"
