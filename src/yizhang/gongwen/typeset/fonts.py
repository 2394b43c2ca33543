"""Which of the machine's typefaces stand for the five of the standard."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from yizhang.gongwen.typeset.parts import Face
from yizhang.law.finding import Findings, _, note

# The faces themselves, by the names their makers gave them, in the order in which offices have them.
OWN: Mapping[Face, tuple[str, ...]] = {
    Face.FANGSONG: ("仿宋_GB2312", "FangSong_GB2312", "方正仿宋_GBK", "FZFangSong-Z02", "仿宋", "FangSong", "STFangsong", "华文仿宋"),
    Face.XIAOBIAOSONG: ("方正小标宋_GBK", "FZXiaoBiaoSong-B05", "方正小标宋简体", "FZXiaoBiaoSong-B05S"),
    Face.HEITI: ("黑体", "SimHei", "方正黑体_GBK", "FZHei-B01", "STHeiti"),
    Face.KAITI: ("楷体_GB2312", "KaiTi_GB2312", "方正楷体_GBK", "FZKai-Z03", "楷体", "KaiTi", "STKaiti", "华文楷体"),
    Face.SONGTI: ("宋体", "SimSun", "方正书宋_GBK", "STSong", "华文宋体"),
}
# What may stand for them: free faces of the same kind, then the nearest kind that every machine can have.
INSTEAD: Mapping[Face, tuple[str, ...]] = {
    Face.FANGSONG: ("FandolFang R", "FandolFang", "Zhuque Fangsong (technical preview)", "Noto Serif CJK SC", "Source Han Serif SC"),
    Face.XIAOBIAOSONG: ("Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC"),
    Face.HEITI: ("Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "WenQuanYi Zen Hei"),
    Face.KAITI: ("LXGW WenKai", "LXGW WenKai GB", "FandolKai", "AR PL UKai CN", "Noto Serif CJK SC", "Source Han Serif SC"),
    Face.SONGTI: ("Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC"),
}
# Where one character is missing, these are asked for it.
ANY = ("Noto Serif CJK SC", "Source Han Serif SC", "Noto Sans CJK SC", "LXGW WenKai", "SimSun", "宋体", "Noto Serif CJK TC")


class Choice(NamedTuple):
    """The families asked for a face, in order; the first sets all it can. `own` when it is the face itself."""

    families: tuple[str, ...]
    own: bool

    @property
    def bold(self) -> bool:
        """Whether a bold cut is wanted: one 宋体 stands for 小标宋 so."""
        return not self.own


def choose(available: Collection[str]) -> dict[Face, Choice]:
    """For every face what there is of it."""
    return {face: Choice(tuple(_there(face, available)), any(name in available for name in OWN[face])) for face in Face}


def _there(face: Face, available: Collection[str]) -> Iterator[str]:
    yield from dict.fromkeys(name for name in (*OWN[face], *INSTEAD[face], *ANY) if name in available)


def replaced(choices: Mapping[Face, Choice], used: Collection[Face]) -> Findings:
    """A note for every face that is used and was replaced."""
    for face in Face:
        choice = choices[face]
        if face in used and not choice.own:
            other = choice.families[0] if choice.families else "其他字体"
            remedy = _("安装{face}字体，或把字体文件夹写入 YIZHANG_FONTS 后重排")
            yield note(
                _("没有{face}字体，用{other}代替"), face=face.value, other=other, where="字体", remedy=remedy, source="GB/T 9704 5.2.2"
            )
