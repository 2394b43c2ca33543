"""Who may have an account: whom the security administrator gives one. Nobody signs himself up."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class OfficeAccounts(DefaultAccountAdapter):
    """allauth's adapter for an office."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: accounts come with a post."""
        return False
