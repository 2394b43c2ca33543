"""Addresses of the administrators' pages, and of the way to an account."""

from django.urls import path

from yizhang.web.views import administration, logs, settings, welcome

urlpatterns = [
    path("welcome/<str:token>", welcome.welcome, name="welcome"),
    path("administration", administration.administration, name="administration"),
    path("administration/accounts", administration.accounts, name="admin-accounts"),
    path("administration/account", administration.account, name="admin-account"),
    path("administration/changes", administration.changes, name="admin-changes"),
    path("administration/changes/<int:change>", administration.decide, name="admin-decide"),
    path("administration/changes/<int:change>/link", administration.issue, name="admin-issue"),
    path("administration/log", logs.log, name="admin-log"),
    path("administration/log/verify", logs.verify_log, name="admin-log-verify"),
    path("administration/log/export", logs.export_log, name="admin-log-export"),
    path("administration/views", logs.views, name="admin-views"),
    path("administration/acts", logs.acts, name="admin-acts"),
    path("administration/settings", settings.settings, name="admin-settings"),
]
