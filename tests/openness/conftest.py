"""The demonstration city at work on the edition of 2022."""

from tests.documents.conftest import city  # noqa: F401 - a fixture
