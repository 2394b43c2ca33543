"""An official document 公文 as a value: its elements, read from files, linted, compared, typeset. Pure: no Django, no clock.

    from yizhang.gongwen import read, lint, typeset

Each of these functions bears the name of the module that holds it. The package offers the function, whichever was imported first, and
imports nothing before it is asked for: taking one number apart must not wait for all the lints.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yizhang.gongwen.compare import compare as compare
    from yizhang.gongwen.lint import lint as lint
    from yizhang.gongwen.read import read as read
    from yizhang.gongwen.typeset.setting import typeset as typeset


class _Function:
    """A function that the package offers under the name of a module of its own."""

    def __init__(self, module: str, name: str) -> None:
        self.module, self.name = module, name

    def __get__(self, package: ModuleType | None, _type: object = None) -> object:
        """The function."""
        return getattr(import_module(self.module), self.name)

    def __set__(self, package: ModuleType, module: ModuleType) -> None:
        """Python hangs each module that it has imported into its package; here the function keeps the name."""


class _Gongwen(ModuleType):
    read = _Function("yizhang.gongwen.read", "read")
    lint = _Function("yizhang.gongwen.lint", "lint")
    compare = _Function("yizhang.gongwen.compare", "compare")
    typeset = _Function("yizhang.gongwen.typeset.setting", "typeset")


sys.modules[__name__].__class__ = _Gongwen
