"""Organs that the mayor does not lead are given nothing to do (6.1a): what rules of several articles say of them."""

from __future__ import annotations

from collections.abc import Iterable

from yizhang.law.finding import Findings, _, breach

BY_LETTER = _("改为部门、直属单位或区县政府；请其他机关协助的，用函商请")


def not_led(names: Iterable[str], where: str, remedy: str = BY_LETTER) -> Findings:
    """A refusal for each of these organs, in words."""
    for name in names:
        yield breach(_("{name}不由市政府领导"), name=name, where=where, remedy=remedy)
