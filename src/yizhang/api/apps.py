"""The API as Django sees it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    """接口. Its tables hold tokens and who uploaded which file, nothing that counts as record."""

    name = "yizhang.api"
    label = "api"
    verbose_name = _("接口")
    default_auto_field = "django.db.models.BigAutoField"
