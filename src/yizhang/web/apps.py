"""The web room as Django sees it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    """页面. Its tables hold what a person set or typed, nothing that counts as record."""

    name = "yizhang.web"
    label = "web"
    verbose_name = _("页面")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The registers are declared once the applications are there."""
        from yizhang.web import books, findbooks, movedlimits, officebooks, ownacts  # noqa: F401
