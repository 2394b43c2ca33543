from django.apps import AppConfig


class KernelConfig(AppConfig):
    """事项 and 办理: the only writer of matters, acts, tasks and readers."""

    name = "yizhang.kernel"
    label = "kernel"
    default_auto_field = "django.db.models.BigAutoField"
