"""主送机关 and 抄送机关: names, and how they are grouped by ， 、 and collective names."""

from __future__ import annotations

from functools import lru_cache

from yizhang.gongwen.elements import organs
from yizhang.gongwen.regex import regex
from yizhang.gongwen.width import narrow, tight
from yizhang.law.values import dataclass

SYSTEMS = (
    ("军", regex("军区|军委|武警|部队")),
    ("党", regex("[省市县区州盟旗乡镇]委$|党组|党委|党工委")),
    ("人大政协", regex("人大|政协")),
    ("法检", regex("法院|检察院")),
    ("政", regex("政府|部|局|厅|委|署|办|院")),
)
LABEL = regex(r"主\s*送(?:\s*机\s*关)?\s*[:：]\s*(?=.)")
AND_TO = regex(r"并(?:抄?报|抄?送|转|呈)(?=.{2})")
CASUAL = regex(r"^(?:[省市县区州旗]政府|[省市县区州旗]委|[你贵]\S{1,3}|.{0,4}街道)$")


@dataclass(frozen=True)
class RecipientsRead:
    """Names in order; `groups` as ， parts them; `collective` when a kind of organs is named; `person` when a person is."""

    names: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...] = ()
    collective: bool = False
    person: bool = False
    joint_levels: bool = False
    faults: tuple[str, ...] = ()


@lru_cache(maxsize=64)
def parse(text: str) -> RecipientsRead:
    """Read a line of recipients, with or without its colon."""
    plain = _plain(text)
    groups = tuple(organs.split(AND_TO.sub("、", group)) for group in organs.parts(plain, "，；") if group)
    names = tuple(name for group in groups for name in group)
    return RecipientsRead(
        names,
        groups,
        any(organs.COLLECTIVE.search(name) for name in names),
        any(organs.is_person(name) for name in names),
        len({_system(name) for name in names} - {""}) > 1,
        tuple(_faults(text, names)),
    )


def plausible(text: str) -> bool:
    """Whether a line reads as recipients: it ends with a colon and holds names only."""
    plain = LABEL.sub("", tight(narrow(text)), count=1) if len(text) < 2000 else ""
    if not plain.endswith((":", "：")) or len(plain) > 600 or "关于" in plain or organs.SENTENCE.search(plain[:-1]):
        return False
    names = parse(plain).names
    return bool(names) and all(organs.is_name(name) or organs.is_person(name) or name.startswith("各") for name in names)


def _plain(text: str) -> str:
    """Full-width marks, no spaces, no colon or full stop at the end."""
    marks = str.maketrans(",()", "，（）")
    plain = tight(narrow(text)).translate(marks).rstrip("：:。.")
    return LABEL.sub("", plain, count=1) if LABEL.match(plain) else plain


def _system(name: str) -> str:
    return next((system for system, pattern in SYSTEMS if pattern.search(name)), "")


def _faults(text: str, names: tuple[str, ...]) -> list[str]:
    plain = text.strip()
    half = ("逗号" if "," in plain else "") + ("冒号" if plain.endswith(":") else "")
    faults = [f"半角{half}"] if half and not any(CASUAL.match(name) for name in names) else []
    return faults + [f"简称“{name}”" for name in names if CASUAL.match(name) and name.endswith("政府")]
